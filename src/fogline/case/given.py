"""What the user gives, checked before anything is done with it."""

from __future__ import annotations

from collections.abc import Sequence

from fogline.case.parts import Parts
from fogline.errors import InputError
from fogline.model import When

__all__ = ["check_parties", "moment"]


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


def moment(published: When | str | None) -> When | None:
    """A day or a moment as written.

    Raises:
        InputError: it is neither.
    """
    if published is None or isinstance(published, When):
        return published
    try:
        return When.parse(published.strip())
    except ValueError:
        raise InputError(
            f"the date {published!r}",
            "it is neither a day nor a moment with its zone",
            "Write it as 2025-11-11 or 2025-11-11T18:40+02:00.",
        ) from None
