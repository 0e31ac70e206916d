"""Phrases by which a text says that it has news from an outlet: "Reuters reported", "по данным ТАСС", "told the AP".

A phrase is a cue and, beside it, the name of an outlet. That an outlet is named says nothing: "RT was banned", "a BBC
journalist was wounded", "AP Photo" have no cue. A ministry beside a cue is a speaker and no outlet. A name that is in no
list is taken for an outlet's where a word beside it or in it says so ("the weekly Borderland", "Borderland News").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fogline.knowledge.lexicon import Token, tokens
from fogline.knowledge.outlets import Outlets
from fogline.language import credit_cues as cues
from fogline.language.outlet_names import name_starts, read_name, whole_name

__all__ = ["Crediting", "How", "find_phrases"]

_BEFORE, _AFTER = 90, 110
"""How far from a cue a name is looked for, in code points."""

_SENTENCE = re.compile(r"[.!?;…](?=\s|$)|\n")
_CAPITAL = re.compile("[A-ZА-ЯІЇЄҐЁ]")
_LINE = re.compile(
    r"^[^\w\n]{0,8}(?P<first>[^\W\d_][^\n:;,.!?]{1,40}):(?=\s)|"
    r"\s[—–-]\s*[*_«\"“]*(?P<last>[^\W\d_][^\n:;,!?—–]{0,39}[\w])[*_»\"”.]*[ \t]*$",
    re.MULTILINE,
)
_STOPS = re.compile(r"[.!?;…\n]")


class How(StrEnum):
    """What a text says that an outlet did with the news."""

    REPORTED = "reported"
    """It reported it, or is cited for it."""
    TOLD = "told"
    """A speaker told it so."""
    SAW = "saw"
    """People of it saw, filmed or obtained it."""
    HELPED = "helped"
    """It contributed to the report."""


@dataclass(frozen=True, slots=True)
class Crediting:
    """The outlet ``name`` as written at ``start`` to ``end`` (code points), its key, and what it did."""

    name: str
    key: str
    start: int
    end: int
    how: How


def find_phrases(text: str, outlets: Outlets, *, loose: bool = False) -> list[Crediting]:
    """All phrases that credit an outlet, in the order of the text; each name once.

    ``loose``: any name beside a cue is given, also where nothing says that it is an outlet's, for a caller who knows
    whose names to look for.
    """
    found: dict[int, Crediting] = {}
    for pattern in cues.patterns(text):
        for match in pattern.before.finditer(text):
            if one := _before(text, match, outlets, loose):
                found.setdefault(one.start, one)
        for match in pattern.after.finditer(text):
            if one := _after(text, match, outlets, loose):
                known = found.get(one.start)
                if known is None or known.how is How.REPORTED:
                    found[one.start] = one
    for one in _at_lines(text, outlets, loose):
        found.setdefault(one.start, one)
    return [found[start] for start in sorted(found)]


def _at_lines(text: str, outlets: Outlets, loose: bool) -> Iterator[Crediting]:
    """Names that a line of a post or a headline begins or ends with: "Reuters: …", "… — Reuters"."""
    for match in _LINE.finditer(text):
        group = match.lastgroup or ""
        name = match[group]
        words = [word for word in tokens(name) if word.text not in ",;:("]
        whole = whole_name(words, outlets)
        if whole is None and not (loose and words and all(word.text[:1].isupper() for word in words[:1])):
            continue
        first, last = whole or (0, len(name))
        start, end = match.start(group) + first, match.start(group) + last
        shown = text[start:end]
        yield Crediting(shown, outlets.key(shown), start, end, How.REPORTED)


def _after(text: str, match: re.Match[str], outlets: Outlets, loose: bool) -> Crediting | None:
    """The name that follows a cue."""
    how = How(match.lastgroup or How.REPORTED)
    cue = match.group().casefold()
    window = text[match.end() : match.end() + _AFTER]
    if stop := _SENTENCE.search(window):
        window = window[: stop.end()]
    if _CAPITAL.search(window) is None:
        return None
    narrow = cues.INVERTED.fullmatch(cue) is not None
    one = read_name(window, outlets, named=_is_writing(cue), narrow=narrow, loose=loose)
    if one is None:
        return None
    between = window[: one.start]
    if _STOPS.search(between) or "," in between:
        return None
    follows = window[one.end :]
    if one.reporter and how is How.REPORTED:
        how = How.SAW
    elif how is How.TOLD and cues.PAST.fullmatch(cue) and not _is_told(between, follows):
        how = How.REPORTED
    start = match.end() + one.start
    return Crediting(text[start : match.end() + one.end], one.key, start, match.end() + one.end, how)


def _is_told(between: str, follows: str) -> bool:
    """Of "сообщил X …": whether X was told (a speaker follows), not the one who told ("сообщил X со ссылкой на …")."""
    if cues.DATIVE.search(between):
        return True
    return not between.strip(" «\"'“") and cues.SUBJECT.match(follows) is not None


def _is_writing(cue: str) -> bool:
    """Whether only outlets do what the cue says: companies and bodies "report", papers "write"."""
    return cues.WRITING.search(cue) is not None


def _before(text: str, match: re.Match[str], outlets: Outlets, loose: bool) -> Crediting | None:
    """The name that stands before a cue: "Reuters reported", "«Медуза» пишет"."""
    start = max(0, match.start() - _BEFORE)
    window = text[start : match.start()]
    if cut := list(_SENTENCE.finditer(window)):
        offset = cut[-1].end()
        start, window = start + offset, window[offset:]
    if _CAPITAL.search(window) is None:
        return None
    words = tokens(window)
    reporter = False
    last = len(words)
    while (
        last
        and (outlets.words.is_noun(words[last - 1].folded) or words[last - 1].folded in cues.ADVERBS)
        and (not words[last - 1].text[:1].isupper())
    ):
        last -= 1
        reporter = reporter or cues.REPORTER.match(words[last].folded) is not None
    if not last or window[words[last - 1].end :].strip(' )»”"*_').strip("\u200b") not in _allowed(
        words, last
    ):
        return None
    writing = _is_writing(match.group().casefold())
    for i in name_starts(window, words, last, outlets, writing=writing, loose=loose):
        name_end = words[last - 1].end
        if _is_object(words, i):
            return None
        how = How(match.lastgroup or How.REPORTED)
        if how is How.REPORTED and reporter:
            how = How.SAW
        key = outlets.key(window[words[i].start : name_end])
        return Crediting(
            window[words[i].start : name_end], key, start + words[i].start, start + name_end, how
        )
    return None


def _allowed(words: Sequence[Token], last: int) -> set[str]:
    """What may stand between a name and its cue: nothing, or the nouns that were skipped."""
    return {"", " ".join(word.text for word in words[last:])}


def _is_object(words: Sequence[Token], i: int) -> bool:
    """Whether the words before a name show that it is not the one who reports: "an editor at Reuters said"."""
    before = [word.folded for word in words[max(0, i - 4) : i] if word.folded != "the"]
    if before[-1:] == ["of"] and len(before) > 1 and cues.REPORTER.match(before[-2]):
        return False
    return bool(before) and before[-1] in cues.OBJECT
