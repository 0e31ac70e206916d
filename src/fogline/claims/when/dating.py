"""When a claim was said and when what it says happened, kept apart; what cannot be told stays unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.claims.what.event_words import LEXICONS, EventWords
from fogline.claims.what.story import Event
from fogline.claims.what.telling import by_saying, of_event, subordinate
from fogline.claims.what.words import Words
from fogline.claims.when import time_grammar
from fogline.claims.when.time_lexicon import TimeLexicon
from fogline.claims.when.times import FoundTime, resolved_on
from fogline.model import When

__all__ = ["Dated", "carried", "dates"]

_VALUES = frozenset({"day", "range", "since", "now"})
_KINDS = ("day", "range")
_BACK = 7
_WEEK = 7
_QUOTES = frozenset('“”"«»')
_SHORT = frozenset({"second", "minute", "hour"})


@dataclass(frozen=True, slots=True)
class Dated:
    """When it was said and when it happened; ``None`` where the text does not say."""

    said_on: When | None
    happened: When | None


def dates(
    doc: Doc,
    found: Sequence[FoundTime],
    start: int,
    end: int,
    around: tuple[int, int] | None = None,
    quoted: bool = False,
    event: Event | None = None,
    story: Event | None = None,
    voice: str | None = None,
    language: str = "en",
) -> Dated:
    """Date a claim at the code points ``start`` to ``end``.

    ``around`` is the stretch of the attribution, in which times of saying stand; ``quoted`` that the claim is a
    direct quotation, whose "last night" counts from the day on which it was said; ``event`` what it tells of, where
    it tells of one that happened; ``story`` the event that the report is about, for what was said "hours after the
    blasts"; ``voice`` the speaker's own name, for what "speaking on Monday" dates.
    """
    words, lexicon = Words.of(doc), LEXICONS.get(language)
    times_lexicon = time_grammar.lexicon(language)
    if lexicon is None or times_lexicon is None or not len(words):
        return Dated(None, None)
    said = _said(words, found, start, end, around, story, voice, lexicon, language)
    inside = [
        t for t in found
        if t.start >= start and t.end <= end and t.kind in _VALUES and not _no_time(words, t, times_lexicon)
    ]  # fmt: skip
    if quoted and said is not None and said.first_day == said.last_day:
        inside = [resolved_on(t, said.first_day) for t in inside]
    inside = [t for t in inside if t.when is not None]
    plain = [t for t in inside if not subordinate(words, t, start, lexicon)]
    vague = [t for t in found if _unknown(t) and start <= t.start < end]
    if plain and not any(t.start < plain[0].start for t in vague):
        if quoted and said is None and _today(plain[0]):  # whoever says "today" speaks on that day
            said = plain[0].when
        return Dated(said, _closest(plain))
    known = event.when if event is not None else None
    if vague:  # "a short while ago" is the day of the event only where that lies in it
        meets = known is not None and all(
            _same_day(t)
            or (t.kind == "vague" and t.when is not None and t.when.meets(known)
                and (t.when.last_day - t.when.first_day).days <= 1)
            for t in vague
        )  # fmt: skip
        return Dated(said, known if meets else None)
    beside = _beside(words, found, start, end, around, lexicon)
    if beside is not None:
        return Dated(said, beside.when)
    return Dated(said, known)


def _closest(times: Sequence[FoundTime]) -> When | None:
    """The first of a claim's times, or a day within it that a later one gives: "last week … on July 14"."""
    first = times[0].when
    for time in times[1:]:
        day = time.when
        if first is not None and day is not None and time.kind == "day" and day.first_day == day.last_day:
            inside = first.first_day <= day.first_day <= first.last_day
            if inside and first.first_day != first.last_day:
                return day
    return first


def _unknown(time: FoundTime) -> bool:
    """Whether a time says when without a day: "recently", "two days later", "since the start of the war"."""
    return time.kind in ("vague", "open") or (time.kind == "since" and time.when is None)


def _no_time(words: Words, time: FoundTime, lexicon: TimeLexicon) -> bool:
    """ "Now-deleted", "until now"."""
    if time.kind != "now":
        return False
    before = words.at(words.index_at(time.start) - 1)
    return words.text[time.end : time.end + 1] == "-" or before in lexicon.until


def _says(words: Words, time: FoundTime, lexicon: EventWords) -> bool:
    """Whether a time dates a saying of the sentence itself: not "the sanctions announced Wednesday"."""
    if not by_saying(words, time, lexicon):
        return False
    index = words.index_at(time.start)
    for at in range(index - 1, max(words.sentence_words(index)[0], index - 5) - 1, -1):
        if words.lower[at] in lexicon.said and words.tags[at].startswith("VB"):
            before = words.at(at - 1) if words.tags[at - 1] != "RB" else words.at(at - 2)
            return words.tags[at] != "VBN" or before in lexicon.auxiliaries
    return True


def _of_another(words: Words, time: FoundTime, after: int, lexicon: EventWords) -> bool:
    """Whether a time belongs to a later saying of the sentence: "…, though he said last week that …"."""
    between = range(words.index_at(after), words.index_at(time.start))
    if any(words.lower[at] in _QUOTES for at in between):  # “We firmly deny …,” it said on Saturday
        return False
    return any(words.lower[at] in lexicon.said and words.tags[at].startswith("VB") for at in between)


