"""A verb of saying in its clause: where its voice stands beside it, and what it says."""

from __future__ import annotations

from fogline.claims.slavic.hit import Clause, Sentence
from fogline.claims.slavic.lexicon import Verb
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention
from fogline.claims.slavic.sources import Sources
from fogline.model import Standing

__all__ = ["Frame"]


class Frame:
    """One verb in its sentence."""

    def __init__(self, reading: Reading, sources: Sources, sentence: Sentence, v: int) -> None:
        self._reading, self._sources, self._sentence, self._v = reading, sources, sentence, v
        self._small, self._stems = reading.words.small, reading.words.stems
        self._phrases = reading.words.phrases
        self._clause: Clause = sentence.clause(v)

    def _voices(
        self, verb: Verb, low: int, high: int, skip: tuple[int, int] | None
    ) -> tuple[tuple[Mention | None, ...], str | None]:
        v = self._v
        if skip is not None and skip[1] <= v:
            low = skip[1]
        right = (
            (v + 1, high) if skip is None or skip[0] < v else (skip[1] if skip[0] == v + 1 else v + 1, high)
        )
        before = self._sources.before(low, self._shared(low))
        relative = self._relative(low)
        if relative is not None:
            return (relative,), None
        if before and verb.plural and self._reading.lower[min(v + 1, high - 1)] in self._small["in"]:
            told, body = self._sources.tells(before[0]), self._sources.after(*right)
            if told is not None and told[1] is Standing.MEDIA and body:
                return body, None  # "(to) the agency said in the ministry"
        if before:
            return before, None
        if low < v and self._reading.lower[low] in self._small["there"]:
            return (None,), None
        after = self._sources.after(*right)
        if after:
            return after, None
        apart = self._over_aside(low)
        if apart:
            return apart, None
        if verb.plural:
            return (), self._reading.tokens[v]
        return (None,), None

    def _shared(self, low: int) -> int:
        """Where what may be the subject ends: at the verb, or at one before it that has the same subject ("X said of
        this and denies that")."""
        reading, v = self._reading, self._v
        for k in range(low + 1, v - 1):
            verb = reading.words.verbs.get(reading.lower[k])
            if verb is not None and any(reading.lower[j] in self._small["and"] for j in range(k + 1, v)):
                return k
        return v

    def _next_said(self) -> int | None:
        """Where the clause goes on with another verb of saying of the same subject: at the "and" of "X said this and
        denies that"."""
        reading, v = self._reading, self._v
        for k in range(v + 2, self._clause.high):
            if reading.lower[k] in reading.words.verbs:
                return next((j for j in range(k - 1, v, -1) if reading.lower[j] in self._small["and"]), None)
        return None

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
        if self._next_said() is not None:
            return None
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
        before = self._sources.before(clause.low, v)
        if clause.high - v - 1 < 1 or not before or reading.lower[before[0].begin] in self._small["this"]:
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
