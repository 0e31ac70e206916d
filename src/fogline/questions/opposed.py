"""Two accounts of one thing whose words exclude each other, though neither denies the other and no relation asks.

"It sank" and "it remains afloat"; "a missile hit the depot" and "the ammunition detonated for want of fire safety".
Each matter is asked once in a report, wherever its voices put it, as the deeds of ``charges`` are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from fogline.knowledge.relations import Asked, Word
from fogline.knowledge.wording import senses, stem, things
from fogline.model import Act, Claim, ClaimKind, Place, Report, Standing
from fogline.questions.matters import MATTERS, OPPOSED, Matter, matter_of
from fogline.questions.reading import Reading, Topic, days
from fogline.questions.words import fold, is_denied, is_doubt

__all__ = [
    "NAME", "PLAIN", "apart", "names_of", "opposed", "place_of_most", "share_known", "sides_differ", "things_of",
]  # fmt: skip

NAME = 4
"""Letters of a party's name that its people's share."""

_NO_MISHAP = re.compile(
    r"\b(?:fears?|feared|fearing|risks?|threats?|threaten\w*|dangers?)\b|\baccident (?:site|scene)\b|"
    r"\b(?:site|scene) of (?:the|an) accident\b|\b(?:another|one more|ещ[её] один|ще один)\b",
    re.IGNORECASE,
)
"""An accident that is feared, where a wreck lies, one more blast that followed: none says how the first came about."""
_MADE_TO_LEAVE = re.compile(
    r"\bforc\w+\b(?:\W+\w+){0,7}?\W+to\s+(?:evacuate|flee|leave|move|abandon|escape)\b", re.IGNORECASE
)
"""Whom a fire or a war made leave was not taken away by force."""
_FIRE = frozenset({stem("fire")})
"""To catch fire and to fire are two things."""
_TOLD = frozenset({"blow", "explosion", "mishap", "landed", "harm", "dead"})
"""Senses of words by which any blow is told: they tell no one from another."""
_JUST_BEFORE = 40
"""Code points before a passage that may say that it is of one more blast."""
_NEAR = 700
"""Code points within which two passages that name no place of their own are of the place told before."""
_PEOPLE = frozenset({"civilians", "children", "prisoners", "hostages", "wounded", "commander", "depot"})
"""Whom or what any blow may befall: those of two passages tell nothing of whether it was one."""
_ARMS = re.compile(
    r"\banti.(?:ship|tank|aircraft)\b|\b(?:tank|ship|aircraft)[- ](?:shells?|missiles?)\b", re.IGNORECASE
)
"""Names of arms, which hold the names of what they are made against."""
_ABOARD = re.compile(r"\b(?:on ?board|aboard|fleet|flagship)\b", re.IGNORECASE)

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
PLAIN = frozenset(
    stem(word)
    for word in (
        "the that this these those there their they them with from into over under after before about against have "
        "been were was will would could should has had are said says say also only more most some other another such "
        "than then when where which while what because during between both each every all any not never its his her "
        "for and but out off per due near still very just now day days monday tuesday wednesday thursday friday "
        "saturday sunday today yesterday night morning evening hours week month year people forces force military "
        "army troops soldiers side sides area region city town village government officials ministry defense defence "
        "state country war january february march april may june july august september october november december "
        "цього було була були буде який яка яке які його їхні також після через перед проти понад лише може війська "
        "військові сили область область район місто місті день дня року сьогодні вчора этого было была были будет "
        "который которая которые после через перед против более только может войска военные силы область район город "
        "городе день дня года сегодня вчера также своих"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    word: Word
    things: frozenset[str]


def opposed(
    claims: Sequence[Claim], reports: Mapping[str, Report], parties: Collection[str] = ()
) -> Iterator[Reading]:
    """The readings of matters on which voices of different sides of one report are at different poles.

    ``parties`` are beginnings of the parties' names, which are no things.
    """
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for claim in claims:
        for matter, word in _poles(claim, reports):
            told[claim.report, matter.key].append(_Told(claim, word, things_of(claim, parties)))
    for (_, key), found in told.items():
        matter = matter_of(OPPOSED + key)
        if key == "cause":
            found = [t for t in found if not _came_of_it(t, found)]
        met = list(_readings(matter, found, reports)) if len({t.word for t in found}) == 2 else []
        yield from met
        within = {reading.claim.id for reading in met}
        for one in found:
            town = next((p for p in one.claim.places if p.kind == "settlement"), None)
            elsewhere = town is not None and town.key not in {r.place.key for r in met if r.place is not None}
            if town is not None and elsewhere and one.claim.id not in within:
                first, last, dated = days(one.claim, reports)
                yield Reading(one.claim, _topic(matter), town, first, last, dated, one.word)


def _topic(matter: Matter) -> Topic:
    return Topic(matter.relation, Asked.WHETHER, measure=OPPOSED + matter.key)


def _poles(claim: Claim, reports: Mapping[str, Report]) -> Iterator[tuple[Matter, Word]]:
    if claim.kind is not ClaimKind.CLAIM or claim.speaker is None or claim.act in (Act.PROMISES, Act.WARNS):
        return
    found = senses()(claim.quote)
    if not found or is_doubt(claim):
        return
    denied = is_denied(claim)
    for matter in MATTERS:
        one, other = matter.one <= found and claim.relation in matter.of, matter.other <= found
        if matter.key == "cause" and other and _NO_MISHAP.search(_with_before(claim, reports)):
            continue
        if matter.key == "will" and other and _MADE_TO_LEAVE.search(claim.quote):
            continue
        if (matter.one <= found and matter.other <= found) or one == other:
            continue
        if matter.key == "cause" and denied:
            continue  # that something was not damaged tells no cause
        turned = denied and not (claim.act is not Act.DENIES and matter.holds_not & found)
        if turned and not matter.turns:
            continue
        yield matter, Word.YES if one != turned else Word.NO


def _readings(matter: Matter, found: Sequence[_Told], reports: Mapping[str, Report]) -> Iterator[Reading]:
    pairs = [
        (a, b)
        for a, b in product((t for t in found if t.word is Word.YES), (t for t in found if t.word is Word.NO))
        if (matter.loose or (_stands(a.claim) and _stands(b.claim)))
        and sides_differ(a.claim, b.claim)
        and not apart(a.claim, b.claim)
        and _share(matter, a, b)
    ]
    met = {t.claim.id: t for pair in pairs for t in pair}
    if not met:
        return
    place = place_of_most([t.claim for t in met.values()])
    afloat = all(_struck(t.claim) <= {"ship"} for t in met.values()) and any(
        _struck(t.claim) for t in met.values()
    )
    if afloat and place is not None and place.kind == "settlement":
        place = None  # what befell a ship befell it at sea, whatever town was told of before
    when = Counter(days(t.claim, reports) for t in met.values())
    first, last, dated = min(when, key=lambda d: (-when[d], not d[2], str(d)))
    event = min(met)
    for told in met.values():
        yield Reading(told.claim, _topic(matter), place, first, last, dated, told.word, event=event)


def _stands(claim: Claim) -> bool:
    """Whether the voice is of a known side, or official at least."""
    return claim.party is not None or (
        claim.speaker is not None and claim.speaker.standing is Standing.OFFICIAL
    )


def sides_differ(a: Claim, b: Claim) -> bool:
    """Whether two claims are made by voices of different sides, of which one at least is known."""
    mine, other = a.speaker, b.speaker
    return (
        mine is not None and other is not None and fold(mine.name) != fold(other.name) and a.party != b.party
    )


def apart(a: Claim, b: Claim) -> bool:
    """Whether the two are told of different towns or days in so many words."""
    if a.happened is not None and b.happened is not None:
        gap = max(
            (b.happened.first_day - a.happened.last_day).days,
            (a.happened.first_day - b.happened.last_day).days,
        )
        if gap > 1:
            return True
    mine, other = _towns(a), _towns(b)
    return bool(mine) and bool(other) and mine.isdisjoint(other)


def _towns(claim: Claim) -> frozenset[str]:
    return frozenset(
        p.key for p in claim.places if p.kind == "settlement" and claim.start <= p.start < claim.end
    )


def share_known(a: Claim, b: Claim, matter: Matter) -> bool:
    """Whether claims of two reports on one matter speak of one thing: one of a known name, or of one town and day."""
    if apart(a, b):
        return False
    if matter.shared == "place":
        return True  # they are of one town, or they would not be asked together
    return not things()(a.quote).isdisjoint(things()(b.quote))


def _share(matter: Matter, a: _Told, b: _Told) -> bool:
    if not matter.shared:
        return True
    same_place = _one_place(a.claim, b.claim)
    if matter.shared == "place":
        return same_place
    if matter.shared == "known":
        return any(thing.startswith("=") for thing in a.things & b.things)
    if matter.shared == "event":
        mine, other = _struck(a.claim), _struck(b.claim)
        if mine and other:
            return not mine.isdisjoint(other)
        words = (_stems(a.claim) & _stems(b.claim)) - _FIRE
        return (same_place and (bool(words) or _told_there(a.claim, b.claim, mine | other))) or bool(
            a.things & b.things
        )
    return (
        bool((a.things & b.things) - _FIRE)
        or _names_voice(a.claim, b.claim)
        or _names_voice(b.claim, a.claim)
    )


def _one_place(a: Claim, b: Claim) -> bool:
    towns = {p.key for p in a.places if p.kind not in ("country", "region")}
    return not towns.isdisjoint(p.key for p in b.places)


def _told_there(a: Claim, b: Claim, struck: frozenset[str]) -> bool:
    """Whether the place is named in both passages, or they stand near each other and neither says what was struck."""
    named = [{p.key for p in c.places if c.start <= p.start < c.end} for c in (a, b)]
    return bool(named[0] & named[1]) or (not struck and _near(a, b))


def _struck(claim: Claim) -> frozenset[str]:
    """Things of a known name, but for people and ammunition: what is struck or burns."""
    return (things()(_ARMS.sub("", claim.quote)) - _PEOPLE) | (
        {"ship"} if _ABOARD.search(claim.quote) else set()
    )


def _stems(claim: Claim) -> frozenset[str]:
    """Every plain word of four letters or more, a part of a thing's name too: "the base" is "the Saki air base"."""
    told = (w for w in _WORD.findall(claim.quote) if len(w) > 3 and not w[:1].isupper())
    return frozenset(
        r for w, r in ((w, stem(w)) for w in told) if r not in PLAIN and _TOLD.isdisjoint(senses()(w))
    )


