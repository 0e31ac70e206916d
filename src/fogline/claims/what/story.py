"""The events that a report tells of, and which of them each sentence speaks of: with their day and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.claims.what.event_words import LEXICONS, EventWords
from fogline.claims.what.telling import by_saying, subordinate
from fogline.claims.what.words import Words
from fogline.claims.when.times import FoundTime
from fogline.claims.where.found_places import FoundPlace, near, within
from fogline.model import When

__all__ = ["Event", "Story", "is_caption", "opens_another"]

_LEAD = 5
"""How many sentences from the first may date the story's event by a passing word: "Tuesday's explosions"."""
_PLACED = 8
_NEWS = 3
"""How many days before publication a day may lie that only a later sentence gives to the event of the lead."""
_LATE = 10
"""The same for a day that the first sentences give; an older one is that of something recalled."""
_OFTEN, _ALONE = 4, 3
_FOLLOWS = 3
"""How many sentences another event may be told in without being named again."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on one day at one place, as far as the text says. ``sentence`` is where it is first told."""

    sentence: int
    when: When | None
    place: FoundPlace | None


_NONE = Event(-1, None, None)


@dataclass(frozen=True, slots=True)
class Story:
    """The event that a report is about, and for each sentence the one that it speaks of (``None``: no known one)."""

    main: Event
    told: tuple[Event | None, ...]
    scene: FoundPlace | None = None
    """The one place that a report keeps coming back to; ``None`` where it has none, or several."""

    @classmethod
    def read(
        cls,
        doc: Doc,
        times: Sequence[FoundTime],
        places: Sequence[FoundPlace],
        published: When | None = None,
        language: str = "en",
    ) -> Story:
        """Find the event that a document is about. Empty where it tells of none, or of many."""
        lexicon = LEXICONS.get(language)
        words = Words.of(doc)
        if lexicon is None or not len(words):
            return cls(_NONE, ())
        telling = _Telling.of(words, times, places, lexicon, published)
        main = _main(telling)
        return cls(main, tuple(_told(telling, main)), _scene(telling))

    def of(self, sentence: int) -> Event:
        """The event that a sentence speaks of; an empty one where that cannot be told."""
        return (self.told[sentence] if sentence < len(self.told) else None) or _NONE


@dataclass(frozen=True, slots=True)
class _Telling:
    """Which sentences tell of events, with the days and the places that belong to these."""

    words: Words
    lexicon: EventWords
    tells: tuple[bool, ...]
    days: tuple[tuple[FoundTime, ...], ...]
    places: tuple[tuple[FoundPlace, ...], ...]
    captions: tuple[bool, ...]
    published: When | None

    @classmethod
    def of(
        cls,
        words: Words,
        times: Sequence[FoundTime],
        places: Sequence[FoundPlace],
        lexicon: EventWords,
        published: When | None,
    ) -> _Telling:
        count = len(words.sentences)
        tells = [_tells(words, first, last, lexicon) for first, last in words.sentences]
        days: list[list[FoundTime]] = [[] for _ in range(count)]
        for time in times:
            if time.when is None or time.kind not in ("day", "range") or _counted_back(words, time):
                continue
            if (time.when.last_day - time.when.first_day).days > 1:
                continue
            index = min(words.index_at(time.start), len(words) - 1)
            low = words.starts[words.sentence_words(index)[0]]
            if not by_saying(words, time, lexicon) and not subordinate(words, time, low, lexicon):
                days[words.sentence[index]].append(time)
        where: list[list[FoundPlace]] = [[] for _ in range(count)]
        for place in places:
            if place.role == "at" and not place.aside:
                where[place.sentence].append(place)
        captions = tuple(is_caption(words, first, last) for first, last in words.sentences)
        return cls(
            words,
            lexicon,
            tuple(tells),
            tuple(map(tuple, days)),
            tuple(map(tuple, where)),
            captions,
            published,
        )


def is_caption(words: Words, first: int, last: int) -> bool:
    """Whether a stretch is the caption of a picture or a heading: it ends in no full stop."""
    return words.forms[last - 1] not in ".!?”\"’'»…)" if last > first else True


def opens_another(words: Words, sentence: int) -> bool:
    """Whether a sentence opens by saying that it is about something else: "Elsewhere, …", "Separately, …"."""
    first, last = words.sentences[sentence]
    if words.lower[first] in ("elsewhere", "separately"):
        return words.at(first + 1) != "in" or words.at(first + 2) != "the"
    return any(words.lower[at] == "separate" for at in range(first, min(last, first + 3)))


