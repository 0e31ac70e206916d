"""Plain ways to find which report comes from which, beside which Fogline's is measured."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from lineage_gold import Found, Link

__all__ = ["by_body", "by_headline"]

HEADLINES_ALIKE = 0.55
"""Jaccard of the words of two headlines from which some tools call them one story."""
BODIES_ALIKE = 0.5
"""Estimated Jaccard of the five-word shingles of two bodies."""
_SHINGLE, _PERMUTATIONS = 5, 128
_HEADLINE = 120
_WORD = re.compile(r"\w+")


def by_headline(reports: Mapping[str, Any]) -> Found:
    """Headlines whose words overlap; a post without one has its first line."""
    words = {name: set(_words(_headline(report))) for name, report in reports.items()}

    def likeness(a: str, b: str) -> float:
        both = words[a] | words[b]
        return len(words[a] & words[b]) / len(both) if both else 0.0

    return _nearest(reports, likeness, HEADLINES_ALIKE)


def by_body(reports: Mapping[str, Any]) -> Found:
    """MinHash over the body, as datasketch makes it."""
    from datasketch import MinHash

    prints = {}
    for name, report in reports.items():
        made = MinHash(num_perm=_PERMUTATIONS, seed=1)
        words = _words(report.text)
        for start in range(max(len(words) - _SHINGLE + 1, 1)):
            made.update(" ".join(words[start : start + _SHINGLE]).encode())
        prints[name] = made
    return _nearest(reports, lambda a, b: float(prints[a].jaccard(prints[b])), BODIES_ALIKE)


def _nearest(reports: Mapping[str, Any], likeness: Callable[[str, str], float], enough: float) -> Found:
    """Each report comes from the earlier one that it is most like; an undated one from any, without direction."""
    times = {name: _moment(report) for name, report in reports.items()}
    edges: dict[frozenset[str], Link] = {}
    for child in sorted(reports):
        found = []
        for parent in sorted(reports):
            mine, other = times[child], times[parent]
            known = mine is not None and other is not None
            if child == parent or (mine is not None and other is not None and mine <= other):
                continue
            if (alike := likeness(child, parent)) >= enough:
                found.append((alike, parent, known))
        if found:
            _, parent, known = max(found)
            edges.setdefault(frozenset((child, parent)), Link(child, parent, known, "copy"))
    return Found(tuple(edges.values()))


def _moment(report: Any) -> datetime | None:
    """When it was published; the beginning of a day whose hour is not known."""
    if report.published is None:
        return None
    begun = report.published.earliest
    if not isinstance(begun, datetime):
        begun = datetime(begun.year, begun.month, begun.day, tzinfo=UTC)
    return begun if begun.tzinfo else begun.replace(tzinfo=UTC)


def _headline(report: Any) -> str:
    return str(report.title or report.text.strip().split("\n")[0][:_HEADLINE])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
