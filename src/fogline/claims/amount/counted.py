"""What an amount counts, and what became of those counted."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.what.words import Words
from fogline.knowledge.amounts.amount_words import AmountWords

__all__ = ["Counted", "Outcome", "counted", "outcome_of"]

_INSIDE = frozenset("JJ JJR JJS NN NNS NNP NNPS CD HYPH VBN VBG POS RBS AFX".split())
_HEADS = frozenset("NN NNS NNP NNPS".split())
_LONGEST = 9
_QUOTES = frozenset("\"”’'")


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase after a number. ``end`` is the word after it, ``head`` its head noun in lower case."""

    text: str | None
    head: str | None
    end: int
    plural: bool = False
    outcome: str | None = None
    """An outcome that the phrase itself names: "civilian deaths"."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """``name`` is one of the small set, ``text`` the words to add to what is counted, if not in it already."""

    name: str
    text: str | None


def counted(words: Words, start: int, end: int, unit: str | None, lexicon: AmountWords) -> Counted:
    """The noun phrase that begins at word ``end``; after a unit only what follows "of"."""
    small, of = lexicon.counting, lexicon.ranges.of
    at, last = end, words.sentence_words(end - 1)[1]
    if words.at(at) in _QUOTES and words.glued(at) and words.at(at + 1) == of:
        at += 1
    if words.at(at) == of and at < last:
        at += 1
        while words.at(at) in small.determiners:
            at += 1
        if at > end + 1 and words.at(at) in lexicon.outcomes and words.tags[at] in ("VBN", "JJ", "VBD"):
            return Counted(words.forms[at], words.at(at), at + 1, True, lexicon.outcomes[words.at(at)])
    elif unit is not None:
        return Counted(None, None, end)
    begin, stop, head = at, at, None
    while at < min(last, begin + _LONGEST):
        word = words.lower[at]
        verbal = words.tags[at] in ("VBN", "VBG", "VBD") and words.at(at - 1) != "-"
        known = word in lexicon.persons or word in lexicon.things
        if verbal and not known and (head is not None or word in lexicon.outcomes or words.tags[at] == "VBD"):
            break
        if (word == "-" and not words.glued(at)) or (head is not None and _of_time(words, at, lexicon)):
            break
        joint = word in ("-", "'s", "more") or (
            word in (",", lexicon.ranges.and_) and at > begin and _list_of_adjectives(words, at, lexicon)
        )
        if not (known or joint or words.tags[at] in _INSIDE):
            break
        if at > begin and word in small.another and head is not None:
            break
        if (known or words.tags[at] in _HEADS) and not joint:
            head, stop = word, at + 1
        at += 1
        if (
            head in lexicon.persons
            and words.at(at) not in lexicon.persons
            and words.at(at) != of
            and not _noun(words, at, last)
        ):
            break
    if head is None:
        return Counted(None, None, end)
    captive = words.at(stop) == of and words.at(stop + 1) in small.captive_of
    if captive:
        stop += 2
    text = words.text[words.starts[begin] : words.ends[stop - 1]]
    head_word = head if captive else words.at(stop - 1)
    plural = words.tags[stop - 1] in ("NNS", "NNPS")
    both = _and_outcome(words, stop, lexicon)
    if both is not None and lexicon.outcomes.get(head_word) is not None:
        text = words.text[words.starts[begin] : words.ends[stop + 1]]
        stop += 2
    return Counted(text, head_word, stop, plural, lexicon.outcomes.get(head_word))


def _of_time(words: Words, at: int, lexicon: AmountWords) -> bool:
    """ "40 drones late Sunday": the drones are counted."""
    small = lexicon.counting
    return words.at(at) in small.times or (
        words.at(at) in small.before_times and words.at(at + 1) in small.times
    )


def _noun(words: Words, at: int, last: int) -> bool:
    return at < last and words.tags[at] in _HEADS


def _list_of_adjectives(words: Words, at: int, lexicon: AmountWords) -> bool:
    """ "90 air, sea and ground-launched missiles": joined words before one noun."""
    for after in range(at + 1, min(at + 6, len(words))):
        word = words.lower[after]
        if word == "-":
            return True
        if word not in (",", lexicon.ranges.and_) and words.tags[after] not in (
            "NN",
            "HYPH",
            "RB",
            "VBN",
            "JJ",
        ):
            return False
    return False


def _joint(words: Words, at: int, lexicon: AmountWords) -> bool:
    return words.at(at) in (lexicon.ranges.and_, lexicon.ranges.or_)


def _and_outcome(words: Words, at: int, lexicon: AmountWords) -> str | None:
    """The second of "deaths and injuries"."""
    if _joint(words, at, lexicon) and words.at(at + 1) in lexicon.outcomes and words.pos[at + 1] == "NOUN":
        return lexicon.outcomes[words.at(at + 1)]
    return None


def outcome_of(
    words: Words, start: int, what: Counted, lexicon: AmountWords, last: tuple[str | None, int] | None
) -> tuple[Outcome | None, bool]:
    """What became of those counted, and whether they are part of the amount before (its outcome, end)."""
    part = _included(words, start, lexicon)
    if what.outcome is not None and what.head not in lexicon.persons:
        return Outcome(what.outcome, None), part
    found = _after(words, what.end, lexicon) or _before(words, start, lexicon) or _toll(words, start, lexicon)
    if found is None and last is not None and last[0] is not None:
        gap = words.text[last[1] : words.starts[start]].strip(" ,")
        inherits = part or gap in lexicon.counting.going_on
        if inherits and last[1] <= words.starts[start] and len(gap) < 40:
            return Outcome(last[0], last[0]), part
    return found, part


def _included(words: Words, start: int, lexicon: AmountWords) -> bool:
    before = words.at(start - 1)
    return before in lexicon.included or f"{words.at(start - 2)} {before}" in lexicon.included


def _after(words: Words, end: int, lexicon: AmountWords) -> Outcome | None:
    """ "… have been killed", "… were killed or injured", "… also wounded", "… dead"."""
    small = lexicon.counting
    last = words.sentence_words(end - 1)[1]
    at, aux, skipped = end, False, 0
    if words.at(at) in small.at:
        at, skipped = _past_phrase(words, at, last)
    while at < min(last, end + 10 + skipped):
        word = words.lower[at]
        name = lexicon.outcomes.get(word)
        if name is not None and words.tags[at] in ("VBN", "VBD", "JJ", "NN", "VBG", "RB"):
            plain = words.tags[at] == "VBD" or (words.tags[at] == "VBN" and words.at(at - 1) in small.had)
            active = plain and not aux and _has_object(words, at, last, lexicon)
            if active or (words.tags[at] == "VBG" and word not in small.lasting):
                return None
            if word in small.down or (word in small.shot and words.at(at + 1) not in small.shot_on):
                return None
            return _joined(words, at, name, lexicon)
        if word not in lexicon.auxiliaries and not (words.tags[at] == "RB" and word not in small.negators):
            return None
        aux = aux or word in small.be
        at += 1
    return None


def _past_phrase(words: Words, at: int, last: int) -> tuple[int, int]:
    """Past one short prepositional phrase between the noun and its verb ("staff at the facility also …")."""
    for after in range(at + 1, min(at + 6, last)):
        word = words.lower[after]
        if words.tags[after] in ("VBD", "VBZ", "VBP", "VBN", "MD", "RB"):
            return after, after - at
        if word in (",", ".", ";"):
            return at, 0
    return at, 0


def _has_object(words: Words, at: int, last: int, lexicon: AmountWords) -> bool:
    after = at + 1
    if _joint(words, after, lexicon) and after + 2 < last and words.tags[after + 1] in ("VBN", "VBD"):
        after += 2  # "have destroyed or disabled eight planes"
    return after < last and (
        words.tags[after] in ("CD", "DT", "JJ", "NN", "NNS", "NNP", "PRP$", "PRP", "JJR")
        and words.at(after) not in lexicon.counting.clause
    )


def _joined(words: Words, at: int, name: str, lexicon: AmountWords) -> Outcome:
    """The outcome at a word, with a second one joined to it: "killed or injured"."""
    word = words.lower[at]
    text = (
        name if name in ("killed", "missing") and word != name else word
    )  # names of outcomes, in any language
    joint, other = words.at(at + 1), words.at(at + 2)
    second = lexicon.outcomes.get(other)
    if _joint(words, at + 1, lexicon) and second is not None and words.tags[at + 2] in ("VBN", "VBD", "JJ"):
        return Outcome(f"{name} {joint} {second}", f"{text} {joint} {other}")
    return Outcome(name, text)


def _before(words: Words, start: int, lexicon: AmountWords) -> Outcome | None:
    """ "killed 31", "killing or wounding 20", "killed as many as 40", "claimed the lives of 12"."""
    small, ranges = lexicon.counting, lexicon.ranges
    first = words.sentence_words(start)[0]
    at = start - 1
    while at > first and words.at(at) in small.passed_back:
        if words.at(at) == ranges.and_ and words.at(at - 1) not in lexicon.outcomes:
            return None
        if words.at(at) == ranges.of and words.at(at - 1) not in small.lives:
            return None
        at -= 1
    name = lexicon.outcomes.get(words.at(at)) if at >= first else None
    be = small.be & lexicon.auxiliaries
    if name is None or (words.at(at) in small.states and words.at(at - 1) in be):
        return None
    if words.pos[at] not in ("VERB", "AUX", "NOUN", "ADJ", "ADV") or (
        words.at(at - 1) in be and words.tags[at] in ("VBN", "JJ")
    ):
        return None
    if _joint(words, at - 1, lexicon) and (other := lexicon.outcomes.get(words.at(at - 2))) is not None:
        both = f"{other} {words.at(at - 1)} {name}" if other != name else name
        return Outcome(both, f"{words.at(at - 2)} {words.at(at - 1)} {words.at(at)}")
    return Outcome(name, name)


def _toll(words: Words, start: int, lexicon: AmountWords) -> Outcome | None:
    """ "The death toll had risen to 21", "the number of wounded rose to 40"."""
    first = words.sentence_words(start)[0]
    if words.at(start - 1) not in lexicon.counting.toll_verbs:
        return None
    window = words.lower[max(first, start - 14) : start]
    if not any(word in lexicon.counting.toll_nouns for word in window):
        return None
    for word in reversed(window):
        name = lexicon.outcomes.get(word)
        if name in ("killed", "wounded", "missing", "captured"):
            return Outcome(name, name)
    return None
