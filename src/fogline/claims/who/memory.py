"""Whom a report has brought in so far, so that a later name, role or pronoun finds them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from fogline.claims.who.names import core
from fogline.model import Standing

__all__ = ["Known", "Memory"]

_REMEMBERED = 150
"""How many of those met last "he", "the ministry" and "the group" can mean."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody at token ``at``: ``full`` are the words that say who it is."""

    at: int
    name: str
    full: str
    person: bool
    plural: bool
    speaks: bool
    party: str | None = None
    standing: Standing = Standing.UNKNOWN


class Memory:
    """Those met, in the order of the text."""

    def __init__(self) -> None:
        self.met: list[Known] = []
        self._by_name: dict[str, Known] = {}

    def named(self, name: str) -> Known | None:
        """Whoever was last met under exactly this name."""
        return self._by_name.get(name.lower())

    def latest(self, wanted: Callable[[Known], bool]) -> Known | None:
        """The last one met that fits."""
        return next((known for known in reversed(self.met) if wanted(known)), None)

    def longer(self, name: str, speaking: bool = False) -> Known | None:
        """An earlier voice whose name ends with this one: "the Air Force" after "Ukraine's Air Force"."""
        wanted = core(name)
        if not wanted or len(wanted[-1]) < 3:
            return None
        for known in reversed(self.met):
            if (
                not known.person
                and (known.speaks or not speaking)
                and core(known.name)[-len(wanted) :] == wanted
                and "and" not in core(known.name)[: -len(wanted)]
            ):
                return known
        return None

    def remember(self, known: Known) -> None:
        """Take somebody in; what was known of the same name stays known."""
        old = self._by_name.get(known.name.lower())
        if old is not None:
            if known.party is None and old.party is not None:
                known = replace(known, party=old.party, standing=old.standing)
            if len(old.full) > len(known.full):
                known = replace(known, full=old.full)
        self._by_name[known.name.lower()] = known
        self.met.append(known)
        if len(self.met) > 2 * _REMEMBERED:
            del self.met[:_REMEMBERED]
