"""The words around a place: what shows that it is one, what widens it, and what it does in its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fogline.claims.what.words import Words
from fogline.claims.where.place_names import Toponym, capital
from fogline.claims.where.place_words import PlaceWords

__all__ = ["compass_before", "compass_start", "cue", "kind_before", "widened", "with_roles"]

_PASSING = 13
_ORIGIN = 6
_WHEN = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december early late last mid noon midnight dawn midday""".split()
)


def cue(words: Words, begin: int, end: int, lexicon: PlaceWords) -> str | None:
    """The word that shows that a place stands here: a preposition, "the town of", a verb that hits places."""
    at = begin - 1
    while words.at(at) in ("the", "nearby", "neighbouring", "neighboring") or (
        words.at(at) in lexicon.compass and words.at(at - 1) != "to"
    ):
        at -= 1
        if words.at(at) == "-":
            at -= 1
    before = words.at(at)
    if before == "of":
        return "of" if words.at(at - 1) in lexicon.parts or words.at(at - 1) in lexicon.regions else None
    if before == "to":
        return None if words.at(at - 1) in lexicon.not_to else "to"
    if before in ("from", "for", "against", "on"):
        return before
    if before in lexicon.at:
        return before
    if before in lexicon.hit:
        return "hit"
    if before in lexicon.settlements:
        return "settlement"
    if before in ("and", "or", ",") and capital(words, at - 1):
        return "joined"
    return None


def kind_before(words: Words, begin: int, lexicon: PlaceWords) -> str | None:
    if words.at(begin - 1) == "of" and words.at(begin - 2) in lexicon.settlements:
        return "settlement"
    if words.at(begin - 1) == "of" and words.at(begin - 2) in lexicon.regions:
        return "region"
    return "settlement" if words.at(begin - 1) in lexicon.settlements else None


def compass_before(words: Words, begin: int, lexicon: PlaceWords) -> bool:
    return words.at(begin - 1) in lexicon.compass


def compass_start(words: Words, begin: int, lexicon: PlaceWords) -> int:
    if words.at(begin - 2) == "-" and words.at(begin - 3) in lexicon.compass:
        return begin - 3
    return begin - 1


def widened(words: Words, begin: int, lexicon: PlaceWords) -> float:
    """By how many metres the words before a place widen it: "near", "12 km north-west of", "outside"."""
    at = begin - 1
    if words.at(at) == "the":
        at -= 1
    two = f"{words.at(at - 1)} {words.at(at)}"
    metres = max(lexicon.near.get(words.at(at), 0.0), lexicon.near.get(two, 0.0))
    if words.at(at) in ("of", "from") and (words.at(at - 1) in lexicon.directions or words.at(at) == "from"):
        for index in range(at - 1, max(0, at - 7), -1):
            unit = lexicon.units.get(words.at(index), 0.0)
            if unit >= 1000.0 and words.at(index - 1)[:1].isdigit():
                try:
                    far = float(words.at(index - 1).replace(",", ""))
                except ValueError:
                    break
                return far * unit
        if words.at(at - 1) in lexicon.directions and words.at(at) == "of":
            return 25_000.0
    return metres


def with_roles(words: Words, found: list[Toponym], lexicon: PlaceWords) -> Iterator[Toponym]:
    """Mark places that only say where another one is: "Taji, north of Baghdad", "Bila Tserkva in the Kyiv region"."""
    for index, place in enumerate(found):
        role = "at"
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        if words.at(place.end) == "'s" and after is not None and after.start - place.end <= 3:
            role = "container"
        elif before is not None and words.sentence[before.start] == words.sentence[place.start]:
            gap = words.lower[before.end : place.start]
            if (
                len(gap) <= 9
                and "of" in gap
                and any(word in lexicon.directions for word in gap)
                and "and" not in gap
            ):
                role = "locator"
            elif [word for word in gap if word not in (",", "the")] in (["near"], ["outside"]):
                role = "locator"  # "the monastery near X"
            elif _within(gap) and _larger(before, place):
                role = "container"
        if role == "at" and words.at(place.start - 1) in (
            "bordering",
            "borders",
            "neighbouring",
            "neighboring",
        ):
            role = "locator"
        if role == "at" and _far_from(words, place, lexicon):
            role = "locator"
        if role == "at" and _from_there(words, place, lexicon):
            role = "origin"
        if role == "at" and _in_passing(words, place):
            role = "passing"
        yield replace(place, role=role)


def _larger(before: Toponym, place: Toponym) -> bool:
    """Whether the second place may hold the first: a region or a state after a town."""
    if place.kind == "region":
        return before.kind != "region"
    return bool(place.entries) and place.entries[0].kind != "settlement"


def _far_from(words: Words, place: Toponym, lexicon: PlaceWords) -> bool:
    """ "60 kilometers inland from the Black Sea"."""
    at = place.start - 1
    while words.at(at) == "the":
        at -= 1
    if words.at(at) != "from" or not place.facility:
        return False
    return any(words.at(k) in lexicon.units for k in range(at - 3, at))


def _from_there(words: Words, place: Toponym, lexicon: PlaceWords) -> bool:
    """Whether something came from a place: "fired from Ukrainian positions near X", "crossing from Y"."""
    first = words.sentence_words(place.start)[0]
    for at in range(place.start - 1, max(first, place.start - _ORIGIN) - 1, -1):
        if words.lower[at] in (",", ";", "into", "to", "on", "at") or words.tags[at].startswith("V"):
            return False
        if words.lower[at] == "from":
            return any(words.lower[k] in lexicon.launched for k in range(max(first, at - 6), at))
    return False


def _in_passing(words: Words, place: Toponym) -> bool:
    """Named in what dates or describes something else: "after the fall of X", "who had left X"."""
    first = words.sentence_words(place.start)[0]
    for index in range(place.start - 1, max(first, place.start - _PASSING) - 1, -1):
        if words.lower[index] in (",", ";"):
            return False
        if words.lower[index] == "who":
            return words.at(index + 1) in ("had", "have", "were", "was")
        if words.at(index + 1) in _WHEN or words.at(index + 1)[:4].isdigit():
            continue  # "since May in the Donetsk region" dates nothing by the place
        if words.lower[index] in ("after", "before", "since") and first < index >= place.start - 6:
            return True
    return False


def _within(gap: list[str]) -> bool:
    return (
        len(gap) <= 4
        and bool(gap)
        and gap[0] in (",", "in")
        and all(
            w
            in (
                ",",
                "in",
                "the",
                "eastern",
                "western",
                "northern",
                "southern",
                "central",
                "southeastern",
                "northeastern",
            )
            for w in gap
        )
    )
