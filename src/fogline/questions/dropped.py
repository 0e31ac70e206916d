"""What was said and is no longer said: taken back, gone with its report, or quietly not repeated.

Stated as what was read, never as what somebody means by it: "last said 30 Oct; not in 3 later reports".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fogline.model import Claim, Dropped, HowDropped, Question, Relation, Report, When
from fogline.questions.series import Point, Side, day_words, order, side_of

__all__ = ["LASTING", "LEAST_LATER", "Later", "dropped"]

LEAST_LATER = 3
"""From so many later reports on an answer counts as not repeated: one or two may simply be about something else."""
_MOST_NAMED = 12
"""Ids of later reports that are given; all of them are counted."""
LASTING = frozenset(
    {
        Relation.CONTROL, Relation.PRESENCE, Relation.ENCIRCLEMENT, Relation.ROUTE, Relation.CONCENTRATION, Relation.SHARE,
    }
)  # fmt: skip
"""What goes on, so that a side may be expected to go on saying it. Nobody repeats yesterday's strike."""
_TAKEN_BACK = re.compile(
    r"\b(?:retract(?:s|ed|ing|ion)?|(?:walk|row)(?:s|ed|ing)? back|backtrack(?:s|ed|ing)?|"
    r"(?:takes?|took|taken) back (?:its|his|her|their|the|that|an?)|"
    r"withdr(?:ew|aws?|awn|awing) (?:its|his|her|their|the|that|an) (?:earlier )?"
    r"(?:statement|claim|report|figure|number|toll|announcement)|"
    r"correct(?:s|ed) (?:itself|himself|herself|its|an earlier|the earlier|his|her|their)|"
    r"відкли(?:кав|кала|кали|кало|кає)|відмови\w+ від сво\w+|взя\w+ назад сво\w+|"
    r"отозва\w+ (?:сво\w+|заявлен\w+)|отказ\w+ от сво\w+ слов|взя\w+ (?:назад )?сво\w+ слова)",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?:withdr\w+|відклик\w+|отозва\w+)$", re.IGNORECASE)
