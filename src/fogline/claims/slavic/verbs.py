"""Verbs of saying, with the voice beside them and the form of what they say."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.slavic.hit import Clause, Hit, Sentence
from fogline.claims.slavic.lexicon import Verb
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention
from fogline.claims.slavic.sources import Sources
from fogline.model import Act

__all__ = ["verb_hits"]

_SHOWN = 2


def verb_hits(reading: Reading, sources: Sources, sentence: Sentence) -> Iterator[Hit]:
    """The attributions by verbs of one sentence, from left to right; quotations are not looked into."""
    verbs, stems = reading.words.verbs, reading.words.stems
    for v in range(sentence.begin, sentence.end):
        if reading.speech(v):
            continue
        word = reading.lower[v]
        verb = verbs.get(word)
        finder = _Finder(reading, sources, sentence, v)
        if verb is not None and verb.kind != "call":
            yield from finder.hits(verb)
        elif (
            word in stems["passive"]
            or word in stems["known"]
            or (
                word in stems["follows"]
                and v + 1 < sentence.end
                and reading.lower[v + 1] in reading.words.small["out_of"]
            )
        ):
            yield from finder.passive()
        elif word in stems["relays"]:
            yield from finder.relayed()
        if word in stems["take"]:
            yield from finder.responsible()


class _Finder:
    """One verb in its sentence."""

    def __init__(self, reading: Reading, sources: Sources, sentence: Sentence, v: int) -> None:
        self._reading, self._sources, self._sentence, self._v = reading, sources, sentence, v
        self._small, self._stems = reading.words.small, reading.words.stems
        self._clause: Clause = sentence.clause(v)

    def hits(self, verb: Verb) -> Iterator[Hit]:
        """What an active verb attributes."""
        v, clause = self._v, self._clause
        if self._negated():
            return
        if verb.kind == "accuse":
            yield from self._accused(verb)
            return
        if verb.kind == "show":
            yield from self._shown(verb)
            return
        content = self._after_that()
        if content is not None:
            yield self._hit(verb, content, around_end=content[0])
            return
        content = self._after_colon()
        about = self._about()
        left = self._left_content()
        if content is not None and about is None:
            if left:
                yield self._hit(verb, None)
            if content[0] < content[1] or not left:
                yield self._hit(verb, content, opens=content[0] >= content[1])
            elif left:
                yield self._hit(verb, (content[0], content[0]), opens=True)
            return
        if self._so():
            yield self._hit(verb, None, so=True)
            return
        if about is not None:
            if self._reading.lower[about + 1] in self._small["back"] and self._closes(about + 2):
                yield self._hit(verb, None, back=not left, skip=(about, about + 2))
                if clause.after == ":":
                    yield self._hit(verb, self._colon_content(), opens=True)
                return
            if about > v:
                yield self._hit(verb, (about + 1, self._sentence.end), upto=about, topic=True)
                return
        if left:
            yield self._hit(verb, None)
            return
        if verb.act in (Act.DENIES, Act.CONFIRMS):
            content = self._object()
            if content is not None:
                yield self._hit(verb, content, upto=v + 1, topic=True)

    def passive(self) -> Iterator[Hit]:
        """ "it is reported that", "says the statement of …"."""
        v, clause, reading = self._v, self._clause, self._reading
        if self._negated() or (v > clause.low and reading.lower[v - 1] in self._small["so"]):
            return
        voices, stop = self._stated_in()
        verb = Verb(Act.ASSERTS, "say", "", False)
        hedge = reading.tokens[v] if not voices else None
        if not voices and reading.lower[v] not in self._stems["known"]:
            voices = (None,)
        content = self._after_that()
        if content is not None:
            yield self._hit(verb, content, around_end=content[0], voices=voices, hedge=hedge)
            return
        about, left = self._about(), self._left_content()
        if about is not None and reading.lower[about + 1] in self._small["back"] and self._closes(about + 2):
            yield self._hit(verb, None, back=not left, voices=voices, hedge=hedge)
        elif about is not None and about > v and (not stop or about < stop):
            yield self._hit(
                verb, (about + 1, self._sentence.end), upto=about, voices=voices, hedge=hedge, topic=True
            )
        elif clause.after == ":":
            yield self._hit(verb, self._colon_content(), voices=voices, hedge=hedge, opens=True)
        elif left:
            yield self._hit(verb, None, voices=voices, hedge=hedge)

    def relayed(self) -> Iterator[Hit]:
        """ "the newspaper quotes his words"."""
        reading, clause = self._reading, self._clause
        at = next(
            (k for k in range(clause.low, clause.high) if reading.lower[k] in self._stems["words_said"]), None
        )
        if at is None:
            return
        inner: tuple[Mention | None, ...] = (None,)
        outer = self._sources.before(clause.low, self._v)
        rest = (max(at, self._v) + 1, clause.high)
        if not outer:
            outer = self._sources.after(*rest)
            if not outer:
                return
        elif reading.lower[at - 1] not in self._small["his"] | self._small["her"]:
            inner = self._sources.after(*rest) or (None,)
        yield Hit((self._v, self._v + 1), (clause.low, clause.high), (*outer, *inner))

    def responsible(self) -> Iterator[Hit]:
        """ "took responsibility for the attack"."""
        reading, clause, v = self._reading, self._clause, self._v
        noun = next(
            (
                k
                for k in range(v + 1, min(clause.high, v + 6))
                if reading.lower[k] in self._stems["responsibility"]
            ),
            None,
        )
        if noun is None or noun + 2 >= clause.high or reading.lower[noun + 1] not in self._small["for"]:
            return
        voices = self._sources.before(clause.low, v)
        if voices:
            yield Hit(
                (v, noun + 1), (clause.low, noun + 2), voices, Act.CONFIRMS, (noun + 2, self._sentence.end)
            )

    def _hit(
        self, verb: Verb, content: tuple[int, int] | None, *, around_end: int | None = None, upto: int | None = None,
        back: bool = False, opens: bool = False, so: bool = False, skip: tuple[int, int] | None = None,
        voices: tuple[Mention | None, ...] | None = None, hedge: str | None = None, topic: bool = False,
    ) -> Hit:  # fmt: skip
        v, clause = self._v, self._clause
        high = upto if upto is not None else clause.high
        if voices is None:
            voices, hedge = self._voices(verb, clause.low + so, high, skip)
        end = around_end if around_end is not None else high
        return Hit(
            (v, v + 1),
            (clause.low, end),
            voices,
            verb.act,
            content,
            back=back,
            opens=opens,
            hedge=hedge,
            topic=topic,
        )

    def _voices(
        self, verb: Verb, low: int, high: int, skip: tuple[int, int] | None
    ) -> tuple[tuple[Mention | None, ...], str | None]:
        v = self._v
        if skip is not None and skip[1] <= v:
            low = skip[1]
        right = (
            (v + 1, high) if skip is None or skip[0] < v else (skip[1] if skip[0] == v + 1 else v + 1, high)
        )
        before = self._sources.before(low, v)
        relative = self._relative(low)
        if relative is not None:
            return (relative,), None
        if before:
            return before, None
        after = self._sources.after(*right)
        if after:
            return after, None
        apart = self._over_aside(low)
        if apart:
            return apart, None
        if verb.plural:
            return (), self._reading.tokens[v]
        return (None,), None

    def _relative(self, low: int) -> Mention | None:
        """ "…, who said": whoever stands before the comma."""
        reading = self._reading
        if reading.lower[low] not in self._small["to_which"] or low - 2 < self._sentence.begin:
            return None
        found = self._sources.before(self._sentence.clause(low - 2).low, low - 1)
        return found[0] if found else None

    def _over_aside(self, low: int) -> tuple[Mention, ...]:
        """ "X, being under sanctions, told a newspaper that": the voice before what is put between commas."""
        sentence, tokens = self._sentence, self._reading.tokens
        if low - 2 < sentence.begin or tokens[low - 1] != ",":
            return ()
        aside = sentence.clause(low - 2)
        if aside.before != "," or aside.low - 2 < sentence.begin:
            return ()
        first = sentence.clause(aside.low - 2)
        found = self._sources.before(first.low, first.high) if first.low == sentence.begin else ()
        return found if found and self._sources.voice(found[0].begin, found[0].end) is not None else ()

    def _negated(self) -> bool:
        reading, v = self._reading, self._v
        return any(reading.lower[k] in self._small["not"] for k in range(max(self._clause.low, v - 2), v))

    def _so(self) -> bool:
        """ "as the ministry reports"."""
        return self._reading.lower[self._clause.low] in self._small["so"] and self._clause.low < self._v

    def _after_that(self) -> tuple[int, int] | None:
        clause, reading = self._clause, self._reading
        k = clause.high
        if clause.after == "," and k + 2 < self._sentence.end and reading.lower[k + 1] in self._small["that"]:
            return k + 2, self._sentence.end
        two = reading.lower[k + 1 : k + 4]
        if (
            clause.after == ","
            and len(two) == 3
            and two[0] in self._small["about"]
            and two[1] in self._small["back"]
        ):
            after = k + 4 if reading.tokens[k + 3] == "," else k + 3
            if after < self._sentence.end and reading.lower[after] in self._small["that"]:
                return after + 1, self._sentence.end
        here = clause.after == "," and clause.high + 2 < self._sentence.end
        told = here and reading.lower[clause.high + 1] in self._small["that"]
        for k in range(self._v + 1, clause.high - 1):  # "said about it, that": no comma before "about it"
            if (
                told
                and reading.lower[k] in self._small["about"]
                and reading.lower[k + 1] in self._small["back"]
            ):
                return clause.high + 2, self._sentence.end
        return None

    def _after_colon(self) -> tuple[int, int] | None:
        return self._colon_content() if self._clause.after == ":" else None

    def _colon_content(self) -> tuple[int, int]:
        return min(self._clause.high + 1, self._sentence.end), self._sentence.end

    def _about(self) -> int | None:
        """Where "about" stands beside the verb, with something behind it."""
        reading, clause = self._reading, self._clause
        low = clause.low if self._early_about() else self._v + 1
        for k in range(low, clause.high - 1):
            if reading.lower[k] in self._small["about"] and not (self._so() and k < self._v):
                return k
        return None

    def _early_about(self) -> bool:
        """ "About this said …": only where that is all that stands before the verb."""
        reading, low = self._reading, self._clause.low
        while low < self._v and reading.lower[low] in self._small["loose"]:
            low += 1
        return (
            low + 1 < self._v + 1
            and reading.lower[low] in self._small["about"]
            and reading.lower[min(low + 1, self._v)] in self._small["back"]
        )

    def _closes(self, k: int) -> bool:
        """Whether nothing that begins a content follows "about this"."""
        reading = self._reading
        return not (
            k + 1 < self._sentence.end
            and reading.tokens[k] == ","
            and reading.lower[k + 1] in self._small["that"]
        )

    def _left_content(self) -> bool:
        """Whether there is something before the clause that can be what is said."""
        clause, begin = self._clause, self._sentence.begin
        if clause.low <= begin + 1 or not clause.before:
            return False
        reading = self._reading
        if reading.lower[clause.low] in self._small["that"] | self._small["if"] | self._small["and"]:
            return False
        words = sum(reading.word(k) for k in range(begin, clause.low))
        return words >= 2

    def _object(self) -> tuple[int, int] | None:
        """ "denied the explosions": what stands where neither voice nor "that" does."""
        reading, clause, v = self._reading, self._clause, self._v
        if clause.high - v - 1 < 1 or not self._sources.before(clause.low, v):
            return None
        if reading.lower[v + 1] in self._small["prepositions"]:
            return None
        return v + 1, self._sentence.end

    def _stated_in(self) -> tuple[tuple[Mention | None, ...], int]:
        """The voice of "it says in the statement of …", and where it ends."""
        reading, clause, v = self._reading, self._clause, self._v
        for low, high in ((v + 1, clause.high), (clause.low, v)):
            for k in range(low, high):
                if reading.lower[k] in self._small["in"] | self._small["on"] | self._small["out_of"]:
                    noun = next(
                        (
                            j
                            for j in range(k + 1, min(high, k + 5))
                            if reading.lower[j] in self._stems["statement_nouns"]
                        ),
                        None,
                    )
                    if noun is not None:
                        found = self._sources.before(noun + 1, high)
                        return (found or (None,)), high
                    found = self._sources.before(k, high)
                    if found and found[0].begin == k + 1:
                        return found, high
        return (), 0

    def _accused(self, verb: Verb) -> Iterator[Hit]:
        reading, clause, v = self._reading, self._clause, self._v
        voices, _ = self._voices(verb, clause.low, v + 1, None)
        at = next(
            (k for k in range(v + 2, clause.high) if reading.lower[k] in self._small["of_accused"]), None
        )
        content = None
        accused: tuple[int, int] | None = None
        if at is not None and at + 1 < clause.high:
            accused, content = (v + 1, at), (at + 1, self._sentence.end)
        if content is not None and voices:
            yield Hit((v, v + 1), (clause.low, content[0]), voices, verb.act, content, accused=accused)

    def _shown(self, verb: Verb) -> Iterator[Hit]:
        reading, clause, v = self._reading, self._clause, self._v
        voices, _ = self._voices(verb, clause.low, v + 1, None)
        if not voices or voices == (None,):
            return
        k = clause.high
        if clause.after == "," and k + 3 < self._sentence.end and reading.lower[k + 1] in self._small["how"]:
            yield Hit(
                (v, v + 1), (clause.low, k + 2), voices, verb.act, (k + 2, self._sentence.end), shown=True
            )
        elif clause.high - v - 1 >= _SHOWN and reading.lower[v + 1] not in self._small["prepositions"]:
            pictures = self._stems["pictures"]
            if any(reading.lower[j] in pictures for j in range(v + 1, min(clause.high, v + 5))):
                yield Hit(
                    (v, v + 1),
                    (clause.low, v + 1),
                    voices,
                    verb.act,
                    (v + 1, self._sentence.end),
                    shown=True,
                    topic=True,
                )
