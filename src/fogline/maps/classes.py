"""Whose area is drawn: from the maker's table, from the words in the file, else from what it covers."""

from __future__ import annotations

from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.knowledge.makers import Conflict, Maker, Makers, fold_label
from fogline.maps.drawing import Shape

__all__ = ["CONTESTED", "IGNORED", "UNSAID", "Meaning", "infer_holder", "meaning_of"]

CONTESTED, IGNORED, UNSAID = "contested", "ignored", "unsaid"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a shape means: a party's code, or one of ``CONTESTED``, ``IGNORED``, ``UNSAID``; and what said so."""

    what: str
    word: str | None = None
    by_table: bool = False


def meaning_of(shape: Shape, maker: Maker, makers: Makers) -> Meaning:
    """What the words of a shape say that it is, the maker's own table first."""
    for word in shape.words:
        said = maker.classes.get(fold_label(word))
        if said is not None:
            return Meaning(_said(said), word, True)
    for word in shape.words:
        folded = fold_label(word.lstrip("#"))
        if folded in makers.words.get("contested", ()) or folded.startswith("claimed "):
            return Meaning(CONTESTED, word)
        if folded in makers.words.get("ignore", ()):
            return Meaning(IGNORED, word)
        party = makers.party_of(folded)
        if party is not None:
            return Meaning(party[1], word)
    return Meaning(UNSAID)


def _said(entry: str) -> str:
    kind, _, party = entry.partition(" ")
    if kind == "held" and party:
        return party
    return CONTESTED if kind == "contested" else IGNORED


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
