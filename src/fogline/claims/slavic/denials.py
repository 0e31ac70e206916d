"""What a denial denies: "denied the other side's statements about P", "reports of P are not so", "X denies this"."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.slavic.reading import Reading

__all__ = ["Told", "anaphoric", "is_offer", "only_denies", "refused", "told_about"]

_HEAD = 4
"""Words that may stand before the noun of saying: "these latest statements"."""
_OWNER = 7
"""Words between that noun and what it tells: "statements of the press service of the ministry about"."""
_CLAUSE = 14


@dataclass(frozen=True, slots=True)
class Told:
    """What a noun of saying tells: tokens ``begin`` to before ``end``; ``owner`` is where it says whose words they are,
    empty where it does not; ``false`` whether the words after it say that it is not so; ``charge`` whether they accuse."""

    begin: int
    end: int
    owner: tuple[int, int]
    false: bool
    charge: bool


def told_about(reading: Reading, begin: int, end: int) -> Told | None:
    """What is told in "the statements of X about P (are not so)", at tokens ``begin`` to before ``end``.

    ``None`` where the tokens do not begin with a noun of saying, or tell nothing.
    """
    stems, small = reading.words.stems, reading.words.small
    noun = next(
        (k for k in range(begin, min(end, begin + _HEAD)) if reading.lower[k] in stems["claim_nouns"]), None
    )
    if noun is None or not all(_describes(reading, k) for k in range(begin, noun)):
        return None
    charge = reading.lower[noun] in stems["charges"]
    for k in range(noun + 1, min(end - 1, noun + 1 + _OWNER)):
        word = reading.lower[k]
        if word in small["about"] or (charge and word in small["of_accused"]):
            low = k + 1
            if reading.lower[low] in small["back"] and low + 2 < end and reading.tokens[low + 1] == ",":
                low += 3  # "about it, that …"
        elif reading.tokens[k] == "," and reading.lower[k + 1] in small["that"]:
            low = k + 2
        elif reading.tokens[k] in ",;:." or reading.dash(k) or word in small["in"]:
            return None
        else:
            continue
        owner = (noun + 1, k) if k > noun + 1 else (begin, noun)
        false = _false_from(reading, low + 1, end)
        high = end if false is None else false
        return Told(low, high, owner, false is not None, charge) if high - low >= 1 else None
    return None


def _describes(reading: Reading, k: int) -> bool:
    if reading.pos[k]:
        return reading.pos[k] in ("ADJ", "DET", "ADV", "PRON", "PART", "NUM") or reading.capital(k)
    return True


def _false_from(reading: Reading, begin: int, end: int) -> int | None:
    """Where "is a fake", "are not so" begins."""
    phrases, small = reading.words.phrases, reading.words.small
    for k in range(begin, end):
        if reading.quote_of[k] >= 0 or not phrases["refuse"].at(reading.lower, k, end):
            continue
        low = k
        while low > begin and (
            reading.dash(low - 1)
            or reading.lower[low - 1] in small["copulas"]
            or _adjective(reading, low - 1)
        ):
            low -= 1
        return low
    return None


def _adjective(reading: Reading, k: int) -> bool:
    """An adjective that agrees with "fake": only one with a dash or a copula before it."""
    if k == 0 or reading.pos[k] != "ADJ":
        return False
    return reading.dash(k - 1) or reading.lower[k - 1] in reading.words.small["copulas"]


def refused(reading: Reading, v: int, low: int, high: int) -> tuple[int, int] | None:
    """What is called false by the verb of calling ``v`` in the clause ``low`` to ``high``: "called P a fake"."""
    phrases, small = reading.words.phrases, reading.words.small
    for k in (*range(v + 1, min(high, v + _CLAUSE)), *range(max(low, v - 3), v)):
        length = phrases["called_false"].at(reading.lower, k, high)
        if not length:
            continue
        if k > v + 1:
            return v + 1, k
        if v > low and k == v + 1 and reading.lower[v - 1] in small["this"]:
            return v - 1, v  # "this they called a lie"
        begin = max(v + 1, k + length)
        if begin < high and reading.lower[begin] not in small["and"]:
            return begin, high
    return None


def anaphoric(reading: Reading, v: int, low: int, high: int) -> bool:
    """Whether the verb of denying ``v`` denies what was just said: "denies this", "denied these statements"."""
    small, stems = reading.words.small, reading.words.stems
    if any(
        reading.lower[k] in small["about"] or reading.lower[k] in small["that"] for k in range(v + 1, high)
    ):
        return False
    bare = not any(reading.word(k) for k in range(v + 1, high))
    if v > low and (
        reading.lower[v - 1] in small["this"] or (bare and reading.lower[v - 1] in stems["claim_nouns"])
    ):
        return True
    for k in range(v + 1, min(high, v + 5)):
        if reading.lower[k] in small["this"]:
            return not any(
                reading.word(j) and reading.lower[j] not in stems["claim_nouns"] for j in range(k + 1, high)
            )
    noun = next((k for k in range(v + 1, min(high, v + 3)) if reading.lower[k] in stems["charges"]), None)
    if noun is not None:
        return not any(reading.word(k) for k in range(noun + 1, high))
    part = next((k for k in range(v + 1, min(high, v + 3)) if reading.lower[k] in stems["part_in"]), None)
    return part is not None and not any(reading.word(k) for k in range(part + 1, high))


def only_denies(reading: Reading, begin: int, end: int) -> bool:
    """Whether the words say no more than "this is a lie"."""
    if end - begin > _HEAD or reading.lower[begin] not in reading.words.small["this"]:
        return False
    return any(reading.words.phrases["refuse"].at(reading.lower, k, end) for k in range(begin + 1, end))


def is_offer(reading: Reading, begin: int, end: int) -> bool:
    """Whether what is refused is an offer, a plan or a plea, of which nothing is stated."""
    return any(reading.lower[k] in reading.words.stems["offers"] for k in range(begin, min(end, begin + 3)))
