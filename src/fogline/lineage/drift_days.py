"""Days and places that shifted on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from fogline.knowledge.stance import find
from fogline.lineage.drift_pickup import Pickup
from fogline.lineage.drift_reading import Found, Sentence
from fogline.lineage.marks import read_words
from fogline.lineage.spelling import bare, key, name_stem
from fogline.model import Claim, DriftKind, Place

__all__ = ["day_drift", "place_drift"]

_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening)|сегодня|сьогодні)\b", re.IGNORECASE
)
_YESTERDAY = re.compile(r"\b(?:yesterday|last night|вчера|накануне|вчора|напередодні|учора)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\b(?:overnight|night|ночью|ночі|вночі|уночі|ніч\w*|ночь|ночи)\b", re.IGNORECASE)
_NIGHT_TO = re.compile(r"\b(?:ночь|ніч)\s+на\b|\bnight to\b|\bearly hours\b", re.IGNORECASE)
_LOCATED = re.compile(
    r"\b(?:in|near|at|outside|around|у|в|во|біля|поблизу|під|під час боїв за|возле|вблизи|под|близ)\s+"
    r"([A-ZА-ЯЁІЇЄҐ][\w'’-]{3,})(?![\w'’-]|\s+[A-ZА-ЯЁІЇЄҐ])"
)
_REACH = 24
"""Code points before the name of a place in which the words stand that say where it is seen from."""

_CAPITAL = re.compile(r"\b[^\W\d_a-zа-яёіїєґ][\w'’-]+")
_WEEK = 7


def day_drift(pickup: Pickup) -> Iterator[Found]:
    """Days that are other days in the child: "on Monday" and "10 November" are one where they are."""
    for i, sentence, carried in pickup.pairs():
        mine = _days(sentence)
        claim = pickup.parent.nearest_claim(i)
        if not mine or claim is None:
            continue
        dated = [(s, days) for s in carried if (days := _days(s))]
        theirs = {day for _, days in dated for day in days}
        night = _loose(sentence) or any(_loose(s) for s, _ in dated)
        exact = _by_date(sentence) and any(_by_date(s) for s, _ in dated)  # dates are meant as they stand
        if not dated or _meet(mine, theirs, night and not exact):
            continue
        after, days = dated[0]
        note = f"{_shown(mine)} became {_shown(days)}"
        yield Found(DriftKind.DATE_SHIFTED, claim, _first(after), note, sentence.stretch, after.stretch)


def _by_date(sentence: Sentence) -> bool:
    return any(re.fullmatch(r"d\d\d-\d\d", mark) for mark in sentence.words.marks)


def _loose(sentence: Sentence) -> bool:
    """Whether a sentence tells of a night and does not say which day it led to."""
    return _NIGHT.search(sentence.text) is not None and _NIGHT_TO.search(sentence.text) is None


def _meet(a: set[date], b: set[date], night: bool) -> bool:
    """Whether two sets share a day; a night belongs to two days."""
    slack = timedelta(days=1 if night else 0)
    return any(abs(one - other) <= slack for one in a for other in b)


def _days(sentence: Sentence) -> set[date]:
    """The days that a sentence names, as far as it says them or the day of the report tells them."""
    published = sentence.report.published
    if published is None:
        return set()
    today = published.last_day
    found: set[date] = set()
    for mark in sentence.words.marks:
        if re.fullmatch(r"d\d\d-\d\d", mark):
            for day in (int(mark[4:]), *_days_before(sentence.text, int(mark[4:]))):
                found |= _dated(int(mark[1:3]), day, today)
        elif re.fullmatch(r"w\d", mark):
            found.add(today - timedelta(days=(today.isoweekday() - int(mark[1:])) % _WEEK))
    if _TODAY.search(sentence.text):
        found.add(today)
    if _YESTERDAY.search(sentence.text):
        found.add(today - timedelta(days=1))
    return found


def _days_before(text: str, day: int) -> list[int]:
    """Days of the same month that stand just before a day: "25 and 26 November", "25-26 ноября"."""
    joined = re.finditer(rf"(?<!\d)(\d{{1,2}})\s*(?:[-–—,/]|\b(?:и|і|й|та|and|to)\b)\s*0?{day}(?!\d)", text)
    return [int(match[1]) for match in joined]


def _dated(month: int, day: int, today: date) -> set[date]:
    """The day of that date nearest to when the report was published."""
    near = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            near.append(date(year, month, day))
        except ValueError:
            continue
    return {min(near, key=lambda d: abs((d - today).days))} if near else set()


def _shown(days: set[date]) -> str:
    return " and ".join(f"{day.day} {day:%B}" for day in sorted(days))


def place_drift(pickup: Pickup) -> Iterator[Found]:
    """Settlements that the child puts in the place of others, or of what the parent names instead."""
    known = {p.key for c in pickup.parent.claims for p in c.places}
    marks = {mark for s in pickup.parent.sentences for mark in s.words.marks} | set(
        _words(pickup.parent.report.text)
    )
    kept = {p.key for c in pickup.child.claims for p in c.places}
    for i, sentence, carried in pickup.pairs():
        claim = pickup.parent.nearest_claim(i)
        mine = _settlements(sentence)
        theirs = [(s, p) for s in carried for p in _settlements(s)]
        if claim is None:
            continue
        if {p.key for p in mine} & {p.key for _, p in theirs}:
            yield from _nearer(claim, sentence, mine, theirs)
            continue
        if not mine and not theirs:
            yield from _regions(pickup, claim, sentence, carried)
            yield from _renamed(pickup, claim, sentence, carried)
            continue
        names = _name_keys(sentence.text)
        new = [
            (s, p) for s, p in theirs
            if p.key not in known and not _marks(p) & marks and not _name_keys(p.mention) & names
        ]  # fmt: skip
        there = {mark for s in carried for mark in s.words.marks}
        gone = [p.name for p in mine if p.key not in kept and not _marks(p) & there] or _places(
            sentence, there
        )
        for other, place in new[:1]:
            acting = any(place.country in (c.arguments.actor, c.arguments.target) for c in sentence.claims)
            if not gone and not acting and f"g:{place.country}" in set(sentence.words.marks) - there:
                gone = [place.country or ""]
            if not gone and not mine:  # the parent goes on from a place that it named before
                gone = [
                    p.name for p in _meant(sentence) if p.country == place.country and not _marks(p) & there
                ]
            if gone:
                note = f"{gone[0]} became {place.name}"
                yield Found(
                    DriftKind.PLACE_SHIFTED, claim, _first(other), note, sentence.stretch, other.stretch
                )


def _regions(
    pickup: Pickup, claim: Claim, sentence: Sentence, carried: tuple[Sentence, ...]
) -> Iterator[Found]:
    """A region that is another one in the child, which the parent names nowhere."""
    mine = _of_kind(sentence, "region")
    theirs = [(s, p) for s in carried for p in _of_kind(s, "region")]
    known = {p.key for c in pickup.parent.claims for p in c.places}
    new = [
        (s, p)
        for s, p in theirs
        if p.key not in known and not _name_keys(p.mention) & _name_keys(sentence.text)
    ]
    if mine and new and not {p.key for p in mine} & {p.key for _, p in theirs}:
        other, place = new[0]
        note = f"{mine[0].name} became {place.name}"
        yield Found(DriftKind.PLACE_SHIFTED, claim, _first(other), note, sentence.stretch, other.stretch)


def _renamed(
    pickup: Pickup, claim: Claim, sentence: Sentence, carried: tuple[Sentence, ...]
) -> Iterator[Found]:
    """One name behind a word of place that is another name in the child, in one alphabet; either report has only one."""
    mine, theirs = _located(sentence.text), [(s, n) for s in carried for n in _located(s.text)]
    texts = pickup.parent.report.text, pickup.child.report.text
    known, kept = _name_keys(texts[0]), _name_keys(texts[1])
    gone = [n for n in mine if not _name_keys(n) & kept]
    new = [(s, n) for s, n in theirs if not _name_keys(n) & known]
    if len(gone) == len(new) == 1 and gone[0].isascii() == new[0][1].isascii():
        other, name = new[0]
        note = f"{gone[0]} became {name}"
        yield Found(DriftKind.PLACE_SHIFTED, claim, _first(other), note, sentence.stretch, other.stretch)


def _located(text: str) -> list[str]:
    """Names behind a word of place."""
    return [match[1] for match in _LOCATED.finditer(text)]


def _nearer(
    claim: Claim, sentence: Sentence, mine: list[Place], theirs: list[tuple[Sentence, Place]]
) -> Iterator[Found]:
    """ "On the outskirts of" a place that became "in" it."""
    for place in mine:
        for other, same in theirs:
            before, after = _before(sentence, place), _before(other, same)
            if place.key == same.key and _ends(before, "near") and _ends(after, "inside"):
                note = f"{before.split()[-1]} {place.mention} became {after.split()[-1]} {same.mention}"
                yield Found(
                    DriftKind.PLACE_SHIFTED, claim, _first(other), note, sentence.stretch, other.stretch
                )
                return


def _ends(text: str, sense: str) -> bool:
    return any(end == len(text) for _, end in find(text, sense))


def _before(sentence: Sentence, place: Place) -> str:
    """The words just before the name of a place, where the sentence names it."""
    return sentence.report.text[max(sentence.start, place.start - _REACH) : place.start].strip()


def _meant(sentence: Sentence) -> list[Place]:
    """Settlements that the claims of a sentence are about and that were named before it."""
    told = (p for c in sentence.claims for p in c.places)
    return [
        p for p in told if p.kind == "settlement" and p.id and not sentence.start <= p.start < sentence.end
    ]


def _marks(place: Place) -> set[str]:
    """By what a text shows that it names a place."""
    shown = {
        m
        for name in (place.name, place.mention)
        for m in read_words(f"in {name}").marks
        if m[:2] in ("k:", "g:")
    }
    return shown | set(_words(place.mention))


def _name_keys(text: str) -> set[str]:
    """The keys of the words with a capital, in whatever language and case they stand."""
    return {key(name_stem(bare(word))) for word in _CAPITAL.findall(text)} - {""}


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"\w{3,}", text)]


def _places(sentence: Sentence, there: set[str]) -> list[str]:
    """What else a sentence names as the place, of which the sentences made from it say nothing."""
    found = []
    for place in (p for c in sentence.claims for p in c.places if sentence.start <= p.start < sentence.end):
        shown = set(read_words(f"in {place.mention}").marks)
        if place.kind != "settlement" and shown and not shown & there:
            found.append(place.mention)
    return found


def _settlements(sentence: Sentence) -> list[Place]:
    return _of_kind(sentence, "settlement")


def _of_kind(sentence: Sentence, kind: str) -> list[Place]:
    """Settlements, or regions, that the claims of a sentence are about and that it names."""
    found: dict[str, Place] = {}
    for claim in sentence.claims:
        for place in claim.places:
            if place.kind == kind and place.id and sentence.start <= place.start < sentence.end:
                found.setdefault(place.key, place)
    return list(found.values())


def _first(sentence: Sentence) -> Claim | None:
    return sentence.claims[0] if sentence.claims else None
