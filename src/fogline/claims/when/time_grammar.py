"""The grammar of times: the patterns of a language over the symbols of a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from fogline.claims.when.calendar import Expression
from fogline.claims.when.calendar_times import CALENDAR
from fogline.claims.when.counted_times import COUNTED
from fogline.claims.when.time_groups import Groups
from fogline.claims.when.time_lexicon import TimeLexicon
from fogline.claims.when.time_symbols import scan

__all__ = ["Atom", "atoms", "lexicon"]

_Rule = tuple[re.Pattern[str], Callable[[Groups], Expression | None], str]


@dataclass(frozen=True, slots=True)
class Atom:
    """One time in a text: code points ``start`` to ``end``, what it says and how.

    ``kind`` is ``time``, ``now``, ``vague``, ``duration``, ``set``, ``clock``, ``since``, ``reference``
    (past, present or future, no more) or ``open``.
    """

    start: int
    end: int
    said: Expression | None
    kind: str
    first: int = -1
    last: int = -1
    """Its pieces in the symbols of the text, the last one excluded; -1 where it was found in the text itself."""


@lru_cache(maxsize=8)
def lexicon(language: str) -> TimeLexicon | None:
    """The lexicon of a language (ISO 639-1), made when it is first read; ``None`` where there is none."""
    if language == "en":
        from fogline.claims.when import time_words_en

        return time_words_en.lexicon()
    if language == "uk":
        from fogline.claims.when import time_words_uk

        return time_words_uk.lexicon()
    if language == "ru":
        from fogline.claims.when import time_words_ru

        return time_words_ru.lexicon()
    return None


@lru_cache(maxsize=8)
def _rules(language: str) -> tuple[_Rule, ...]:
    """The patterns of a language, compiled when it is first read."""
    known = lexicon(language)
    meanings = {**CALENDAR, **COUNTED}
    patterns = known.patterns if known is not None else ()
    return tuple((re.compile(one.symbols), meanings[one.meaning], one.kind) for one in patterns)


def atoms(text: str, language: str, join: bool = False) -> list[Atom]:
    """The times of a text in order, none overlapping; the longest wins, and of these the first pattern.

    ``join`` makes one stretch of two times that are its ends, and marks those that begin or end one.
    """
    known = lexicon(language)
    if known is None:
        return []
    symbols = scan(text, known)
    found: list[Atom] = []
    for pattern, meaning, kind in _rules(language):
        for match in pattern.finditer(symbols.line):
            said = meaning(Groups(match, symbols))
            if said is None:
                continue
            first, last = match.span("x") if "x" in pattern.groupindex else match.span()
            found.append(Atom(symbols.starts[first], symbols.ends[last - 1], said, kind, first, last))
    kept = _longest(found)
    return _joined(kept, symbols.line) if join else kept


_PARTS = frozenset({"day", "month", "year", "weekday", "decade", "century", "period", "offset"})
_BESIDE = frozenset({"", "i", ",", "-", ",i"})


def _joined(found: list[Atom], line: str) -> list[Atom]:
    """Two times that are the ends of a stretch become one: "from Monday to Wednesday", "1918-1920"."""
    out: list[Atom] = []
    for atom in found:
        before = out[-1] if out else None
        if (
            before is not None
            and _part(atom)
            and _undated(before)
            and line[before.last : atom.first] in _BESIDE
        ):
            said = Expression("since", begin=atom.said)
            out[-1] = replace(before, end=atom.end, last=atom.last, said=said)
            continue
        if before is not None and _part(before) and _part(atom) and _one_day(before, atom, line):
            out[-1] = replace(
                before, end=atom.end, last=atom.last, said=_with_weekday(before.said, atom.said)
            )
            continue
        if before is not None and _part(before) and _part(atom) and _stretch(before, atom, line):
            said = Expression("range", begin=before.said, end=atom.said)
            out[-1] = replace(before, end=atom.end, last=atom.last, said=said, kind="time")
            continue
        out.append(atom)
    return [_open_ended(atom, line) for atom in out]


def _undated(atom: Atom) -> bool:
    """ "Since the start of the war"."""
    return atom.kind == "since" and atom.said is not None and atom.said.kind == "open"


def _part(atom: Atom) -> bool:
    return atom.kind == "time" and atom.said is not None and atom.said.kind in _PARTS


def _one_day(before: Atom, after: Atom, line: str) -> bool:
    """ "On Thursday, 6 November"; "today, 6 November"."""
    kinds = {before.said.kind if before.said else "", after.said.kind if after.said else ""}
    return kinds in ({"weekday", "day"}, {"offset", "day"}) and line[before.last : after.first] in ("", ",")


def _with_weekday(one: Expression | None, two: Expression | None) -> Expression | None:
    """The day of the two, with the weekday that tells its year."""
    day, other = (one, two) if one is not None and one.kind == "day" else (two, one)
    if day is None or other is None or other.weekday is None:
        return day
    return replace(day, weekday=other.weekday, clock=day.clock or other.clock)


def _stretch(before: Atom, after: Atom, line: str) -> bool:
    between, lead = (
        line[before.last : after.first].replace(",", ""),
        line[max(0, before.first - 1) : before.first],
    )
    if between in ("-", "u", "/"):
        return True
    return between == "&" and ("b" in (lead, line[before.first]) or _next_day(before.said, after.said))


def _next_day(one: Expression | None, two: Expression | None) -> bool:
    """ "On Friday and Saturday", "late Sunday and early Monday": a weekday and the one after it."""
    if one is None or two is None or one.weekday is None or two.weekday is None:
        return False
    plain = one.which is None and two.which is None and one.part is None and two.part is None
    return plain and (two.weekday - one.weekday) % 7 == 1


def _open_ended(atom: Atom, line: str) -> Atom:
    """A time after "since" or "until" begins or ends a stretch whose other end is not given."""
    if not _part(atom) or (atom.said is not None and atom.said.last_day is not None):
        return atom
    lead = line[max(0, atom.first - 1) : atom.first]
    if lead == "s":
        return replace(atom, kind="since", said=Expression("since", begin=atom.said))
    return replace(atom, kind="until") if lead == "u" else atom


def _longest(found: list[Atom]) -> list[Atom]:
    """Those of overlapping times that are longest, in order."""
    found.sort(key=lambda atom: (atom.start, -atom.end))
    kept: list[Atom] = []
    for atom in found:
        if kept and atom.start < kept[-1].end:
            if atom.end - atom.start > kept[-1].end - kept[-1].start:
                kept[-1] = atom
            continue
        kept.append(atom)
    return kept
