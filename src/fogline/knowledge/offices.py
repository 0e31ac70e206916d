"""Who held which office when: a name speaks for a party for as long as its bearer is in office."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fogline.model import Standing

__all__ = ["Held", "Offices", "surnames"]


@dataclass(frozen=True, slots=True)
class Held:
    """One term of office. ``first`` and ``last`` are days, both in office; ``None`` where not known or not ended.

    ``party`` is ``None`` for persons of no party.
    """

    party: str | None
    standing: Standing
    office: str
    first: date | None = None
    last: date | None = None

    def on(self, day: date) -> bool:
        """Whether it was held on ``day``."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Offices:
    """Terms of office by a person's usual name."""

    def __init__(self) -> None:
        self._held: dict[str, list[Held]] = {}
        self._given: dict[str, tuple[str, ...]] = {}

    def add(self, tables: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
        """Take in the persons of a table; returns all spellings of each who was not known before.

        A surname that two persons of different parties share is nobody's.

        Raises:
            KeyError: a person without a name.
            ValueError: a standing or a month that is none.
        """
        self._given |= {name: tuple(forms) for name, forms in tables.get("given", {}).items()}
        names: dict[str, dict[str, None]] = {}
        made: dict[str, list[Held]] = {}
        for person in tables.get("person", ()):
            name = person["name"]
            if name in self._held:
                continue
            made.setdefault(name, []).append(_held(person))
            names.setdefault(name, {name: None}).update(dict.fromkeys(person.get("names", ())))
        self._held |= made
        bearers: dict[str, set[str | None]] = {}
        for name, spellings in names.items():
            for spelling in spellings:
                bearers.setdefault(spelling, set()).add(made[name][0].party)
        shared = {spelling for spelling, parties in bearers.items() if len(parties) > 1}
        return {
            name: tuple(s for s in (*spellings, *self._full(name, spellings)) if s not in shared)
            for name, spellings in names.items()
        }

    def usual(self, name: str) -> Held:
        """The office that a person holds, or held last."""
        return max(self._held[name], key=lambda held: (held.last or date.max, held.first or date.min))

    def on(self, name: str, day: date | None) -> Held | None:
        """The office that a person held on ``day``; ``None`` where it was none. Without a day, as ``usual``."""
        if day is None:
            return self.usual(name)
        terms = [held for held in self._held.get(name, ()) if held.on(day)]
        return max(terms, key=lambda held: held.first or date.min, default=None)

    def _full(self, name: str, spellings: Iterable[str]) -> Iterator[str]:
        """Given name and surname in Cyrillic, where the surname stands in the table."""
        given = self._given.get(name.split()[0], ())
        for spelling in spellings:
            if " " not in spelling and "\u0400" <= spelling[0] <= "\u04ff":
                yield from (f"{first} {spelling}" for first in given)


def _held(person: Mapping[str, Any]) -> Held:
    first, last = person.get("from"), person.get("to")
    return Held(
        person.get("party"),
        Standing(person.get("standing", "official")),
        person.get("office", ""),
        date.fromisoformat(f"{first}-01") if first else None,
        _last_day(last) if last else None,
    )


def _last_day(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return first.replace(day=monthrange(first.year, first.month)[1])


def surnames(spellings: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each spelling, with whether it is a surname alone (particles in lower case belong to it)."""
    for spelling in spellings:
        yield spelling, " " not in spelling or spelling[0].islower()