def _today(time: FoundTime) -> bool:
    said = time.said
    return said is not None and said.kind == "offset" and said.first == said.last == 0


def _same_day(time: FoundTime) -> bool:
    """Whether a time counts from the event itself by minutes or hours: "two minutes later"."""
    return time.kind == "open" and time.said is not None and time.said.which in _SHORT


def carried(statements: Sequence[tuple[str | None, int, When | None]], reach: int = 6) -> list[When | None]:
    """When each of a text's statements was said, where an earlier one by the same voice says it.

    ``statements`` are (voice, sentence, said on) in the order of the text; a voice that goes on speaking within
    ``reach`` sentences of its last statement still speaks on that day. A voice that is ``None`` carries nothing.
    """
    last: dict[str, tuple[int, When]] = {}
    out: list[When | None] = []
    for voice, sentence, said in statements:
        if said is None and voice is not None and voice in last and sentence - last[voice][0] <= reach:
            said = last[voice][1]
        if said is not None and voice is not None:
            last[voice] = (sentence, said)
        out.append(said)
    return out


def _said(
    words: Words,
    found: Sequence[FoundTime],
    start: int,
    end: int,
    around: tuple[int, int] | None,
    event: Event | None,
    voice: str | None,
    lexicon: EventWords,
    language: str,
) -> When | None:
    """When a claim was said: the time in its attribution, in its sentence, or of its occasion."""
    if around is None:
        return None
    days = [
        t for t in found
        if t.kind in _KINDS and t.when is not None and (t.when.last_day - t.when.first_day).days < _WEEK
        and not (start <= t.start < end) and not of_event(words, t, lexicon)
    ]  # fmt: skip
    near = [t for t in days if t.start >= around[0] and t.end <= around[1]]
    if near:
        return near[-1].when
    index = min(words.index_at(around[0]), len(words) - 1)
    first, last = words.sentence_words(index)
    low, high = words.starts[first], words.ends[last - 1]
    same = [
        t for t in days
        if t.start >= low and t.end <= high and _says(words, t, lexicon)
        and not _of_another(words, t, max(end, around[1]), lexicon)
    ]  # fmt: skip
    if same:
        return min(same, key=lambda t: abs(t.start - around[0])).when
    occasion = _occasion(words, days, first, around, voice, lexicon, language)
    return occasion or _after(words, found, around, first, event, lexicon)


def _occasion(
    words: Words,
    days: Sequence[FoundTime],
    first: int,
    around: tuple[int, int],
    voice: str | None,
    lexicon: EventWords,
    language: str,
) -> When | None:
    """The day on which the same voice began to speak or "the briefing" was held, if a sentence before says it."""
    sentence = words.sentence[first]
    known = time_grammar.lexicon(language)
    definite = known.definite if known is not None else frozenset()
    begin, stop = words.span(*around)
    occasions = {
        words.lower[at] for at in range(min(begin, first), stop)
        if words.lower[at] in lexicon.communications and words.at(at - 1) in definite
    }  # fmt: skip
    names = {word for word in (voice or "").replace("’", "'").split() if word[:1].isupper()}
    if not (occasions or names):
        return None
    for time in reversed([t for t in days if t.end <= words.starts[first]]):
        index = words.index_at(time.start)
        if words.sentence[index] < sentence - _BACK:
            return None
        low, high = words.sentence_words(index)
        if not by_saying(words, time, lexicon):
            continue
        if occasions & set(words.lower[low:high]) or names & set(words.forms[low:high]):
            return time.when
    return None


def _after(
    words: Words,
    found: Sequence[FoundTime],
    around: tuple[int, int],
    first: int,
    event: Event | None,
    lexicon: EventWords,
) -> When | None:
    """ "In an address several hours after the blasts": the day of the event."""
    if event is None or event.when is None:
        return None
    begin, stop = max(first, words.index_at(around[0]) - 12), words.index_at(around[1])
    for time in found:
        at = words.index_at(time.start)
        if not (begin <= at < stop and _same_day(time)):
            continue
        after = words.index_at(time.end)
        if any(word in lexicon.nouns for word in words.lower[after : after + 3]):
            return event.when
    return None


def _beside(
    words: Words,
    found: Sequence[FoundTime],
    start: int,
    end: int,
    around: tuple[int, int] | None,
    lexicon: EventWords,
) -> FoundTime | None:
    """A time of the same sentence that belongs to what happened and not to any saying of it."""
    index = min(words.index_at(start), len(words) - 1)
    first, last = words.sentence_words(index)
    low, high = words.starts[first], words.ends[last - 1]
    for time in found:
        if time.start < low or time.end > high or start <= time.start < end:
            continue
        if time.kind not in _KINDS or time.when is None:
            continue
        if around is not None and around[0] <= time.start < around[1]:
            continue
        if not by_saying(words, time, lexicon) and not subordinate(words, time, low, lexicon):
            return time
    return None
