"""The table of a shapefile (dBASE III): what stands with each of its areas."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Sequence

__all__ = ["read_dbase"]

_LANGUAGES = {
    0x01: "cp437", 0x02: "cp850", 0x03: "cp1252", 0x26: "cp866", 0x57: "cp1252", 0x58: "cp1252", 0x64: "cp852",
    0x65: "cp866", 0xC8: "cp1250", 0xC9: "cp1251", 0xCA: "cp1254", 0xCB: "cp1253",
}  # fmt: skip
"""Encodings by the table's own language mark."""


def read_dbase(data: bytes, encoding: str | None = None) -> Sequence[dict[str, str]]:
    """The rows of a dBASE table as texts by field name; deleted rows are there too, for rows go by number.

    ``encoding`` is what a ``.cpg`` file names, else the table's own mark or UTF-8 is taken. Fields are never longer
    than the table says.

    Raises:
        ValueError: it is no such table, or cut short.
    """
    if len(data) < 33:
        raise ValueError("the table of properties is cut short")
    count, start, width = struct.unpack_from("<IHH", data, 4)
    decode = _Decoder(encoding, data[29])
    fields: list[tuple[str, int, int]] = []
    at, offset = 32, 1
    while at + 32 <= min(start, len(data)) and data[at] != 0x0D:
        fields.append((decode(data[at : at + 11].split(b"\0")[0]), offset, data[at + 16]))
        offset += data[at + 16]
        at += 32
    if offset > width or start + count * width > len(data) + 1:
        raise ValueError("the table of properties is cut short")
    rows = []
    for number in range(count):
        row = data[start + number * width : start + (number + 1) * width]
        rows.append({name: decode(row[first : first + size]) for name, first, size in fields})
    return rows


class _Decoder:
    """Bytes to text: what is not in the encoding is read as Latin-1, so that nothing is lost."""

    def __init__(self, named: str | None, mark: int) -> None:
        self._encoding = _LANGUAGES.get(mark, "utf-8")
        word = (named or "").strip().casefold()
        for guess in (word, f"cp{word.removeprefix('ansi').strip()}"):
            try:
                self._encoding = codecs.lookup(guess).name
                break
            except (LookupError, ValueError):
                continue

    def __call__(self, field: bytes) -> str:
        field = field.strip(b" \0")
        try:
            return field.decode(self._encoding)
        except UnicodeDecodeError:
            return field.decode("latin-1")
