"""How sure, in whose words, and by what act a thing is told: what a pickup makes of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from fogline.knowledge.stance import HEDGES, find, has
from fogline.lineage.drift_pickup import Pickup
from fogline.lineage.drift_reading import Found, Sentence, shared_part
from fogline.lineage.marks import read_words
from fogline.model import Act, Claim, ClaimKind, DriftKind

__all__ = ["act_drift", "attribution_drift", "hedge_drift"]

NEARLY = 0.8
"""How near another sentence of the parent must come to the likest one to be what a sentence was made from as well."""

CARRIED = 0.25
"""Part of the marks and stems of a hedged clause that the other text must share to be about the same."""

_FEWEST = 6
"""Content words of a sentence or words of a clause that says something."""

_LIST = 8
"""Sentences that may follow "The ministry said:" as its points."""

_CLAUSE = re.compile(r"[,;:—–()]|\s-\s|\b(?:and|but|while|і|й|та|а|але|и|но|однако)\b", re.IGNORECASE)
_NOT = re.compile(r"(?:\bnot|n['’]t|\bне|\bни|\bні)\s*$", re.IGNORECASE)
_BACK = re.compile(
    r"^\W*(?:об этом|про це|this was|that is according|such (?:data|figures)|such an? |такі дані|такие данные|"
    r"this is reported|as reported by|the (?:information|statement) (?:was|comes)|відповідн|соответствующ)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[«“„\"][^«»“”„\"]*\w(?:[^\w«»“”„\"]+\w+){3,}|^[^«“„\"]*\w(?:[^\w«»“”„\"]+\w+){3,}[^«»“”„\"]*[»”]"
)
"""Somebody's words: four at least in quotation marks, which may have been opened, or be closed, in another sentence."""


def hedge_drift(pickup: Pickup) -> Iterator[Found]:
    """Hedges that are gone, and hedges that nobody had spoken before."""
    for i, sentence, carried in pickup.pairs():
        mine = list(_hedges(sentence))
        theirs = [(s, h) for s in carried for h in _hedges(s)]
        if mine and not theirs:
            hedge = mine[0]
            after = next((s for s in carried if _about(sentence, hedge, s)), None)
            claim = _claim_of(pickup, i, hedge)
            if after is not None and claim is not None:
                note = f"“{_text(sentence, hedge)}” is no longer said"
                yield Found(DriftKind.HEDGE_LOST, claim, _first(after), note, sentence.stretch, after.stretch)
        elif theirs and not mine:
            other, hedge = theirs[0]
            claim = _claim_of(pickup, i, None)
            sources = pickup.sources(other)
            new = not any(list(_hedges(s)) or has(s.text, "estimate") for s in sources)
            if new and claim is not None and _about(other, hedge, sentence):
                note = f"“{_text(other, hedge)}” was not said before"
                yield Found(
                    DriftKind.HEDGE_ADDED, claim, _first(other), note, sentence.stretch, other.stretch
                )


