"""Why a report is held to come from another, in words."""

from __future__ import annotations

from fogline.lineage.align import Comparison, Match
from fogline.lineage.crediting import credit_words
from fogline.lineage.direction import UNTOLD, WARNING, Direction, gap
from fogline.lineage.passages import Text
from fogline.model import Credit, Report

__all__ = ["evidence"]

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def evidence(
    child: Report,
    parent: Report,
    text: Text,
    compared: Comparison,
    matches: tuple[Match, ...],
    credit: Credit | None,
    direction: Direction,
    named: bool,
) -> tuple[str, ...]:
    """ "credits Reuters", "14 of 16 sentences aligned", "same three amounts in the same order", "2 h 10 min later"."""
    found = [credit_words(credit)] if credit is not None else []
    if named:
        found.append(f"names {parent.source.name}")
    if child.text.strip() == parent.text.strip():
        found.append("the same words")
    elif matches:
        count = len(text.passages)
        found.append(f"{len(matches)} of {count} sentence{'s' if count != 1 else ''} aligned")
    if len(compared.numbers) > 1:
        found.append(f"same {_counted(len(compared.numbers))} amounts in the same order")
    if compared.quotes:
        found.append(f"{compared.quotes} quotation{'s' if compared.quotes > 1 else ''} in the same words")
    if direction.against_time:
        found.append(WARNING)
    elif not direction.told:
        found.append(UNTOLD)
    elif later := gap(parent, child):
        found.append(later)
    return tuple(found)


def _counted(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
