"""What was worked out of reports and can be worked out again at any time: kept to save the time, never as a fact.

All of it belongs to one method. What another method left is not read, and goes when this one's is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from fogline.store import tables as t

__all__ = ["get_worked_out", "put_worked_out"]

_METHOD = "method"
_BATCH = 5_000


def get_worked_out(connection: Connection, method: str) -> dict[str, dict[str, bytes]]:
    """By kind and key what was kept of this method; nothing where the last one kept was another."""
    found: dict[str, dict[str, bytes]] = {}
    if _kept_method(connection) == method:
        for what, key, value in connection.execute(select(t.worked_out)):
            if what != _METHOD:
                found.setdefault(what, {})[key] = value
    return found


def put_worked_out(connection: Connection, method: str, found: Mapping[str, Mapping[str, bytes]]) -> None:
    """Keep this and nothing else. What is there under the same kind and key is taken to be the same."""
    if _kept_method(connection) != method:
        connection.execute(delete(t.worked_out))
    rows = select(t.worked_out.c.what, t.worked_out.c.key)
    there = {(what, key) for what, key in connection.execute(rows) if what != _METHOD}
    wanted = {(what, key) for what, values in found.items() for key in values}
    gone = delete(t.worked_out).where(
        t.worked_out.c.what == bindparam("a"), t.worked_out.c.key == bindparam("b")
    )
    for batch in _batches([{"a": what, "b": key} for what, key in sorted(there - wanted)]):
        connection.execute(gone, batch)
    new: list[dict[str, object]] = [
        {"what": what, "key": key, "value": found[what][key]} for what, key in sorted(wanted - there)
    ]
    for batch in _batches([{"what": _METHOD, "key": method, "value": b""}, *new]):
        connection.execute(insert_or(t.worked_out).on_conflict_do_nothing(), batch)


def _kept_method(connection: Connection) -> str | None:
    asked = select(func.max(t.worked_out.c.key)).where(t.worked_out.c.what == _METHOD)
    found: str | None = connection.execute(asked).scalar()
    return found


def _batches(rows: list[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    for at in range(0, len(rows), _BATCH):
        yield rows[at : at + _BATCH]