def _hedges(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Hedges in a sentence, as places in it; what cannot be verified, and what is said of a May, is none."""
    for start, end in find(sentence.text, *HEDGES):
        word = sentence.text[start:end]
        if (
            word == "May"
            or _NOT.search(sentence.text[:start])
            or re.match(r"\s*(?:not|n['’]t)\b", sentence.text[end:])
        ):
            continue
        if has(sentence.text[start : start + 60], "verify"):
            continue
        if has(word, "hearsay") and has(sentence.text, "denial"):
            continue  # the distance is to what is denied
        yield start, end


def _text(sentence: Sentence, place: tuple[int, int]) -> str:
    return sentence.text[place[0] : place[1]]


def _clause(sentence: Sentence, place: tuple[int, int]) -> tuple[str, int]:
    """The clause that holds a hedge, with those after it until it says something, and where it begins."""
    text = sentence.text
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, place[0])), default=0)
    for end in [m.start() for m in _CLAUSE.finditer(text, place[1])]:
        if len(re.findall(r"\w+", text[begin:end])) >= _FEWEST:
            return text[begin:end], begin
    return (text[begin:], begin) if len(re.findall(r"\w+", text[begin:])) >= _FEWEST else (text, 0)


def _about(sentence: Sentence, hedge: tuple[int, int], other: Sentence) -> bool:
    """Whether another sentence tells what the hedged clause of ``sentence`` tells.

    Its numbers decide where it has any; in another alphabet too few words are comparable, and the sentences being one
    another's must do.
    """
    clause, begin = _clause(sentence, hedge)
    start = sentence.start + begin
    held = {
        n.value for n in sentence.numbers if n.value is not None and start <= n.start < start + len(clause)
    }
    if held:
        return bool(held & {n.value for n in other.numbers})
    if sentence.latin is not other.latin:
        return True
    words, languages = read_words(clause), (sentence.report.language, other.report.language)
    return not words.stems or shared_part(words, other.words, languages) >= CARRIED


def attribution_drift(pickup: Pickup) -> Iterator[Found]:
    """What somebody was said to say, told by the child as its own."""
    voices = {_voice(c) for c in pickup.child.claims} - {None}
    lost: dict[int, list[tuple[float, Found]]] = defaultdict(list)
    for i, sentence, carried in pickup.pairs():
        claim = _attributed_claim(pickup, i)
        if claim is None or len(sentence.words.stems) < _FEWEST - 2 or _only_the_outlet(pickup, claim):
            continue
        named = claim.speaker is not None and _holds(sentence, claim.speaker.start, claim.speaker.end)
        implied = not named and not has(sentence.text, "says") and not _QUOTED.search(sentence.text)
        own = claim.speaker is not None and claim.speaker.start is None
        if own and (_voice(claim) in voices or pickup.child.report.credits):
            continue  # who publishes its own words says so once, and so does whoever tells them
        if implied and not own:
            continue  # the parent leaves it to other sentences too
        if any(_attributed(pickup, s) or _goes_on(pickup, s, _voice(claim)) for s in carried):
            continue
        after = carried[0]
        note = "the report no longer says who says so" + (f" ({claim.speaker.name})" if claim.speaker else "")
        found = Found(DriftKind.ATTRIBUTION_LOST, claim, _first(after), note, sentence.stretch, after.stretch)
        lost[after.start].append((pickup.likeness(i, after), found))
    # Of several that one sentence was made from, those that it was made from most of all.
    for several in lost.values():
        best = max(likeness for likeness, _ in several)
        yield from (found for likeness, found in several if likeness >= NEARLY * best)


def _attributed_claim(pickup: Pickup, i: int) -> Claim | None:
    """A claim of sentence ``i`` of the parent that is in somebody's words."""
    sentence = pickup.parent.sentences[i]
    for claim in sentence.claims:
        if claim.speaker is not None and claim.kind is ClaimKind.CLAIM:
            return claim
    return pickup.parent.nearest_claim(i) if has(sentence.text, "according") else None


def _goes_on(pickup: Pickup, sentence: Sentence, voice: str | None) -> bool:
    """Whether a sentence goes on with the words of the voice before it, in one paragraph."""
    at = pickup.child.at(sentence.start)
    before = pickup.child.sentences[at - 1] if at else None
    if before is None or voice is None or "\n" in sentence.report.text[before.end : sentence.start]:
        return False
    return any(_voice(c) == voice for c in before.claims)


def _voice(claim: Claim) -> str | None:
    """Whose words a claim gives: a party's, else those of a name."""
    if claim.speaker is None:
        return None
    return claim.speaker.party or claim.speaker.name.casefold()


def _attributed(pickup: Pickup, sentence: Sentence) -> bool:
    """Whether a sentence says, or the ones about it say for it, whose words it gives."""
    if any(c.speaker is not None for c in sentence.claims) or has(sentence.text, "says"):
        return True
    if _QUOTED.search(sentence.text):
        return True
    at = pickup.child.at(sentence.start)
    after = pickup.child.sentences[at + 1 : at + 3]
    if any(_BACK.match(s.text) and has(s.text, "says") for s in after):
        return True
    return any(
        s.text.rstrip().endswith(":") and has(s.text, "says")
        for s in pickup.child.sentences[max(at - _LIST, 0) : at]
    )


def _holds(sentence: Sentence, start: int | None, end: int | None) -> bool:
    return start is not None and end is not None and start < sentence.end and sentence.start < end


def _only_the_outlet(pickup: Pickup, claim: Claim) -> bool:
    """Whether the parent only named the outlet whose words the child gives as its own: that outlet itself."""
    speaker = claim.speaker
    return speaker is not None and speaker.name.casefold() == pickup.child.report.source.name.casefold()


def act_drift(pickup: Pickup) -> Iterator[Found]:
    """What was said and is now confirmed, or was estimated and is now said."""
    seen: set[tuple[int, str]] = set()
    for i, sentence, carried in pickup.pairs():
        for other in carried:
            found = _strengthened(pickup, i, other)
            if found is None or (other.start, found[3]) in seen:
                continue
            before, after, was, now = found
            seen.add((other.start, now))
            here = _cue_sentence(pickup.parent.sentences, sentence, before)
            there = _cue_sentence(pickup.child.sentences, other, after) if after is not None else other
            note = f"“{was}” became “{now}”"
            yield Found(DriftKind.ACT_STRENGTHENED, before, after, note, here.stretch, there.stretch)


def _strengthened(pickup: Pickup, i: int, other: Sentence) -> tuple[Claim, Claim | None, str, str] | None:
    """The claims whose act grew stronger between sentence ``i`` and one made from it, with the words for it."""
    told = [c for c in pickup.parent.sentences[i].claims if c.cue is not None and c.kind is ClaimKind.CLAIM]
    now = [c for c in other.claims if c.cue is not None and c.kind is ClaimKind.CLAIM]
    for before in told:
        was = before.cue.text if before.cue is not None else ""
        for after in now:
            cue = after.cue.text if after.cue is not None else ""
            if not has(f"{was} {cue}", "denial") and _strength(after, cue, other) > _strength(before, was):
                return before, after, was, cue
        if not now and (word := _stronger_word(before, was, pickup.parent.sentences[i], other)):
            return before, _first(other), was, word
    return None


def _strength(claim: Claim, cue: str, sentence: Sentence | None = None) -> int:
    if claim.act is Act.CONFIRMS and has(cue, "confirm", "acknowledge"):
        return 2
    estimated = claim.act is Act.ESTIMATES and has(cue, "estimate")
    return 0 if estimated or (sentence is not None and has(sentence.text, "estimate")) else 1


def _stronger_word(claim: Claim, cue: str, sentence: Sentence, other: Sentence) -> str | None:
    """The word in a sentence of which no claim was made that is stronger than the act of ``claim``."""
    for start, end in find(other.text, "confirm", "acknowledge"):
        apart = _NOT.search(other.text[:start]) or has(f"{cue} {other.text}", "denial", "verify")
        if not apart and not has(sentence.text, "confirm", "acknowledge"):
            return other.text[start:end]
    if _strength(claim, cue) == 0 and not has(other.text, "estimate") and not list(_hedges(other)):
        return next((other.text[start:end] for start, end in find(other.text, "says")), None)
    return None


def _cue_sentence(sentences: Iterable[Sentence], own: Sentence, claim: Claim) -> Sentence:
    """The sentence that holds the words of the act."""
    cue = claim.cue
    if cue is None or own.start <= cue.start < own.end:
        return own
    return next((s for s in sentences if s.start <= cue.start < s.end), own)


def _claim_of(pickup: Pickup, i: int, place: tuple[int, int] | None) -> Claim | None:
    """The claim of sentence ``i`` nearest to ``place`` in it."""
    sentence = pickup.parent.sentences[i]
    if place is None or not sentence.claims:
        return pickup.parent.nearest_claim(i)
    at = sentence.start + place[0]
    return min(sentence.claims, key=lambda c: (max(c.start - at, at - c.end, 0), c.start))


def _first(sentence: Sentence) -> Claim | None:
    return sentence.claims[0] if sentence.claims else None
