"""What each attribution of one sentence attributes, and who hands on whose words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.slavic.denials import told_about
from fogline.claims.slavic.hit import Hit
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention, Said
from fogline.claims.slavic.sources import Sources
from fogline.claims.slavic.trimming import trim
from fogline.model import Act, Standing

__all__ = ["Placing"]


class Placing:
    """Puts the attributions of a sentence to their contents."""

    def __init__(self, reading: Reading, sources: Sources) -> None:
        self._reading, self._sources = reading, sources

    def _stated(self, hit: Hit, span: tuple[int, int]) -> Iterator[Said]:
        """What one attribution says: of a denial of another's words, those words as well."""
        reading, sources = self._reading, self._sources
        told, act = hit.told, hit.act
        if told is None:
            told = told_about(reading, *span)
            inner = trim(reading, told.begin, told.end) if told is not None else None
            if told is not None and inner is not None and (told.false or act is Act.DENIES):
                span, act = inner, Act.DENIES
            else:
                told = None
        made = self._made(hit, span)
        if act is not hit.act:
            made = replace(made, act=act, topic=True)
        if told is not None:
            voice = hit.voices[-1] if hit.voices else None
            if told.charge and voice is not None and made.accused is None:
                made = replace(made, accused=(voice.begin, voice.end))
            voices = sources.before(*told.owner)
            party = sources.tells(voices[0]) if voices else None
            if party is not None and party[0] is not None and self._noun(voices[0]):
                denied = replace(
                    made, voices=voices[:1], cue=told.owner, around=told.owner, act=Act.ASSERTS, topic=True
                )
                yield denied
                made = replace(made, denied=denied)
        yield made

    def _noun(self, voice: Mention | None) -> bool:
        """Whether a voice is more than an adjective ("Russian claims")."""
        return voice is not None and self._reading.pos[voice.end - 1] != "ADJ"

    def _placed(
        self, begin: int, end: int, hits: list[Hit], denials: list[tuple[int, int]]
    ) -> Iterator[Said]:
        """What each attribution of one sentence attributes, and who hands on whose words."""
        reading = self._reading
        firm = [h for h in hits if h.content is not None]
        if any(h.content is None and h.voices and h.voices != (None,) for h in hits):
            firm = [h for h in firm if h.voices or h.hedge is None]  # "… is known, the governor said"
            hits = [h for h in hits if h.content is None or h in firm]
        loose = [h for h in hits if h.content is None]
        cuts = [*(h.around for h in hits), *denials]
        if len(loose) > 1:
            loose = [self._chained(loose)]
        for hit in firm:
            assert hit.content is not None
            low, high = hit.content
            later = [
                o
                for o in firm
                if o is not hit and o.content and low <= o.around[0] < high and o.around[0] > hit.cue[0]
            ]
            if later:
                inner = later[0]
                if inner.around[0] <= low + 1 and inner.content and inner.voices != (None,):
                    inner.voices = (*hit.voices, *inner.voices)  # "X said that Y reported that …"
                    continue
                joined = inner.around[0] - 1
                high = max(low, joined)
            for other in loose:
                if low <= other.around[0] < high:
                    high = other.around[0] if other.around[1] >= high - 1 else high
                    if self._relays(other):
                        hit.voices = (*other.voices, *hit.voices)
                elif self._relays(other):
                    hit.voices = (*(v for v in other.voices if v not in hit.voices), *hit.voices)
            span = trim(reading, low, high, cuts)
            if span is not None:
                yield from self._stated(hit, span)
        for hit in loose:
            low, high = begin, end
            for other in firm:
                if other.around[0] > hit.around[0]:
                    high = min(high, other.around[0])
                else:
                    low = max(low, hit.around[0]) if hit.around[0] > other.around[0] else low
            if firm and self._relays(hit):
                continue
            span = trim(reading, low, high, cuts)
            if span is not None and span[1] - span[0] >= 2:
                yield from self._stated(hit, span)

    def _chained(self, loose: list[Hit]) -> Hit:
        """Of several attributions of one content, one whose voices are the chain."""
        outer = [h for h in loose if self._relays(h)]
        inner = [h for h in loose if not self._relays(h)] or [outer.pop()]
        chosen = inner[0]
        chosen.voices = (*(v for h in outer for v in h.voices if v is not None), *chosen.voices)
        return chosen

    def _relays(self, hit: Hit) -> bool:
        """Whether the voice is an outlet."""
        first = hit.voices[0] if hit.voices else None
        told = self._sources.tells(first) if first is not None else None
        return told is not None and told[1] is Standing.MEDIA

    def _made(self, hit: Hit, span: tuple[int, int]) -> Said:
        quote = self._reading.quote_of[span[0]]
        direct = quote >= 0 and self._reading.quotes[quote][1] >= span[1]
        return Said(
            *span, hit.voices, hit.cue, hit.around, hit.act, hit.kind, direct, hit.accused, hit.hedge, hit.shown,
            hit.topic,
        )  # fmt: skip
