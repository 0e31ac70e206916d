"""Corrections as they are given, made into what is kept: codes looked up, places found, the old value beside the new."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace

from fogline.case.chosen import Chosen
from fogline.case.parts import Parts
from fogline.errors import InputError
from fogline.knowledge.gazetteer import Entry
from fogline.model import Claim, Correction, Decision, Place, Report, What, When
from fogline.model.decision import CORRECTABLE, settled
from fogline.questions.corrections import as_text, written
from fogline.questions.decided import decide
from fogline.store.view import View

__all__ = ["corrected_reports", "rewrite"]

_OF_REPORTS = (What.PUBLISHER, What.PUBLISHED)
_CLEARED = frozenset(
    {What.PARTY, What.ACTOR, What.TARGET, What.AMOUNT, What.SAID_ON, What.HAPPENED, What.PLACES}
)


def rewrite(
    store: View,
    parts: Parts,
    decisions: Sequence[Decision],
    chosen: Chosen,
    field: str,
    value: str | None,
) -> tuple[str | None, str | None]:
    """What stands in ``field`` of the item after ``decisions``, and what is to stand there, both as they are kept.

    Raises:
        InputError: no such field, or it cannot hold that, or holds it already.
    """
    mine = [d for d in decisions if d.items == (chosen.id,)]
    text = None if value is None or value.strip().lower() in ("", "none") else value.strip()
    try:
        if chosen.kind == "report":
            before, after = _of_report(store, parts, mine, chosen.id, field, text)
        else:
            before, after = _of_claim(store, parts, mine, chosen.id, field, text)
    except ValueError as error:
        raise InputError(
            f"{field} of {chosen.id}",
            str(error),
            "Nothing was kept; docs/decisions.md shows how each is written.",
        ) from None
    if before == after:
        raise InputError(
            f"{field} of {chosen.id}",
            f"it is {before or 'none'} already",
            "To say that the claim is read rightly, accept it.",
        )
    return before, after


def _of_claim(
    store: View, parts: Parts, mine: Sequence[Decision], id: str, field: str, text: str | None
) -> tuple[str | None, str | None]:
    if field not in CORRECTABLE:
        raise ValueError(f"a claim has no such field to correct; there are {', '.join(CORRECTABLE)}")
    if text is None and field not in _CLEARED:
        raise ValueError("it cannot be nothing")
    machine = store.claim(id)
    report = store.report(machine.report) if machine is not None else None
    if machine is None or report is None:  # it was chosen from what is there
        raise ValueError("it is not there")
    (claim,) = decide([machine], mine).claims
    if text is not None and field in (What.PARTY, What.ACTOR, What.TARGET):
        text = _party(parts, text, only=field == What.PARTY)
    if text is not None and field == What.PLACES:
        text = _places(parts, report, claim, text)
    return as_text(claim, field), written(claim, field, text)


def _party(parts: Parts, text: str, *, only: bool) -> str:
    code = text.upper()
    if parts.parties.known(code):
        return code
    if only:
        raise ValueError(f"the party {text!r} is not known; give a code such as RUS or UKR, or none")
    return text


def _places(parts: Parts, report: Report, claim: Claim, text: str) -> str:
    """``Kupiansk; the city=Kupiansk``: each place by its name, where the text names it otherwise after its mention."""
    found = []
    for one in (part.strip() for part in text.split(";")):
        if one:
            mention, equals, name = (part.strip() for part in one.partition("="))
            if not equals:  # the state that tells namesakes apart is no part of the mention
                mention, name = mention.partition(",")[0].strip(), mention
            found.append(_place(parts, report, claim, mention, name))
    if not found:
        raise ValueError("no place is named")
    return json.dumps(
        [{k: v for k, v in asdict(p).items() if v is not None} for p in found], ensure_ascii=False
    )


def _place(parts: Parts, report: Report, claim: Claim, mention: str, name: str) -> Place:
    known = next((p for p in claim.places if mention in (p.mention, p.name)), None)
    at = known.start if known is not None else _nearest(report.text, mention, claim.start)
    if at is None:
        raise ValueError(
            f"the report does not name {mention!r}; give the words that it has, as in “the city={name}”"
        )
    said = known.mention if known is not None else mention
    entry = _entry(parts, name)
    if entry is None:
        return Place(name.partition(",")[0].strip(), said, at, at + len(said))
    place = Place(entry.name, said, at, at + len(said), entry.id, country=entry.country, kind=entry.kind)
    if not entry.located:
        return place
    return replace(place, latitude=entry.latitude, longitude=entry.longitude, radius_m=entry.radius_m)


def _nearest(text: str, words: str, to: int) -> int | None:
    found = []
    at = text.find(words)
    while at >= 0 and words:
        found.append(at)
        at = text.find(words, at + 1)
    return min(found, key=lambda at: (abs(at - to), at), default=None)


def _entry(parts: Parts, name: str) -> Entry | None:
    """The likeliest place of this name, in the state named after a comma where there is one."""
    bare, _, state = (part.strip() for part in name.partition(","))
    return next((e for e in parts.gazetteer.find(bare) if not state or e.country == state.upper()), None)


def _of_report(
    store: View, parts: Parts, mine: Sequence[Decision], id: str, field: str, text: str | None
) -> tuple[str | None, str | None]:
    if field not in _OF_REPORTS:
        raise ValueError(f"a report has no such field to correct; there are {', '.join(_OF_REPORTS)}")
    read = store.report(id)
    if read is None:  # it was chosen from what is there
        raise ValueError("it is not there")
    (report,), _ = corrected_reports([read], mine, parts)
    if field == What.PUBLISHER:
        if text is None:
            raise ValueError("it cannot be nothing")
        return report.publisher, text
    return _when(report.published), None if text is None else _when(When.parse(*text.split("/", 1)))


def _when(when: When | None) -> str | None:
    if when is None:
        return None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def corrected_reports(
    reports: Sequence[Report], decisions: Sequence[Decision], parts: Parts
) -> tuple[tuple[Report, ...], tuple[Correction, ...]]:
    """``reports`` with the publishers and dates that people gave them, and what was corrected.

    A publisher is looked up as one given with `fogline add` is. Dates that claims were given from an earlier date of
    publication stay as they are.
    """
    on: dict[str, list[Decision]] = defaultdict(list)
    for decision in settled(decisions):
        if decision.what in _OF_REPORTS:
            on[decision.on].append(decision)
    if not on:
        return tuple(reports), ()
    found, made = [], []
    for report in reports:
        for decision in on.get(report.id, ()):
            corrected = _corrected(report, decision, parts)
            made.append(_correction(report, decision))
            report = corrected
        found.append(report)
    return tuple(found), tuple(made)


def _corrected(report: Report, decision: Decision, parts: Parts) -> Report:
    given = decision.to_value
    if decision.what == What.PUBLISHER:
        source = parts.sources.identify(url=report.url, channel=report.source.channel, by_user=given)
        return replace(report, source=source)
    when = None if given is None else When.parse(*given.split("/", 1))
    return replace(report, published=when, guessed=report.guessed - {"published"})


def _correction(report: Report, decision: Decision) -> Correction:
    before = report.publisher if decision.what == What.PUBLISHER else _when(report.published)
    return Correction(
        report.id, decision.what, before, decision.to_value, decision.by, decision.at, decision.id
    )
