"""Verbs of denying, of calling false and of accusing, with the voice beside them and what they deny."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.slavic.denials import anaphoric, is_offer, refused, told_about
from fogline.claims.slavic.frames import Frame
from fogline.claims.slavic.hit import Hit
from fogline.claims.slavic.lexicon import Verb
from fogline.claims.slavic.said import Mention
from fogline.model import Act

__all__ = ["Disputes"]


class Disputes(Frame):
    """What one verb denies or accuses of."""

    def _denial(self, verb: Verb) -> list[Hit] | None:
        """What a verb of denying, or of calling false, denies; ``None`` where it is read as any verb of saying."""
        reading, clause, v = self._reading, self._clause, self._v
        low, end = clause.low, self._sentence.end
        if verb.act is not Act.DENIES:
            span = refused(reading, v, low, end) if reading.lower[v] in self._stems["naming"] else None
            if span is None:
                return None
            if all(reading.lower[k] in self._small["this"] for k in range(*span)):
                voices = self._sources.before(low, v - 1) if span[0] < v else ()
                hit = self._hit(replace(verb, act=Act.DENIES), None, upto=v + 1, voices=voices or None)
                hit.anaphor, hit.around = True, (low, clause.high)
                return [hit]
            told = told_about(reading, *span)
            hit = self._hit(
                replace(verb, act=Act.DENIES), span, upto=span[0] if span[0] > v + 1 else v + 1, topic=True
            )
            if told is not None:
                hit.content, hit.told = (told.begin, told.end), told
            return [hit]
        if is_offer(reading, v + 1, clause.high):
            return []
        if anaphoric(reading, v, low, clause.high):
            before = v > low and (
                reading.lower[v - 1] in self._small["this"]
                or reading.lower[v - 1] in self._stems["claim_nouns"]
            )
            voices = self._sources.before(low, v - 1) if before else ()
            hit = self._hit(verb, None, voices=voices or None)
            hit.anaphor, hit.around = True, (low, clause.high)
            return [hit]
        for k in range(v + 1, min(clause.high, v + 3)):
            told = told_about(reading, k, end)
            if told is not None:
                hit = self._hit(verb, (told.begin, told.end), upto=k, topic=True)
                hit.told, hit.around = told, (low, told.begin)
                return [hit]
        told = told_about(reading, low, v)
        if told is not None:  # "the reports of P were denied by X"
            voices = self._sources.after(v + 1, clause.high)
            if voices:
                hit = self._hit(verb, (told.begin, told.end), voices=voices, topic=True)
                hit.told, hit.around = told, (v, clause.high)
                return [hit]
        return None

    def exchanged(self) -> Iterator[Hit]:
        """ "exchanged accusations of P": each accuses the other."""
        reading, clause, v = self._reading, self._clause, self._v
        noun = next(
            (k for k in range(v + 1, clause.high) if reading.lower[k] in self._stems["charges"]), None
        )
        if (
            noun is None
            or noun + 2 >= clause.high
            or reading.lower[noun + 1] not in self._small["of_accused"]
        ):
            return
        voices, _ = self._voices(Verb(Act.ASSERTS, "accuse", "", True), clause.low, v + 1, None)
        yield from self._mutual(Act.ASSERTS, voices, (noun + 2, self._sentence.end))

    def _mutual(
        self, act: Act, voices: tuple[Mention | None, ...], content: tuple[int, int]
    ) -> Iterator[Hit]:
        """ "A and B accused each other of P": A accuses B and B accuses A."""
        clause, v = self._clause, self._v
        both = self._two(voices)
        if both is None:
            if voices and voices != (None,):
                yield Hit((v, v + 1), (clause.low, content[0]), voices, act, content)
            return
        for one, other in (both, both[::-1]):
            yield Hit(
                (v, v + 1), (clause.low, content[0]), (one,), act, content, accused=(other.begin, other.end)
            )

    def _two(self, voices: tuple[Mention | None, ...]) -> tuple[Mention, Mention] | None:
        """The two parties of "A and B"."""
        whole = voices[0] if len(voices) == 1 else None
        if whole is None:
            return None
        for k in range(whole.begin + 1, whole.end - 1):
            if self._reading.lower[k] in self._small["and"]:
                both = Mention(whole.begin, k), Mention(k + 1, whole.end)
                told = [self._sources.tells(one) for one in both]
                if all(t is not None and t[0] is not None for t in told):
                    return both
        return None

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
                (v, noun + 1), (clause.low, noun + 2), voices, Act.CONFIRMS, (noun + 2, self._sentence.end),
                accused=(voices[0].begin, voices[0].end),
            )  # fmt: skip

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

    def _accused(self, verb: Verb) -> Iterator[Hit]:
        reading, clause, v = self._reading, self._clause, self._v
        voices, _ = self._voices(verb, clause.low, v + 1, None)
        at = next(
            (k for k in range(v + 2, clause.high) if reading.lower[k] in self._small["of_accused"]), None
        )
        each = next(
            (
                k
                for k in range(v + 1, min(clause.high, v + 3))
                if self._phrases["each_other"].at(reading.lower, k, clause.high)
            ),
            None,
        )
        if each is not None and at is not None and at + 1 < clause.high:
            yield from self._mutual(verb.act, voices, (at + 1, self._sentence.end))
            return
        content = None
        accused: tuple[int, int] | None = None
        if at is not None and at + 1 < clause.high:
            accused, content = (v + 1, at), (at + 1, self._sentence.end)
        if content is not None and voices:
            yield Hit((v, v + 1), (clause.low, content[0]), voices, verb.act, content, accused=accused)
