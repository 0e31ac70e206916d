"""A map held against a share: how much of a territory it draws as held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from fogline.knowledge.translit import spellings
from fogline.maps.boundary import Boundary, Part
from fogline.maps.ellipsoid import area_km2
from fogline.maps.layer import Layer
from fogline.maps.measure import EDGE_M, Measurer
from fogline.maps.stated import Bounds, Stated, bounds_of, say_amount
from fogline.maps.terms import Terms
from fogline.maps.towns import town_at
from fogline.model import Figure, Outcome, Place, Reference

__all__ = ["Figures", "ShareCheck", "Verdict", "part_named"]

Figures = tuple[tuple[str, Figure], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one layer says about one answer: ``text`` continues a sentence that begins with the map's name."""

    outcome: Outcome
    text: str
    figures: Figures = ()
    also: tuple[Reference, ...] = ()
    """Other maps of the maker that it rests on."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the share is a share of: a name, its geometry, its areas in km² with where they are from."""

    name: str
    geometry: BaseGeometry
    own_km2: float
    stated_km2: float | None
    stated_source: str | None
    edge_m: float = EDGE_M


class ShareCheck:
    """Holds shares and areas against layers, inside one boundary."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._measurers: dict[str, Measurer] = {}
        self._measured: dict[tuple[str, str, str], tuple[float, float, float]] = {}

    def verdict(self, layer: Layer, said: Stated) -> Verdict:
        """What ``layer`` says about a share or an area that an answer gives."""
        undecided = self._undecidable(layer, said)
        if undecided:
            return Verdict(Outcome.INCONCLUSIVE, undecided)
        assert self._terms.boundary is not None and said.amount is not None
        whole = self._whole(said)
        if whole is None:
            of = said.amount.of or ", ".join(place.name for place in said.places) or "what it is a share of"
            return Verdict(
                Outcome.INCONCLUSIVE,
                f"cannot be measured for this: the boundary {self._terms.boundary.name} does not show {of}",
            )
        holder = said.actor or layer.held_by
        drawn = self._area_of(layer, holder or "", whole)
        if drawn is None:
            return Verdict(
                Outcome.INCONCLUSIVE,
                f"does not say what is held by {self._terms.name_of(holder or 'the one named')}",
            )
        return self._compare(layer, said, whole, holder or "", drawn)

    def _undecidable(self, layer: Layer, said: Stated) -> str | None:
        if self._terms.boundary is None:
            return "cannot be measured: no boundary was given; give one with --boundary"
        if said.amount is None:
            return "was not measured: the answer gives no share and no area"
        if said.amount.unit not in ("percent", "km²"):
            return f"was not measured: areas are not compared in {said.amount.unit or 'plain numbers'}"
        if said.foretold:
            return "shows what was held, and the answer is about what will be"
        if layer.held_by is None:
            return "does not say whose holdings it draws; name the holder in the table of makers"
        return None

    def _whole(self, said: Stated) -> _Whole | None:
        """The territory that is meant; ``None`` where the boundary does not show it."""
        boundary, amount = self._terms.boundary, said.amount
        assert boundary is not None and amount is not None
        names = [amount.of] if amount.of else []
        names += [place.name for place in said.places] + [place.mention for place in said.places]
        part = part_named(names, boundary)
        if part is not None:
            return _Whole(part.name, part.geometry, area_km2(part.geometry), None, None)
        smaller = next((place for place in said.places if place.kind in ("settlement", "region")), None)
        if smaller is not None:
            return self._town(smaller)
        territory = boundary.territory
        if territory is not None:
            meant = any(_mentions(name, territory.names) for name in names)
            if meant or any(
                place.country == territory.code and place.kind == "country" for place in said.places
            ):
                return _Whole(
                    territory.name,
                    boundary.geometry,
                    boundary.area_km2,
                    territory.area_km2,
                    territory.area_source,
                )
        of_country = any(place.kind == "country" and _inside(place, boundary) for place in said.places)
        if of_country or (not names and amount.unit == "km²"):
            name = territory.name if territory else f"the boundary {boundary.name}"
            return _Whole(name, boundary.geometry, boundary.area_km2, None, None)
        return None

    def _town(self, place: Place) -> _Whole | None:
        if place.latitude is None or place.longitude is None or place.kind != "settlement":
            return None
        town = town_at(self._terms.towns, place.latitude, place.longitude)
        if town is None:
            return None
        return _Whole(place.name, town.geometry, area_km2(town.geometry), None, None, 0.0)

    def _area_of(self, layer: Layer, holder: str, whole: _Whole) -> tuple[float, float, float] | None:
        """km² drawn for ``holder``, km² that the maker leaves open, and km² by which the line may be off."""
        key = (layer.reference.id, holder, whole.name)
        if key in self._measured:
            return self._measured[key]
        measurer = self._measurers.setdefault(
            whole.name, Measurer(whole.geometry, self._terms.margin_m, whole.edge_m)
        )
        others = dict(layer.others)
        rest = holder == layer.against and layer.held_by is not None
        drawn = layer.held if rest or holder == layer.held_by else others.get(holder)
        if drawn is None:
            return None
        open_km2 = 0.0
        if layer.contested is not None:
            open_km2 = measurer.area_km2(shapely.difference(layer.contested, layer.held))
        held = measurer.area_km2(drawn)
        if rest:
            held = whole.own_km2 - held - open_km2
        effect = measurer.line_km(drawn) * self._terms.margin_m / 1000
        self._measured[key] = (held, open_km2, effect)
        return self._measured[key]

    def _compare(
        self, layer: Layer, said: Stated, whole: _Whole, holder: str, drawn: tuple[float, float, float]
    ) -> Verdict:
        assert said.amount is not None and self._terms.boundary is not None
        held, left_open, effect = drawn
        percent = said.amount.unit == "percent"
        base = whole.stated_km2 or whole.own_km2
        scale = 100 / base if percent else 1.0
        bounds = bounds_of(said.amount, effect * scale)
        share, own_share = 100 * held / base, 100 * held / whole.own_km2
        if holder == layer.against and whole.stated_km2:
            share = 100 - 100 * (whole.own_km2 - held) / base
        values = [share, own_share] if percent else [held]
        if left_open:
            values.append(100 * (held + left_open) / base if percent else held + left_open)
        fits = {bounds.holds(round(value, 2)) for value in values}
        outcome = _outcome(fits, said.negated)
        unit = "percentage points" if percent else "km²"
        away = bounds.beyond(values[0])
        figures = [
            ("share", Figure(round(share, 2), "percent")),
            ("area", Figure(round(held), "km²")),
            ("share of the boundary's own area", Figure(round(own_share, 2), "percent")),
            ("difference", Figure(_difference(said, values[0], percent), unit)),
            ("effect of the line's margin", Figure(round(effect * scale, 2 if percent else 0), unit)),
        ]
        if left_open:
            figures.append(("left open by the maker", Figure(round(left_open), "km²")))
        text = self._words(layer, said, whole, holder, (share, own_share, held, left_open))
        text += _margin_words(fits, away, effect * scale, self._terms.margin_m, unit, bounds)
        return Verdict(outcome, text, tuple(figures))

    def _words(
        self,
        layer: Layer,
        said: Stated,
        whole: _Whole,
        holder: str,
        numbers: tuple[float, float, float, float],
    ) -> str:
        assert said.amount is not None and self._terms.boundary is not None
        share, own_share, held, left_open = numbers
        base = f"{whole.own_km2:,.0f} km² inside the boundary {self._terms.boundary.name}"
        if whole.stated_km2:
            base = f"{whole.stated_km2:,.0f} km², {whole.stated_source}; {own_share:.2f} % of the {base}"
        verb = "leaves to" if holder == layer.against else "draws as held by"
        text = (
            f"{verb} {self._terms.name_of(holder)} {share:.2f} % of {whole.name} ({held:,.0f} km² of {base})"
        )
        if left_open:
            text += f", and leaves {left_open:,.0f} km² open"
        if said.actor is None:
            text += "; the answer does not say who holds, so this is held against what the map draws"
        denies = "denies" if said.negated else "says"
        return f"{text}; the answer {denies} {say_amount(said.amount)}"


def part_named(names: Sequence[str], boundary: Boundary) -> Part | None:
    """The part of a boundary that one of ``names`` names; ``None`` where none does."""
    return next((part for name in names for part in boundary.parts if _same_name(name, part)), None)


def _difference(said: Stated, value: float, percent: bool) -> float:
    assert said.amount is not None
    named = next(n for n in (said.amount.value, said.amount.low, said.amount.high) if n is not None)
    return round(value - named, 2 if percent else 0)


def _outcome(fits: set[bool], negated: bool) -> Outcome:
    if len(fits) > 1:
        return Outcome.INCONCLUSIVE
    return Outcome.CONSISTENT if fits == {not negated} else Outcome.INCONSISTENT


def _margin_words(
    fits: set[bool], away: float, effect: float, margin_m: float, unit: str, bounds: Bounds
) -> str:
    shown = f"{effect:.2f}" if unit != "km²" else f"{effect:,.0f}"
    text = f". A line that is off by {margin_m:.0f} m all along would change this by {shown} {unit}"
    if len(fits) > 1:
        return f"{text}. Which base is taken, or what is left open, decides whether it fits"
    return f"{text}, more than it is from the answer's bound: at the margin" if abs(away) < effect else text


def _inside(place: Place, boundary: Boundary) -> bool:
    if place.latitude is None or place.longitude is None:
        return False
    return bool(shapely.intersects_xy(boundary.geometry, place.longitude, place.latitude))


def _mentions(text: str, names: tuple[str, ...]) -> bool:
    return any(re.search(rf"\b{re.escape(name)}", text, re.IGNORECASE) for name in names)


def _same_name(name: str, part: Part) -> bool:
    """Whether a part is called ``name``, by the beginnings of the words in any Latin spelling of them."""
    words = part.name.casefold().split()
    latin = [spelt for word in words for spelt in (spellings(word) or {word})]
    for word in re.findall(r"\w+", name):
        stem = word.casefold().rstrip("aeiouyаеєиіїоуюя")[:6]
        if word[:1].isupper() and len(stem) >= 4 and any(one.startswith(stem) for one in [*words, *latin]):
            return True
    return False
