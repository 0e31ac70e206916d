"""Who is said to have said what in a report: sentence by sentence, and over the lines that follow or went before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from fogline.claims.slavic.denials import only_denies
from fogline.claims.slavic.hit import Hit, Sentence
from fogline.claims.slavic.phrases import (
    According,
    according,
    citing,
    heading,
    phrase_starts,
    tail,
    unverified_part,
)
from fogline.claims.slavic.placing import Placing
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention, Said
from fogline.claims.slavic.sources import Sources
from fogline.claims.slavic.trimming import trim
from fogline.claims.slavic.verbs import verb_hits
from fogline.model import Act, ClaimKind, Standing

__all__ = ["Attribution", "attribute"]

_BULLETS = frozenset("—–-•▪●◾◼➖·*")
_REMARK = 12
"""Tokens of a remark in brackets behind a voice."""
_WORTH = 4
"""Tokens beside a remark on verification that are worth reading."""
_SHORT = 10
"""Words of a sentence that only goes on with the one before."""
_NEAR = 2
"""How many sentences back "X denies this" reaches."""
_BACK = 6
"""How many sentences "this was said by X" reaches back."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """All that is attributed, and the sentences that nobody is said to have said."""

    said: list[Said]
    rest: list[tuple[int, int]]


@dataclass(slots=True)
class _Open:
    """Whose words go on: after a colon, or in a quotation."""

    said: Said
    line: int
    paragraph: int
    listed: bool
    taken: int = 0


class _Reader(Placing):
    def __init__(self, reading: Reading, sources: Sources) -> None:
        super().__init__(reading, sources)
        self._said: list[Said] = []
        self._rest: list[int] = []
        self._attributed: set[int] = set()
        self._open: _Open | None = None
        self._last: Said | None = None

    def read(self) -> Attribution:
        for n in range(len(self._reading.sentences)):
            self._sentence(n)
        return Attribution(self._said, [self._reading.sentences[n] for n in self._rest])

    def _sentence(self, n: int) -> None:
        reading = self._reading
        begin, end = reading.sentences[n]
        if aside(reading, begin, end):
            return
        part = unverified_part(reading, begin, end)
        if part is not None:
            span = trim(reading, *part)
            if span is not None:
                at = (part[0], part[0])
                self._said.append(Said(*span, (), at, at, kind=ClaimKind.VERIFICATION))
            begin, end = (begin, part[0]) if part[0] > begin else (part[1], end)
            if end - begin < _WORTH:
                return
        hits = self._hits(begin, end)
        if not hits and self._heads_quotation(n):
            return
        if not hits:
            if not self._carried(n) and not self._goes_on(n):
                self._rest.append(n)
            return
        before = len(self._said)
        denials = [h for h in hits if h.anaphor]
        hits = [h for h in hits if not h.anaphor]
        for hit in hits:
            if hit.back:
                self._backwards(n, hit)
            elif hit.content is None and self._ends_paragraph(n, hit):
                self._backwards(n, hit, same_line=True)
        self._said += self._placed(begin, end, [h for h in hits if not h.back], [h.around for h in denials])
        self._deny_bare(n, before)
        for hit in denials:
            self._deny_last(n, hit)
        self._attributed.add(n)
        self._open_after(n, hits or denials, before)

    def _hits(self, begin: int, end: int) -> list[Hit]:
        reading, sources = self._reading, self._sources
        found, cited = phrase_starts(reading, begin, end)
        sentence = Sentence(reading, begin, end)
        sentence.mark([*(f[0] for f in found), *(c[0] for c in cited)])
        hits: list[Hit] = list(verb_hits(reading, sources, sentence))
        hits += self._according(sentence, found)
        head = heading(reading, sources, sentence)
        if head is not None:
            hits.append(head)
        last = tail(reading, sources, sentence)
        if last is not None and not any(h.around[1] > last.around[0] + 1 and h.content is None for h in hits):
            hits.append(last)
        citing(sources, sentence, hits, cited)
        hits.sort(key=lambda h: h.cue)
        for hit in hits:
            hit.around = (hit.around[0], self._bracketed(hit.around[1], end))
            if any(v is not None and self._myself(v) for v in hit.voices):
                hit.voices = ()
        return hits

    def _bracketed(self, k: int, end: int) -> int:
        """The end of a short remark in brackets that begins at token ``k``; ``k`` where there is none."""
        tokens = self._reading.tokens
        if k < end and tokens[k] == "(":
            close = next((j for j in range(k + 1, min(end, k + _REMARK)) if tokens[j] == ")"), None)
            if close is not None:
                return close + 1
        return k

    def _heads_quotation(self, n: int) -> bool:
        """Whether a line is nothing but a voice, with that voice's words in quotation marks on the next."""
        reading = self._reading
        begin, end = reading.sentences[n]
        if (
            end >= len(reading.tokens)
            or not reading.speech(end)
            or reading.lines[end] == reading.lines[end - 1]
        ):
            return False
        voice = self._sources.voice(begin, end, heading=True)
        if voice is None:
            return False
        said = Said(begin, end, (voice,), (begin, end), (begin, end))
        self._open = _Open(said, reading.lines[end - 1], reading.paragraphs[end - 1], listed=False)
        self._attributed.add(n)
        return True

    def _myself(self, voice: Mention) -> bool:
        """Whether the publisher speaks of itself, "I" or "we", outside a quotation."""
        reading = self._reading
        return reading.lower[voice.begin] in reading.words.small["myself"]

    def _according(self, sentence: Sentence, found: list[According]) -> Iterator[Hit]:
        return according(self._reading, self._sources, sentence, found)

    def _deny_bare(self, n: int, before: int) -> None:
        """Put to "this is a lie" of this sentence what another said just before."""
        reading, fresh = self._reading, self._said[before:]
        last = self._said[before - 1] if before else None
        if last is None or n - reading.sentence_of[last.begin] > _NEAR or last.kind is ClaimKind.VERIFICATION:
            return
        for k, said in enumerate(fresh):
            if said.voices != last.voices and only_denies(reading, said.begin, said.end):
                self._said[before + k] = replace(
                    said,
                    begin=last.begin,
                    end=last.end,
                    act=Act.DENIES,
                    topic=True,
                    denied=last,
                    direct=False,
                )

    def _deny_last(self, n: int, hit: Hit) -> None:
        """ "X denies this": what was said last, in this sentence or just before."""
        reading = self._reading
        if not self._said:
            return
        last = self._said[-1]
        if last.act is Act.DENIES and last.voices == hit.voices:
            return
        if n - reading.sentence_of[last.begin] > _NEAR or last.kind is ClaimKind.VERIFICATION:
            return
        group = [s for s in self._said[-_NEAR:] if s.cue == last.cue and s.voices == last.voices]
        for said in group:
            made = self._made(hit, (said.begin, said.end))
            self._said.append(replace(made, act=Act.DENIES, accused=said.accused, topic=True, denied=said))

    def _ends_paragraph(self, n: int, hit: Hit) -> bool:
        """Whether "…, – says the report of X" closes its line: what stands before it there is X's too."""
        reading = self._reading
        begin, end = reading.sentences[n]
        at = hit.around[0]
        dashed = begin < at and (reading.dash(at) or reading.dash(at - 1))
        last = end >= len(reading.tokens) or reading.lines[end] != reading.lines[end - 1]
        return dashed and last and hit.around[1] >= end - 1

    def _backwards(self, n: int, hit: Hit, same_line: bool = False) -> None:
        """ "This was reported by X": the sentences before, back to the last that are somebody's."""
        reading = self._reading
        here = reading.paragraphs[reading.sentences[n][0]]
        taken: list[int] = []
        for m in range(n - 1, max(-1, n - 1 - _BACK), -1):
            if m in self._attributed or m not in self._rest:
                break
            if same_line and reading.lines[reading.sentences[m][0]] != reading.lines[reading.sentences[n][0]]:
                break
            there = reading.paragraphs[reading.sentences[m][0]]
            if (
                taken
                and there != reading.paragraphs[reading.sentences[taken[-1]][0]]
                and here == reading.paragraphs[reading.sentences[taken[0]][0]]
            ):
                break
            taken.append(m)
        for m in reversed(taken):
            span = trim(reading, *reading.sentences[m])
            if span is not None:
                self._said.append(self._made(hit, span))
                self._attributed.add(m)
            self._rest.remove(m)

    def _open_after(self, n: int, hits: list[Hit], before: int) -> None:
        reading = self._reading
        begin, end = reading.sentences[n]
        hit = next((h for h in reversed(hits) if h.opens), None)
        colon = reading.tokens[end - 1] == ":"
        if hit is None and colon and hits:
            hit = hits[-1]
        made = self._said[-1] if len(self._said) > before else None
        base = self._made(hit, (begin, end)) if hit is not None else made
        self._last = base or self._last
        listed = hit is not None and (hit.opens or colon)
        item = self._open is not None and self._open.listed and reading.tokens[begin] in _BULLETS
        if item and self._open is not None and not listed:
            self._open.line, self._open.paragraph = reading.lines[end - 1], reading.paragraphs[end - 1]
        elif base is not None:
            self._open = _Open(base, reading.lines[end - 1], reading.paragraphs[end - 1], listed)

    def _goes_on(self, n: int) -> bool:
        """Whether a short sentence goes on, in its line, with what the one before says of somebody: "…, the governor
        said. Nobody was hurt." """
        reading = self._reading
        if not self._said or n - 1 not in self._attributed:
            return False
        begin, end = reading.sentences[n]
        last = self._said[-1]
        if reading.sentence_of[last.begin] != n - 1 or not last.voices or last.kind is ClaimKind.VERIFICATION:
            return False
        voice = last.voices[-1]
        told = self._sources.tells(voice) if voice is not None else None
        if (told is not None and told[1] is Standing.MEDIA) or reading.lines[begin] != reading.lines[
            begin - 1
        ]:
            return False
        if any(reading.lower[k] in reading.words.verbs for k in range(begin, end)):
            return False
        span = trim(reading, begin, end)
        if span is None or sum(reading.word(k) for k in range(*span)) > _SHORT:
            return False
        if reading.lower[span[0]] in reading.words.small["earlier"]:
            return False
        self._said.append(
            replace(
                last,
                begin=span[0],
                end=span[1],
                act=Act.ASSERTS,
                direct=False,
                accused=None,
                topic=True,
                denied=None,
            )
        )
        self._attributed.add(n)
        return True

    def _carried(self, n: int) -> bool:
        """Whether a sentence without an attribution goes on with the words of the one before: as an item of a list
        that was opened, or as a quotation."""
        reading, going = self._reading, self._open
        if going is None:
            return False
        begin, end = reading.sentences[n]
        bullet = reading.tokens[begin] in _BULLETS or (reading.tokens[begin][:1].isdigit() and going.listed)
        line, paragraph = reading.lines[begin], reading.paragraphs[begin]
        first = begin + 1 if reading.tokens[begin] in _BULLETS and begin + 1 < end else begin
        quote = reading.quote_of[first]
        quoted = quote >= 0 and reading.quotes[quote][1] >= end - 1 and reading.speech(first)
        near = paragraph - going.paragraph <= 1
        if not near:
            self._open = None
            return False
        goes = quoted or (
            going.listed and (bullet or going.taken == 0 or (paragraph == going.paragraph and line > 0))
        )
        if not goes:
            if line != going.line:
                self._open = None
            return False
        span = trim(reading, begin, end)
        if span is None:
            return True
        self._said.append(
            replace(going.said, begin=span[0], end=span[1], direct=quoted, accused=None, topic=False)
        )
        self._attributed.add(n)
        going.line, going.paragraph = reading.lines[end - 1], reading.paragraphs[end - 1]
        going.taken += 1
        return True


def aside(reading: Reading, begin: int, end: int) -> bool:
    """Whether a sentence is an advertisement, a greeting or a sign-off of the page."""
    text = " ".join(reading.lower[begin:end])
    phrases = reading.words.phrases
    if any(phrases["greetings"].at(reading.lower, k, end) for k in range(begin, min(end, begin + 2))):
        return True
    return (
        end - begin <= 25
        and any(phrases["ads"].at(reading.lower, k, end) for k in range(begin, end))
        and bool(text)
    )


def attribute(reading: Reading, sources: Sources) -> Attribution:
    """Everything that is attributed in a report, in the order of the text."""
    return _Reader(reading, sources).read()
