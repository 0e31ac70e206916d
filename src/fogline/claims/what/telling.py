"""What a time in a sentence dates: what happened, or the saying of it."""

from __future__ import annotations

from fogline.claims.what.event_words import EventWords
from fogline.claims.what.words import Words
from fogline.claims.when.times import FoundTime

__all__ = ["by_saying", "of_event", "subordinate"]

_SUBORDINATE = frozenset(
    {"who", "which", "that", "when", "after", "before", "since", "where", "whose", "following"}
)
_CLAUSE = 9
_QUOTES = frozenset('“”"«»')


def by_saying(words: Words, time: FoundTime, lexicon: EventWords) -> bool:
    """Whether a time dates a saying: its verb is one of saying, and no event stands nearer than that verb."""
    index, after = words.index_at(time.start), words.index_at(time.end)
    first, last = words.sentence_words(min(index, len(words) - 1))
    if of_event(words, time, lexicon):
        return False
    told = _verb_before(words, index, first, lexicon)
    if told is not None:
        return told
    for at in range(after, last):
        if words.tags[at] in ("VBD", "VBZ", "VBP", "VBN") and words.lower[at] not in lexicon.auxiliaries:
            return words.lower[at] in lexicon.said
    return False


def of_event(words: Words, time: FoundTime, lexicon: EventWords) -> bool:
    """Whether a time belongs to the event named after it: "Tuesday's explosions", "the May 22 operations"."""
    after = words.index_at(time.end)
    for at in range(after, min(after + 4, len(words))):
        if words.lower[at] in lexicon.nouns:
            return True
        if not (words.lower[at] in ("'s", "-") or words.tags[at].startswith(("JJ", "NN", "VBN", "HYPH"))):
            break
    return False


def _verb_before(words: Words, index: int, first: int, lexicon: EventWords) -> bool | None:
    """Whether the nearest verb or event before a time is a saying; ``None`` where its clause begins first."""
    noun = False
    for at in range(index - 1, first - 1, -1):
        word, tag = words.lower[at], words.tags[at]
        if word in lexicon.said and (tag.startswith("VB") or word == "according"):
            return not noun
        if word in lexicon.communications and index - at <= 2 and word not in ("post", "video", "meeting"):
            return True
        if word in _QUOTES or word == ";":
            return False if noun else None
        if word in lexicon.nouns and tag.startswith("NN"):
            noun = True
        if tag.startswith("VB") and word not in lexicon.auxiliaries:
            return False
        if word == "," and not noun and index - at <= 3:  # ", but on Sunday the mayor said"
            return None
    return False if noun else None


def subordinate(words: Words, time: FoundTime, start: int, lexicon: EventWords) -> bool:
    """Whether a time dates something said in passing: "some who had been captured after the fall of … in May".

    "Strikes that killed 31 people last week" is not in passing.
    """
    index = words.index_at(time.start)
    for at in range(index - 1, max(-1, index - _CLAUSE), -1):
        if words.starts[at] < start or words.lower[at] in (",", ";", "."):
            return False
        if words.lower[at] in _SUBORDINATE and words.pos[at] in (
            "SCONJ",
            "PRON",
            "ADP",
            "ADV",
            "DET",
            "VERB",
        ):
            between = words.lower[at + 1 : index]
            told = any(word in lexicon.verbs for word in between) and "had" not in between
            if words.lower[at] in ("that", "which", "where") and told:
                return False
            if words.lower[at] == "since" and at < index - 1:  # "the heaviest since clashes in July"
                return True
            return words.lower[at] not in ("that", "when", "since") or words.tags[at] in ("WDT", "WRB")
    return False
