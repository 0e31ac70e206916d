"""Who draws front-line maps: their side, what their files draw, and how a drawing is recognised."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any

from fogline.errors import InputError
from fogline.model import Standing

__all__ = ["CLASSES", "Box", "Conflict", "KnownPoint", "Maker", "Makers", "Territory", "fold_label"]

CLASSES = ("held", "regained", "claimed", "contested", "ignore")
"""What a drawn area may be, the first three followed by a party's code: held by it, won back by it (and so held), said by
it to be held but not shown so; contested or unknown; or not about who holds what."""

Box = tuple[float, float, float, float]
"""West, south, east, north in WGS 84 degrees."""


@dataclass(frozen=True, slots=True)
class Maker:
    """A map maker. ``party`` is ``None`` for observers and where it is unknown.

    ``holder`` is the party whose holdings unlabelled areas draw, ``against`` the party that the rest of
    the boundary is drawn for. ``classes`` says what a folded style, folder, key or label (``style=#ru``) means, in
    the words of ``CLASSES``. ``known`` is false for a maker that no table names.
    """

    name: str
    aliases: tuple[str, ...] = ()
    party: str | None = None
    standing: Standing = Standing.UNKNOWN
    holder: str | None = None
    against: str | None = None
    licence: str | None = None
    borrows_from: tuple[str, ...] = ()
    note: str | None = None
    classes: Mapping[str, str] = field(default_factory=dict)
    known: bool = True


@dataclass(frozen=True, slots=True)
class KnownPoint:
    """A settlement that ``party`` has held since long before the maps in question."""

    party: str
    since: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where maps of a conflict lie and by what a drawing of it is recognised."""

    name: str
    parties: tuple[str, str]
    box: Box
    known: tuple[KnownPoint, ...]
    names: Mapping[str, tuple[str, ...]]

    def other(self, party: str) -> str:
        """The party opposing ``party``."""
        return self.parties[1] if party == self.parties[0] else self.parties[0]


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory that shares are said of, with its stated area in km² and where that figure is from."""

    code: str
    name: str
    names: tuple[str, ...]
    area_km2: float
    area_source: str
    box: Box


class Makers:
    """The table of map makers, conflicts and territories."""

    def __init__(
        self,
        makers: Sequence[Maker],
        conflicts: Sequence[Conflict],
        territories: Sequence[Territory],
        words: Mapping[str, frozenset[str]],
    ) -> None:
        self.makers = tuple(makers)
        self.conflicts = tuple(conflicts)
        self.territories = tuple(territories)
        self.words = dict(words)
        """Folded labels by what they mean whoever draws: ``contested``, ``ignore``."""
        self._by_name = {_fold(name): maker for maker in makers for name in (maker.name, *maker.aliases)}

    @classmethod
    def load(cls, extra: Path | None = None) -> Makers:
        """The built-in table with a mapping file for each of its makers, extended by a file of a case's own.

        Raises:
            InputError: ``extra`` cannot be read, or an entry in it is not understood.
        """
        data = files("fogline.knowledge").joinpath("data")
        table = tomllib.loads(data.joinpath("makers.toml").read_text("utf-8"))
        makers, conflicts, territories = _parse(table)
        mappings = sorted(data.joinpath("makers").iterdir(), key=lambda one: one.name)
        makers = [_maker(tomllib.loads(one.read_text("utf-8"))) for one in mappings] + makers
        words = {kind: frozenset(map(fold_label, labels)) for kind, labels in table["words"].items()}
        built_in = cls(makers, conflicts, territories, words)
        if extra is None:
            return built_in
        try:
            return built_in.extended(extra.read_text("utf-8"), extra.name)
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(extra.name, f"it cannot be read: {error}", "Check the path.") from error

    def extended(self, text: str, name: str) -> Makers:
        """This table with the entries of ``text`` (TOML) instead of those of the same names: one maker's mapping
        file, or a table of the form of ``makers.toml``. ``name`` is what errors call it.

        Raises:
            InputError: an entry in it is not understood.
        """
        try:
            table = tomllib.loads(text)
            more = _parse({"maker": [table]} if "name" in table else table)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                name, f"the table of map makers cannot be read: {error}",
                "Write one with `fogline map wizard`, or see docs/maps.md.",
            ) from error  # fmt: skip
        replaced = {_fold(maker.name) for maker in more[0]}
        makers = [maker for maker in self.makers if _fold(maker.name) not in replaced] + more[0]
        return Makers(makers, [*more[1], *self.conflicts], [*more[2], *self.territories], self.words)

    def find(self, name: str) -> Maker:
        """The maker called ``name``; one that no table names comes back with nothing known about it."""
        return self._by_name.get(_fold(name)) or Maker(name=name, known=False)

    def party_of(self, label: str) -> tuple[Conflict, str] | None:
        """The one party that a style, folder or label names, with its conflict.

        ``None`` where it names none, or more than one.
        """
        tokens = re.findall(r"\w+", fold_label(label))
        for conflict in self.conflicts:
            named = {
                party
                for party, names in conflict.names.items()
                if fold_label(label) in names or any(token in names for token in tokens)
            }
            if len(named) == 1:
                return conflict, named.pop()
        return None

    def conflict_of(self, *parties: str | None) -> Conflict | None:
        """The conflict in which all the given parties oppose each other; ``None`` where there is none."""
        asked = {party for party in parties if party}
        for conflict in self.conflicts:
            if asked and asked <= set(conflict.parties):
                return conflict
        return None


def fold_label(text: str) -> str:
    """A label as the table writes it: lower case, one space between words, nothing around it."""
    return re.sub(r"[\s_]+", " ", unicodedata.normalize("NFKC", text)).strip().casefold()


def _fold(name: str) -> str:
    spread = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in spread if sign.isalnum())


def _parse(table: Mapping[str, Any]) -> tuple[list[Maker], list[Conflict], list[Territory]]:
    makers = [_maker(row) for row in table.get("maker", [])]
    conflicts = [
        Conflict(
            name=row["name"],
            parties=(row["parties"][0], row["parties"][1]),
            box=_box(row["box"]),
            known=tuple(_known(line) for line in row.get("known", [])),
            names={code: tuple(fold_label(n) for n in names) for code, names in row.get("names", {}).items()},
        )
        for row in table.get("conflict", [])
    ]
    territories = [
        Territory(
            code=row["code"],
            name=row["name"],
            names=tuple(row.get("names", [row["name"]])),
            area_km2=float(row["area_km2"]),
            area_source=row["area_source"],
            box=_box(row["box"]),
        )
        for row in table.get("territory", [])
    ]
    return makers, conflicts, territories


def _maker(row: Mapping[str, Any]) -> Maker:
    return Maker(
        name=row["name"],
        aliases=tuple(row.get("aliases", ())),
        party=row.get("party"),
        standing=Standing(row.get("standing", "unknown")),
        holder=row.get("holder"),
        against=row.get("against"),
        licence=row.get("licence"),
        borrows_from=tuple(row.get("borrows_from", ())),
        note=row.get("note"),
        classes={fold_label(key): _class(value) for key, value in row.get("classes", {}).items()},
    )


def _class(written: str) -> str:
    """A class as the table writes it, when it is one.

    Raises:
        ValueError: it is none, or lacks its party.
    """
    kind, _, party = written.partition(" ")
    if kind not in CLASSES or (kind in CLASSES[:3]) != bool(re.fullmatch(r"[A-Za-z][A-Za-z0-9-]*", party)):
        raise ValueError(
            f'"{written}" is no class: write "held CODE", "regained CODE", "claimed CODE", "contested" or "ignore"'
        )
    return written


def _known(line: str) -> KnownPoint:
    party, since, latitude, longitude = line.split()
    return KnownPoint(party, int(since), float(latitude), float(longitude))


def _box(numbers: Sequence[float]) -> Box:
    west, south, east, north = (float(number) for number in numbers)
    return west, south, east, north
