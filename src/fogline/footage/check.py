"""Claims about footage, held against the footage that came with them: seen before, and what its file says.

A finding never says what a video shows. An earlier copy that was posted before the date that is claimed is inconsistent
with that date; the absence of one tells nothing, since nobody has seen everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from fogline.footage.contradictions import contradictions
from fogline.model import (
    Act,
    Answer,
    Claim,
    Figure,
    Finding,
    Outcome,
    Question,
    Reference,
    ReferenceKind,
    Relation,
    Source,
    Standing,
    When,
    content_id,
)
from fogline.model.exhibit import Alike, Doubt, Exhibit
from fogline.model.footage import Verdict

__all__ = ["FootageCheck", "about_footage"]

_NAME = "footage"


@dataclass(frozen=True, slots=True)
class _Said:
    """What one check of one item came to, before it is a finding of a question."""

    what: str
    outcome: Outcome
    reason: str
    others: tuple[Exhibit, ...] = ()
    days: int | None = None


class FootageCheck:
    """Holds claims of what footage shows against the items that their reports carried.

    ``posts`` are ids of reports that are posts: what one says in its own name, it says of the footage that it carries.
    ``sources`` are who published the reports, by their ids.
    """

    name = _NAME

    def __init__(
        self,
        exhibits: Sequence[Exhibit],
        alike: Sequence[Alike],
        posts: Collection[str] = (),
        sources: Mapping[str, Source] | None = None,
    ) -> None:
        self._posts = frozenset(posts)
        self._sources = sources or {}
        self._by_report: dict[str, list[tuple[Exhibit, When | None]]] = {}
        for exhibit in exhibits:
            carried = {p.report: p.posted for p in exhibit.postings if p.report is not None}
            for report, posted in carried.items():
                self._by_report.setdefault(report, []).append((exhibit, posted))
        self._by_sha = {exhibit.item.sha256: exhibit for exhibit in exhibits}
        self._alike = [pair for pair in alike if pair.match.verdict is Verdict.COPY]
        self._used: dict[str, Reference] = {}

    @property
    def used(self) -> tuple[Reference, ...]:
        """The items that findings rest on."""
        return tuple(self._used.values())

    def check(
        self, question: Question, claims: Sequence[Claim], references: Sequence[Reference] = ()
    ) -> Iterable[Finding]:
        """One finding a check for each item that came with a report in which such a claim stands."""
        by_id = {claim.id: claim for claim in claims}
        done: set[tuple[str, str, str]] = set()
        for answer in question.answers:
            for claim in (by_id[key] for key in answer.claims if key in by_id):
                for exhibit, posted in self._by_report.get(claim.report, ()):
                    if not about_footage(claim, self._posts, posted):
                        continue
                    for said in self._all(exhibit, claim):
                        if (key := (answer.id, exhibit.id, said.what)) not in done:
                            done.add(key)
                            yield self._finding(question, answer, exhibit, said)

    def _all(self, exhibit: Exhibit, claim: Claim) -> Iterator[_Said]:
        yield self._seen_before(exhibit, claim.happened)
        if exhibit.evidence is not None and claim.happened is not None:
            yield _of_file(exhibit, claim.happened)

    def _seen_before(self, exhibit: Exhibit, claimed: When | None) -> _Said:
        copies = [
            self._by_sha[other]
            for pair in self._alike
            for mine, other in (
                (pair.match.asked, pair.match.found),
                (pair.match.found, pair.match.asked),
            )
            if mine == exhibit.item.sha256 and other in self._by_sha
        ]
        own = first_posted(exhibit)
        dated = sorted(
            (when.first_day, copy.name, when, copy) for copy in copies if (when := first_posted(copy))
        )
        if not dated:
            why = f"none of the {len(self._by_sha)} items in this archive is a copy of {exhibit.name} with a known date"
            return _Said(
                "seen before", Outcome.INCONCLUSIVE, f"{why}, which says nothing of what is elsewhere"
            )
        _, _, when, copy = dated[0]
        on = when.first_day
        if claimed is not None and on < claimed.first_day:
            days = (claimed.first_day - on).days
            reason = (
                f"a copy of it, {copy.name}, was posted on {on.isoformat()}, before {claimed.first_day.isoformat()}, "
                "the earliest day that is claimed"
            )
            if days > 1 or not _could_be_zone(when):
                return _Said("seen before", Outcome.INCONSISTENT, reason, (copy,), days)
            return _Said(
                "seen before", Outcome.INCONCLUSIVE, reason + "; zones may explain one day", (copy,), days
            )
        told = f"a copy of it, {copy.name}, was posted on {on.isoformat()}"
        if own is not None and on < own.first_day:
            before = (own.first_day - on).days
            told += f", {before} {'day' if before == 1 else 'days'} before it"
        return _Said(
            "seen before", Outcome.INCONCLUSIVE, f"{told}; that does not tell when it was filmed", (copy,)
        )

    def _finding(self, question: Question, answer: Answer, exhibit: Exhibit, said: _Said) -> Finding:
        references = tuple(self._reference(item) for item in (exhibit, *said.others))
        figures = (("before the day claimed", Figure(said.days, "days")),) if said.days is not None else ()
        return Finding(
            id=content_id("finding", question.id, answer.id, _NAME, said.what, exhibit.id),
            question=question.id,
            answer=answer.id,
            check=f"{_NAME}: {said.what}",
            outcome=said.outcome,
            references=references,
            figures=figures,
            reason=said.reason,
        )

    def _reference(self, exhibit: Exhibit) -> str:
        first = next(iter(exhibit.postings), None)
        maker = (first.by or first.where if first else None) or "not known by whom"
        source = self._sources.get(first.report or "") if first else None
        self._used.setdefault(
            exhibit.id,
            Reference(
                exhibit.id,
                ReferenceKind.FOOTAGE,
                maker,
                exhibit.name,
                exhibit.item.sha256,
                first_posted(exhibit),
                source.party if source else None,
                source.standing if source else Standing.UNKNOWN,
            ),
        )
        return exhibit.id


def about_footage(claim: Claim, posts: Collection[str], posted: When | None) -> bool:
    """Whether a claim is about footage that came with its report: it says what footage shows, or it is what one of the
    ``posts`` (ids) says in its own name. What is intended, or was still to come when the report was ``posted``, no footage
    in it can show."""
    if claim.relation is Relation.INTENT or claim.act is Act.PROMISES:
        return False
    if posted is not None and claim.happened is not None and claim.happened.first_day > posted.last_day:
        return False
    if claim.relation is Relation.FOOTAGE:
        return True
    speaker = claim.speaker
    return claim.report in posts and (speaker is None or speaker.start is None)


def first_posted(exhibit: Exhibit) -> When | None:
    """The earliest time of posting that is known of the item itself."""
    known = [p.posted for p in exhibit.postings if p.posted is not None]
    return min(known, key=lambda when: (when.first_day, when.earliest.isoformat()), default=None)


def _of_file(exhibit: Exhibit, claimed: When) -> _Said:
    assert exhibit.evidence is not None
    found = contradictions(exhibit.evidence, (), claimed)
    before = next((c for c in found if c.doubt is Doubt.BEFORE_CLAIM and c.strong), None)
    if before is not None:
        return _Said("file's times", Outcome.INCONSISTENT, f"{before.reason}; anybody can write such a field")
    after = next((c for c in found if c.doubt is Doubt.AFTER_CLAIM), None)
    if after is not None:
        return _Said("file's times", Outcome.INCONCLUSIVE, after.reason)
    if any(time.when is not None for time in exhibit.evidence.times):
        reason = "the times in the file fit the time that is claimed; anybody can write such fields"
        return _Said("file's times", Outcome.CONSISTENT, reason)
    return _Said("file's times", Outcome.INCONCLUSIVE, "the file holds no time")


def _could_be_zone(when: When) -> bool:
    """Whether a posting is known to the day only, so that the day may be another one elsewhere."""
    value: date | datetime = when.earliest
    return not isinstance(value, datetime)
