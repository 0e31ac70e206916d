"""Who is said to have said what: cues and voices joined to the stretches of text that they attribute."""

from __future__ import annotations

from dataclasses import replace

from fogline.claims.who.attributed import Attributed
from fogline.claims.who.contents import backward, forward
from fogline.claims.who.cues import NOUNS, OFFERS, VERBS
from fogline.claims.who.frames import accused_by
from fogline.claims.who.further import further
from fogline.claims.who.hit import Hit
from fogline.claims.who.hits import find_hits
from fogline.claims.who.phrases import phrase_right
from fogline.claims.who.quotations import go_on, nest
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.special import special
from fogline.claims.who.trimming import cut, trim
from fogline.claims.who.voices import Mention
from fogline.model import Act, ClaimKind

__all__ = ["attribute"]

_VAGUE = frozenset("report reports account accounts estimate estimates figures information".split())
_NAMED = 5
"""How many tokens may name what was said before it is denied: ", an allegation that …"."""


def attribute(reading: Reading) -> list[Attributed]:
    """All attributed stretches of a report, in the order of their cues."""
    found: list[Attributed] = []
    for begin, end in reading.sentences:
        _sentence(reading, begin, end, found)
    found.extend(list(further(reading, found)))
    nest(reading, found)
    go_on(reading, found)
    return found


def _sentence(reading: Reading, begin: int, end: int, found: list[Attributed]) -> None:
    hits = [h for h in find_hits(reading, begin, end) if not _first_person(reading, h)]
    apart = special(reading, begin, end)
    first = len(found)
    outer: list[Mention | None] = []
    last_voice: Mention | None = None
    n = -1
    while (n := n + 1) < len(hits):
        hit = hits[n]
        following = hits[n + 1] if n + 1 < len(hits) else None
        before = hits[n - 1] if n else None
        voice = hit.source or last_voice
        if hit.source is not None and hit.form != "noun":
            last_voice = hit.source
        if hit.form == "noun" and before and before.cue.act is Act.DENIES and hit.left <= before.right + 1:
            _denied(reading, hit, before, end, following, found)
            continue
        if following is not None and _leads_to(reading, hit, following):
            after = hits[n + 2] if n + 2 < len(hits) else None
            if following.form != "noun" and _content(reading, following, after, begin, end)[0] is None:
                del hits[n + 1]
                following = after
        if following is not None and _leads_to(reading, hit, following):
            if hit.cue.act is not Act.DENIES or following.form != "noun":
                outer.append(voice)
            continue
        if _refused(reading, hit, found, first):
            continue
        if _follows(reading, hit, found, first, end) and hit.cue.act is Act.DENIES:
            said = found[-1]
            denial = _made(reading, hit, (said.begin, said.end), (hit.source,), False)
            found.append(replace(denial, denied=len(found) - 1))
            continue
        if _follows(reading, hit, found, first, end):
            _chain(reading, hit, found, hit.source)
            continue
        span, direct = _content(reading, hit, following, begin, end)
        if span is not None:
            apart, taken = _without_special(apart, span, voice)
            if not taken:
                voices = (*outer, voice, *_cited(reading, hit, begin, end))
                found.append(_made(reading, hit, span, voices, direct))
                if span[1] <= hit.left and following is None and (more := _more(reading, hit, end)):
                    found.append(_made(reading, hit, more, voices, False))
        outer = []
    for one in apart:
        told = next((n for n in range(first, len(found)) if _same(one, found[n])), None)
        if told is None:
            found.append(one)
        elif one.act is Act.DENIES and found[told].lemma == "describe":
            found[told] = one  # "described the report as disinformation"


def _more(reading: Reading, hit: Hit, end: int) -> tuple[int, int] | None:
    """ "…, the ministry said, and 20 of them were hit": a count that goes on after the attribution."""
    k = hit.right
    if reading.words[k : k + 1] != [","] or reading.lower[k + 1 : k + 2] != ["and"]:
        return None
    counted = "CD" in reading.tags[k + 2 : min(end, k + 5)]
    finite = any(reading.tags[j].startswith("VB") for j in range(k + 3, end))
    quoted = any(reading.quote_of[j] >= 0 for j in range(k, end))
    return trim(reading, k + 2, cut(reading, k + 2, end)) if counted and finite and not quoted else None


