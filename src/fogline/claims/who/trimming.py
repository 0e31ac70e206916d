"""Where what is said ends: marks at its ends, footnotes, and the outlet's own comment after it."""

from __future__ import annotations

import re

from fogline.claims.who.reading import FINITE, Reading

__all__ = ["CLOSERS", "OPENERS", "STOPS", "cut", "trim"]

_NOTE = re.compile(r"\[\[?\w{1,8}\]\]?(?:\(\S*)?")
OPENERS = ("“", '"', "«", "‘", "'")
CLOSERS = ("”", '"', "»", "’", "'")
STOPS = frozenset((".", ",", ";", ":", "–", "—", "-", "!", "?", "...", "…"))
_NARRATION = frozenset(
    "continuing marking following raising reigniting fuelling fueling stoking prompting sparking "
    "underscoring drawing citing referring describing calling "
    "denouncing urging speaking reporting expressing echoing adding bringing meaning".split()
)
_ASIDE = frozenset("while whereas amid".split())
_NEWS = frozenset("reports footage videos images pictures news details".split())
_EMERGE = frozenset("emerged surfaced circulated came emerge surface circulate appeared".split())
_TOTALS = frozenset("total toll number tally".split())
_RESERVE = frozenset("gave provided offered declined did refused stopped made".split())
_SUMMARY = frozenset(
    "figure figures number claim move moment development step statement assertion first third "
    "second latest condition threat warning scenario possibility goal aim view position sign "
    "strategy policy tactic tactics practice charge accusation allegation proposal demand "
    "region city town village area".split()
)


def trim(reading: Reading, begin: int, end: int) -> tuple[int, int] | None:
    """The stretch without punctuation at its ends, and without quotation marks that enclose the whole."""
    words = reading.words
    while begin < end and (words[begin] in STOPS or words[begin] in (")", "]")):
        begin += 1
    changed = True
    while changed and end > begin:
        changed = False
        last = words[end - 1]
        if last[-1:] in ("]", ")", ">") and (noted := _note(reading, begin, end)) is not None:
            end, changed = noted, True
        elif last.lower() in ("however", "though", "too") and end - begin > 2 and words[end - 2] == ",":
            end, changed = end - 2, True
        elif last in STOPS or last in ("(", "[") or _just_opened(reading, end - 1):
            end, changed = end - 1, True
        elif last in CLOSERS and reading.quote_of[end - 1] >= 0:
            opened, closed = reading.quotes[reading.quote_of[end - 1]]
            if closed == end and opened <= begin:
                end, changed = end - 1, True
                if opened == begin:
                    begin += 1
        elif last == ")" and "(" not in words[begin:end]:
            end, changed = end - 1, True
    if begin < end and words[begin] in OPENERS and reading.quote_of[begin] >= 0:
        opened, closed = reading.quotes[reading.quote_of[begin]]
        if opened == begin and closed >= end:
            begin += 1
    return (begin, end) if begin < end else None


def _note(reading: Reading, begin: int, end: int) -> int | None:
    """Where the mark of a footnote begins that the stretch ends with: "[12]", "[[iv]](https://…)"."""
    for k in range(end - 1, max(begin, end - 30), -1):
        if reading.words[k].startswith("["):
            found = _NOTE.fullmatch(reading.said(k, end))
            opens = reading.words[k - 1] == "[" and _NOTE.fullmatch(reading.said(k - 1, end))
            if opens:
                return k - 1
            if found:
                return k
    return None


def _just_opened(reading: Reading, k: int) -> bool:
    quote = reading.quote_of[k]
    return quote >= 0 and reading.quotes[quote][0] == k and reading.words[k] in OPENERS


def cut(reading: Reading, begin: int, end: int) -> int:
    """End content before the outlet's own comment: ", while …", ", marking the third time", ", a figure …"."""
    depth = 0
    for i in range(begin, end - 1):
        word = reading.words[i]
        if word == "but" and reading.lower[i + 1] in _RESERVE and reading.quote_of[i] < 0 and i > begin + 2:
            return i
        if (
            word == "and"
            and reading.lower[i + 1] in _NARRATION
            and reading.tags[i + 1] == "VBG"
            and reading.quote_of[i] < 0
            and any(reading.tags[k] in FINITE for k in range(begin, i))
        ):
            return i  # "… caught fire and underscoring the importance of the port"
        depth += word == "("
        depth -= word == ")"
        if (
            word not in (",", "–", "—")
            or depth > 0
            or (reading.quote_of[i] >= 0 and reading.quote_of[i] == reading.quote_of[i + 1])
        ):
            continue
        after = reading.lower[i + 1]
        if after == "which" and reading.quote_of[i] < 0 and _aside(reading, i + 2, end):
            return i
        if after == "as" and reading.lower[i + 2 : i + 4] and _reports(reading, i + 2, end):
            return i
        total = after == "bringing" and _TOTALS & set(reading.lower[i + 2 : min(end, i + 10)])
        if after in _ASIDE or (reading.tags[i + 1] == "VBG" and after in _NARRATION and not total):
            return i
        if after in ("a", "the") and i + 2 < end and reading.lower[i + 2] in _SUMMARY:
            return i
        if after == "but" and i + 2 < end and reading.lower[i + 2] in _RESERVE:
            return i
        if after == "when" and reading.quote_of[i] < 0 and i > begin + 3:
            return i
        if after in ("without", "days", "hours", "weeks", "months") or (
            after == "a" and i + 2 < end and reading.lower[i + 2] in ("day", "week", "month")
        ):
            return i
    return end


def _reports(reading: Reading, begin: int, end: int) -> bool:
    """ ", as reports also emerged of …": other news, told beside what was said."""
    news = next((k for k in range(begin, min(end, begin + 3)) if reading.lower[k] in _NEWS), None)
    return news is not None and any(w in _EMERGE for w in reading.lower[news + 1 : min(end, news + 5)])


def _aside(reading: Reading, begin: int, end: int) -> bool:
    """Whether a clause after ", which" tells what is always so ("is a popular port"), to the end of the sentence."""
    verb = next((k for k in range(begin, min(end, begin + 3)) if reading.tags[k] in FINITE), None)
    if verb is not None and reading.lower[verb] in ("came", "comes", "followed", "follows"):
        return True
    if verb is None or reading.tags[verb] not in ("VBZ", "VBP"):
        return False
    return all(reading.words[k] != "," for k in range(verb, end))
