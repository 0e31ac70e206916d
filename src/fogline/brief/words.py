"""How values read: dates, quotes, voices, figures and addresses in words. Pure, and the same for every party."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from fogline.knowledge.verbs import verb
from fogline.model import Figure, Hearings, Standing, When

__all__ = [
    "STANDING_WORDS", "count", "day", "direction", "figure", "figure_words", "hearings", "is_official", "language_name",
    "moment", "plain", "quote_marks", "safe_url", "verb", "when",
]  # fmt: skip

STANDING_WORDS = {
    Standing.OFFICIAL: "official",
    Standing.OCCUPATION: "occupation body",
    Standing.ALIGNED: "aligned, not official",
    Standing.MEDIA: "media",
    Standing.INDEPENDENT: "independent",
    Standing.ANONYMOUS: "anonymous",
    Standing.UNKNOWN: "unknown standing",
}
_LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "it": "Italian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip
_MARKS = {"en": ("“", "”"), "uk": ("«", "»"), "ru": ("«", "»"), "be": ("«", "»"), "fr": ("«\u202f", "\u202f»"),
          "de": ("„", "“"), "pl": ("„", "”"), "he": ("”", "”")}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi"})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# C0 and C1 controls, and the marks that turn the direction of what stands around them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """``text`` for a label: on one line, without control characters and marks of direction."""
    return " ".join(_CONTROLS.sub("", text).split())


def is_official(standing: Standing) -> bool:
    """Whether a voice counts as its party's own position."""
    return standing is Standing.OFFICIAL


def quote_marks(language: str | None) -> tuple[str, str]:
    """The quotation marks of a language; English ones where it has none here."""
    return _MARKS.get(language or "", ("“", "”"))


def language_name(code: str | None) -> str:
    """``uk`` → ``Ukrainian``; the code itself where it is not in the table, ``unknown`` for ``None``."""
    return "unknown" if code is None else _LANGUAGES.get(code, code)


def direction(language: str | None) -> str:
    """The ``dir`` attribute of a text: known from its language, else left to its first letters."""
    if language in _RIGHT_TO_LEFT:
        return "rtl"
    return "ltr" if language in _LANGUAGES else "auto"


def day(value: date) -> str:
    """``11 Nov 2025``."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def moment(value: date | datetime | None) -> str:
    """A day as a day, a moment in UTC to the minute; ``unknown`` for ``None``."""
    if value is None:
        return "unknown"
    if isinstance(value, datetime):
        try:
            there = value.astimezone(UTC)
        except OverflowError:  # the first or last day of the calendar
            there = value
        return f"{day(there.date())}, {there:%H:%M} UTC"
    return day(value)


def when(value: When | None) -> str:
    """A stretch of time in words; ``unknown`` for ``None``."""
    if value is None:
        return "unknown"
    if value.earliest == value.latest:
        return moment(value.earliest)
    first, last = value.first_day, value.last_day
    if first == last:
        return day(first)
    if first.year == last.year and first.month == last.month:
        return f"{first.day}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 report``, ``2 reports``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def hearings(of: Hearings) -> str:
    """How many independent beginnings an answer has: ``9 reports, 2 known origins, 1 unknown``.

    Who heard one origin apart from others is said where they are more than the beginnings: ``2 reports, 1 known origin,
    heard 2 times independently``.
    """
    parts = [count(of.reports, "report")] if of.reports else []
    if of.known or not of.unknown:
        parts.append(count(of.known, "known origin") if of.known else "no known origin")
    if of.heard > of.known:
        parts.append(f"heard {of.heard:,} times independently")
    if of.unknown:
        parts.append(f"{of.unknown:,} unknown" if of.known else count(of.unknown, "unknown origin"))
    return ", ".join(parts)


def figure(value: Figure) -> str:
    """A figure with its unit: shares to two decimals, areas and lengths with thousands set apart."""
    number, unit = value.value, value.unit
    if unit in ("percent", "percentage points"):
        return f"{number:.2f} {'%' if unit == 'percent' else unit}"
    if unit == "m" and abs(number) >= 1000:
        number, unit = number / 1000, "km"
    shown = f"{number:,.0f}" if abs(number) >= 100 or float(number).is_integer() else f"{number:,.1f}"
    return f"{shown} {unit}".strip()


def figure_words(number: float) -> str:
    """A number of things with thousands set apart: ``1,250``, ``18.9``."""
    return f"{number:,.10g}"


def safe_url(address: str | None) -> str | None:
    """``address`` if it may be a link (http or https with a host, no control characters), else ``None``."""
    if not address or _CONTROLS.search(address) or any(c.isspace() or c in "<>\"'`\\" for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