def _with_before(claim: Claim, reports: Mapping[str, Report]) -> str:
    report = reports.get(claim.report)
    before = report.text[max(claim.start - _JUST_BEFORE, 0) : claim.start] if report is not None else ""
    return f"{before} {claim.quote}"


def _came_of_it(told: _Told, found: Sequence[_Told]) -> bool:
    """Whether a mishap is told by a voice that tells of the strike too: it came of the strike, and is no other cause."""
    hit = (t for t in found if t.word is Word.YES and told.word is Word.NO)
    return any(_one_voice(t, told) and _one_story(t, told) for t in hit)


def _one_story(a: _Told, b: _Told) -> bool:
    return _near(a.claim, b.claim) or not _struck(a.claim).isdisjoint(_struck(b.claim))


def _near(a: Claim, b: Claim) -> bool:
    return max(a.start - b.end, b.start - a.end) <= _NEAR


def _one_voice(a: _Told, b: _Told) -> bool:
    mine, other = a.claim.speaker, b.claim.speaker
    return mine is not None and other is not None and fold(mine.name) == fold(other.name)


def _names_voice(a: Claim, b: Claim) -> bool:
    """Whether ``a`` speaks of whoever says ``b``: "an agreement with the Red Cross", and the Red Cross on it."""
    party = fold(b.party)
    if party is not None and party in (fold(a.arguments.actor), fold(a.arguments.target)):
        return True
    voice = b.speaker.name if b.speaker is not None else ""
    named = {w for w in _WORD.findall(voice) if w[:1].isupper() and len(w) > 2 and stem(w) not in PLAIN}
    return not named.isdisjoint(_WORD.findall(a.quote))


def things_of(claim: Claim, parties: Collection[str] = ()) -> frozenset[str]:
    """What a passage may be about: things of a name in every language, else stems of four letters at least, but for the
    commonest and the parties' names."""
    found = set()
    for word, known in things().read(claim.quote):
        if known:
            found.add(f"={known[0]}")
        elif len(word) > 3 and (root := stem(word)) not in PLAIN and root[:NAME] not in parties:
            found.add(root)
    return frozenset(found)


def names_of(names: Mapping[str, str]) -> frozenset[str]:
    """The beginnings of parties' names, by which their peoples and adjectives are known too: "russ", "ukra"."""
    return frozenset(
        stem(word)[:NAME] for name in names.values() for word in name.split() if len(word) >= NAME
    )


def place_of_most(claims: Sequence[Claim]) -> Place | None:
    """Where most of ``claims`` put it, towns before wider places; the first of the alphabet where several do alike."""
    named = {p.key: p for c in reversed(claims) for p in c.places[:1]}
    times = Counter(c.places[0].key for c in claims if c.places)
    if not times:
        return None
    return named[min(times, key=lambda k: (named[k].kind in ("country", "region"), -times[k], k))]
