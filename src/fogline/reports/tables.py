"""Tables (CSV, TSV) with a column of texts: each row as the mapping that a post would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from fogline.model import Failure
from fogline.plugins import Problems

__all__ = ["header_of", "rows", "text_column"]

_TEXTS = ("text", "body", "content", "message", "full_text", "raw_text")
_OTHER_NAMES = {
    "source_urls": "url",
    "source_url": "url",
    "sources": "source",
    "sources_matching": "source",
    "event_date": "date",
}


def text_column(header: list[str]) -> str | None:
    """The column that holds the texts: one of the usual names, else the only one that ends in ``_text``."""
    names = [name.strip().casefold() for name in header]
    for wanted in _TEXTS:
        if wanted in names:
            return header[names.index(wanted)]
    ending = [name for name, folded in zip(header, names, strict=True) if folded.endswith("_text")]
    return ending[0] if len(ending) == 1 else None


def header_of(text: str) -> list[str]:
    """The names of the columns, by the delimiter that parts the first line best."""
    return next(csv.reader([text.split("\n", 1)[0].strip("\r\ufeff")], delimiter=_delimiter(text)), [])


def rows(text: str, name: str, problems: Problems) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with its place; a row that cannot be parted is told."""
    column = text_column(header_of(text))
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=_delimiter(text))
    number = 1
    while True:
        number += 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            problems.tell(
                Failure(name, f"this row cannot be read ({error})", "Mend the row.", f"row {number}")
            )
            continue
        if row is None:
            return
        values = {
            key.strip(): value
            for key, value in row.items()
            if isinstance(key, str) and isinstance(value, str)
        }
        for other, usual in _OTHER_NAMES.items():
            if values.get(other):
                values.setdefault(usual, values[other].split("|")[0].strip())
        if column is not None:
            values["text"] = row.get(column) or ""
        yield f"row {number}", values


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max("\t,;", key=first.count)
