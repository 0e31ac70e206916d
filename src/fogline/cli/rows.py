"""Figures as rows: a table on the screen, CSV or JSON, to standard output or into a file."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

__all__ = ["Form", "Row", "tell"]

Row = dict[str, Any]
"""A figure or a word by the name of its column; the same columns in each row."""


class Form(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def tell(rows: Sequence[Row], form: Form, out: Path | None = None) -> None:
    """Write ``rows`` as ``form`` to ``out``, or print them.

    Raises:
        CaseError: the file cannot be written.
    """
    text = {Form.TABLE: _table, Form.CSV: _csv, Form.JSON: _json}[form](rows)
    if out is None:
        sys.stdout.write(text)
    else:
        write(out, text)


def write(out: Path, made: str | bytes) -> None:
    """Write a file: text as UTF-8.

    Raises:
        CaseError: it cannot be written.
    """
    from fogline.errors import CaseError

    try:
        out.write_bytes(made.encode("utf-8") if isinstance(made, str) else made)
    except OSError as error:
        raise CaseError(
            str(out), f"it cannot be written ({error.strerror})", "Choose another place."
        ) from None


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _json(rows: Sequence[Row]) -> str:
    plain = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: Sequence[Row]) -> str:
    from fogline.brief.tables import neutral

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow(
            [neutral(value) if isinstance(value, str) else _plain(value) for value in row.values()]
        )
    return text.getvalue()


def _table(rows: Sequence[Row]) -> str:
    from fogline.cli.show import safe

    if not rows:
        return ""
    cells = [[name.replace("_", " ") for name in rows[0]]]
    cells += [["–" if value is None else safe(str(value)) for value in row.values()] for row in rows]
    wide = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    right = [all(isinstance(row[name], (int, float, type(None))) for row in rows) for name in rows[0]]
    return "".join(
        "  ".join(
            cell.rjust(width) if to_right else cell.ljust(width)
            for cell, width, to_right in zip(line, wide, right, strict=True)
        ).rstrip()
        + "\n"
        for line in cells
    )
