"""Where a report itself says that it comes from: agencies' marks, bylines, sentences that credit an outlet, links.

A credit stands for the passage that it is in, so each keeps its offsets. What names the publisher itself is none: that
an outlet was told something first is its own work (``fogline.lineage.first_hand``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.knowledge.lexicon import tokens
from fogline.knowledge.outlets import Outlets, outlets
from fogline.language.crediting import find_phrases
from fogline.language.outlet_names import read_name
from fogline.model import Credit, Source
from fogline.reports.links import find_links

__all__ = ["find_credits", "merge_credits"]

_BRACKETS = re.compile(r"(?P<open>[(\[])(?P<names>[^()\[\]\n]{2,60})[)\]](?P<dash>\s*[-–—])?")
_PICTURE = re.compile(r"(?:photo(?:graph)?s?|image|picture|фото|file)\W*$", re.IGNORECASE)
_HELPED = re.compile(
    r"(?:[Cc]ourtesy of|[Cc]redit:|[Ww]ith (?:additional )?(?:reporting|files|information|material) (?:by|from))\s+"
)
_SOURCE_LINE = re.compile(
    r"(?:^|\n|(?<=[.!?)»”…*_])[ \t]+)[^\w\n@(]{0,6}(?:Sources?|Via|Источники?|Джерел[оа]|Взято|Первоисточник|Першоджерело)"
    r"[ \t*_]*[:—–-][ \t*_]*(?P<rest>[^\n]{2,160})",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"^\W*(?:by\s+|від\s+|от\s+)?", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;/&|+]|\band\b|\bwith\b|\bта\b|\bи\b|\bі\b)\s*")
_FOR = re.compile(r"^(?:[^\W\d_][\w.'’-]*\s+){1,4}(?:for|для)\s+", re.IGNORECASE)
_VIA = re.compile(r"(?:\bvia|\bh/t|\bчерез)\s+@(?P<name>[A-Za-z]\w{3,31})", re.IGNORECASE)
_HANDLE = re.compile(r"@(?P<name>[A-Za-z]\w{3,31})")
_HEAD, _TAIL, _DATELINE = 400, 600, 1500
_LONGEST_BYLINE = 90


def find_credits(
    text: str,
    authors: tuple[str, ...] = (),
    source: Source | None = None,
    url: str | None = None,
    title: str | None = None,
) -> tuple[Credit, ...]:
    """The credits in ``text`` in its order, with offsets, then those in ``title`` and among ``authors`` (without).

    ``source`` is the publisher and ``url`` the address of the report: neither is credited. In the middle of a text an
    agency in brackets is as often the owner of a picture, so that brackets count before a dateline's dash, in the first
    400 and in the last 600 characters.
    """
    known = outlets()
    own = known.keys(source) if source else frozenset[str]()
    found: dict[int, Credit] = {}
    for name, start, end in (*_marks(text, known), *_phrases(text, known)):
        inside = any(
            one.start < end and start < one.end for one in found.values() if one.start is not None and one.end
        )
        if known.key(name) not in own and not inside:
            channel = name if text[start - 1 : start] == "@" else None
            found[start] = Credit("credit", name, channel, start=start, end=end)
    in_text = [found[start] for start in sorted(found)]
    named = {known.key(credit.name) for credit in in_text} | own
    written = []
    beside = [one for author in authors for one in _listed(author, 0, known)]
    for name, _, _ in (*_phrases(title or "", known), *beside):
        if known.key(name) not in named:
            named.add(known.key(name))
            written.append(Credit("credit", name))
    return merge_credits((*in_text, *written), find_links(text, source, url))


def merge_credits(*groups: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """All credits of ``groups``, those with a mark of the platform first, each once."""
    every: dict[object, Credit] = {}
    for credit in (one for group in groups for one in group):
        every.setdefault((credit.start, credit.url) if credit.url else credit, credit)
    return tuple(
        sorted(
            every.values(), key=lambda c: (c.kind != "forward", c.start is None, c.start or 0, c.kind, c.name)
        )
    )


def _phrases(text: str, known: Outlets) -> Iterator[tuple[str, int, int]]:
    for phrase in find_phrases(text, known):
        yield phrase.name, phrase.start, phrase.end


def _marks(text: str, known: Outlets) -> Iterator[tuple[str, int, int]]:
    """Credits that are no sentence: brackets, bylines, lines that name the source."""
    for match in _BRACKETS.finditer(text):
        at_end = match.start() >= max(_HEAD, len(text) - _TAIL)
        dateline = bool(match["dash"]) and match.start() < _DATELINE
        plain = match["open"] == "(" or match.end() > len(text.rstrip()) - 3
        if (dateline or (plain and (match.start() < _HEAD or at_end))) and not _PICTURE.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            yield from _listed(match["names"], match.start("names"), known)
    for match in _HELPED.finditer(text):
        if one := read_name(text[match.end() : match.end() + 60], known, narrow=True):
            yield (
                text[match.end() + one.start : match.end() + one.end],
                match.end() + one.start,
                match.end() + one.end,
            )
    for match in _SOURCE_LINE.finditer(text):
        yield from _sources(match["rest"], match.start("rest"), known)
    for match in _VIA.finditer(text):
        yield match["name"], match.start("name"), match.end("name")
    for line, start in _edges(text):
        if len(line) <= _LONGEST_BYLINE:
            found = list(_listed(line, start, known))
            # A menu has "Focus" and "Time"; a line with an agency's name or several names is a byline.
            if (
                len(line.split()) > 2
                or len(found) > 1
                or any(known.key(n) in known.agencies for n, _, _ in found)
            ):
                yield from found


def _sources(rest: str, start: int, known: Outlets) -> Iterator[tuple[str, int, int]]:
    """Outlets after "Source:": a handle, names of the tables, or one short name of any outlet."""
    for handle in _HANDLE.finditer(rest):
        yield handle["name"], start + handle.start("name"), start + handle.end("name")
    offset = 0
    for part in _SPLIT.split(rest):
        at = rest.find(part, offset)
        offset = at + len(part)
        if "@" in part or "://" in part or not part.strip():
            continue
        if one := read_name(part, known, named=True):
            yield part[one.start : one.end], start + at + one.start, start + at + one.end
        elif plain := _short_name(part, known):
            begun = start + at + part.index(plain)
            yield plain, begun, begun + len(plain)


def _short_name(part: str, known: Outlets) -> str | None:
    words = tokens(part)
    if not 1 <= len(words) <= 4 or not words[0].text[:1].isupper():
        return None
    if any(known.words.bars(word.folded) or word.text in ",;:(" for word in words):
        return None
    return part[words[0].start : words[-1].end]


def _edges(text: str) -> Iterator[tuple[str, int]]:
    """The first three and the last three lines that say something, where others stand between."""
    lines = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    for match in [*lines[:3], *lines[max(3, len(lines) - 3) :]] if len(lines) > 1 else ():
        yield match.group(), match.start()


def _listed(words: str, start: int, known: Outlets) -> Iterator[tuple[str, int, int]]:
    """The outlets in a byline or in brackets: "Reuters", "AP/AFP", "Jane Doe, Reuters", "By Jane Doe for Reuters"."""
    begun = _BYLINE.match(words)
    offset = begun.end() if begun else 0
    if person := _FOR.match(words, offset) or _FOR.match(words[offset:]):
        offset = person.end() if person.start() == offset and offset else offset + person.end()
    parts: list[tuple[str, int, bool]] = []
    for match in re.finditer(r"[^,;/&|+]+", words[offset:]):
        for part in re.split(r"\b(?:and|with|та|и|і)\b", match.group()):
            bare = part.strip(" \t.()[]—–-*_")
            if bare:
                at = words.find(bare, offset + match.start())
                parts.append((bare, at, _is_outlet(bare, known)))
    named = [part for part in parts if part[2]]
    others = [part for part in parts if not part[2]]
    if named and all(_is_person(name) for name, _, _ in others) and len(others) <= 2:
        for name, at, _ in named:
            bare = re.sub(r"^[Tt]he\s+(?=\S)", "", name)
            yield bare, start + at + len(name) - len(bare), start + at + len(name)


def _is_outlet(name: str, known: Outlets) -> bool:
    words = tokens(re.sub(r"\s*(?:news agency|newswire|wires?|staff)$", "", name))
    i = 1 if words and words[0].folded == "the" and known.at(words, 0) is None else 0
    match = known.at(words, i) if i < len(words) else None
    return match is not None and match.last == len(words) and words[i].text[:1].isupper()


def _is_person(name: str) -> bool:
    words = name.split()
    return 1 <= len(words) <= 4 and all(
        word[:1].isupper() or len(word) <= 3 or word.islower() is False for word in words
    )
