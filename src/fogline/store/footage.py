"""Videos and pictures as they are kept: bytes and prints under their hashes, postings beside them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from fogline.model import content_id
from fogline.model.file_evidence import FileEvidence
from fogline.model.footage import Item, Match, Posting
from fogline.store import tables as t
from fogline.store.codec import dumps, loads

__all__ = ["KeptItem", "get_items", "get_matches", "item_id", "put_item", "put_matches", "put_postings"]


@dataclass(frozen=True, slots=True)
class KeptItem:
    """One item. ``prints`` is the SHA-256 of what finds it again, made in this ``format``, ``sheet`` that of its contact
    sheet; ``evidence`` is ``None`` where nothing could be read of the file besides its pictures."""

    item: Item
    name: str
    prints: str
    sheet: str
    format: int
    evidence: FileEvidence | None = None
    postings: tuple[Posting, ...] = ()

    @property
    def id(self) -> str:
        """What decisions are bound to, and what people type."""
        return item_id(self.item.sha256)


def item_id(digest: str) -> str:
    """The id of the item with this SHA-256."""
    return content_id("i", digest)


def put_item(connection: Connection, kept: KeptItem) -> bool:
    """Keep an item; what was read of it before gives way to what is read now. Whether it was new."""
    known = connection.execute(select(t.items.c.sha256).where(t.items.c.sha256 == kept.item.sha256)).scalar()
    row = {
        "sha256": kept.item.sha256, "id": kept.id, "name": kept.name, "prints": kept.prints, "sheet": kept.sheet,
        "format": kept.format,
        "body": dumps(kept.item), "evidence": dumps(kept.evidence) if kept.evidence is not None else None,
    }  # fmt: skip
    new = insert_or(t.items).values(**row)
    fresh = {key: new.excluded[key] for key in ("prints", "sheet", "format", "body", "evidence")}
    connection.execute(new.on_conflict_do_update(index_elements=["sha256"], set_=fresh))
    return known is None


def put_postings(connection: Connection, postings: Sequence[Posting]) -> int:
    """Keep where items stood; how many of the postings were new. The same place, poster and time count once."""
    new = 0
    for posting in postings:
        said = posting.posted.as_json() if posting.posted else None
        key = content_id("posting", posting.item, posting.where, posting.by, json.dumps(said), posting.report)
        row = {"id": key, "item": posting.item, "report": posting.report, "body": dumps(posting)}
        new += connection.execute(insert_or(t.postings).on_conflict_do_nothing(), row).rowcount
    return new


def put_matches(connection: Connection, asked: str, matches: Sequence[Match], format: int) -> None:
    """Keep what the item ``asked`` has to do with others, in place of what was kept of it before."""
    connection.execute(delete(t.matches).where(t.matches.c.asked == asked))
    rows = [{"asked": m.asked, "found": m.found, "format": format, "body": dumps(m)} for m in matches]
    if rows:
        connection.execute(insert_or(t.matches).on_conflict_do_nothing(), rows)


def get_matches(connection: Connection, format: int) -> tuple[Match, ...]:
    """All matches that were made with prints of this format, by their items."""
    asked = select(t.matches.c.body).where(t.matches.c.format == format)
    rows = connection.execute(asked.order_by(t.matches.c.asked, t.matches.c.found))
    return tuple(loads(Match, row.body) for row in rows)


def get_items(connection: Connection) -> tuple[KeptItem, ...]:
    """All items, by name and hash, each with its postings, the earliest known first."""
    postings: dict[str, list[Posting]] = {}
    for row in connection.execute(select(t.postings.c.item, t.postings.c.body).order_by(t.postings.c.id)):
        postings.setdefault(row.item, []).append(loads(Posting, row.body))
    asked = select(t.items).order_by(t.items.c.name, t.items.c.sha256)
    return tuple(
        KeptItem(
            loads(Item, row.body), row.name, row.prints, row.sheet, row.format,
            loads(FileEvidence, row.evidence) if row.evidence is not None else None,
            tuple(sorted(postings.get(row.sha256, ()), key=_when)),
        )
        for row in connection.execute(asked)
    )  # fmt: skip


def _when(posting: Posting) -> tuple[str, str]:
    """By day, then by moment; undated ones last."""
    if posting.posted is None:
        return "9999", ""
    return posting.posted.first_day.isoformat(), posting.posted.earliest.isoformat()
