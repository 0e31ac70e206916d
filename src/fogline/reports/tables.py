"""Tables (CSV, TSV) with a column of texts: each row as the mapping that a post would be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

from fogline.model import Failure
from fogline.plugins import Problems

__all__ = ["rows", "text_column"]

_TEXTS = ("text", "body", "content", "message", "full_text", "raw_text")
_OTHER_NAMES = {
    "source_urls": "url",
    "source_url": "url",
    "sources": "source",
    "sources_matching": "source",
    "event_date": "date",
}


def text_column(text: str) -> str | None:
    """The column that holds the texts, judged by the beginning of a table; ``None`` where it is none.

    One of the usual names, else whichever of those that end in ``_text`` has the longest values.
    """
    beginning = io.StringIO(text[:65536].lstrip("\ufeff"), newline="")
    try:
        sample = list(islice(csv.reader(beginning, delimiter=_delimiter(text)), 40))
    except csv.Error:
        return None
    header = sample[0] if sample else []
    names = [name.strip().casefold() for name in header]
    for wanted in _TEXTS:
        if wanted in names:
            return header[names.index(wanted)]
    ending = [number for number, name in enumerate(names) if name.endswith("_text")]
    lengths = {number: sum(len(row[number]) for row in sample[1:] if number < len(row)) for number in ending}
    return header[max(lengths, key=lambda number: lengths[number])] if lengths else None


def rows(text: str, name: str, problems: Problems) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row with its place; a row that cannot be parted is told."""
    column = text_column(text)
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
