"""Verbs with their auxiliaries: negated, passive, conditional, or participles that only describe a noun."""

from __future__ import annotations

from fogline.claims.who.cues import VERBS
from fogline.claims.who.names import ROLES, THINGS
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.phrases import phrase_left, skip_time_left, skip_time_right
from fogline.claims.who.reading import FINITE, Reading

__all__ = [
    "AUX",
    "AUX_TAGS",
    "WITNESSES",
    "auxiliaries",
    "auxiliaries_of",
    "by_means",
    "conditional",
    "continues",
    "progressive",
    "reduced",
]

AUX = frozenset("has have had is was were are been be being did does do 's 've 'd".split())
_NEGATIONS = frozenset(("not", "n't", "never", "nor", "neither"))
AUX_TAGS = frozenset(("RB", "RBR", "RBS", "MD"))
WITNESSES = frozenset(
    "reporter reporters journalist journalists correspondent correspondents witness witnesses "
    "resident residents".split()
)
_MODALS = frozenset(("will", "would", "may", "might", "should", "must", "could", "'ll"))


def conditional(reading: Reading, k: int, i: int) -> bool:
    """ "will declare", "may announce": nothing has been said yet."""
    return any(reading.lower[j] in _MODALS for j in range(k + 1, i))


def reduced(reading: Reading, i: int, k: int, high: int) -> bool:
    """ "Palestinians denied the freedom to return": a participle after its noun, not a verb with its voice."""
    if reading.tags[i] == "VBD" and _then_verb(reading, i, k, high):
        return True
    if (
        reading.tags[i] != "VBN"
        or reading.lower[i] in ("said", "believed")
        or k < 0
        or reading.tags[k] not in ("NN", "NNS")
    ):
        return False
    start = phrase_left(reading, k, max(0, k - 12))
    if any(reading.lower[j] in AUX for j in range(k + 1, i)) or (start and reading.tags[start - 1] == "WDT"):
        return False
    after = reading.lower[i + 1] if i + 1 < high else ""
    if after in ("that", "there", "“", '"', ":", ",", "it", "he", "she", "they"):
        return False
    return _object(reading, start) or _finite_follows(reading, i + 1, high)


def _object(reading: Reading, start: int) -> bool:
    """Whether a verb or preposition governs the noun phrase that begins at ``start``, so that it is no subject."""
    first = reading.sentences[reading.sentence_of[start]][0]
    if start <= first or reading.lower[start - 1] in ("that", "as", "because", "while", "though"):
        return False
    governed = reading.tags[start - 1] in ("IN", "TO") or reading.tags[start - 1].startswith("VB")
    relative = next((j for j in range(start - 1, first, -1) if reading.tags[j] in ("WP", "WDT")), start)
    return governed and any(reading.tags[j] in FINITE for j in range(first, relative))


def _finite_follows(reading: Reading, begin: int, high: int) -> bool:
    """Whether the clause has its verb only after ``begin``: a small tagger takes "denied" for a participle."""
    for j in range(begin, high):
        if reading.words[j] in (",", ";", ":", "“", '"') or reading.lower[j] in (
            "that",
            "which",
            "who",
            "as",
        ):
            return False
        if reading.tags[j] in FINITE:
            return True
    return False


def _then_verb(reading: Reading, i: int, k: int, high: int) -> bool:
    """ "the deal announced Monday was signed": the verb of the clause follows, so this one only describes its noun."""
    if k != i - 1 or reading.tags[k] not in ("NN", "NNS") or reading.lower[k] in ROLES | THINGS | WITNESSES:
        return False
    after = skip_time_right(reading, i + 1, high)
    return after < high and reading.tags[after] in FINITE and after > i + 1


def auxiliaries(reading: Reading, i: int, low: int) -> tuple[int, bool, bool]:
    """The token before the verb group of ``i``; whether it is negated; whether it is passive."""
    k, negated, passive = i - 1, False, False
    while k >= low:
        word = reading.lower[k]
        if reading.words[k] in ("“", '"') and reading.quote_of[k] == reading.quote_of[i]:
            k -= 1
            continue
        if word in _NEGATIONS:
            negated = True
        elif word in AUX and (reading.tags[k] != "POS" or word != "'s"):
            passive = passive or (
                word in ("is", "was", "were", "are", "been", "be", "being")
                and VERBS[reading.lower[i]].form == "past"
            )
        elif (
            reading.tags[k] not in AUX_TAGS
            and word not in ("also", "each", "both", "all")
            and word != "earlier"
        ):
            stepped = skip_time_left(reading, k, low)
            if stepped == k or (reading.tags[stepped] not in NOUN_TAGS and reading.words[stepped] != ")"):
                break
            k = stepped
            continue
        elif word in ("each", "both", "all") and (k == low or reading.tags[k - 1] not in NOUN_TAGS):
            break
        k -= 1
    return k, negated, passive


def progressive(reading: Reading, i: int, low: int) -> bool:
    k = i - 1
    while k >= low and reading.tags[k] == "RB":
        k -= 1
    return k >= low and reading.lower[k] in ("is", "are", "was", "were", "been", "be")


def auxiliaries_of(reading: Reading, i: int, low: int) -> tuple[int, bool, bool]:
    k, negated = i - 1, False
    while k >= low and (reading.lower[k] in AUX or reading.tags[k] in AUX_TAGS):
        negated = negated or reading.lower[k] in _NEGATIONS
        k -= 1
    return k, negated, False


_MEANS = frozenset(
    "email e-mail phone telephone text post letter message messages fax radio video videolink".split()
)


def by_means(reading: Reading, k: int, high: int) -> bool:
    """Whether "by" at token ``k`` says by what means somebody spoke ("said by phone"), not who did."""
    return any(reading.said(k + 1, stop).lower() in _MEANS for stop in range(k + 2, min(high, k + 4) + 1))


def continues(reading: Reading, k: int, low: int) -> bool:
    """A verb that shares its voice with the one before: "denies … and says …"."""
    return k >= low and reading.lower[k] in ("and", "but", "or", "then")
