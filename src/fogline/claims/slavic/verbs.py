"""Verbs of saying, with the voice beside them and the form of what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.slavic.disputes import Disputes
from fogline.claims.slavic.hit import Hit, Sentence
from fogline.claims.slavic.lexicon import Verb
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention
from fogline.claims.slavic.sources import Sources
from fogline.model import Act

__all__ = ["verb_hits"]

_SHOWN = 2
_NAME = 4
"""The most words of a person's name."""


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
        elif word in stems["exchanged"]:
            yield from finder.exchanged()
        if word in stems["take"]:
            yield from finder.responsible()


class _Finder(Disputes):
    """What one verb attributes."""

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
        denial = self._denial(verb)
        if denial is not None:
            yield from denial
            return
        content = self._after_that()
        if content is not None:
            yield self._hit(verb, content, around_end=content[0])
            return
        content = self._after_colon()
        about = self._about()
        left = self._left_content()
        if content is not None and verb.act is Act.DENIES and not self._quoted(content):
            # "the reports the staff denies: the road is open": behind the colon stands what it says instead
            yield self._hit(replace(verb, act=Act.ASSERTS), content, opens=content[0] >= content[1])
            return
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
                states = self._reading.lower[v] in self._stems["stating"] and (
                    self._reading.lower[about + 1] not in self._stems["topics"]
                )
                end = self._next_said() or self._sentence.end
                yield self._hit(verb, (about + 1, end), upto=about, topic=not states)
                return
        if left:
            yield self._hit(verb, None)
            return
        if clause.low == self._sentence.begin + 1 and self._reading.dash(self._sentence.begin):
            yield self._hit(verb, None, back=True)  # "— said X" on a line of its own
            return
        if verb.act is not Act.ASSERTS or self._reading.lower[v] in self._stems["naming"]:
            content = self._object()
            if content is not None:
                yield self._hit(verb, content, upto=v + 1, topic=verb.act is Act.ASSERTS)

    def _quoted(self, content: tuple[int, int]) -> bool:
        return content[0] < content[1] and self._reading.quote_of[content[0]] >= 0

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
            yield from self._quoted_of()
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

    def _quoted_of(self) -> Iterator[Hit]:
        """ "…, the agency quotes X": the person right behind the verb, handed on by whoever else stands there."""
        reading, clause, v = self._reading, self._clause, self._v
        if not self._left_content():
            return
        last = v + 1
        if last < clause.high and reading.lower[last] in self._stems["persons"]:
            last += 1
        while (
            last < clause.high
            and reading.capital(last)
            and reading.quote_of[last] < 0
            and reading.case[last] != "Nom"
        ):
            last += 1
        if last == v + 1 or last - v > _NAME:
            return
        outer = self._sources.before(clause.low, v) or self._sources.after(last, clause.high)
        yield Hit((v, v + 1), (clause.low, clause.high), (*outer, Mention(v + 1, last)))

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
