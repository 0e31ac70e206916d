"""Whether a claim speaks of one event that happened, so that it has the day and the place of that event."""

from __future__ import annotations

from fogline.claims.what.event_words import EventWords
from fogline.claims.what.words import Words
from fogline.model import Relation

__all__ = ["generic", "goes_on", "happened", "known_event", "on_the_ground", "refers"]

_EVENTS = frozenset(
    {
        Relation.STRIKE, Relation.CASUALTIES, Relation.DAMAGE, Relation.ATTACK, Relation.INTERCEPTION,
        Relation.RESPONSIBILITY, Relation.EQUIPMENT,
    }
)  # fmt: skip
_MAYBE = frozenset({Relation.STATEMENT, Relation.PRESENCE, Relation.DISPLACEMENT, Relation.FOOTAGE})
_THE = frozenset({"the", "that", "this", "these", "those", "such"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "can", "shall", "should", "must"})
_AT_TABLES = frozenset(
    """talks negotiations negotiators negotiation sanctions agreement agreements deal proposal proposals treaty conference
    summit meeting meetings law laws legislation parliament billion million aid weapons delegation guarantees document
    election elections solidarity president minister ministers consultation assessment diplomats""".split()
)
_SHORT = 4
_DEEDS = frozenset({Relation.STRIKE, Relation.ATTACK})
_THERE = frozenset({Relation.PRESENCE, Relation.DISPLACEMENT})


def happened(words: Words, first: int, last: int, relation: Relation | None, lexicon: EventWords) -> bool:
    """Whether the words ``first`` to before ``last`` say what happened once, and not what goes on or may come."""
    last = min(last, len(words))
    if first >= last:
        return False
    if refers(words, first, last, lexicon):
        return True
    if relation not in _EVENTS and not (relation in _MAYBE and _tells(words, first, last, lexicon)):
        scene = relation in _THERE and _at_scene(words, first, last, lexicon)
        return scene or (relation in _MAYBE and _fragment(words, first, last, lexicon))
    if generic(words, first, last, lexicon):
        return False
    if any(word in lexicon.earlier or word == "toll" for word in words.lower[first:last]):
        return False
    only_long = any(word in lexicon.long for word in words.lower[first:last])
    if only_long and not _tells(words, first, last, lexicon):
        return False
    past = _past(words, first, last)
    if past is None:
        return _tells(words, first, last, lexicon) or known_event(words, first, last, lexicon)
    return past or (not _modal(words, first, last) and known_event(words, first, last, lexicon))


def goes_on(words: Words, first: int, last: int, relation: Relation | None, lexicon: EventWords) -> bool:
    """Whether the words say of deeds what goes on, comes back or may come, and name no one event."""
    if known_event(words, first, last, lexicon):
        return False
    last = min(last, len(words))
    if any(word in lexicon.long for word in words.lower[first:last]) and not _tells(
        words, first, last, lexicon
    ):
        return relation in _DEEDS
    if relation in _EVENTS and generic(words, first, last, lexicon):
        return True
    return relation in _DEEDS and _past(words, first, last) is False


def on_the_ground(words: Words, start: int, end: int) -> bool:
    """Whether what stands at the code points ``start`` to ``end`` is a clause that speaks of no talks, laws or money."""
    first, last = words.span(start, end)
    said = words.lower[first:last]
    return not _AT_TABLES & set(said) and any(words.tags[k].startswith("VB") for k in range(first, last))


def refers(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    """Whether the words only point at what another one said: "that claim", "doing so"."""
    return last - first <= _SHORT and words.at(last - 1) in lexicon.references


def generic(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    """Whether the words tell of what goes on or comes back."""
    return any(words.lower[at] in lexicon.generic for at in range(first, min(last, len(words))))


def known_event(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    """Whether the words name an event as known: "the attack", "any such strike"."""
    for index in range(first, min(last, len(words))):
        if words.lower[index] not in lexicon.nouns or not words.tags[index].startswith("NN"):
            continue
        if any(word in _THE for word in words.lower[max(first, index - 3) : index]):
            return True
    return False


def _tells(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    return any(
        words.lower[at] in lexicon.nouns
        or (
            words.lower[at] in lexicon.verbs
            and (words.tags[at].startswith(("V", "J")) or words.lower[at].endswith("ed"))
        )
        for at in range(first, last)
    )


def _fragment(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    """Whether the words are a part without a verb of a sentence that tells of an event: "five children"."""
    if any(words.tags[at].startswith("VB") for at in range(first, last)):
        return False
    counted = any(words.tags[at] == "CD" for at in range(first, last))
    return counted and _tells(words, *words.sentence_words(first), lexicon)


def _at_scene(words: Words, first: int, last: int, lexicon: EventWords) -> bool:
    """Whether the words tell of those who were where it happened: "193 people were in the building"."""
    if _past(words, first, last) is False:
        return False
    if any(words.lower[at] in lexicon.scenes and words.at(at - 1) in _THE for at in range(first, last)):
        return True
    return known_event(words, *words.sentence_words(first), lexicon)


def _modal(words: Words, first: int, last: int) -> bool:
    return any(words.tags[at] == "MD" and words.lower[at] in _MODALS for at in range(first, last))


def _past(words: Words, first: int, last: int) -> bool | None:
    """Whether the words speak of what is past: a past or perfect verb.

    ``None`` where they hold no finite verb at all.
    """
    finite = False
    for at in range(first, last):
        tag, word = words.tags[at], words.lower[at]
        if tag == "VBD":
            return True
        if word in _MODALS and tag == "MD":
            return "have" in words.lower[at + 1 : at + 5]
        if word in ("have", "has") and tag in ("VBP", "VBZ", "VB"):
            if any(words.tags[k] == "VBN" for k in range(at + 1, min(at + 5, last))):
                return True
        elif tag in ("VBZ", "VBP"):
            finite = True
    return False if finite else None
