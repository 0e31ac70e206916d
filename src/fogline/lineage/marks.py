"""What a passage says that holds in any language: names, numbers, dates, and the senses of its words.

Every word is read once however often a case says it, so that a hundred thousand reports are read in minutes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from fogline.knowledge.concepts import concepts
from fogline.knowledge.inflection import stem as slavic_stem
from fogline.knowledge.wording import senses, things
from fogline.knowledge.wording import stem as english_stem
from fogline.lineage.function_words import FUNCTION_WORDS
from fogline.lineage.numbers import is_counted, read_number
from fogline.lineage.spelling import bare, key, name_stem
from fogline.lineage.states import state_of

__all__ = ["Words", "common_concepts", "is_common", "read_words", "tokens"]

# Numbers with their separators; "F-16", "Т-72Б3"; words, without the hyphens between them.
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|"
    r"\d+(?:[.,:/'-]\d+)*(?:(?:st|nd|rd|th|-(?:[йяеюихм]|го|му|ми|ти|ом|ая|ый|та|те))(?!\w))?|%|"
    r"[^\W\d_]+-?\d+[^\W_]*|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*"
)
_SHORTEST = 2
_SHORTEST_COGNATE = 4
"""Letters of a key from which words that are no names may be cognates: "drone" and "дрон" are left out, "president" is
not."""

_WEEKDAYS = tuple(
    re.compile(p)
    for p in ("monday|понедил\\w+|понедел\\w+", "tuesday|вивторок|вивторк\\w*|вторник\\w*",
              "wednesday|серед[ау]|сред[ау]", "thursday|четвер|четверг\\w*", "friday|пятниц\\w+",
              "saturday|субот\\w+|суббот\\w+", "sunday|недил[яюи]|воскресен\\w+")
)  # fmt: skip
_LINK = re.compile(r"\]\([^)\s]*\)|https?://\S+|\bt\.me/\S+")
_REGION = ("област", "район", "громад", "общин", "напрям", "направл", "водохр", "водосх")
_REGIONAL = re.compile("с?к(?:ая|ой|ую|ою|ои|ого|ому|им|их|ий|а|у|ом)?$")
_QUOTED = re.compile(r"«([^«»]{12,})»|“([^“”]{12,})”|„([^“”„]{12,})[“”]|(?<!\w)\"([^\"]{12,})\"(?!\w)")
_FEWEST_QUOTED = 4
"""Stems of fewer words in quotation marks are a title or an irony, no quotation."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was read in a passage.

    ``stems``: content words in order, without their endings; Ukrainian and Russian in one spelling. ``marks``: what
    holds in any language, in order, with repeats: "#300" (an amount), "#19%", "d11-07", "m11", "y2025", "t14:30",
    "w1" (Monday), "k:pkrvsk" (a name's or a long word's key), "g:UKR" (a state, its people or its adjective), "s:blow"
    (a sense of knowledge/data/wording.toml), "o:bridge" (a thing of things.toml), "c:roof" (a concept of concepts.txt).
    ``names`` are the keys among the marks
    that the passage writes with a capital within a sentence. ``quotes``: the stems of each stretch in quotation marks.
    """

    stems: tuple[str, ...]
    marks: tuple[str, ...]
    names: tuple[str, ...]
    quotes: tuple[tuple[str, ...], ...]


def common_concepts() -> set[str]:
    """The concepts that most news of a war has."""
    return concepts(bare, english_stem).common


@lru_cache(maxsize=262_144)
def is_common(stem: str) -> bool:
    """Whether a stem (as :class:`Words` has it) is of a concept that most news of a war has."""
    known = concepts(bare, english_stem)
    return not known.common.isdisjoint(known.latin(stem) if stem.isascii() else known.slavic(stem))


def tokens(text: str) -> list[str]:
    """Words, numbers and "%" of ``text`` in order."""
    return _TOKEN.findall(text)


def read_words(text: str) -> Words:
    """The content words of a passage and its language-independent marks."""
    if "http" in text or "t.me/" in text:
        text = _LINK.sub(" ", text)
    found = _TOKEN.findall(text)
    stems: list[str] = []
    marks: list[str] = []
    names: list[str] = []
    at = 0
    while at < len(found):
        token = found[at]
        read = _read(token)
        if read is None:
            mark, taken = read_number(found, at)
            if mark:
                marks.append(mark)
                stems.append(mark)
            at += taken
            continue
        stem, of_word, name = read
        if stem:
            stems.append(stem)
        marks.extend(of_word)
        if name and at:
            names.append(name)
        at += 1
        if name and at < len(found) and found[at].lower().startswith(_REGION):
            marks.append(_of_region(token))
    quotes = tuple(_quotes(text)) if any(c in text for c in '«“„"') else ()
    return Words(tuple(stems), tuple(marks), tuple(names), quotes)


def _quotes(text: str) -> list[tuple[str, ...]]:
    found = (next(filter(None, match.groups()), "") for match in _QUOTED.finditer(text))
    read = (_stems(_TOKEN.findall(quote)) for quote in found)
    return [stems for stems in read if len(stems) >= _FEWEST_QUOTED]


def _stems(found: Sequence[str]) -> tuple[str, ...]:
    read = ((token, _read(token)) for token in found)
    return tuple(stem for token, word in read if (stem := word[0] if word is not None else token))


@lru_cache(maxsize=16_384)
def _of_region(adjective: str) -> str:
    """The key of the place that a region's adjective is made of: "Запорожской области" has that of Zaporizhzhia."""
    return f"k:{key(_REGIONAL.sub('', bare(adjective)))}"


@lru_cache(maxsize=524_288)
def _read(word: str) -> tuple[str, tuple[str, ...], str] | None:
    """A word's stem, its marks, and its key where it may be a name; a function word has none of these.

    ``None`` for what may begin a number or a date: what it is shows with what comes after it.
    """
    if word[0].isdecimal() or is_counted(word):
        return None
    low = bare(word)
    if len(low) < _SHORTEST or low in FUNCTION_WORDS:
        return "", (), ""
    latin = low.isascii()
    stem = english_stem(low) if latin else slavic_stem(low)
    if state := state_of(word):
        return stem, (f"g:{state}",), ""
    marks = [f"s:{sense}" for sense in sorted(senses()(word))] + [
        f"o:{thing}" for thing in sorted(things()(word))
    ]
    meant = concepts(bare, english_stem)
    known = meant.latin(stem) if latin else meant.slavic(low)
    marks += [f"c:{name}" for name in known]
    day = next((n for n, pattern in enumerate(_WEEKDAYS, 1) if pattern.fullmatch(low)), 0)
    if day:
        return f"w{day}", (f"w{day}",), ""
    capital = word[0].isupper()
    spelt = key(name_stem(low) if capital or latin else stem)
    # What a word means is known by its concept; others may be cognates.
    if spelt and (capital or (not known and len(spelt) >= _SHORTEST_COGNATE and spelt[0] != "~")):
        marks.append(f"k:{spelt}")
    return stem, tuple(marks), f"k:{spelt}" if capital and spelt else ""