"""As a verb of saying these take words back; elsewhere an army may withdraw too."""
_BEFORE = 90
"""Code points before a passage in which its own verb of taking back may stand, within its sentence."""
_GONE = re.compile(
    r"\b(?:withdrawn|retracted|deleted|removed|taken down|відклик\w+|видален\w+|отозван\w+|удал[её]н\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Later:
    """What there is to look for later: reports by source, side and place, and the versions of each item."""

    spoken: Mapping[tuple[str, Side, str], Sequence[tuple[tuple[date, str], str]]]
    versions: Mapping[str, Sequence[Report]]

    @classmethod
    def of(cls, claims: Iterable[Claim], reports: Mapping[str, Report]) -> Later:
        """Index everything once. A report counts for a side and place where a voice of that side speaks of it there."""
        found: dict[tuple[str, Side, str], set[tuple[tuple[date, str], str]]] = defaultdict(set)
        for claim in claims:
            report = reports.get(claim.report)
            if report is None or report.published is None or claim.party is None:
                continue
            at = (order(report.published.latest), report.id)
            for key in {p.key for p in claim.places}:
                found[report.source.id, side_of(claim), key].add(at)
        return cls({key: sorted(at) for key, at in found.items()}, _versions(reports.values()))


def _versions(reports: Iterable[Report]) -> dict[str, list[Report]]:
    """Later versions of each report, by its id, in order of their numbers."""
    items: dict[tuple[str, str], list[Report]] = defaultdict(list)
    for report in reports:
        if report.version.of > 1:
            items[report.source.id, report.url or report.part or report.name or report.title or ""].append(
                report
            )
    later: dict[str, list[Report]] = {}
    for item in items.values():
        item.sort(key=lambda r: (r.version.number, r.id))
        for report in item:
            later[report.id] = [r for r in item if r.version.number > report.version.number]
    return later


def dropped(
    question: Question,
    told: Sequence[Point],
    after: Collection[Side],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    later: Later,
    names: Mapping[str, str],
) -> tuple[Dropped, ...]:
    """What is no longer said of the answers to ``question``.

    ``told`` are its points in order of time; ``after`` the sides that speak again in a later question of the same
    kind: what they say there stands in the series, and nothing of theirs is quietly gone.
    """
    found = [
        *_taken_back(told, claims, reports, names),
        *_gone_with_report(question, told, claims, reports, later, names),
    ]
    gone = {(d.party, d.official, d.answer) for d in found}
    for lapse in _not_repeated(question, told, after, claims, reports, later, names):
        if (lapse.party, lapse.official, lapse.answer) not in gone:
            found.append(lapse)
    return tuple(sorted(found, key=lambda d: (d.party or "", not d.official, d.how, d.answer, d.claims)))


def _taken_back(
    told: Sequence[Point],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    names: Mapping[str, str],
) -> Iterator[Dropped]:
    for number, point in enumerate(told):
        by = tuple(c for c in point.step.claims if _takes_back(claims[c], reports))
        if not by:
            continue
        for earlier in told[:number]:
            if (
                earlier.side == point.side
                and earlier.voices & point.voices
                and (earlier.step.answer != point.step.answer)
            ):
                yield Dropped(
                    HowDropped.RETRACTED, *earlier.side, _source(earlier, claims, reports), earlier.step.answer,
                    earlier.step.claims, earlier.step.at, (), None,
                    f"{_whose(earlier, names)} said “{_words(earlier, claims)}” on {day_words(earlier.step.at)} and "
                    f"took it back on {day_words(point.step.at)}.",
                    by,
                )  # fmt: skip


def _takes_back(claim: Claim, reports: Mapping[str, Report]) -> bool:
    if claim.cue is not None and (_TAKEN_BACK.search(claim.cue.text) or _BARE.match(claim.cue.text)):
        return True
    report = reports.get(claim.report)
    if report is None or not report.text:
        return False
    before = report.text[max(0, claim.start - _BEFORE) : claim.start]
    return bool(_TAKEN_BACK.search(re.split(r"[.!?]\s", before)[-1]))


def _gone_with_report(
    question: Question,
    told: Sequence[Point],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    later: Later,
    names: Mapping[str, str],
) -> Iterator[Dropped]:
    given = {a.id: {claims[c].report for c in a.claims if c in claims} for a in question.answers}
    for point in told:
        for id in point.step.claims:
            report = reports.get(claims[id].report)
            if report is None:
                continue
            follow = later.versions.get(report.id, ())
            withdrawn = next((r for r in (report, *follow) if _is_withdrawn(r)), None)
            if withdrawn is None and (not follow or follow[-1].id in given.get(point.step.answer, ())):
                continue
            last = withdrawn or follow[-1]
            how = HowDropped.WITHDRAWN if withdrawn is not None else HowDropped.LEFT_OUT
            what = (
                "withdrew the report"
                if withdrawn is not None
                else "left it out of a later version of the report"
            )
            dated = f" of {day_words(last.published)}" if last.published is not None else ""
            yield Dropped(
                how, *point.side, report.source.id, point.step.answer, (id,), point.step.at,
                (last.id,), last.published.latest if last.published else None,
                f"{_whose(point, names)}: “{_words(point, claims)}”. {report.publisher} {what}"
                f" (version {last.version.number} of {last.version.of}{dated}).",
            )  # fmt: skip


def _is_withdrawn(report: Report) -> bool:
    return bool(report.version.note and _GONE.search(report.version.note))


def _not_repeated(
    question: Question,
    told: Sequence[Point],
    after: Collection[Side],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    later: Later,
    names: Mapping[str, str],
) -> Iterator[Dropped]:
    if question.relation not in LASTING or not question.places:
        return
    place = question.places[0]
    if place.kind in ("region", "country"):
        return  # whoever speaks of a whole oblast again need not speak of this in it
    last: dict[Side, Point] = {p.side: p for p in told if p.side[0] is not None}
    for side, point in last.items():
        if side in after:
            continue
        given = {
            (reports[claims[c].report].source.id) for c in point.step.claims if claims[c].report in reports
        }
        for source in sorted(given):
            spoken = later.spoken.get((source, side, place.key), ())
            number = len(spoken) - bisect_right(spoken, ((point.step.at.last_day, "~"), "~"))
            if number < LEAST_LATER:
                continue
            since = spoken[-min(number, _MOST_NAMED) :]
            (until, _), latest = since[-1]
            published = reports[latest].published
            yield Dropped(
                HowDropped.NOT_REPEATED, *side, source, point.step.answer, point.step.claims, point.step.at,
                tuple(id for _, id in since), published.latest if published else until,
                f"{_whose(point, names)} last said “{_words(point, claims)}” on {day_words(point.step.at)}; not in "
                f"{number} later reports of {reports[latest].publisher} in which it speaks of {place.name}, read "
                f"until {day_words(When.on(until))}.",
            )  # fmt: skip


def _whose(point: Point, names: Mapping[str, str]) -> str:
    party, official = point.side
    if party is None:
        return point.step.voices[0]
    name = names.get(party, party)
    return f"{name} (official)" if official else f"{name} (not official)"


def _words(point: Point, claims: Mapping[str, Claim]) -> str:
    quote = " ".join(claims[point.step.claims[0]].quote.split()).strip('"“”«» ,.;')
    return quote if len(quote) <= 110 else quote[:110].rsplit(" ", 1)[0] + " …"


def _source(point: Point, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> str:
    report = reports.get(claims[point.step.claims[0]].report)
    return report.source.id if report is not None else ""
