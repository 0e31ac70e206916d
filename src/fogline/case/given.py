"""What the user gives, checked before anything is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from fogline.case.parts import Parts
from fogline.errors import InputError
from fogline.model import When

__all__ = ["check_languages", "check_parties", "moment"]

_EARLIEST = date(1900, 1, 1)
_AHEAD = timedelta(days=366)
"""Zones, and slips of a day or a month, are let pass."""


def check_parties(parties: Sequence[str], parts: Parts) -> tuple[str, ...]:
    """The codes, in capitals.

    Raises:
        InputError: one that is not known, or the same one twice.
    """
    codes = tuple(code.strip().upper() for code in parties if code.strip())
    for code in codes:
        if not parts.parties.known(code):
            raise InputError(
                f"the party {code!r}",
                "it is not known",
                "Give ISO 3166 codes of three letters, such as RUS,UKR, or describe it in the case's parties.toml.",
            )
    if len(set(codes)) < len(codes):
        raise InputError(f"the parties {','.join(codes)}", "one is named twice", "Name each party once.")
    return codes


def moment(published: When | str | None, today: date) -> When | None:
    """A day or a moment as written, on which something can have been published, ``today`` being the day it is.

    Raises:
        InputError: it is neither, or lies more than a year ahead, or before 1900.
    """
    if published is None or isinstance(published, When):
        return published
    try:
        when = When.parse(published.strip())
    except ValueError:
        raise InputError(
            f"the date {published!r}",
            "it is neither a day nor a moment with its zone",
            "Write it as 2025-11-11 or 2025-11-11T18:40+02:00.",
        ) from None
    if not _EARLIEST <= when.first_day <= today + _AHEAD:
        raise InputError(
            f"the date {published!r}", "nothing can have been published then", "Look at its year."
        )
    return when


def check_languages(languages: Sequence[str]) -> tuple[str, ...]:
    """The codes, in small letters.

    Raises:
        InputError: one that texts are not told apart by.
    """
    from fogline.reports.options import LANGUAGES

    codes = tuple(code.strip().lower() for code in languages if code.strip())
    for code in codes:
        if code not in LANGUAGES:
            raise InputError(
                f"the language {code!r}", "it is not known", f"Choose from {','.join(sorted(LANGUAGES))}."
            )
    return codes
