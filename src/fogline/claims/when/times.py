"""Times: what a text says about when, as calendar days where they can be told from the day of publication.

Unknown stays unknown: without a day of publication, "on Tuesday" has no value; "two days later" has one only
where the text gives it. A stretch is never wider than said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from fogline.claims.what.words import Words
from fogline.claims.when import time_search
from fogline.claims.when.calendar import Expression, resolve
from fogline.claims.when.time_grammar import Atom, atoms
from fogline.claims.when.time_lexicon import TimeLexicon
from fogline.claims.when.time_words import LEXICONS, TimeWords
from fogline.model import When

__all__ = ["FoundTime", "find", "resolved_on"]

_JOINT = re.compile(
    r"\s*(?:,\s*)?(?:to|and|until|till|through|into|[-–—])\s+(?:(?:the\s+)?(?:early|late)\s+(?:on\s+)?|on\s+)?$|[-–—]$"
)
_FROM = re.compile(
    r"\b(starting\s+from|starting|beginning|from|between|since)\s+(?:on\s+|about\s+|around\s+)?(?:the\s+night\s+of\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(until|till|by)\s+$", re.IGNORECASE)
_REACH = 14
_STEM = 4
"""Words no longer than this are not taken for past forms by their endings."""


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time in a text, at the code points ``start`` to ``end``.

    ``kind`` is ``day``, ``range``, ``since`` (from then until publication), ``until``, ``now``, ``vague`` (a
    stretch whose ends the words leave open), ``duration`` (how long, not when), ``set`` (how often), ``clock`` (a
    time of the clock), ``reference`` (past, present or future, no more) or ``open`` (counted from something else in
    the text). ``when`` is ``None`` where it cannot be told; a ``since`` without one has a beginning that the text
    does not date.
    """

    start: int
    end: int
    when: When | None
    kind: str
    said: Expression | None = None
    """The words as an expression, which can be resolved against another day."""


def find(doc: Doc, published: When | None, language: str | None = None) -> list[FoundTime]:
    """The times of a document in order, resolved against the day on which it was published.

    ``language`` (ISO 639-1) is the document's own where it is not given; one without a lexicon has no times.
    Needs tokens and sentence starts only; tags are used where there are any.
    """
    language = language or doc.lang_
    if language in LEXICONS:
        return _found_in_text(doc, published, language)
    lexicon = time_search.lexicon(language)
    if lexicon is None:
        return []
    anchor = _anchor(published)
    found: list[FoundTime] = []
    last: tuple[int, When] | None = None
    for atom in spoken(doc, language, join=True):
        said = atom.said
        told = last[1] if last is not None and atom.start - last[0] <= _NARRATIVE else None
        when = resolve(said, anchor, told) if said is not None else None
        kind = _kind_of(said, atom.kind, when)
        found.append(FoundTime(atom.start, atom.end, when, kind, said))
        if (
            when is not None
            and kind in ("day", "range")
            and (when.last_day - when.first_day).days <= _EPISODE
        ):
            last = (atom.end, when)
    return found


def spoken(doc: Doc, language: str, join: bool = False) -> list[Atom]:
    """The times of a document as said, those of the future marked as such; ``join`` as in ``time_search.search``."""
    lexicon = time_search.lexicon(language)
    if lexicon is None:
        return []
    words = Words.of(doc)
    return [
        replace(atom, said=_in_future(atom.said))
        if atom.said is not None and _ahead(words, atom.start, lexicon) else atom
        for atom in time_search.search(doc.text, language, join)
    ]  # fmt: skip


_NARRATIVE = 1200
"""How many code points before a time counted from the text the day may stand that it counts from."""
_EPISODE = 31
"""The longest stretch, in days, that another time counts from."""
_WIDE = frozenset({"range", "period", "month", "year", "decade", "century"})


def _kind_of(said: Expression | None, kind: str, when: When | None) -> str:
    """The kind of a time found, from the kind of its pattern."""
    if kind != "time" or said is None:
        return kind
    if said.part == "vague":
        return "vague"
    if said.kind == "since":
        return "since"
    if (
        said.kind == "open"
        or (said.kind == "narrative" and when is None)
        or (said.which == "same year" and when is None)
    ):
        return "open"
    if said.kind in _WIDE or said.last_day is not None or said.part == "overnight":
        return "range"
    if said.kind == "offset" and said.first != said.last:
        return "range"
    return "range" if when is not None and when.first_day != when.last_day else "day"