def _made(
    reading: Reading, hit: Hit, span: tuple[int, int], voices: tuple[Mention | None, ...], direct: bool
) -> Attributed:
    act = hit.cue.act
    if hit.cue.lemma == "threaten" and "to" not in reading.lower[hit.verb + 1 : span[0]]:
        act = Act.WARNS  # "threatened sanctions"
    return Attributed(
        span[0], span[1], voices, (hit.cue_begin, hit.cue_end),
        (min(hit.left, hit.cue_begin), max(hit.right, hit.cue_end)), hit.cue.lemma, act,
        direct=direct, accused=accused_by(reading, hit, span),
    )  # fmt: skip


def _cited(reading: Reading, hit: Hit, begin: int, end: int) -> tuple[Mention, ...]:
    """ "Interfax reported, citing emergency services": those cited are the inner voice."""
    low = hit.source.full_begin if hit.source is not None else hit.left
    for k in [*range(max(begin, low), hit.verb), *range(hit.right, min(end, hit.right + 2))]:
        if reading.lower[k] == "citing" and k + 1 < end:
            stop = phrase_right(reading, k + 1, end)
            if stop > k + 1:
                return (Mention(k + 1, stop, k + 1, stop),)
    return ()


def _first_person(reading: Reading, hit: Hit) -> bool:
    """ "We confirm that …" inside a quotation is the quoted voice's own act, not another's."""
    if reading.quote_of[hit.verb] < 0:
        return False
    if hit.source is None:
        return True
    return reading.lower[hit.source.begin] in ("i", "we", "you")


def _leads_to(reading: Reading, hit: Hit, following: Hit) -> bool:
    """Whether what ``hit`` introduces is itself an attribution: "Reuters reported that Kyiv said …"."""
    if following.form == "noun":
        return hit.cue.act is Act.DENIES and following.left <= hit.right + 1
    if following.form == "according":
        return hit.that and following.left - hit.right <= 1
    if following.source is None or following.form == "passive":
        return False
    between = reading.words[hit.right : following.left]
    if hit.right > following.left or hit.inverted or (between and between != [","]):
        return False
    return "clause" in hit.cue.frames and (hit.that or not _postposed(reading, hit, following.left + 1))


def _postposed(reading: Reading, hit: Hit, end: int) -> bool:
    stops = (".", ",", ";", ")", "–", "—", "-", "!", "?")
    return hit.right >= end or reading.words[hit.right] in stops or hit.form == "according"


def _follows(reading: Reading, hit: Hit, found: list[Attributed], first: int, end: int) -> bool:
    """A postposed attribution right after an attributed content: "a source said P, according to Reuters"."""
    if (
        len(found) <= first
        or hit.source is None
        or not (
            0 <= hit.left - found[-1].end <= 2
            or 0 <= hit.left - max(found[-1].end, found[-1].around[1]) <= 1
            or _named_again(reading, found[-1].end, hit)
        )
    ):
        return False
    if _quoted_cue(reading, hit, found[-1]):
        return False
    dismissed = (
        hit.form == "passive"
        and hit.cue.act is Act.DENIES
        and reading.lower[hit.right : hit.right + 1] == ["as"]
    )
    return dismissed or (_postposed(reading, hit, end) and not _quote_follows(reading, hit, end))


def _named_again(reading: Reading, end: int, hit: Hit) -> bool:
    """ "…, an allegation which he denies": what was said is named by a noun, and denied."""
    between = reading.lower[end : hit.left]
    return (
        hit.cue.act is Act.DENIES
        and 0 < len(between) <= _NAMED
        and between[0] in (",", "–", "—")
        and any(word in NOUNS for word in between)
        and not any(reading.tags[k] in FINITE for k in range(end, hit.left))
    )


def _refused(reading: Reading, hit: Hit, found: list[Attributed], first: int) -> bool:
    """ "…, a proposal Russia has rejected": what is refused is not denied."""
    if hit.cue.act is not Act.DENIES or hit.source is None:
        return False
    low = max(hit.source.begin - _NAMED, reading.sentences[reading.sentence_of[hit.verb]][0])
    if len(found) > first:
        low = max(low, found[-1].end)
    comma = max(
        (k for k in range(low, hit.source.begin) if reading.words[k] in (",", "–", "—")), default=None
    )
    return comma is not None and bool(OFFERS & set(reading.lower[comma : hit.source.begin]))


