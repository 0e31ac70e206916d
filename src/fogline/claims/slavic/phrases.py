"""Attributions without a verb: "according to", "citing", "X: …", "… — X", and what nobody could verify."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.slavic.hit import Hit, Sentence
from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.said import Mention
from fogline.claims.slavic.sources import Sources
from fogline.model import Act

__all__ = [
    "According",
    "according",
    "citing",
    "heading",
    "phrase_starts",
    "tail",
    "unverified",
    "unverified_part",
]

_HEAD = 14
_TAIL = 14
_REACH = 12

According = tuple[int, int, bool, int | None]
"""Where the phrase stands, whether it is an opinion, and the token of a possessive in it ("in his words")."""


def phrase_starts(reading: Reading, begin: int, end: int) -> tuple[list[According], list[tuple[int, int]]]:
    """Phrases of "according to" and of "citing" in tokens ``begin`` to before ``end``."""
    phrases, small = reading.words.phrases, reading.words.small
    accordings: list[According] = []
    citings: list[tuple[int, int]] = []
    possessives = small["his"] | small["her"] | small["their"]
    k = begin
    while k < end:
        if reading.speech(k):
            k += 1
            continue
        length = phrases["citing"].at(reading.lower, k, end)
        if length:
            citings.append((k, k + length))
            k += length
            continue
        length, owner = phrases["according"].at(reading.lower, k, end), None
        if not length and k + 2 < end:
            between = reading.lower[k + 1]
            without = [reading.lower[k], *reading.lower[k + 2 : k + 4]]
            wider = phrases["according"].at(without, 0, len(without))
            if wider == 2 and (
                between in possessives or between.endswith(("им", "ым", "ім", "ими", "ої", "ою", "ой", "ым"))
            ):
                length, owner = 3, k + 1 if between in possessives else None
        if length:
            opinion = any(reading.lower[j] in small["opinion_words"] for j in range(k, k + length))
            accordings.append((k, k + length, opinion, owner))
            k += length
            continue
        k += 1
    return accordings, citings


def according(
    reading: Reading, sources: Sources, sentence: Sentence, found: list[According]
) -> Iterator[Hit]:
    """The attributions of "according to X" in one sentence; none where nobody is named."""
    small = reading.words.small
    for begin, stop, opinion, owner in found:
        act = Act.ESTIMATES if opinion else Act.ASSERTS
        if owner is not None:
            yield Hit((begin, stop), (begin, stop), (Mention(owner, owner + 1),), act)
            continue
        if stop >= sentence.end or reading.lower[stop] in small["prepositions"] or stop in sentence.breaks:
            continue
        high = sentence.clause(stop).high
        if high - stop > _REACH:
            high = next(
                (k for k in range(stop + 1, high) if reading.lower[k] in small["prepositions"]), stop + 3
            )
        voices = sources.before(stop, high)
        if voices:
            yield Hit((begin, stop), (begin, high), voices, act)


def citing(sources: Sources, sentence: Sentence, hits: list[Hit], found: list[tuple[int, int]]) -> None:
    """Put to the attribution before each "citing" whom it cites; one that stands alone is added to ``hits``."""
    for begin, stop in found:
        if stop >= sentence.end:
            continue
        high = sentence.clause(stop).high
        voices = sources.before(stop, high)
        if not voices:
            continue
        near = next(
            (h for h in hits if h.around[0] <= begin <= h.around[1] + 1 or h.around[1] == begin), None
        )
        if near is None:
            hits.append(Hit((begin, stop), (begin, high), voices))
            continue
        near.voices = (*(v for v in near.voices if v is not None), *voices)
        near.around = (near.around[0], max(near.around[1], high))
        if near.content is not None and near.content[0] <= begin < near.content[1] and near.content[0] < high:
            near.content = (
                (max(near.content[0], high), near.content[1])
                if near.content[0] >= begin - 1
                else near.content
            )


def heading(reading: Reading, sources: Sources, sentence: Sentence) -> Hit | None:
    """ "The ministry: …", "X about Y: …", "Briefing of X: …"."""
    small, stems = reading.words.small, reading.words.stems
    colon = next(
        (
            k
            for k in range(sentence.begin + 1, min(sentence.end, sentence.begin + _HEAD))
            if reading.tokens[k] == ":"
        ),
        None,
    )
    if colon is None or any(reading.speech(k) for k in range(sentence.begin, colon)):
        return None
    if any(reading.lower[k] in reading.words.verbs for k in range(sentence.begin, colon)):
        return None
    content = (colon + 1, sentence.end)
    opens = colon + 1 >= sentence.end
    topic = next((k for k in range(sentence.begin + 1, colon) if reading.lower[k] in small["about"]), None)
    low = sentence.begin
    noun = next(
        (k for k in range(low, min(colon, low + 3)) if reading.lower[k] in stems["list_openers"]), None
    )
    if noun is not None and noun + 1 < colon:
        found = sources.before(noun + 1, topic or colon)
        if found and any(sources.anchor(k) for k in range(found[0].begin, found[0].end)):
            return Hit((colon, colon + 1), (low, colon + 1), found, content=content, opens=opens)
    voice = sources.voice(low, topic if topic is not None else colon, heading=True)
    if voice is None:
        return None
    return Hit((colon, colon + 1), (low, colon + 1), (voice,), content=content, opens=opens)


def tail(reading: Reading, sources: Sources, sentence: Sentence) -> Hit | None:
    """ "… — the General Staff" at the end of a sentence, or alone on its line."""
    for k in range(sentence.end - 2, max(sentence.begin - 1, sentence.end - _TAIL), -1):
        if reading.dash(k) and reading.quote_of[k] < 0:
            topic = next(
                (j for j in range(k + 2, sentence.end) if reading.lower[j] in reading.words.small["about"]),
                None,
            )
            voice = sources.voice(k + 1, topic or sentence.end)
            if voice is None:
                return None
            if k > sentence.begin and k - sentence.begin < 2:
                return None
            return Hit((k, k + 1), (k, sentence.end), (voice,), back=k == sentence.begin)
    return None


def unverified_part(reading: Reading, begin: int, end: int) -> tuple[int, int] | None:
    """The part of a sentence, parted by "but" or a semicolon, that says that something could not be verified."""
    if not unverified(reading, begin, end):
        return None
    but, cuts = reading.words.small["but"], [begin]
    for k in range(begin + 1, end - 1):
        if reading.quote_of[k] < 0 and (
            reading.tokens[k] == ";" or (reading.tokens[k] == "," and reading.lower[k + 1] in but)
        ):
            cuts.append(k)
    for low, high in zip(cuts, [*cuts[1:], end], strict=True):
        if unverified(reading, low, high):
            return low, high
    return begin, end


def unverified(reading: Reading, begin: int, end: int) -> bool:
    """Whether the tokens say that something could not be verified, or has not been confirmed."""
    small, stems = reading.words.small, reading.words.stems
    for k in range(begin, end):
        if reading.speech(k):
            continue
        word = reading.lower[k]
        if word in stems["unverified"]:
            near = reading.lower[max(begin, k - 5) : k] + reading.lower[k + 1 : min(end, k + 4)]
            unable = any(w in stems["unable"] for w in near)
            if any(w in small["not"] for w in reading.lower[max(begin, k - 6) : k]) or (
                any(w in small["not"] for w in near) and unable
            ):
                return True
            if any(w in stems["impossible"] for w in near):
                return True
        elif word in stems["verify_nouns"]:
            near = reading.lower[max(begin, k - 4) : min(end, k + 6)]
            if any(w in stems["not_yet"] or w in small["neither"] for w in near) or (
                any(w in small["not"] for w in near) and any(w in stems["unable"] for w in near)
            ):
                return True
    return False
