"""The façade: a case as one object. It holds the clock and the folder; the work is done by the stages."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from fogline.case import asked_model, assembly
from fogline.case.attachments import keep_attachments
from fogline.case.exhibits import Exhibits
from fogline.case.given import check_languages, check_parties, moment
from fogline.case.intake import Added, Progress, add, silent
from fogline.case.observed import Observed
from fogline.case.parts import Parts
from fogline.case.people import People
from fogline.case.reading import extract
from fogline.case.rebinding import rebound
from fogline.case.references import Drawings, References
from fogline.case.status import Status, status
from fogline.model import Brief, Claim, Finding, Lineage, Question, When
from fogline.store.files import temporary_folder
from fogline.store.search import Hit
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.reports.fetch import Fetcher

__all__ = ["Case"]


class Case(People, Exhibits, Observed):
    """The folder of one story or investigation.

    Made by ``Case.create``, ``Case.open`` or ``Case.temporary``; used in a ``with`` statement, or closed with
    ``close``. Whatever is added stays, byte for byte; adding the same thing twice changes nothing.
    """

    def __init__(self, store: Store, at_close: contextlib.ExitStack | None = None) -> None:
        self.folder = store.folder
        self._store = store
        self._parts = Parts(store.folder, asked_model.chosen(store))
        self._references = References(store)
        self._at_close = at_close or contextlib.ExitStack()
        self._at_close.callback(store.close)

    @classmethod
    def create(cls, folder: str | Path, name: str | None = None, parties: Sequence[str] = ()) -> Self:
        """Make a case in ``folder``, which must not hold one. ``name`` is the folder's by default.

        ``parties`` are codes of the parties that oppose each other ("RUS", "UKR"); without them, who opposes
        whom is inferred from the claims.

        Raises:
            CaseError: there is a case already, or the folder cannot be written to.
            InputError: a party that is not known, or the same one twice.
        """
        path = Path(folder)
        codes = check_parties(parties, Parts(path))
        case = cls(Store.create(path))
        case._settle((name or "").strip() or path.resolve().name, codes)
        return case

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """Open the case in ``folder``.

        Raises:
            CaseError: no case, damaged, locked, or made by a newer Fogline.
        """
        return cls(Store.open(Path(folder)))

    @classmethod
    def temporary(cls, name: str = "", parties: Sequence[str] = ()) -> Self:
        """A case that is gone when it is closed.

        Raises:
            InputError: a party that is not known, or the same one twice.
        """
        with contextlib.ExitStack() as stack:
            folder = Path(stack.enter_context(temporary_folder()))
            codes = check_parties(parties, Parts(folder))
            case = cls(Store.create(folder, durable=False), stack.pop_all())
        case._settle(name, codes)
        return case

    def _settle(self, name: str, parties: tuple[str, ...]) -> None:
        self._store.set_setting("name", name)
        self._store.set_setting("parties", list(parties))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder; a temporary one is removed."""
        self._at_close.close()

    @property
    def name(self) -> str:
        """What the case is called."""
        return self._store.setting("name") or ""

    @property
    def parties(self) -> tuple[str, ...]:
        """The codes of the parties named by the user; empty where they are inferred."""
        return tuple(self._store.setting("parties") or ())

    def add(
        self,
        *inputs: str | Path,
        published: When | str | None = None,
        publisher: str | None = None,
        languages: Sequence[str] = (),
        zone: str | None = None,
        allow_local: bool = False,
        allow_private: bool = False,
        offline: bool = False,
        fetcher: Fetcher | None = None,
        progress: Progress | None = None,
    ) -> Added:
        """Read files, folders, archives and addresses into the case.

        ``published`` (a day or a moment with its zone) and ``publisher`` are the user's word, kept with the
        input; said later about the same input they replace what was read. An address that was read before is
        not fetched again. ``languages`` restricts what a text may turn out to be in; ``zone`` (an IANA name)
        is that of local times; ``fetcher`` stands in for the network.

        Raises:
            InputError: ``published``, ``zone`` or ``languages`` is not what it should be.
            CaseError: the case cannot be written to.
        """
        from fogline.reports.dates import check_zone
        from fogline.reports.options import LANGUAGES, ReadOptions

        if zone is not None:
            check_zone(zone)
        today = datetime.now(UTC).date()
        options = ReadOptions(
            sources=self._parts.sources,
            published=moment(published, today),
            publisher=publisher,
            languages=check_languages(languages) or LANGUAGES,
            zone=zone,
            allow_private=allow_private,
            allow_local=allow_local,
            offline=offline,
            today=today,
        )
        tell = progress or silent
        came = add(self._store, inputs, options, fetcher, tell)
        carried = keep_attachments(self._store, inputs, options, tell)
        many = len({*carried.new, *carried.already})
        return replace(came, failed=(*came.failed, *carried.failed), footage=many)

    def add_map(self, name: str, path: str | Path, when: When | str | None = None) -> tuple[int, int]:
        """Keep the map at ``path``, or every map in that folder, as drawn by the maker ``name``.

        ``when`` dates a single file whose name does not. Returns how many maps were new, and how many there are.

        Raises:
            InputError: no map at ``path`` can be read.
        """
        return self._references.add_map(name, Path(path), moment(when, datetime.now(UTC).date()))

    def set_boundary(self, path: str | Path) -> None:
        """Keep the boundary (GeoJSON or KML) that maps are clipped to and shares are measured in.

        Raises:
            InputError: not there, or no boundary.
        """
        self._references.set_boundary(Path(path))

    def set_towns(self, path: str | Path) -> None:
        """Keep outlines of towns (GeoJSON or KML), so that the held part of a town can be measured.

        Raises:
            InputError: not there, or no outlines.
        """
        self._references.set_towns(Path(path))

    def add_mapping(self, path: str | Path) -> str:
        """Keep a mapping file (TOML, as ``fogline map wizard`` writes it): what a maker's files draw. Returns its maker.

        Raises:
            InputError: not there, or not understood.
        """
        return self._references.add_mapping(Path(path))

    def drawings(self) -> Drawings:
        """The case's maps, read when they are needed, with its boundary, its outlines of towns and the makers."""
        return self._references.drawings()

    def set_sources(self, path: str | Path) -> None:
        """Keep a table (TOML) of who publishes where, beside the built-in one, for what is added from now on.

        Raises:
            InputError: not there, or no such table.
        """
        self._parts.set_sources(Path(path))

    def use_model(self, model: str, url: str | None = None, allow_remote: bool = False) -> None:
        """Let the language model of this name read claims, instead of the rules.

        ``url`` is that of an OpenAI-compatible server, by default one on this machine; one elsewhere gets the texts of
        the reports and so needs ``allow_remote``. A key, if it wants one, is taken from ``FOGLINE_LLM_KEY``.

        Raises:
            ModelError: no such address, or one elsewhere without leave.
            CaseError: the case has been read by something else already.
        """
        asked_model.use(self._store, model, url, allow_remote)
        self._parts = Parts(self.folder, asked_model.chosen(self._store))

    def extract(self, progress: Progress | None = None) -> int:
        """Read for claims what was not yet read by this extractor; returns how many reports that were.

        Each report is kept as soon as it is read, so that an interrupted run goes on where it stopped.
        """
        return extract(self._store, self._parts, progress or silent)

    def claims(self) -> Iterator[Claim]:
        """Every claim as people see it, by date of report and place in it; reports not yet read are read first."""
        self.extract()
        if not self._store.decisions():
            return self._store.claims()
        from fogline.questions.decided import decide

        claims = tuple(self._store.claims())
        return iter(
            decide(
                claims, rebound(self._store, self._store.decisions(), self._store.reports(), claims)
            ).claims
        )

    def questions(self, progress: Progress | None = None) -> tuple[Question, ...]:
        """What the claims answer, most contested first, with where the accounts stand."""
        return self._ask(progress).questions

    def lineage(self, progress: Progress | None = None) -> Lineage:
        """Which report comes from which, where reports and claims begin, and what changed on the way."""
        return self._ask(progress).lineage

    def check(self, progress: Progress | None = None) -> tuple[Finding, ...]:
        """What the checks say about the answers, finding by finding."""
        return assembly.check_all(self._references, self._ask(progress)).findings

    def brief(
        self,
        out: str | Path | None = None,
        share: bool = False,
        progress: Progress | None = None,
        *,
        unreviewed: bool = False,
    ) -> Brief:
        """The brief as of now; where ``out`` is given, its files are written into that folder, all or none.

        ``share`` makes the form that may be passed on: of claims that a person accepted or corrected alone, without
        anything that is flagged, and with excerpts instead of whole texts. With ``unreviewed`` claims that nobody
        reviewed are in it too, and it says so.

        Raises:
            CaseError: ``out`` cannot be written to.
        """
        asked = self._ask(progress)
        if share:
            from fogline.case.sharing import shared_brief

            made = shared_brief(self._store, self._references, asked, unreviewed)
        else:
            made = assembly.brief(self._store, self._references, asked)
        made = self._with_footage(made)
        if share:
            from fogline.brief.footage_share import shared_footage

            made = shared_footage(made, {report.id for report in made.reports})
        if out is not None:
            from fogline.case.files import write

            write(made, Path(out), share)
        return made

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The reports and claims that hold all of ``words``, in any script and case, best first.

        Words between double quotes are found only next to each other; ``OR`` asks for either side of it.
        """
        return self._store.search(words, limit)

    def status(self) -> Status:
        """Where the case stands."""
        return status(self._store)

    def _ask(self, progress: Progress | None) -> assembly.Asked:
        self.extract(progress)
        return assembly.ask_all(self._store, self._parts)
