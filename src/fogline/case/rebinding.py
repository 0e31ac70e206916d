"""Decisions follow their passage: to the same words of the same voice in the same bytes, read anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fogline.model import Claim, Decision, Report
from fogline.model.decision import PAIRS
from fogline.store.view import View

__all__ = ["rebound"]

_Item = tuple[str, str | None]
"""The bytes of a report and where in them it is: the same however they are read, dated or named."""


def rebound(
    store: View, decisions: Sequence[Decision], reports: Iterable[Report], claims: Iterable[Claim]
) -> tuple[Decision, ...]:
    """``decisions`` as they stand on ``reports`` and ``claims``, the ones found now.

    A report that is read better, or named or dated otherwise, can give a claim another id: its words have moved, or
    the report's own id changed. A decision on it goes to the claim that has the same words of the same voice and of
    the same relation in the same bytes, where there is just one; otherwise it stays bound to what is not found.
    """
    lost = store.lost()
    if not lost:
        return tuple(decisions)
    items = {report.id: (report.sha256, report.part) for report in reports}
    by_item: dict[_Item, list[str]] = defaultdict(list)
    for id, item in items.items():
        by_item[item].append(id)
    by_words: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for claim in claims:
        by_words[_words(claim, items[claim.report])].append(claim.id)
    moved: dict[str, str] = {}
    for id in lost:
        found = _found(store, id, by_item, by_words)
        if len(found) == 1:
            moved[id] = found[0]
    return tuple(_moved(decision, moved) for decision in decisions)


def _found(
    store: View, id: str, by_item: dict[_Item, list[str]], by_words: dict[tuple[object, ...], list[str]]
) -> list[str]:
    claim = store.claim(id)
    report = store.report(claim.report if claim is not None else id)
    if report is None:
        return []
    item = (report.sha256, report.part)
    return by_item.get(item, []) if claim is None else by_words.get(_words(claim, item), [])


def _words(claim: Claim, item: _Item) -> tuple[object, ...]:
    voice = claim.speaker
    return (item, claim.quote, voice.name if voice else None, claim.relation)


def _moved(decision: Decision, moved: dict[str, str]) -> Decision:
    if moved.keys().isdisjoint(decision.items):
        return decision
    on = moved.get(decision.on, decision.on)
    if decision.what in PAIRS and decision.to_value is not None:
        return replace(decision, on=on, to_value=moved.get(decision.to_value, decision.to_value))
    return replace(decision, on=on)
