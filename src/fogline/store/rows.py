"""The model's values as rows, inside a transaction that somebody else began."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from fogline.model import Claim, Decision, Failure, Raw, Report
from fogline.store import tables as t
from fogline.store.codec import dumps, encode

__all__ = [
    "drop_claims",
    "folded",
    "put_claims",
    "put_decision",
    "put_failures",
    "put_raw",
    "put_reports",
    "retire",
    "writable",
]


def folded(words: str) -> str:
    """One form for letters that can be written in two ways (й as one sign or as и and a breve)."""
    return unicodedata.normalize("NFC", words)


def writable(text: str) -> str:
    """``text`` with what is no Unicode (a file's name in another encoding) shown as \ufffd."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def put_raw(connection: Connection, key: str, raw: Raw, digest: str, options: str, at: datetime) -> None:
    """Note what came, from where, and how it is being read."""
    body = {
        "name": raw.name,
        "redirects": list(raw.redirects),
        "type": raw.media_type,
        "charset": raw.charset,
    }
    new = insert_or(t.raws).values(
        id=key, sha256=digest, address=raw.address, final=raw.final, size=len(raw.data), options=options,
        at=at.isoformat(), body=json.dumps(body, ensure_ascii=False),
    )  # fmt: skip
    connection.execute(new.on_conflict_do_update(index_elements=["id"], set_={"options": options}))


def put_reports(connection: Connection, raw: str, reports: Sequence[Report]) -> int:
    """Keep ``reports`` as read from ``raw``; returns how many the case did not have."""
    ids = [report.id for report in reports]
    known = {
        row.id: row
        for row in connection.execute(
            select(
                t.reports.c.row,
                t.reports.c.id,
                t.reports.c.current,
                t.reports.c.title,
                t.reports.c.text,
                t.reports.c.body,
            ).where(t.reports.c.id.in_(ids))
        )
    }
    rows = [_report_row(report) for report in reports]
    fresh = [row for row in rows if row["id"] not in known]
    if fresh:
        connection.execute(insert(t.reports), fresh)
        _index_reports(connection, [row["id"] for row in fresh])
    for row in rows:
        old = known.get(row["id"])
        if old is not None and (old.body, old.text, old.title) != (row["body"], row["text"], row["title"]):
            _replace_report(connection, old, row)
        elif old is not None and not old.current:
            connection.execute(update(t.reports).where(t.reports.c.row == old.row).values(current=1))
    connection.execute(
        insert_or(t.readings).on_conflict_do_nothing(), [{"raw": raw, "report": i} for i in ids]
    )
    return len(fresh)


def _report_row(report: Report) -> dict[str, Any]:
    body = encode(report)
    del body["text"]
    body.pop("title", None)
    return {
        "id": report.id, "current": 1, "kind": report.kind.value, "language": report.language,
        "party": report.source.party, "standing": report.source.standing.value,
        "day": report.published and report.published.first_day.isoformat(), "title": report.title,
        "text": report.text, "body": json.dumps(body, ensure_ascii=False, separators=(",", ":")),
    }  # fmt: skip


def _replace_report(connection: Connection, old: Any, row: dict[str, Any]) -> None:
    """The same report, read better or otherwise: what was found in the earlier reading is found anew."""
    words = {"row": old.row, "title": folded(old.title or ""), "text": folded(old.text)}
    connection.execute(_UNINDEX_REPORT, words)
    connection.execute(update(t.reports).where(t.reports.c.row == old.row).values(**row))
    _index_reports(connection, [row["id"]])
    connection.execute(delete(t.runs).where(t.runs.c.report == row["id"]))


def _index_reports(connection: Connection, ids: Sequence[str]) -> None:
    rows = connection.execute(
        select(t.reports.c.row, t.reports.c.title, t.reports.c.text).where(t.reports.c.id.in_(ids))
    ).all()
    words = [{"row": r.row, "title": folded(r.title or ""), "text": folded(r.text)} for r in rows]
    connection.execute(_INDEX_REPORT, words)


def retire(connection: Connection, reports: Sequence[str]) -> None:
    """Take reports that no input gives any longer out of sight; they stay in the database."""
    given = exists().where(t.readings.c.report == t.reports.c.id)
    for report in reports:
        connection.execute(update(t.reports).where(t.reports.c.id == report, ~given).values(current=0))


def put_failures(
    connection: Connection, failures: Sequence[Failure], given: str, raw: str | None, at: datetime
) -> None:
    """Note what could not be read."""
    rows = [{"input": given, "raw": raw, "at": at.isoformat(), "body": writable(dumps(f))} for f in failures]
    if rows:
        connection.execute(insert(t.failures), rows)


def drop_claims(connection: Connection, report: str, family: str) -> None:
    """Remove what any version of an extractor found in a report, save claims that a person has decided on."""
    decided = exists().where(t.bound.c.item == t.claims.c.id)
    mine = (t.claims.c.extractor == family) | t.claims.c.extractor.startswith(family + "/", autoescape=True)
    asked = select(t.claims.c.row, t.claims.c.quote).where(t.claims.c.report == report, mine, ~decided)
    rows = [{"row": row.row, "quote": folded(row.quote)} for row in connection.execute(asked)]
    if rows:
        connection.execute(_UNINDEX_CLAIM, rows)
        connection.execute(delete(t.claims).where(t.claims.c.row.in_([row["row"] for row in rows])))


def put_claims(connection: Connection, claims: Sequence[Claim], extractor: str) -> None:
    """Keep claims; one that is there already, by its id, stays as it is."""
    rows = {claim.id: _claim_row(claim, extractor) for claim in claims}
    ids = list(rows)
    known = set(connection.execute(select(t.claims.c.id).where(t.claims.c.id.in_(ids))).scalars())
    fresh = [row for key, row in rows.items() if key not in known]
    if not fresh:
        return
    connection.execute(insert(t.claims), fresh)
    asked = select(t.claims.c.row, t.claims.c.quote).where(t.claims.c.id.in_([row["id"] for row in fresh]))
    connection.execute(
        _INDEX_CLAIM,
        [{"row": row.row, "quote": folded(row.quote)} for row in connection.execute(asked).all()],
    )


def put_decision(connection: Connection, decision: Decision) -> None:
    """Add a decision, and note what it is about."""
    body = writable(dumps(decision))  # a name or a reason typed in another encoding
    row = {"id": decision.id, "on": decision.on, "at": decision.at.isoformat(), "body": body}
    connection.execute(insert(t.decisions), row)
    items = [{"decision": decision.id, "item": item} for item in dict.fromkeys(decision.items)]
    connection.execute(insert(t.bound), items)


def _claim_row(claim: Claim, extractor: str) -> dict[str, Any]:
    return {
        "id": claim.id, "report": claim.report, "extractor": extractor, "start": claim.start,
        "relation": claim.relation.value, "party": claim.party, "kind": claim.kind.value, "quote": claim.quote,
        "body": dumps(claim),
    }  # fmt: skip


_INDEX_REPORT = text("INSERT INTO reports_words (rowid, title, text) VALUES (:row, :title, :text)")
_UNINDEX_REPORT = text(
    "INSERT INTO reports_words (reports_words, rowid, title, text) VALUES ('delete', :row, :title, :text)"
)
_INDEX_CLAIM = text("INSERT INTO claims_words (rowid, quote) VALUES (:row, :quote)")
_UNINDEX_CLAIM = text("INSERT INTO claims_words (claims_words, rowid, quote) VALUES ('delete', :row, :quote)")
