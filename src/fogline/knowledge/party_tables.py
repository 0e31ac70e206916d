"""What a table of parties may hold, checked before it is used, so that a mistake is named with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from fogline.model import Standing

__all__ = ["KINDS", "TableError", "checked"]


class TableError(ValueError):
    """A table of parties that is not what it should be; the message names line and entry."""


_TEXT, _TEXTS, _STANDING, _MONTH, _CODE = "a text", "a list of texts", "a standing", "a month", "a code"
KINDS: Mapping[str, Mapping[str, tuple[str, bool]]] = {
    "party": {
        "code": (_CODE, True), "name": (_TEXT, True), "adjective": (_TEXT, False), "names": (_TEXTS, False),
        "adjectives": (_TEXTS, False), "standing": (_STANDING, False),
    },
    "body": {"of": (_CODE, True), "names": (_TEXTS, True), "standing": (_STANDING, False)},
    "person": {
        "name": (_TEXT, True), "party": (_CODE, False), "office": (_TEXT, False), "from": (_MONTH, False),
        "to": (_MONTH, False), "standing": (_STANDING, False), "names": (_TEXTS, False),
    },
    "outlet": {"names": (_TEXTS, True), "party": (_CODE, False), "standing": (_STANDING, False)},
}  # fmt: skip
"""The kinds of entries, and for each key what it takes and whether it must be there."""
_STANDINGS = tuple(standing.value for standing in Standing)


def checked(text: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        TableError: it is no TOML, has another kind of entry, or an entry lacks a key or has one that is not understood.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(f"it is not TOML: {error}") from error
    for kind, entries in tables.items():
        if kind == "given":
            continue
        if kind not in KINDS or not isinstance(entries, list):
            raise TableError(
                f"line {_line(text, kind, 0)}: {kind!r} is no kind of entry; there are [[{']], [['.join(KINDS)}]]"
            )
        for number, entry in enumerate(entries):
            if (why := _wrong(kind, entry)) is not None:
                raise TableError(f"line {_line(text, kind, number)}, {_shown(kind, number, entry)}: {why}")
    return tables


def _wrong(kind: str, entry: Any) -> str | None:
    """What is wrong with an entry; ``None`` where nothing is."""
    if not isinstance(entry, dict):
        return "it is no table of keys and values"
    keys = KINDS[kind]
    for key, (wanted, must) in keys.items():
        if must and key not in entry:
            return f"{key!r} is missing ({wanted})"
        if key in entry and not _is(entry[key], wanted):
            return f"{key!r} is {entry[key]!r}, which is not {_described(wanted)}"
    unknown = [key for key in entry if key not in keys]
    if unknown:
        return f"{unknown[0]!r} is no key of it; there are {', '.join(keys)}"
    if "from" in entry and "to" in entry and entry["to"] < entry["from"]:
        return f"it ends in {entry['to']} before it begins in {entry['from']}"
    return None


def _is(value: Any, wanted: str) -> bool:
    if wanted == _TEXTS:
        return (
            isinstance(value, list) and bool(value) and all(isinstance(v, str) and v.strip() for v in value)
        )
    if not isinstance(value, str) or not value.strip():
        return False
    if wanted == _STANDING:
        return value in _STANDINGS
    if wanted == _MONTH:
        return re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value) is not None
    return wanted != _CODE or re.fullmatch(r"[A-Z][A-Z0-9-]*", value) is not None


def _described(wanted: str) -> str:
    return {
        _STANDING: f"a standing ({', '.join(_STANDINGS)})",
        _MONTH: 'a month such as "2025-11"',
        _CODE: 'a code in capitals such as "NORTHMARK"',
    }.get(wanted, wanted)


def _shown(kind: str, number: int, entry: Any) -> str:
    name = entry.get("name") or (entry.get("names") or [None])[0] if isinstance(entry, dict) else None
    return f"[[{kind}]] {number + 1}" + (f" ({name})" if isinstance(name, str) else "")


def _line(text: str, kind: str, number: int) -> int:
    """The line at which the entry begins; the first that names the kind where entries are written in one list."""
    heads = [m.start() for m in re.finditer(rf"^\s*\[\[\s*{re.escape(kind)}\s*\]\]", text, re.MULTILINE)]
    first = re.search(rf"^\s*\[*\s*{re.escape(kind)}\b", text, re.MULTILINE)
    at = heads[number] if number < len(heads) else first.start() if first else 0
    return text.count("\n", 0, at + len(text[at:]) - len(text[at:].lstrip())) + 1
