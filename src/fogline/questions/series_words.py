"""Words that tell how far a thing is said to have come, and that a number comes on top of another.

The words belong to no side. A degree orders the steps of a series for reading and for the picture; it is no measure.
"""

from __future__ import annotations

import re

from fogline.knowledge.relations import Word
from fogline.model import Claim, Relation

__all__ = ["NOT_SO", "degree", "is_addition", "is_extent"]

NOT_SO = 0
"""The degree of an answer that says that it is not so."""

_NEARLY = (
    r"(?:nearly|almost|virtually|practically|partially|partly|all but|semi|half|операт\w+|"
    r"майже|практично|частково|почти|практически|частично)[\s-]+"
)
_RING = (
    r"(?:encircle\w*|surround\w*|cut off|in a ring|cauldron|окруж\w+|в кольц\w+|кольц\w+|кот[её]л\w*|котл\w+|"
    r"оточ\w+|в кільц\w+|кільц\w+)"
)
_DEGREES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for rank, words in (
        (3, rf"{_NEARLY}{_RING}|semi-?encircl\w*|полуокруж\w+|полукольц\w+|напівоточ\w+|напівкільц\w+|"
            r"in a pincer\w*|blocked|blockad\w+|(?:за)?блокирован\w+|(?:за)?блокован\w+"),
        (5, r"(?:fully |completely |entirely )?(?:captured|seized|taken|took|liberated|overrun|conquered)\b|"
            r"has fallen|fell to|полностью взят\w*|взят\w*|взяли|освобожд[её]н\w*|освободил\w*|захвач\w+|захватил\w*|"
            r"захоплен\w*|захопил\w*|звільнен\w*|звільнил\w*|окупован\w*|окупувал\w*"),
        (4, _RING),
        (2, r"(?:the )?(?:outskirts|edge of|suburbs?|half of|most of|(?:\w+ern |central )?parts? of|a (?:third|quarter) of)|"
            r"околиц\w*|окраин\w*|частин\w*|част[ьи]\b|половин\w*|передміст\w*|пригород\w*"),
        (1, r"closing in|clos(?:e|ed) in on|approach\w*|наближа\w*|наблизил\w*|приближа\w*|приблизил\w*|"
            r"подошл\w+|підійшл\w+"),
    )
)  # fmt: skip
"""Further is higher: near it (1), in a part of it (2), blocked or nearly surrounded (3), surrounded (4), taken (5).
Tried in this order, so that "nearly surrounded" is not read as "surrounded"."""

_FITS: dict[Relation, frozenset[int]] = {
    Relation.ENCIRCLEMENT: frozenset({3, 4}),
    Relation.CONTROL: frozenset({2, 5}),
    Relation.ADVANCE: frozenset({1, 2}),
    Relation.PRESENCE: frozenset({2, 3}),
}
_WHOLE = {Relation.ENCIRCLEMENT: 4}
_NOT = frozenset({Word.NO, Word.NOT_BY})
_NUMERAL = (
    r"(?:\d|a (?:dozen|hundred)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty\b|dozens?|"
    r"hundreds?|thousands?|один|одн[ау]|два|дв[іе]|три|чотири|четыре|п['’ʼ]?ять|пять|шість|шесть|с[іе]м|вісім|восемь|"
    r"дев['’ʼ]?ять|девять|дв[уо]х|тр(?:[её]|ьо)х|чет[ыи]р[её]х|чотирьох|п['’ʼ]?яти|пяти|шести|с[іе]ми|восьми|девяти|дев['’ʼ]яти|"
    r"десят\w*|сто|сот\w*|тисяч\w*|тысяч\w*)"
)
_SOME = (
    r"(?:(?:about|around|some|at least|nearly|almost|more than|over|близько|около|майже|почти|понад|более|щонайменше|"
    r"как минимум)\s+)?"
)
_ADDED = re.compile(
    r"\b(?:another|a further|an additional|additional(?:ly)?|further|ще|еще|ещё|(?:додатково|дополнительно)(?:\s+\w+)?)\s+"
    rf"{_SOME}{_NUMERAL}|\b{_NUMERAL}[\d,.\s]*(?:\w+\s+){{0,2}}?(?<!or )(?<!no )(?<!and )more\b(?!\s+than|\s+or\s+less)",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total\w*|in all|altogether|overall|all told|усього|всього|загалом|итого|всего|в общей сложности)\b",
    re.IGNORECASE,
)
_EXTENTS = frozenset({Relation.CONTROL, Relation.ADVANCE, Relation.WITHDRAWAL})
_NOBODY = re.compile(
    r"\b(?:persons?|people|soldiers?|troops?|fighters?|militants?|servic\w+|personnel)\b", re.IGNORECASE
)


def degree(claim: Claim, relation: Relation, word: Word) -> tuple[int | None, str]:
    """How far the claim says that it has come, and its own words for it; ``None`` and no words where it does not.

    ``relation`` is the question's, ``word`` the claim's answer to it.
    """
    if word in _NOT:
        return NOT_SO, ""
    if word is Word.PLANNED:
        return None, ""
    fits = _FITS.get(relation, frozenset())
    for rank, pattern in _DEGREES:
        found = pattern.search(claim.quote) if rank in fits else None
        if found is not None:
            words = " ".join(found.group().split())
            return (3 if word is Word.NEARLY else rank), words
    if word is Word.NEARLY:
        return 3, ""
    return (_WHOLE.get(relation), "") if word is Word.YES else (None, "")


def is_addition(claim: Claim) -> bool:
    """Whether the claim's number is said to come on top of an earlier one: "another 64", "64 more", "ще 64".

    A number that is said to be a total is none.
    """
    return claim.amount is not None and bool(_ADDED.search(claim.quote)) and not _TOTAL.search(claim.quote)


def is_extent(claim: Claim, relation: Relation) -> bool:
    """Whether the claim's amount says how much of a place, on a question of ``relation``: buildings, streets, km²."""
    amount = claim.amount
    if amount is None or claim.relation not in _EXTENTS or relation not in _EXTENTS:
        return False
    return not _NOBODY.search(f"{amount.of or ''} {amount.unit or ''}")
