"""How much of a settlement an answer speaks of: its outskirts, a part, most, all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

__all__ = ["Extent", "extent_of", "several_directions"]


class Extent(StrEnum):
    """How much of a settlement."""

    OUTSKIRTS = "the outskirts"
    PART = "a part"
    MOST = "most"
    ALL = "all"


# Read in this order: "almost all" is most, "parts of the outskirts" are outskirts, "not all" is a part.
_WORDS: tuple[tuple[Extent, str], ...] = (
    (
        Extent.OUTSKIRTS,
        r"outskirts?|(?:the )?(?:edge|fringes?) of|suburbs?|окраин\w*|предмест\w*|околиц\w*|передміст\w*",
    ),
    (
        Extent.MOST,
        r"most of|(?:the )?(?:bulk|majority|greater part|larger part) of|more than half|over half|"
        r"(?:almost|nearly|practically|virtually) (?:all|entire(?:ly)?|the (?:whole|entire)|completely|fully)|"
        r"больш(?:ая|ую|ей) част\w*|более половины|больше половины|почти (?:весь|вся|всё|все|полностью|целиком)|"
        r"практически (?:весь|вся|всё|все|полностью)|більш(?:а|у|ої) частин\w*|понад половин\w*|більше половини|"
        r"майже (?:весь|вся|все|всю|повністю)",
    ),
    (
        Extent.PART,
        r"(?:a |some |large |small |the \w+ )?(?:parts?|areas?|sections?|quarters?|districts?|neighbou?rhoods?) of|"
        r"partial(?:ly)?|partly|not (?:all|the whole|entire)|half of|"
        r"част(?:ь|и|ью|ично)|район(?:ы|ов|а|е|ах)|квартал\w*|половин[ау]|не (?:весь|вся|полностью)|"
        r"частин[ауи]|частково|мікрорайон\w*|микрорайон\w*",
    ),
    (
        Extent.ALL,
        r"(?:all|the whole|the entire|entirety) of|the (?:whole|entire) (?:city|town|village|settlement)|"
        r"(?:full|complete|total) control|fully|completely|entirely|in full|"
        r"полностью|целиком|полн(?:ый|ого|ым) контрол\w*|вес[ьб] (?:город|посёлок|поселок)|"
        r"повністю|повн(?:ий|ого|им) контрол\w*|усе? місто|все місто",
    ),
)
_EXTENTS = tuple((extent, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for extent, words in _WORDS)

_SIDES = re.compile(
    r"\b(?:several|many|multiple|two|three|four|different|various|all|both) (?:directions|sides|flanks|axes)|"
    r"\b(?:с|из|со) (?:нескольких|разных|двух|трёх|трех|четырёх|четырех|всех) (?:направлени\w*|сторон\w*)|"
    r"\b(?:на|по) (?:нескольких|разных|двух|трёх|трех) направлени\w*|"
    r"\b(?:з|із|зі) (?:кількох|декількох|різних|двох|трьох|чотирьох|усіх|всіх) (?:напрямк\w*|напрям\w*|боків|сторін)|"
    r"\b(?:на|у|в) (?:кількох|декількох|різних|двох|трьох) напрямк\w*",
    re.IGNORECASE,
)


def extent_of(words: Sequence[str]) -> Extent | None:
    """What the passages of an answer say; ``None`` where they say nothing of it."""
    for extent, pattern in _EXTENTS:
        if any(pattern.search(text) for text in words):
            return extent
    return None


def several_directions(words: Sequence[str]) -> bool:
    """Whether the passages speak of several directions, or sides."""
    return any(_SIDES.search(text) for text in words)
