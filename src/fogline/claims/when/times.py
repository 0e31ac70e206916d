"""Times: what a text says about when, as calendar days where they can be told from the day of publication.

Unknown stays unknown: without a day of publication, "on Tuesday" has no value; "two days later" has one only
where the text gives it. A stretch is never wider than said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from fogline.claims.what.words import Words
from fogline.claims.when import time_grammar
from fogline.claims.when.calendar import Expression, resolve
from fogline.claims.when.time_grammar import Atom
from fogline.claims.when.time_lexicon import TimeLexicon
from fogline.model import When

__all__ = ["FoundTime", "find", "resolved_on"]

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
    anchor = _anchor(published)
    found: list[FoundTime] = []
    last: tuple[int, When] | None = None
    for atom in spoken(doc, language or doc.lang_, join=True):
        said = atom.said
        told = last[1] if last is not None and atom.start - last[0] <= _NARRATIVE else None
        when = resolve(said, anchor, told) if said is not None and atom.kind != "open" else None
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
    """The times of a document as said, those of the future marked as such; ``join`` as in ``time_grammar.atoms``."""
    lexicon = time_grammar.lexicon(language)
    if lexicon is None:
        return []
    words = Words.of(doc)
    return [
        replace(atom, said=_turned(atom.said, _ahead(words, atom.start, lexicon))) if atom.said is not None else atom
        for atom in time_grammar.atoms(doc.text, language, join)
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


def resolved_on(found: FoundTime, day: date | None) -> FoundTime:
    """The same words, said on another day than that of publication (for quotations of an earlier day)."""
    return replace(found, when=resolve(found.said, day) if found.said is not None else None)


def _anchor(published: When | None) -> date | None:
    """The day that relative times count from; ``None`` where publication is not known to the day."""
    if published is None or published.first_day != published.last_day:
        return None
    return published.first_day


def _ahead(words: Words, start: int, lexicon: TimeLexicon) -> bool | None:
    """Whether the text speaks of the future here: the nearest finite verb before is "will" and the like. ``None``
    where no verb tells."""
    at = words.index_at(start) - 1
    first = words.sentence_words(min(at + 1, len(words) - 1))[0]
    if words.at(at) in lexicon.until and at >= first:
        return True
    endings = lexicon.past_endings
    for index in range(at, max(first, at - _REACH) - 1, -1):
        word, two = words.lower[index], f"{words.lower[index]} {words.at(index + 1)}"
        if (word in lexicon.future and not _attribute(words, index)) or two in lexicon.future:
            return True
        if word in lexicon.auxiliaries:
            continue
        if words.tags[index] == "VBD" or (endings and len(word) > _STEM and word.endswith(endings)):
            return False
    return None


def _attribute(words: Words, index: int) -> bool:
    """Whether a participle only describes: "its planned offensive"."""
    return words.tags[index] in ("VBN", "JJ") and index > 0 and words.tags[index - 1] in ("PRP$", "DT", "POS")


def _turned(said: Expression, ahead: bool | None) -> Expression:
    """An expression of the future, or of whichever of past and future is nearer where no verb tells."""
    if ahead is False:
        return said
    if said.kind in ("weekday", "day", "month"):
        if ahead:
            return replace(said, future=True)
        return replace(said, which="near") if said.which is None and said.kind != "weekday" else said
    if said.kind == "range" and said.end is not None and said.begin is not None:
        return replace(said, begin=_turned(said.begin, ahead), end=_turned(said.end, ahead))
    return said
