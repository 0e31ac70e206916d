"""Whose area is drawn: from the maker's mapping, from the words in the file, else from what it covers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.knowledge.makers import Conflict, Maker, Makers, fold_label
from fogline.maps.drawing import Shape

__all__ = [
    "CLAIMED", "CONTESTED", "HELD", "IGNORED", "REGAINED", "UNSAID", "Meaning", "infer_holder", "inferred_by_label",
    "meaning_of",
    "word_means",
]  # fmt: skip

HELD, REGAINED, CLAIMED, CONTESTED, IGNORED = "held", "regained", "claimed", "contested", "ignore"
_MOST_KINDS = 12
UNSAID = "unsaid"
"""Nothing says what the area is."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a shape is, of which party where that belongs to it, and the word that said so."""

    what: str
    party: str | None = None
    word: str | None = None


def meaning_of(shape: Shape, maker: Maker, makers: Makers) -> Meaning:
    """What the words of a shape say that it is, the maker's own mapping first."""
    for word in (*shape.words, *shape.labels):
        said = maker.classes.get(fold_label(word))
        if said is not None:
            kind, _, party = said.partition(" ")
            return Meaning(kind, party or None, word)
    for word in shape.words:
        found = word_means(word, makers)
        if found is not None:
            return found
    return Meaning(UNSAID)


def word_means(word: str, makers: Makers) -> Meaning | None:
    """What a style, folder or label means whoever draws; ``None`` where it says nothing of who holds what."""
    folded = fold_label(word.lstrip("#"))
    if folded in makers.words.get("contested", ()):
        return Meaning(CONTESTED, None, word)
    if folded in makers.words.get("ignore", ()):
        return Meaning(IGNORED, None, word)
    named = makers.party_of(folded)
    if re.match(r"claimed\b", folded):
        return Meaning(CLAIMED, named[1], word) if named else Meaning(CONTESTED, None, word)
    return Meaning(HELD, named[1], word) if named else None


def infer_holder(area: BaseGeometry, year: int | None, makers: Makers) -> tuple[Conflict, str, str] | None:
    """Whose holdings an area without a word draws, by the long-held settlements that it covers.

    Returns the conflict, the party and the reason as a sentence; ``None`` where nothing or both sides'
    settlements lie in it.
    """
    for conflict in makers.conflicts:
        if not shapely.box(*conflict.box).intersects(area):
            continue
        known = [point for point in conflict.known if year is None or point.since < year]
        covered = [p for p in known if shapely.intersects_xy(area, p.longitude, p.latitude)]
        parties = {point.party for point in covered}
        if len(parties) == 1:
            party = parties.pop()
            missed = sum(1 for point in known if point.party == party) - len(covered)
            return (
                conflict,
                party,
                f"Nothing in the file says whose area it draws; taken to be {party}'s, since it covers "
                f"{len(covered)} of {len(covered) + missed} settlements long held by {party} and none of the other's.",
            )
    return None


def inferred_by_label(
    drawn: Sequence[tuple[Shape, BaseGeometry]], year: int | None, makers: Makers
) -> tuple[list[Meaning], list[str]] | None:
    """What areas without a word are, where a property tells sides apart whose words mean nothing, such as a colour.

    A value whose areas cover settlements long held by one party, and none of the other's, stands for that party;
    other values of the same property are left open. Returns a meaning for each of ``drawn`` and notes; ``None`` where
    no property tells two parties' areas apart.
    """
    labels = [dict(label.split("=", 1) for label in shape.labels) for shape, _ in drawn]
    keys = [
        key
        for key in dict.fromkeys(key for label in labels for key in label)
        if all(key in one for one in labels)
    ]
    kinds = {key: list(dict.fromkeys(label[key] for label in labels)) for key in keys}
    for key, values in sorted(kinds.items(), key=lambda kind: len(kind[1])):
        if not 2 <= len(values) <= _MOST_KINDS:
            continue
        parties: dict[str, str] = {}
        for value in values:
            area = shapely.union_all(
                [area for label, (_, area) in zip(labels, drawn, strict=True) if label[key] == value]
            )
            found = infer_holder(area, year, makers)
            if found is not None:
                parties[value] = found[1]
        if len(set(parties.values())) > 1:
            notes = [
                f'Areas with {key} "{value}" are taken to be {party}\'s: they cover settlements long held by it and none '
                "of the other's."
                for value, party in parties.items()
            ]
            rest = [f'"{value}"' for value in values if value not in parties]
            if rest:
                notes.append(
                    f"Areas with {key} {', '.join(rest)} are left open: nothing tells whose they are."
                )
            return [_of_kind(key, label[key], parties) for label in labels], notes
    return None


def _of_kind(key: str, value: str, parties: Mapping[str, str]) -> Meaning:
    word = f"{key}={value}"
    return Meaning(HELD, parties[value], word) if value in parties else Meaning(CONTESTED, None, word)