def _found_in_text(doc: Doc, published: When | None, language: str) -> list[FoundTime]:
    lexicon = LEXICONS[language]
    text, anchor = doc.text, _anchor(published)
    words = Words.of(doc)
    found: list[FoundTime] = []
    for atom in _joined(text, atoms(text, language)):
        said = atom.said
        if said is not None and _ahead(words, atom.start, lexicon):
            said = _in_future(said)
        before = text[max(0, atom.start - 30) : atom.start]
        kind = _kind(said, atom.kind, before)
        if kind == "since" and said is not None and said.kind != "range":
            said = Expression("since", begin=said)
        when = resolve(said, anchor) if said is not None else None
        found.append(FoundTime(atom.start, atom.end, when, kind, said))
    return found


def resolved_on(found: FoundTime, day: date | None) -> FoundTime:
    """The same words, said on another day than that of publication (for quotations of an earlier day)."""
    return replace(found, when=resolve(found.said, day) if found.said is not None else None)


def _anchor(published: When | None) -> date | None:
    """The day that relative times count from; ``None`` where publication is not known to the day."""
    if published is None or published.first_day != published.last_day:
        return None
    return published.first_day


def _kind(said: Expression | None, kind: str, before: str) -> str:
    if kind != "time":
        return kind
    match = _FROM.search(before)
    if match and match.group(1).lower() not in ("from", "between"):
        return "since"
    if _UNTIL.search(before):
        return "until"
    if said is not None and (said.kind in ("range", "period", "month", "year") or said.last_day is not None):
        return "range"
    if said is not None and (said.part == "overnight" or (said.kind == "offset" and said.first != said.last)):
        return "range"
    return "day"


def _joined(text: str, found: Sequence[Atom]) -> list[Atom]:
    """Two times joined as the ends of a stretch become one: "from late January to February 6"."""
    out: list[Atom] = []
    for atom in found:
        last = out[-1] if out else None
        if last is not None and _dated_weekday(text, last, atom):
            out[-1] = Atom(last.start, atom.end, _the_day(last, atom), "time")
            continue
        if (
            last is not None
            and last.kind == atom.kind == "time"
            and last.said is not None
            and atom.said is not None
            and last.said.kind != "range"
            and _is_stretch(text, last, atom)
        ):
            out[-1] = Atom(last.start, atom.end, Expression("range", begin=last.said, end=atom.said), "time")
            continue
        out.append(atom)
    return out


def _dated_weekday(text: str, first: Atom, second: Atom) -> bool:
    """ "Thursday, Nov. 6": a weekday and its date are one time."""
    kinds = {first.said.kind if first.said else "", second.said.kind if second.said else ""}
    return kinds == {"weekday", "day"} and text[first.end : second.start].strip(" ,(") == ""


def _the_day(first: Atom, second: Atom) -> Expression | None:
    return second.said if second.said is not None and second.said.kind == "day" else first.said


def _is_stretch(text: str, first: Atom, second: Atom) -> bool:
    between = text[first.end : second.start]
    if len(between) > 24 or not _JOINT.match(between):
        return False
    begun = _FROM.search(text[max(0, first.start - 30) : first.start])
    word = between.strip(" ,").split()[0] if between.strip(" ,") else ""
    if word == "and":
        return (begun is not None and begun.group(1).lower() == "between") or _next_day(first, second)
    return word in ("into", "through", "-", "–", "—") or begun is not None or word in ("to", "until", "till")


def _next_day(first: Atom, second: Atom) -> bool:
    """ "on Friday and Saturday", "late Sunday and early Monday": a weekday and the one after it."""
    one, two = first.said, second.said
    if one is None or two is None or one.weekday is None or two.weekday is None:
        return False
    plain = one.which is None and two.which is None and one.part is None and two.part is None
    return plain and (two.weekday - one.weekday) % 7 == 1


def _ahead(words: Words, start: int, lexicon: TimeWords | TimeLexicon) -> bool:
    """Whether the text speaks of the future here: the nearest finite verb before is "will" and the like."""
    at = words.index_at(start) - 1
    first = words.sentence_words(min(at + 1, len(words) - 1))[0]
    if words.at(at) in lexicon.until and at >= first:
        return True
    endings = lexicon.past_endings if isinstance(lexicon, TimeLexicon) else ()
    for index in range(at, max(first, at - _REACH) - 1, -1):
        word, two = words.lower[index], f"{words.lower[index]} {words.at(index + 1)}"
        if word in lexicon.future or two in lexicon.future:
            return True
        if words.tags[index] == "VBD" and word not in lexicon.auxiliaries:
            return False
        if endings and len(word) > _STEM and word.endswith(endings) and word not in lexicon.auxiliaries:
            return False
    return False


def _in_future(said: Expression) -> Expression:
    if said.kind in ("weekday", "day", "month"):
        return replace(said, future=True)
    if said.kind == "range" and said.end is not None and said.begin is not None:
        return replace(said, begin=_in_future(said.begin), end=_in_future(said.end))
    return said