def _quoted_cue(reading: Reading, hit: Hit, inner: Attributed) -> bool:
    """ "“… and the army acknowledges that …,” X said": the quotation is X's, from its beginning."""
    quote = reading.quote_of[inner.cue[0]] if inner.act is not Act.DENIES else -1
    return quote >= 0 and reading.quotes[quote][1] == hit.left and inner.cue[0] - reading.quotes[quote][0] > 3


def _content(
    reading: Reading, hit: Hit, following: Hit | None, begin: int, end: int
) -> tuple[tuple[int, int] | None, bool]:
    if hit.form == "passive":
        return _passive(reading, hit, following, end), False
    if hit.that or not _postposed(reading, hit, end) or _quote_follows(reading, hit, end):
        span, direct = forward(reading, hit, following, end)
        if span is not None or hit.that:
            return span, direct
    if hit.form == "according" and (hit.left == begin or _parted(reading, hit, begin, end)):
        return forward(reading, hit, following, end)
    if "post" in hit.cue.frames and hit.form not in ("ing", "relative") and _set_off(reading, hit, begin):
        return backward(reading, hit, begin)
    return None, False


def _parted(reading: Reading, hit: Hit, begin: int, end: int) -> bool:
    """ "The orders, according to X, had been issued": the verb stands after the attribution."""
    if hit.right >= end or reading.words[hit.right] != ",":
        return False
    before = any(reading.tags[i] in FINITE for i in range(begin, hit.left) if reading.lower[i] not in VERBS)
    return not before and any(reading.tags[i] in FINITE for i in range(hit.right, end))


def _set_off(reading: Reading, hit: Hit, begin: int) -> bool:
    """Whether a comma, dash or quotation mark parts what was said from the attribution after it."""
    return hit.left > begin and reading.words[hit.left - 1] in (
        ",",
        "”",
        '"',
        "’",
        "'",
        "–",
        "—",
        "-",
        "?",
        "!",
        "»",
    )


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
    reading: Reading, hit: Hit, denial: Hit, end: int, following: Hit | None, found: list[Attributed]
) -> None:
    """ "Kyiv denies Russian claims that P": Russia asserts P, and Kyiv denies it."""
    span, _ = forward(reading, hit, following, end)
    if span is None:
        return
    denied_from = span[0] if hit.that else hit.cue_begin
    index: int | None = None
    if hit.source is not None:
        index = len(found)
        found.append(_made(reading, hit, span, (hit.source,), False))
    found.append(
        replace(_made(reading, denial, (denied_from, span[1]), (denial.source,), False), denied=index)
    )


def _passive(reading: Reading, hit: Hit, following: Hit | None, end: int) -> tuple[int, int] | None:
    """ "described by X as …", "accused by X of …"."""
    if hit.right >= end:
        return None
    if "of" in hit.cue.frames:
        span, _ = forward(reading, hit, following, end)
        return span
    if reading.lower[hit.right] != "as":
        return None
    limit = next((j for j in range(hit.right + 1, end) if reading.words[j] in (",", ")", ";")), end)
    return trim(reading, hit.right + 1, limit)


def _same(one: Attributed, other: Attributed) -> bool:
    shared = min(one.end, other.end) - max(one.begin, other.begin)
    return shared * 2 > max(one.end, other.end) - min(one.begin, other.begin) and one.kind is other.kind


def _without_special(
    apart: list[Attributed], span: tuple[int, int], voice: Mention | None
) -> tuple[list[Attributed], bool]:
    """ "X said it could not verify Y" is a verification by X, not a claim."""
    taken = False
    kept = []
    for one in apart:
        inside = one.kind is ClaimKind.VERIFICATION and span[0] <= one.cue[0] and one.end <= span[1] + 1
        if inside:
            taken = taken or one.cue[0] - span[0] <= 3
            one = replace(one, voices=one.voices if one.voices and not taken else (voice,))
        kept.append(one)
    return kept, taken
