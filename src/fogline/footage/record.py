"""The human record of an item: what people found about it, by which method, and who read it a second time.

The machine never fills it in. Every entry is a decision, so that it has a name and a time and can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from fogline.errors import InputError
from fogline.model import Decision, settled
from fogline.model.decision import RECORDED, What
from fogline.model.exhibit import Entry

__all__ = ["ASKED", "as_value", "human_record"]

ASKED = {
    What.PROVENANCE: "Is this the original piece of content?",
    What.SOURCE: "Who captured it?",
    What.DATE: "When was it captured?",
    What.LOCATION: "Where was it captured?",
    What.MOTIVATION: "Why was it captured and posted?",
    What.MANIPULATION: "Was it altered, staged or made by a machine?",
    What.PERMISSION: "May it be used, and who said so?",
}
"""What each entry answers."""

_LONGEST = 4000


def human_record(item: str, decisions: Sequence[Decision]) -> tuple[Entry, ...]:
    """The record of the item with this id, all seven lines in their order, those that nobody filled in too."""
    last = {decision.what: decision for decision in settled(decisions) if decision.on == item}
    return tuple(_entry(What(aspect), last.get(aspect)) for aspect in RECORDED)


def _entry(aspect: What, decision: Decision | None) -> Entry:
    if decision is None or decision.to_value is None:
        return Entry(aspect, ASKED[aspect])
    try:
        told = json.loads(decision.to_value)
        found, method, second = told["found"], told.get("method"), told.get("second")
    except (ValueError, KeyError, TypeError, AttributeError):  # not written by Fogline: shown as it is
        found, method, second = decision.to_value, None, None
    return Entry(aspect, ASKED[aspect], str(found), method, decision.by, second, decision.at, decision.id)


def as_value(found: str, method: str, by: str, second: str | None = None) -> str:
    """An entry as a decision's ``to_value``.

    Raises:
        InputError: nothing was found or no method is named, it is too long, or the second reader is the first.
    """
    found, method, second = found.strip(), method.strip(), (second or "").strip() or None
    for name, value in (("what was found", found), ("the method", method)):
        if not value or len(value) > _LONGEST:
            why = "it is empty" if not value else f"it is longer than {_LONGEST} characters"
            raise InputError(name, why, "Say in a sentence what was found, and by which method.")
    if second is not None and second.casefold() == by.strip().casefold():
        raise InputError("the second reader", "it is the first one", "Name somebody else, or leave it out.")
    return json.dumps({"found": found, "method": method, "second": second}, ensure_ascii=False)
