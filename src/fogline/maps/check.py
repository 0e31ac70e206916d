"""The check of maps: every maker's map nearest to a claim, held against what the claim says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from shapely.geometry.base import BaseGeometry

from fogline.errors import InputError
from fogline.knowledge.makers import Makers
from fogline.maps.advance import AdvanceCheck
from fogline.maps.boundary import Boundary
from fogline.maps.control import ControlCheck
from fogline.maps.encirclement import CutOffCheck
from fogline.maps.folder import LayerFile, days_apart, nearest
from fogline.maps.layer import Layer
from fogline.maps.measure import MARGIN_M
from fogline.maps.pace import PaceCheck, is_pace
from fogline.maps.share import ShareCheck, Verdict
from fogline.maps.stated import Stated, say_day, stated
from fogline.maps.terms import Terms
from fogline.maps.towns import Town
from fogline.maps.withdrawal import WithdrawalCheck
from fogline.model import (
    Answer,
    Claim,
    Failure,
    Figure,
    Finding,
    Outcome,
    Question,
    Reference,
    Relation,
    When,
    content_id,
)  # fmt: skip

__all__ = ["MAX_DAYS", "PACE_DAYS", "WINDOW_DAYS", "MapCheck"]

MAX_DAYS = 31
"""A map further than this from a claim, in days, is not held against it."""
WINDOW_DAYS = 14
"""So many days a movement is looked for, where the answer says no other stretch of time."""
PACE_DAYS = 30
"""The same for a pace."""

_CHECKED = frozenset(
    {
        Relation.SHARE, Relation.CONTROL, Relation.ENCIRCLEMENT, Relation.ROUTE, Relation.ADVANCE, Relation.WITHDRAWAL,
    }
)  # fmt: skip


class MapCheck:
    """Holds shares and control of settlements against front-line maps, maker by maker; never a vote.

    ``layers`` are layers or files of layers (read when first needed). ``names`` maps parties' codes to
    what they are called; codes stand where it has none. ``failed`` collects the files that could not be
    read, ``used`` the references that findings rest on.
    """

    name = "maps"

    def __init__(
        self,
        layers: Sequence[Layer | LayerFile] = (),
        boundary: Boundary | None = None,
        *,
        towns: Sequence[Town] = (),
        makers: Makers | None = None,
        names: Mapping[str, str] | None = None,
        margin_m: float = MARGIN_M,
    ) -> None:
        self._makers = makers or Makers.load()
        self._names = dict(names or {})
        self._boundary = boundary
        self._by_maker: dict[str, list[LayerFile]] = {}
        for layer in layers:
            file = layer if isinstance(layer, LayerFile) else LayerFile.of(layer)
            self._by_maker.setdefault(self._makers.find(file.maker).name, []).append(file)
        terms = Terms(boundary, margin_m, self._name_of, tuple(towns))
        self._share, self._control, self._cut_off = ShareCheck(terms), ControlCheck(terms), CutOffCheck(terms)
        self._advance = AdvanceCheck(terms, self._control)
        self._withdrawal, self._pace = WithdrawalCheck(terms), PaceCheck(terms)
        self._used: dict[str, Reference] = {}
        self.failed: list[Failure] = []

    @property
    def used(self) -> tuple[Reference, ...]:
        """The references that findings so far rest on, with what each is known to borrow from."""
        ids = {reference.maker: reference.id for reference in self._used.values()}
        return tuple(self._with_borrowing(reference, ids) for reference in self._used.values())

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The maps that findings so far rest on."""
        loaded = (file.loaded for files in self._by_maker.values() for file in files)
        return tuple(layer for layer in loaded if layer is not None and layer.reference.id in self._used)

    @property
    def within(self) -> BaseGeometry | None:
        """Where the maps are looked at: inside the boundary; ``None`` without one."""
        return self._boundary.geometry if self._boundary else None

    def check(
        self, question: Question, claims: Sequence[Claim], references: Sequence[Reference] = ()
    ) -> Iterator[Finding]:
        """One finding per maker and answer, for questions about shares and about control."""
        if question.relation not in _CHECKED:
            return
        by_id = {claim.id: claim for claim in claims}
        told = [stated(answer, question, by_id, self._makers) for answer in question.answers]
        if question.relation is Relation.ENCIRCLEMENT:
            told = _of_one_ring(told)
        for answer, said in zip(question.answers, told, strict=True):
            for maker in sorted(self._by_maker):
                layer, why = self._layer_for(maker, _until(question.relation, said))
                if layer is None:
                    yield _finding(question, answer, (), Verdict(Outcome.INCONCLUSIVE, why), self.name, maker)
                    continue
                verdict = self._verdict(question.relation, maker, layer, said)
                for reference in (layer.reference, *verdict.also):
                    self._used[reference.id] = reference
                yield self._found(question, answer, layer, said, verdict)

    def _verdict(self, relation: Relation, maker: str, layer: Layer, said: Stated) -> Verdict:
        """What the check of a relation makes of one map, and of an earlier one of the same maker where it needs one."""
        if relation is Relation.ENCIRCLEMENT:
            return self._cut_off.verdict(layer, said)
        if relation is Relation.ROUTE:
            return self._cut_off.route(layer, said)
        if is_pace(said):
            return self._pace.verdict(layer, said, self._before(maker, layer, said, PACE_DAYS))
        if relation is Relation.ADVANCE:
            return self._advance.verdict(layer, said, self._before(maker, layer, said, WINDOW_DAYS))
        if relation is Relation.WITHDRAWAL:
            return self._withdrawal.verdict(layer, said, self._before(maker, layer, said, WINDOW_DAYS))
        return (
            self._control.verdict(layer, said)
            if relation is Relation.CONTROL
            else self._share.verdict(layer, said)
        )

    def _before(self, maker: str, layer: Layer, said: Stated, days: int) -> Layer | None:
        """The maker's map nearest to the beginning of the time that an answer speaks of, else ``days`` before
        ``layer``; ``None`` where none of its maps is at least a day older and near enough."""
        when = layer.reference.when
        if when is None:
            return None
        begin = when.first_day - timedelta(days=days)
        if said.over is not None:
            # Maps lag: a movement of two days is looked for over the window, an area is taken over its own days.
            begin = said.over.first_day if is_pace(said) else min(begin, said.over.first_day)
        found, _ = self._layer_for(maker, When.on(begin))
        if found is None or found.reference.when is None or found.reference.when.last_day >= when.first_day:
            return None
        return found

    def load_near(self, whens: Iterable[When]) -> tuple[Layer, ...]:
        """Every maker's layer nearest to each of the given times, read where it was not yet."""
        found = {}
        for when in whens:
            for maker in sorted(self._by_maker):
                layer, _ = self._layer_for(maker, when)
                if layer is not None:
                    found[layer.reference.id] = layer
        return tuple(found.values())

    def _layer_for(self, maker: str, when: When | None) -> tuple[Layer | None, str]:
        """The maker's layer nearest to ``when``, or why there is none."""
        if when is None:
            return None, f"{maker}'s maps were not held against this: when it was said is not known."
        files = list(self._by_maker[maker])
        for file in files:
            if file.when is None:
                self._load(file)
        while True:
            near = nearest(files, when)
            if near is None or near.when is None:
                return None, f"No map by {maker} with a known date could be read."
            days = abs(days_apart(near.when, when))
            if days > MAX_DAYS:
                return None, (
                    f"The nearest map by {maker}, of {say_day(near.when)}, is {days} days from the claim "
                    f"({say_day(when)}); at most {MAX_DAYS} days are held against each other."
                )
            layer = self._load(near)
            if layer is not None:
                return layer, ""
            files.remove(near)

    def _load(self, file: LayerFile) -> Layer | None:
        again = file.loaded is not None or file.refused
        try:
            return file.load(self._makers, self._boundary.box if self._boundary else None)
        except InputError as error:
            if not again:
                self.failed.append(error.failure)
            return None

    def _found(
        self, question: Question, answer: Answer, layer: Layer, said: Stated, verdict: Verdict
    ) -> Finding:
        reference = layer.reference
        assert reference.when is not None and said.when is not None
        days = days_apart(reference.when, _until(question.relation, said) or said.when)
        away = (
            "on the day of the claim"
            if days == 0
            else f"{abs(days)} days {'after' if days > 0 else 'before'} it"
        )
        away = away.replace("1 days", "1 day") if abs(days) == 1 else away
        text = f"Map {reference.maker}, last changed {say_day(reference.when)} ({away}), {verdict.text}."
        borrowed = self._makers.find(reference.maker).borrows_from
        if borrowed:
            text += f" {reference.maker} is known to take over drawings by {', '.join(borrowed)}."
        full = Verdict(
            verdict.outcome, text, (*verdict.figures, ("days from the claim", Figure(float(days), "days")))
        )
        rests_on = (reference.id, *(other.id for other in verdict.also))
        return _finding(question, answer, rests_on, full, self.name, reference.maker)

    def _with_borrowing(self, reference: Reference, ids: Mapping[str, str]) -> Reference:
        names = (self._makers.find(name).name for name in self._makers.find(reference.maker).borrows_from)
        return replace(reference, borrows_from=tuple(sorted(ids[name] for name in names if name in ids)))

    def _name_of(self, party: str) -> str:
        return self._names.get(party, party)


def _until(relation: Relation, said: Stated) -> When | None:
    """When what is said was so: the end of the time that a movement is said of, where it is a stretch."""
    moves = relation in (Relation.ADVANCE, Relation.WITHDRAWAL) or is_pace(said)
    return When.on(said.over.latest) if said.over and moves else said.when


def _of_one_ring(told: list[Stated]) -> list[Stated]:
    """Answers to one question are of one ring: who is in it is taken from those that say so, if they say the same."""
    named = {(s.actor, s.target) for s in told if s.actor or s.target}
    if len(named) != 1:
        return told
    actor, target = named.pop()
    return [s if s.actor or s.target else replace(s, actor=actor, target=target) for s in told]


def _finding(
    question: Question,
    answer: Answer,
    references: tuple[str, ...],
    verdict: Verdict,
    check: str,
    maker: str,
) -> Finding:
    return Finding(
        id=content_id("finding", question.id, answer.id, check, maker, *(references[:1] or (None,))),
        question=question.id,
        answer=answer.id,
        check=check,
        outcome=verdict.outcome,
        references=references,
        figures=verdict.figures,
        reason=verdict.text,
    )
