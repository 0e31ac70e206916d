"""Bytes to text: the mark at the beginning, UTF-8, what was declared, then the evidence of the letters."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.errors import UnreadableInput

__all__ = ["Decoded", "declared_in_markup", "decode", "looks_binary"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("cp1251", "koi8-u", "cp866", "iso8859-5", "cp1252", "cp1250", "cp1254", "mac-cyrillic")
# Browsers read Latin-1 as Windows-1252, which has the same letters and more.
_ALIASES = {
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "utf-8",
    "iso8859-9": "cp1254",
    "koi8-r": "koi8-u",
}
_SAMPLE = 40_000
_ENOUGH = 0.35
_CLEARLY = 0.4

_FREQUENT = frozenset("оеаинтсрвлкмдпуяьзгбчіїєйхжшюцщы")
_SELDOM = frozenset("ёъэґфў")
_MARKS_BETWEEN = frozenset("«»—–“”„‘’…№•°\u00a0€§©®")
_ACCENTED = frozenset("äöüßéèêëàâáãåæçñóòôõøœíìîïúùûýąćęłńśźżčďěňřšťůžőűğışţăâîșÄÖÜÉÈÀÁÅÆÇÑÓØŒÚŁŚŹŻČŠŽŘĞİŞ")
_MARKUP = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with the encoding it was read in; ``guessed`` where nothing but the letters spoke for it."""

    text: str
    encoding: str
    guessed: bool = False
    warnings: tuple[str, ...] = ()


def looks_binary(data: bytes) -> bool:
    """Whether ``data`` is no text: NULs (outside UTF-16 and UTF-32), or many control characters."""
    head = data[:65536]
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head) is not None:
        return False
    if b"\0" in data:
        return True
    controls = sum(head.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 27))
    return controls * 50 > len(head)


def declared_in_markup(data: bytes) -> str | None:
    """The encoding that an XML declaration or an HTML ``meta`` names, in the first 4 KB."""
    match = _MARKUP.search(data[:4096])
    return (match[1] or match[2]).decode("ascii") if match else None


def decode(data: bytes, name: str, declared: Sequence[str | None] = ()) -> Decoded:
    """Decode ``data``, believing evidence more than declarations.

    Args:
        data: the bytes.
        name: what to call them in messages.
        declared: names of encodings that a server or the document gives, most binding first.

    Raises:
        UnreadableInput: binary, or in no encoding that Fogline knows.
    """
    if looks_binary(data):
        raise UnreadableInput(
            name,
            "these bytes are not text",
            "Give the text, page or export itself, not a picture or program.",
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, name, encoding)
    if wide := _wide(data[:65536]):
        return Decoded(_strict(data, name, wide).text, wide, guessed=True)
    given = next((code for code in map(_known, declared) if code), None)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, name, given, error.start)
    if given in (None, "utf-8") or data.isascii():
        return Decoded(text, "utf-8")
    return Decoded(text, "utf-8", warnings=(f"declared as {given}, but the bytes are UTF-8",))


def _not_utf8(data: bytes, name: str, given: str | None, offset: int) -> Decoded:
    if (given is None or given == "utf-8") and (broken := _broken_utf8(data)) is not None:
        lost = broken.count("\ufffd")
        warning = f"{lost} unreadable characters, the first at byte {offset}, are shown as \ufffd"
        return Decoded(broken, "utf-8", warnings=(warning,))
    scores = {code: score for code in _CANDIDATES if (score := _score(data, code)) is not None}
    best = max(scores, key=lambda code: scores[code], default=None)
    if given is not None and given != "utf-8":
        believed = _believe(data, given, scores, best)
        if believed is not None:
            return believed
    if best is None or scores[best] < _ENOUGH:
        why = f"byte {offset} (0x{data[offset]:02x}) is not UTF-8, and no other encoding makes sense of the text"
        raise UnreadableInput(name, why, "Save it as UTF-8 and add it again.", where=f"byte {offset}")
    warnings = (f"declared as {given}, but the bytes read as {best}",) if given else ()
    return Decoded(data.decode(best), best, guessed=True, warnings=warnings)


def _believe(data: bytes, given: str, scores: dict[str, float], best: str | None) -> Decoded | None:
    """What was declared, unless it does not decode or another encoding makes far better sense."""
    try:
        text = data.decode(given)
    except UnicodeDecodeError:
        return None
    if given in scores and best is not None and scores[best] - scores[given] > _CLEARLY:
        return None
    return Decoded(text, given)


def _known(label: str | None) -> str | None:
    if not label:
        return None
    try:
        code = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not code._is_text_encoding:  # hex, rot13 and the like are codecs too
        return None
    return _ALIASES.get(code.name, code.name)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is (nearly) constant and small, mostly 0 or 4."""
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2], head[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        small = high.count(0) + high.count(4)
        if small > 0.9 * len(high) and low.count(0) < 0.05 * len(low):
            return encoding
    return None


def _strict(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        why = f"it begins as {encoding}, but byte {error.start} does not belong to it"
        raise UnreadableInput(
            name, why, "Save it as UTF-8 and add it again.", where=f"byte {error.start}"
        ) from None


def _broken_utf8(data: bytes) -> str | None:
    """The text where it is UTF-8 but for a few bytes (a cut file, one bad character)."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    wide = sum(1 for character in text[:200_000] if character > "\x7f") - lost
    return text if wide > 20 * lost else None


def _score(data: bytes, encoding: str) -> float | None:
    """How much sense the letters above ASCII make, at most about 1; ``None`` where it does not decode."""
    try:
        data.decode(encoding)
        text = data[:_SAMPLE].decode(encoding)
    except UnicodeDecodeError:
        return None
    total, number = 0.0, 0
    before = " "
    for index, character in enumerate(text):
        if character > "\x7f":
            after = text[index + 1] if index + 1 < len(text) else " "
            total += _worth(before, character, after)
            number += 1
        before = character
    return total / number if number else 0.0


def _worth(before: str, character: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    if "Ѐ" <= character <= "ӿ":
        lower = character.lower()
        known = 1.0 if lower in _FREQUENT else 0.6 if lower in _SELDOM else -0.5
        if _ascii_letter(before) or _ascii_letter(after):
            return -0.5
        if character != lower and before.isalpha() and before.islower():
            return -1.0  # an upper-case letter after a lower-case one: KOI8 read as Windows, or the reverse
        return known if character == lower else known * 0.7
    if character.isalpha():
        beside = _ascii_letter(before) or _ascii_letter(after)
        if character.isupper() and before.islower():
            return -1.0
        return (1.0 if character in _ACCENTED else 0.2) if beside else -0.3
    if character in _MARKS_BETWEEN:
        return 0.3 if not inside or character in "’–—" else -1.0
    return -1.0


def _ascii_letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
