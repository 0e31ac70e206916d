"""Who is said to have said what: cues and voices joined to the stretches of text that they attribute."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fogline.claims.contents import backward, forward, trim
from fogline.claims.hits import Hit, Mention, find_hits
from fogline.claims.reading import Reading
from fogline.model import Act, ClaimKind

__all__ = ["Attributed", "attribute"]

_VAGUE = frozenset("report reports account accounts estimate estimates figures information".split())


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attributed stretch: tokens ``begin`` to before ``end``.

    ``voices`` run from the outermost to the innermost; a voice that is ``None`` is the one that spoke before.
    ``cue`` is a token range; ``around`` the stretch of the attribution itself, where times of saying stand.
    ``denied`` is the index (in the list returned) of the attribution that this one denies.
    """

    begin: int
    end: int
    voices: tuple[Mention | None, ...]
    cue: tuple[int, int]
    around: tuple[int, int]
    lemma: str
    act: Act
    kind: ClaimKind = ClaimKind.CLAIM
    denied: int | None = None
    direct: bool = False


def attribute(reading: Reading) -> list[Attributed]:
    """All attributed stretches of a report, in the order of their cues."""
    found: list[Attributed] = []
    for begin, end in reading.sentences:
        _sentence(reading, begin, end, found)
    return found


def _sentence(reading: Reading, begin: int, end: int, found: list[Attributed]) -> None:
    hits = [h for h in find_hits(reading, begin, end) if not _first_person(reading, h)]
    first = len(found)
    outer: list[Mention | None] = []
    last_voice: Mention | None = None
    for n, hit in enumerate(hits):
        following = hits[n + 1] if n + 1 < len(hits) else None
        voice = hit.source or last_voice
        if hit.source is not None and hit.form != "noun":
            last_voice = hit.source
        if (
            hit.form == "noun"
            and n
            and hits[n - 1].cue.act is Act.DENIES
            and hit.left <= hits[n - 1].right + 1
        ):
            _denied(reading, hit, hits[n - 1], voice, begin, end, following, found)
            continue
        if following is not None and _opens(reading, hit, following):
            outer.append(voice)
            continue
        after = len(found) > first and hit.source is not None and 0 <= hit.left - found[-1].end <= 2
        if after and _postposed(reading, hit, end) and not _quote_follows(reading, hit, end):
            _chain(reading, hit, found, hit.source)
            continue
        span, direct = _content(reading, hit, following, begin, end)
        if span is None:
            outer = []
            continue
        voices = (*outer, voice)
        outer = []
        found.append(_made(hit, span, voices, direct))


def _made(hit: Hit, span: tuple[int, int], voices: tuple[Mention | None, ...], direct: bool) -> Attributed:
    around = (min(hit.left, hit.cue_begin), max(hit.right, hit.cue_end))
    return Attributed(
        span[0],
        span[1],
        voices,
        (hit.cue_begin, hit.cue_end),
        around,
        hit.cue.lemma,
        hit.cue.act,
        direct=direct,
    )


def _first_person(reading: Reading, hit: Hit) -> bool:
    """ "We confirm that …" inside a quotation is the quoted voice's own act, not another's."""
    if reading.quote_of[hit.verb] < 0:
        return False
    if hit.source is None:
        return True
    return reading.lower[hit.source.begin] in ("i", "we", "you")


def _opens(reading: Reading, hit: Hit, following: Hit) -> bool:
    """Whether what ``hit`` introduces is itself an attribution: "Reuters reported that Kyiv said …"."""
    if following.form == "noun" or following.source is None or following.form in ("according", "passive"):
        return False
    if hit.right > following.left or following.left - hit.right > 1 or hit.inverted:
        return False
    return "clause" in hit.cue.frames and not _postposed(reading, hit, following.left)


def _postposed(reading: Reading, hit: Hit, end: int) -> bool:
    return (
        hit.right >= end
        or reading.words[hit.right] in (".", ",", ";", ")", "–", "—", "-", "!", "?")
        or hit.form == "according"
    )


def _content(
    reading: Reading, hit: Hit, following: Hit | None, begin: int, end: int
) -> tuple[tuple[int, int] | None, bool]:
    if hit.form == "passive":
        return _passive(reading, hit, begin, end), False
    if not _postposed(reading, hit, end) or _quote_follows(reading, hit, end):
        span, direct = forward(reading, hit, following, end)
        if span is not None or hit.that:
            return span, direct
    if hit.form == "according" and hit.left == begin:
        return forward(reading, hit, following, end)
    if "post" in hit.cue.frames and hit.form != "ing":
        return backward(reading, hit, begin)
    return None, False


def _quote_follows(reading: Reading, hit: Hit, end: int) -> bool:
    """``X said, "…"`` with nothing said before it."""
    k = hit.right
    return (
        k + 1 < end and reading.words[k] in (",", ":") and reading.words[k + 1] in ("“", '"', "«", "‘", "'")
    )


def _chain(reading: Reading, hit: Hit, found: list[Attributed], voice: Mention | None) -> None:
    """ "…, according to Reuters" after "a source said …": Reuters is the outer voice."""
    inner = found[-1]
    if voice is not None and not (set(reading.lower[voice.begin : voice.end]) & _VAGUE):
        found[-1] = replace(inner, voices=(voice, *inner.voices))


def _denied(
    reading: Reading, hit: Hit, denial: Hit, voice: Mention | None, begin: int, end: int, following: Hit | None,
    found: list[Attributed],
) -> None:  # fmt: skip
    """ "Kyiv denies Russian claims that P": Russia asserts P, and Kyiv denies it."""
    span, _ = forward(reading, hit, following, end)
    if span is None:
        return
    denier = denial.source
    denied_from = span[0] if hit.that else hit.cue_begin
    if voice is not None and voice is not denier:
        found.append(_made(hit, span, (voice,), False))
        found.append(replace(_made(denial, (denied_from, span[1]), (denier,), False), denied=len(found) - 1))
    else:
        found.append(_made(denial, (denied_from, span[1]), (denier,), False))


def _passive(reading: Reading, hit: Hit, begin: int, end: int) -> tuple[int, int] | None:
    """ "described by X as …", "shared by X, …"."""
    if hit.right < end and reading.lower[hit.right] == "as":
        return trim(reading, hit.right + 1, end)
    return None
