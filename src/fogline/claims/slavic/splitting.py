"""Into which claims a content falls: one for each thing that it tells, and one for each number of its own."""

from __future__ import annotations

from collections.abc import Callable

from fogline.claims.slavic.reading import Reading
from fogline.claims.slavic.trimming import trim
from fogline.model import Act, Relation

__all__ = ["RelationOf", "split"]

RelationOf = Callable[[int, int], Relation]
"""What the tokens between two indices tell."""

_LEAST = 3
_BESIDE = 6


def split(
    reading: Reading, begin: int, end: int, counts: dict[int, str], relation_of: RelationOf
) -> list[tuple[int, int]]:
    """The claims in tokens ``begin`` to before ``end``, in order.

    ``counts`` are the tokens of what is counted, with what is counted in words.
    """
    pieces = _pieces(reading, begin, end, counts)
    pieces = [
        p for p in pieces if not _unsaid(reading, *p) and not (len(pieces) > 1 and _sourced(reading, *p))
    ]
    if len(pieces) <= 1:
        return pieces
    kept: list[tuple[tuple[int, int], Relation]] = []
    for piece in pieces:
        relation = relation_of(*piece)
        if kept and not _apart(counts, kept[-1], piece, relation):
            span, old = kept[-1]
            joined = relation if old is Relation.STATEMENT else old
            kept[-1] = ((span[0], piece[1]), joined)
        else:
            kept.append((piece, relation))
    return [span for span, _ in kept]


def _unsaid(reading: Reading, begin: int, end: int) -> bool:
    """Whether the words say only that somebody did not say something: "the army did not comment on the strike"."""
    for k in range(begin + 1, end):
        verb = reading.words.verbs.get(reading.lower[k])
        if verb is not None and verb.kind == "say" and reading.lower[k - 1] in reading.words.small["not"]:
            return verb.act in (Act.ASSERTS, Act.CONFIRMS)
    return False


def _sourced(reading: Reading, begin: int, end: int) -> bool:
    """Whether the words only say by whose reports: "judging by reports from the front"."""
    if not reading.words.phrases["according"].at(reading.lower, begin, end):
        return False
    return not any(reading.pos[k] in ("VERB", "AUX") for k in range(begin, end))


def _apart(
    counts: dict[int, str],
    before: tuple[tuple[int, int], Relation],
    piece: tuple[int, int],
    relation: Relation,
) -> bool:
    """Whether a piece tells something else than the one before it."""
    span, old = before
    if relation is Relation.STATEMENT or old is Relation.STATEMENT:
        return False
    if relation is not old:
        return True
    here, there = _counted(counts, span), _counted(counts, piece)
    return bool(here and there and here != there)


def _counted(counts: dict[int, str], span: tuple[int, int]) -> frozenset[str]:
    return frozenset(counts[k] for k in range(*span) if k in counts)


def _pieces(reading: Reading, begin: int, end: int, counts: dict[int, str]) -> list[tuple[int, int]]:
    """Where a content may fall apart: at marks and joints outside quotations and brackets."""
    small = reading.words.small
    found: list[tuple[int, int]] = []
    start = begin
    for k in range(begin + 1, end - 1):
        token = reading.tokens[k]
        joint = token in (",", ";", ".") or reading.dash(k) or reading.lower[k] in small["and"]
        if not joint or (reading.quote_of[k] >= 0 and reading.quote_of[begin] != reading.quote_of[k]):
            continue
        if reading.lower[k] in small["and"] and not any(
            j in counts for j in range(k + 1, min(end, k + _BESIDE))
        ):
            continue
        if reading.lower[k] in small["and"] and reading.pos[k - 1] == reading.pos[k + 1] == "VERB":
            continue  # "were destroyed and suppressed 30 drones"
        if k - start < _LEAST - (reading.lower[k] in small["and"]) or end - k - 1 < 2:
            continue
        if reading.lower[k + 1] in small["to_which"] or reading.lower[k + 1] in small["if"]:
            continue
        span = trim(reading, start, k)
        if span is not None:
            found.append(span)
            start = k + 1
    span = trim(reading, start, end)
    if span is not None:
        found.append(span)
    return found or [(begin, end)]
