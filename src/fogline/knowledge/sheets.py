"""The first sheet of an XLSX workbook, row by row, with nothing but the standard library and lxml."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from fogline.errors import InputError

__all__ = ["rows"]

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_COLUMN = re.compile("[A-Z]+")


def rows(packed: zipfile.ZipFile, path: Path) -> Iterator[list[str]]:
    """The cells of each row as text; cells that the sheet leaves out are empty.

    Raises:
        InputError: no workbook, or a broken one.
    """
    from lxml import etree

    try:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in packed.namelist():
            with packed.open("xl/sharedStrings.xml") as raw:
                for _, item in etree.iterparse(raw, tag=f"{_NS}si", resolve_entities=False, no_network=True):
                    shared.append("".join(part.text or "" for part in item.iter(f"{_NS}t")))
                    item.clear()
        sheet = min(name for name in packed.namelist() if name.startswith("xl/worksheets/sheet"))
        with packed.open(sheet) as raw:
            for _, row in etree.iterparse(raw, tag=f"{_NS}row", resolve_entities=False, no_network=True):
                cells: list[str] = []
                for cell in row.iter(f"{_NS}c"):
                    at = _column(cell.get("r") or "", len(cells))
                    cells += [""] * (at - len(cells))
                    value = cell.findtext(f"{_NS}v") or ""
                    if cell.get("t") == "s":
                        value = shared[int(value)]
                    elif cell.get("t") == "inlineStr":
                        value = "".join(part.text or "" for part in cell.iter(f"{_NS}t"))
                    cells.append(value)
                row.clear()
                yield cells
    except (etree.XMLSyntaxError, KeyError, ValueError, IndexError) as error:
        raise InputError(
            str(path), f"it is no workbook ({error})", "Save it again as XLSX or CSV."
        ) from error


def _column(reference: str, following: int) -> int:
    match = _COLUMN.match(reference)
    if match is None:
        return following
    number = 0
    for letter in match.group():
        number = number * 26 + ord(letter) - 64
    return number - 1
