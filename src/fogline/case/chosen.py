"""Who and what a decision names, checked before it is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from fogline.errors import InputError
from fogline.model import Decision, content_id
from fogline.store.view import View

__all__ = ["Chosen", "choose", "decision", "person", "reason"]

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Chosen:
    """One item: its kind (``report``, ``claim`` or ``decision``) and its whole id."""

    kind: str
    id: str


def choose(store: View, given: Sequence[str], kinds: Sequence[str]) -> tuple[Chosen, ...]:
    """The items of these kinds whose ids are ``given`` or begin so, each once.

    Raises:
        InputError: one of them is not there, or begins several ids, or its passage is no longer found.
    """
    lost = store.lost() if kinds != ("decision",) else frozenset()
    return tuple(dict.fromkeys(_one(store, one, kinds, lost) for one in given))


def _one(store: View, given: str, kinds: Sequence[str], lost: Collection[str]) -> Chosen:
    wanted = " or ".join(kinds)
    where = {
        "claim": "`fogline claims CASE`",
        "decision": "`fogline decisions CASE`",
        "report": "the page",
        "item": "`fogline footage list CASE`",
    }
    begun = given.strip()
    every = [Chosen(kind, id) for kind, id in store.ids(begun)] if begun else []
    found = [one for one in every if one.kind in kinds]
    if not found:
        kind = next((one.kind for one in every), None)
        why = f"it is a {kind}, not a {wanted}" if kind else f"the case has no such {wanted}"
        raise InputError(f"{given!r}", why, f"Look its id up: {where[kinds[0]]} has them.")
    if len(found) > 1:
        some = ", ".join(one.id for one in found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        raise InputError(f"{given!r}", f"{len(found)} ids begin so ({some})", "Give more of it.")
    if found[0].id in lost:
        raise InputError(
            found[0].id,
            "its passage is no longer found in its report, which was read otherwise since",
            "Decide on the claim that is found there now.",
        )
    return found[0]


def decision(
    on: str,
    what: str,
    before: str | None,
    after: str | None,
    by: str,
    at: datetime,
    why: str | None,
    undoes: str | None = None,
) -> Decision:
    """A decision with its id, which comes from all that it says."""
    id = content_id("d", on, what, before, after, by, at.isoformat(), why, undoes)
    return Decision(id, on, str(what), before and str(before), after and str(after), by, at, why, undoes)


def person(by: str) -> str:
    """Who decides, on one line.

    Raises:
        InputError: nobody.
    """
    name = " ".join(by.split())
    if not name:
        raise InputError("the decision", "it is not said who decides", "Give a name: --by NAME.")
    return name


def reason(why: str | None, *, needed: bool) -> str | None:
    """The reason, on one line, ``None`` where none is given.

    Raises:
        InputError: it is needed, and none is given.
    """
    given = " ".join((why or "").split())
    if needed and not given:
        raise InputError("the decision", "no reason is given", "Say why: --why TEXT.")
    return given or None
