"""Contents without the marks, joints and attributions at their ends."""

from __future__ import annotations

from collections.abc import Iterable

from fogline.claims.slavic.reading import Reading

__all__ = ["trim"]

_ENDS = frozenset(".,;:!?…—–-•▪●·*()[]«»“”„\"'’‘_>|/")
_PAIRS = {")": "(", "»": "«", "”": "“„"}


def trim(
    reading: Reading, begin: int, end: int, cuts: Iterable[tuple[int, int]] = ()
) -> tuple[int, int] | None:
    """Tokens ``begin`` to before ``end`` without marks at the ends and without the stretches ``cuts`` there; ``None``
    where no word is left."""
    cuts = tuple(cuts)
    small = reading.words.small
    changed = True
    while changed and begin < end:
        changed = False
        for low, high in cuts:
            if low <= begin < high < end:
                begin, changed = high, True
            elif begin < low < end <= high:
                end, changed = low, True
            elif low <= begin and end <= high:
                return None
        while begin < end and _mark(reading, begin, begin, end):
            begin, changed = begin + 1, True
        while begin < end and _mark(reading, end - 1, begin, end):
            end, changed = end - 1, True
        if end - begin > 1 and reading.lower[end - 1] in small["to_which"]:
            end, changed = end - 1, True
        if begin < end and reading.lower[begin] in small["that"] and begin + 1 < end:
            begin, changed = begin + 1, True
        if (
            begin + 1 < end
            and reading.lower[begin] in small["and"]
            and reading.lower[begin] not in small["of_neither"]
        ):
            begin, changed = begin + 1, True
    if begin >= end or not any(reading.word(k) for k in range(begin, end)):
        return None
    return begin, end


def _mark(reading: Reading, k: int, begin: int, end: int) -> bool:
    mark = reading.tokens[k]
    if mark not in _ENDS or len(mark) > 1:
        return False
    q = reading.quote_of[k]
    if q >= 0:
        low, high = reading.quotes[q]
        if mark in '«»“”„"':
            # a name in quotation marks keeps them; speech does not, nor a quotation cut in two
            whole = begin <= low and high <= end
            return (
                not whole
                or (high - low >= end - begin - 1)
                or (reading.speech(min(low + 1, high - 1)) and high == end and low == begin)
            )
    if mark in _PAIRS and k == end - 1:
        return not any(reading.tokens[j] in _PAIRS[mark] for j in range(begin, k))
    if mark in "(«“„" and k == begin:
        closer = {"(": ")", "«": "»", "“": "”", "„": "“”"}[mark]
        return not any(reading.tokens[j] in closer for j in range(k + 1, end))
    return True