def _tells(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    return any(
        words.lower[at] in lexicon.nouns or (words.lower[at] in lexicon.verbs and _verbal(words, at))
        for at in range(first, last)
    )


def _verbal(words: Words, at: int) -> bool:
    return words.tags[at].startswith(("V", "J")) or words.lower[at].endswith("ed")


def _counted_back(words: Words, time: FoundTime) -> bool:
    """ "Over the past 24 hours": a stretch of counting, not the day of one event."""
    first, last = words.span(time.start, time.end)
    return any(words.lower[at] in ("hours", "days", "day", "24") for at in range(first, last))


def _main(telling: _Telling) -> Event:
    """The event of the lead: its day and place are those that the first sentences about it give."""
    at = next(
        (n for n in range(min(_LEAD, len(telling.tells))) if telling.tells[n] and not telling.captions[n]),
        None,
    )
    if at is None:
        return _NONE
    place = _place(telling)
    return Event(at, _day(telling, at, place), place)


def _day(telling: _Telling, at: int, place: FoundPlace | None) -> When | None:
    for n in range(min(at + _LEAD, len(telling.tells))):
        if telling.tells[n] and telling.days[n] and not telling.captions[n]:
            when = telling.days[n][0].when
            return when if telling.published is None or _fresh(when, telling.published, _LATE) else None
    if not _single(telling, at):
        return None
    for n in range(at + _LEAD, len(telling.tells)):
        if not (telling.tells[n] and telling.days[n]) or telling.captions[n]:
            continue
        time = telling.days[n][0]
        known = "'s" in telling.words.text[time.start : time.end + 2].replace("’", "'")
        if known or any(not near(place, other) for other in telling.places[n]):
            return None
        return time.when if _fresh(time.when, telling.published, _NEWS) else None
    return None


def _fresh(when: When | None, published: When | None, most: int) -> bool:
    """Whether a day lies close before publication, as that of news does."""
    if when is None or published is None:
        return False
    return 0 <= (published.last_day - when.last_day).days <= most


def _single(telling: _Telling, at: int) -> bool:
    """Whether the lead tells of one event as new: "a missile strike on a prison"."""
    words = telling.words
    for n in range(at, min(at + 2, len(words.sentences))):
        first, last = words.sentences[n]
        for index in range(first, last):
            if words.lower[index] not in telling.lexicon.nouns and words.lower[index] != "face":
                continue
            before = index - 1
            while before >= first and words.tags[before].startswith(("JJ", "NN", "HYPH", "VBN", "CD")):
                before -= 1
            if words.at(before) in ("a", "an"):
                return True
    return False


def _place(telling: _Telling) -> FoundPlace | None:
    """The first settlement or facility that a telling sentence names early in the text, else the first region."""
    wide: FoundPlace | None = None
    seen = 0
    for n, tells in enumerate(telling.tells):
        if not tells or telling.captions[n]:
            continue
        seen += 1
        if seen > _PLACED:
            break
        here = [p for p in telling.places[n] if p.place.kind != "country"]
        fine = [
            p for p in here if p.place.kind == "settlement" or (p.facility and p.place.latitude is not None)
        ]
        fine = [p for p in fine if wide is None or within(p, wide) is not False]
        if len({p.place.key for p in fine}) > 1:
            return wide  # a list of places: no one of them is the story's
        if fine:
            return _plain(telling, fine[0])
        if wide is None and here:
            wide = here[0]
    return wide


def _plain(telling: _Telling, found: FoundPlace) -> FoundPlace:
    """The town itself, where the text also names it without its station or base."""
    if not found.facility or found.entry is None:
        return found
    for row in telling.places:
        for other in row:
            if other.entry is not None and other.entry.id == found.entry.id and not other.facility:
                return other
    return found


def _scene(telling: _Telling) -> FoundPlace | None:
    """The place named at least four times, and three times as often as any other that does not hold it or lie in it."""
    named = [p for row in telling.places for p in row if p.place.kind != "country"]
    counts = Counter(p.place.key for p in named)
    if not counts:
        return None
    key, most = counts.most_common(1)[0]
    scene = next(p for p in named if p.place.key == key)
    others = Counter(p.place.key for p in named if p.place.key != key and within(p, scene) is not True)
    if most < _OFTEN or any(most < _ALONE * count for count in others.values()):
        return None
    return scene


def _told(telling: _Telling, main: Event) -> list[Event | None]:
    """For each sentence the story's event, another one that it or one just before it names, or an unknown one."""
    out: list[Event | None] = []
    other: Event | None = None
    since = _FOLLOWS
    for n, tells in enumerate(telling.tells):
        if main is _NONE:
            out.append(None)
            continue
        since += 1
        days = [t.when for t in telling.days[n] if t.when is not None]
        where = telling.places[n]
        apart = [p for p in where if p.place.kind != "country" and near(main.place, p) is False]
        together = [p for p in where if near(main.place, p)]
        if tells and not telling.captions[n]:
            if days and main.when is not None and not any(day.meets(main.when) for day in days):
                other, since = Event(n, days[0], where[0] if where else None), 0
            elif apart and not together and n > main.sentence:
                same = other is not None and near(other.place, apart[0])
                day = days[0] if days else other.when if other is not None and same else None
                other, since = Event(n, day, apart[0]), 0
            elif opens_another(telling.words, n) and n > main.sentence:
                other, since = Event(n, days[0] if days else None, where[0] if where else None), 0
            elif together or (days and main.when is not None):
                other = None
        out.append(other if other is not None and since <= _FOLLOWS else main)
    return out
