"""``claims.csv``, ``questions.csv``, ``series.csv``, ``edges.csv`` and ``drift.csv``: plain UTF-8, comma-separated, one
header line (RFC 4180)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from fogline.brief.files import encode, write_whole
from fogline.brief.lineage_counts import ClaimOrigins
from fogline.brief.lineage_tables import DRIFT_COLUMNS, EDGE_COLUMNS, drift_rows, edge_rows
from fogline.brief.share import shareable
from fogline.model import Amount, Brief, Claim, Place, Question, Report, When

__all__ = ["CLAIM_COLUMNS", "QUESTION_COLUMNS", "SERIES_COLUMNS", "TablesExporter", "neutral"]

CLAIM_COLUMNS = (
    "id", "report", "publisher", "published_earliest", "published_latest", "language", "url", "start", "end",
    "quote", "speaker", "party", "standing", "chain", "cue", "act", "polarity", "denies", "certainty", "hedge",
    "relation", "actor", "target", "places", "place_ids", "said_earliest", "said_latest", "happened_earliest",
    "happened_latest", "value", "low", "high", "unit", "of", "qualifier", "kind", "review", "made_by", "questions",
    "gloss", "translation", "translated_by", "translated_at", "origin", "beginning",
)  # fmt: skip
QUESTION_COLUMNS = (
    "question", "text", "relation", "places", "when_earliest", "when_latest", "status", "also", "reason", "answer",
    "answer_text", "parties", "claims", "origins_known", "origins_unknown", "reports", "heard",
    "findings", "review", "sentences",
)  # fmt: skip
SERIES_COLUMNS = (
    "question", "text", "party", "official", "at_earliest", "at_latest", "known_by", "kind", "answer", "answer_text",
    "point", "low", "high", "unit", "degree", "voices", "claims", "elsewhere", "reason",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def neutral(cell: object) -> str:
    """``cell`` as text that no spreadsheet takes for a formula: such beginnings get an apostrophe before them.

    Numbers stay numbers, negative ones too; ``None`` is an empty cell.
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, int):
        return str(cell)
    text = str(cell).replace("\0", "\ufffd")
    return "'" + text if text.lstrip(" ").startswith(_FORMULA) else text


class TablesExporter:
    """Writes ``claims.csv`` (a line per claim), ``questions.csv`` (per answer), ``series.csv`` (per step of a side's
    answer, and per answer that is no longer given), ``edges.csv`` (per edge) and ``drift.csv`` (per drift)."""

    name = "csv"

    def __init__(self, share: bool = False) -> None:
        self.share = share

    def export(self, brief: Brief, out: Path) -> Path:
        """Write the tables into ``out``; returns the path of ``claims.csv``.

        Raises:
            OSError: the folder cannot be written to.
        """
        shown = shareable(brief) if self.share else brief
        _write(out / "questions.csv", QUESTION_COLUMNS, _question_rows(shown))
        _write(out / "series.csv", SERIES_COLUMNS, _series_rows(shown))
        _write(out / "edges.csv", EDGE_COLUMNS, edge_rows(shown))
        _write(out / "drift.csv", DRIFT_COLUMNS, drift_rows(shown))
        return _write(out / "claims.csv", CLAIM_COLUMNS, _claim_rows(shown))


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return write_whole(path, encode(buffer.getvalue()))


def _ends(when: When | None) -> tuple[str | None, str | None]:
    return (None, None) if when is None else (when.earliest.isoformat(), when.latest.isoformat())


def _names(places: Iterable[Place]) -> str:
    return "; ".join(dict.fromkeys(p.name for p in places))


def _claim_rows(brief: Brief) -> Iterable[Sequence[object]]:
    reports = {r.id: r for r in brief.reports}
    asked: dict[str, list[str]] = {}
    for question in brief.questions:
        for answer in question.answers:
            for key in answer.claims:
                asked.setdefault(key, []).append(question.id)
    glosses = {g.claim: g.text for g in brief.glosses}
    begins = ClaimOrigins.of(brief.lineage)
    signed = {t.claim: (t.text, t.by, t.at.isoformat()) for t in brief.translations}
    for claim in brief.claims:
        row = _claim_row(claim, reports.get(claim.report), asked.get(claim.id, []))
        translation = signed.get(claim.id, (None, None, None))
        yield (*row, glosses.get(claim.id), *translation, *begins.of_claim(claim))


def _claim_row(claim: Claim, report: Report | None, questions: list[str]) -> Sequence[object]:
    voice = claim.speaker
    amount = claim.amount
    return (
        claim.id, claim.report, report and report.publisher, *_ends(report.published if report else None),
        report and report.language, report and report.url, claim.start, claim.end, claim.quote,
        voice and voice.name, voice and voice.party, voice and str(voice.standing),
        " > ".join(s.name for s in claim.speakers), claim.cue and claim.cue.text, claim.act, claim.polarity,
        claim.denies, claim.certainty, claim.hedge, claim.relation, claim.arguments.actor, claim.arguments.target,
        _names(claim.places), "; ".join(p.id or "" for p in claim.places), *_ends(claim.said_on),
        *_ends(claim.happened), *_amount(amount), claim.kind, claim.review, claim.made_by, "; ".join(questions),
    )  # fmt: skip


def _amount(amount: Amount | None) -> Sequence[object]:
    if amount is None:
        return (None,) * 6
    return (amount.value, amount.low, amount.high, amount.unit, amount.of, amount.qualifier)


def _question_rows(brief: Brief) -> Iterable[Sequence[object]]:
    findings = {f.id: f for f in brief.findings}
    for question in brief.questions:
        for answer in question.answers:
            named = [findings[f] for f in question.findings if f in findings]
            found = "; ".join(
                f"{f.check}: {f.outcome}, {f.reason}" for f in named if f.answer in (None, answer.id)
            )
            yield (*_head(question), answer.id, answer.text, "; ".join(answer.parties), len(answer.claims),
                   answer.origins.known, answer.origins.unknown, answer.origins.reports, answer.origins.heard,
                   found, question.review, " ".join(s.text for s in question.sentences))  # fmt: skip


def _series_rows(brief: Brief) -> Iterable[Sequence[object]]:
    for question in brief.questions:
        for one in question.series:
            for step in one.steps:
                amount = step.amount
                numbers = (amount.point, amount.low, amount.high, amount.unit) if amount else (None,) * 4
                yield (question.id, question.text, one.party, one.official, *_ends(step.at), step.known_by, step.kind,
                       step.answer, step.text, *numbers, step.degree, "; ".join(step.voices), "; ".join(step.claims),
                       step.question, step.reason)  # fmt: skip
        for lapse in question.dropped:
            yield (question.id, question.text, lapse.party, lapse.official, *_ends(lapse.last_said), None, lapse.how,
                   lapse.answer, None, *(None,) * 5, None, "; ".join(lapse.claims), None, lapse.reason)  # fmt: skip


def _head(question: Question) -> Sequence[object]:
    return (
        question.id, question.text, question.relation, _names(question.places), *_ends(question.when),
        question.status, "; ".join(question.also), question.reason,
    )  # fmt: skip
