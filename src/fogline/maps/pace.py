"""Maps of two dates held against how fast land is said to change hands: km² a day, a week, a month, or in a stretch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fogline.maps.areas import Area
from fogline.maps.change import change
from fogline.maps.layer import Layer
from fogline.maps.share import Verdict, part_named
from fogline.maps.stated import Stated, bounds_of, say_amount, say_day
from fogline.maps.terms import Terms
from fogline.model import Figure, Outcome

__all__ = ["PaceCheck", "is_pace", "rate_of"]

_RATES = (
    (1.0, r"(?:a|per|each|every) day|daily|в день|в сутки|ежедневно|за сутки|на день|на добу|щодня|за добу"),
    (7.0, r"(?:a|per|each|every) week|weekly|в неделю|еженедельно|на тиждень|щотижня"),
    (30.44, r"(?:a|per|each|every) month|monthly|в месяц|ежемесячно|на місяць|щомісяця"),
)
_TAKEN = re.compile(
    r"\b(?:captur|seiz|gain|liberat|took|taken|advanc|conquer|overr[au]n|retak|recaptur|освобо|захват|заня[лт]|продвин|"
    r"визвол|звільн|захоп|зайня|просун)",
    re.IGNORECASE,
)


def rate_of(words: Sequence[str]) -> float | None:
    """In how many days the area is said to change hands, where the passages say "a day", "a month"."""
    for days, pattern in _RATES:
        if any(re.search(rf"\b(?:{pattern})\b", text, re.IGNORECASE) for text in words):
            return days
    return None


def is_pace(said: Stated) -> bool:
    """Whether an answer gives an area that changed hands, not one that is held: "25 km² a day", "500 km² in October"."""
    if said.amount is None or said.amount.unit != "km²":
        return False
    if rate_of(said.words) is not None:
        return True
    return said.over is not None and any(_TAKEN.search(text) for text in said.words)


@dataclass(frozen=True, slots=True)
class _Measured:
    """Areas in km² over ``days``: gained, of it beyond the margin, and gained less lost."""

    days: int
    gained: float
    sure: float
    net: float


class PaceCheck:
    """Holds paces against what a maker drew at the beginning and at the end of a stretch of time."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._areas: dict[str, Area] = {}

    def verdict(self, layer: Layer, said: Stated, before: Layer | None) -> Verdict:
        """What the maker drew as gained between ``before`` and ``layer``, beside what is said."""
        why = self._undecidable(layer, said, before)
        if why is not None or before is None or said.amount is None:
            return Verdict(Outcome.INCONCLUSIVE, why or "was not measured")
        area = self._area(said)
        if area is None:
            where = ", ".join(place.name for place in said.places)
            return Verdict(
                Outcome.INCONCLUSIVE, f"was not measured: the boundary does not show {where or 'where'}"
            )
        actor = said.actor or layer.held_by or ""
        found = change(before, layer, [area], actor, self._terms.margin_m)
        if not found:
            return Verdict(
                Outcome.INCONCLUSIVE, f"does not draw what is held by {self._terms.name_of(actor)}"
            )
        (one,) = found
        days = (one.after - one.before).days
        return self._compare(
            said, actor, area, before, _Measured(days, one.gained_km2, one.gained_sure_km2, one.net_km2)
        )

    def _undecidable(self, layer: Layer, said: Stated, before: Layer | None) -> str | None:
        if self._terms.boundary is None:
            return "cannot be measured: no boundary was given; give one with --boundary"
        if said.foretold:
            return "shows what was held, and the answer is about what will be"
        if layer.held_by is None:
            return "does not say whose holdings it draws; name the holder in the table of makers"
        if before is None:
            return "was not measured: the case has no map of this maker from the beginning of the time meant"
        return None

    def _area(self, said: Stated) -> Area | None:
        """The part of the boundary that is meant, or all of it; ``None`` for a place that is neither."""
        assert self._terms.boundary is not None
        part = part_named([place.name for place in said.places], self._terms.boundary)
        if part is None and any(place.kind in ("settlement", "region") for place in said.places):
            return None
        name = part.name if part else self._terms.boundary.name
        if name not in self._areas:
            geometry = part.geometry if part else self._terms.boundary.geometry
            self._areas[name] = Area.of(name, geometry, self._terms.margin_m)
        return self._areas[name]

    def _compare(self, said: Stated, actor: str, area: Area, before: Layer, found: _Measured) -> Verdict:
        assert said.amount is not None
        rate = rate_of(said.words)
        scale = rate / found.days if rate else 1.0
        per = {1.0: " a day", 7.0: " a week", 30.44: " a month"}.get(rate or 0.0, "")
        # What may be the same line drawn anew is what the measure itself may be off by.
        bounds = bounds_of(said.amount, (found.gained - found.sure) * scale)
        fits = {bounds.holds(value * scale) for value in (found.gained, found.net)}
        text = (
            f"draws {found.gained * scale:,.0f} km²{per} gained by {self._terms.name_of(actor)} in {area.name} since "
            f"{say_day(before.reference.when)}, {found.days} days before ({found.net * scale:,.0f} km²{per} net of what "
            f"was lost, {found.sure * scale:,.0f} beyond a margin of {self._terms.margin_m:.0f} m); the answer "
            f"{'denies' if said.negated else 'says'} {say_amount(replace(said.amount))}{per}"
        )
        figures = (
            ("gained", Figure(round(found.gained * scale, 1), f"km²{per}")),
            ("net", Figure(round(found.net * scale, 1), f"km²{per}")),
            ("days between the maps", Figure(float(found.days), "days")),
        )
        if len(fits) > 1:
            text += ". Whether it fits depends on whether what was lost is taken off"
            return Verdict(Outcome.INCONCLUSIVE, text, figures, (before.reference,))
        outcome = Outcome.CONSISTENT if fits == {not said.negated} else Outcome.INCONSISTENT
        return Verdict(outcome, text, figures, (before.reference,))
