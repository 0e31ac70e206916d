"""The footage of a case as people see it: items with what is known, and what they write down about each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.case.chosen import choose, decision, person
from fogline.case.given import moment
from fogline.case.intake import Progress, silent
from fogline.case.parts import Parts
from fogline.case.reading import extract
from fogline.case.references import References
from fogline.errors import InputError
from fogline.model import Brief, Claim, Decision, Finding, Reference, When
from fogline.model.decision import RECORDED, settled
from fogline.model.exhibit import Alike, Exhibit
from fogline.model.footage import Match, Posting
from fogline.store.footage import KeptItem
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.case.footage import AddedFootage, Footage
    from fogline.case.footage_held import HeldFootage
    from fogline.case.said_of import Told

__all__ = ["Elsewhere", "Exhibits"]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A match of a file with an item, which is in the case in ``folder``, by its name there."""

    match: Match
    item: KeptItem
    folder: Path


class Exhibits:
    """The part of a case that is about footage."""

    _store: Store
    _parts: Parts
    _references: References

    @cached_property
    def _footage(self) -> Footage:
        from fogline.case.footage import Footage

        return Footage(self._store)

    def add_footage(
        self,
        *paths: str | Path,
        where: str | None = None,
        by: str | None = None,
        posted: str | None = None,
        seen: str | None = None,
        report: str | None = None,
        anchors: str | Path | None = None,
        progress: Progress | None = None,
    ) -> AddedFootage:
        """Keep videos and pictures, or all in a folder, byte for byte.

        ``where`` they stood (an address or channel), ``by`` whom, when they were ``posted`` and when first ``seen``
        (days, or moments with their zones), and the ``report`` that they came with (its id) are kept apart from the
        time of archiving, which is now. ``anchors`` is a file of certificates (PEM) whose signers are trusted.

        Raises:
            InputError: a time that is none, no such report, or the anchors cannot be read.
            MissingPart: the extra ``footage`` is not installed.
        """
        today = datetime.now(UTC).date()
        stood = None
        if any((where, by, posted, seen, report)):
            carried = choose(self._store, [report], ("report",))[0].id if report else None
            stood = Posting("", where, by, moment(posted, today), moment(seen, today), report=carried)
        trusted = None if anchors is None else _pem(Path(anchors))
        return self._footage.add([Path(path) for path in paths], stood, progress or silent, trusted)

    def exhibits(self, decisions: Sequence[Decision] | None = None) -> tuple[Exhibit, ...]:
        """Every item of the case, the earliest posted first, with what its file says and what people wrote down."""
        made = self._store.decisions() if decisions is None else decisions
        return self._footage.exhibits(made)

    def kept_items(self) -> tuple[KeptItem, ...]:
        """Every item as it is kept, by name."""
        return self._store.items()

    def _with_footage(self, made: Brief) -> Brief:
        """``made`` with the items, what is said of them in it and what was held against that, and which match."""
        shown = self.exhibits()
        if not shown:
            return made
        from fogline.case.said_of import Told

        told = Told(made.reports, made.claims, made.questions, made.findings)
        with_words, used = self._said(shown, told)
        known = {reference.id for reference in made.references}
        return replace(
            made,
            footage=with_words,
            alike=self.alike(),
            references=(*made.references, *(one for one in used if one.id not in known)),
        )

    def _said(
        self, shown: Sequence[Exhibit], told: Told
    ) -> tuple[tuple[Exhibit, ...], tuple[Reference, ...]]:
        from fogline.case.captions import Captions
        from fogline.case.said_of import Readers, with_said
        from fogline.weather.check import LightCheck
        from fogline.weather.of_item import Sky

        sky = Sky(self._references.weather(), LightCheck())
        by = Readers(Captions(self._parts).read, sky, self._footage.look)
        return with_said(shown, told, by), sky.used

    def exhibit(self, item: str) -> Exhibit:
        """One item by its id or the beginning of it.

        Raises:
            InputError: there is none.
        """
        wanted = choose(self._store, [item], ("item",))[0].id
        shown = self._footage.exhibits(self._store.decisions(), pictured=False)
        kept = next(one for one in self._store.items() if one.id == wanted)
        return replace(next(one for one in shown if one.id == wanted), sheet=self._footage.sheet(kept))

    def said_of(self, item: str, progress: Progress | None = None) -> tuple[Exhibit, tuple[Finding, ...]]:
        """One item, by its id or the beginning of it, with what the reports that carried it say of it; and the findings
        of footage, weather and light on that. Reports not yet read for claims are read first.

        Raises:
            InputError: there is none.
        """
        one, told = self._told_of(item, progress)
        mine = {key for said in one.said for key in said.findings}
        return one, tuple(finding for finding in told.findings if finding.id in mine)

    def _told_of(self, item: str, progress: Progress | None) -> tuple[Exhibit, Told]:
        from fogline.case.assembly import ask_all
        from fogline.case.said_of import Told, told_of

        one = self.exhibit(item)
        if not any(posting.report for posting in one.postings):
            return one, Told((), (), (), ())
        extract(self._store, self._parts, progress or silent)
        told = told_of(one, ask_all(self._store, self._parts), self._references)
        (with_words,), _ = self._said([one], told)
        return with_words, told

    def hold_footage(
        self,
        item: str,
        place: str | None = None,
        at: When | str | None = None,
        said: str | None = None,
        *,
        shadow: float | None = None,
        tolerance: float = 10.0,
        progress: Progress | None = None,
    ) -> HeldFootage:
        """Hold an item against stations near a ``place`` ("Pokrovsk" or "48.28,37.18") ``at`` a day or a moment with its
        zone, for words that are ``said`` ("heavy fog, at dawn"), and against the sun. What is not given is taken from what
        is said of the item; what is not said either stays unknown. ``shadow`` is where one points, in degrees from north
        by east, as a person marked it, off by ``tolerance`` at most.

        Raises:
            InputError: there is no such item, place, time or word; or different ones are said of it and none is given.
            ValueError: a direction or a tolerance that is none.
        """
        from fogline.case.footage_held import Given, hold_item
        from fogline.case.place_given import place_given
        from fogline.weather.check import LightCheck
        from fogline.weather.of_item import Sky

        where = place_given(place, self._parts.gazetteer) if place is not None else None
        given = Given(where, moment(at, datetime.now(UTC).date()), said, shadow, tolerance)
        told: Sequence[Claim] = ()
        if None in (place, at, said):
            exhibit, read = self._told_of(item, progress)
            told = read.claims
        else:
            exhibit = self.exhibit(item)
        sky = Sky(self._references.kept_weather.check_of_all(), LightCheck())
        return hold_item(given, exhibit.said, {claim.id: claim for claim in told}, sky)

    def alike(self, pictured: bool = True) -> tuple[Alike, ...]:
        """Every pair of items of the case that match; ``pictured``: with frames side by side for the first."""
        return self._footage.alike(pictured=pictured) if self._store.has_items() else ()

    def find_footage(self, path: str | Path, also: Sequence[str | Path] = ()) -> tuple[Elsewhere, ...]:
        """Where a file was seen before: in this case, and in the cases in the folders ``also``. Nothing is kept.

        Raises:
            UnreadableInput: no video or picture that can be read.
            CaseError: one of the folders is no case.
        """
        others = [Store.open(Path(folder)) for folder in also]
        try:
            matches = self._footage.find(Path(path), others)
            places: dict[str, tuple[KeptItem, Path]] = {}
            for store in (self._store, *others):
                for kept in store.items():
                    places.setdefault(kept.item.sha256, (kept, store.folder))
        finally:
            for store in others:
                store.close()
        return tuple(Elsewhere(match, *places[match.found]) for match in matches if match.found in places)

    def record(
        self, item: str, aspect: str, found: str, method: str, by: str, second: str | None = None
    ) -> tuple[Decision, ...]:
        """Write down what a person found about an item: ``aspect`` is provenance, source, date, location, motivation,
        manipulation or permission. ``second`` is the second reader.

        Raises:
            InputError: no such item or aspect, nothing found, no method, or nobody.
        """
        from fogline.footage.record import as_value

        who = person(by)
        wanted = next((what for what in RECORDED if what == aspect.strip().casefold()), None)
        if wanted is None:
            raise InputError(
                f"{aspect!r}", "the record has no such line", f"Choose from {', '.join(RECORDED)}."
            )
        one = choose(self._store, [item], ("item",))[0].id
        value = as_value(found, method, who, second)
        before = next(
            (d.to_value for d in settled(self._store.decisions()) if (d.on, d.what) == (one, wanted)), None
        )
        made = decision(one, wanted, before, value, who, datetime.now(UTC), None)
        self._store.decide(made)
        return (made,)


def _pem(path: Path) -> str:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            str(path), f"the certificates cannot be read ({error})", "Give a PEM file."
        ) from error
    if "-----BEGIN CERTIFICATE-----" not in text:
        raise InputError(str(path), "there is no certificate in it", "Give a PEM file.")
    return text
