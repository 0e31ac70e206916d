"""What an amount of an inflected language counts, and what became of those counted."""

from __future__ import annotations

from fogline.claims.amount.counted import Counted, Outcome
from fogline.claims.amount.inflected_numbers import HYPHENS
from fogline.claims.what.words import Words
from fogline.knowledge.amounts.inflected_words import InflectedWords

__all__ = ["counted", "outcome_of"]

_LONGEST = 7
_REACH = 12
_QUOTES = frozenset('«»"“”„()')
_BREAKS = frozenset({";", ".", "!", "?", ":", "—", "–", "…", "\n"})
_SHOT_DOWN = frozenset({"drones", "missiles", "aircraft", "helicopters", "bombs", "targets", "shells"})
_TEXTS = {"destroyed": "destroyed", "struck": "struck"}


def counted(words: Words, end: int, unit: str | None, lexicon: InflectedWords) -> Counted:
    """The noun phrase that begins at word ``end``: its adjectives and its noun, in English where they are known."""
    last = min(words.sentence_words(end - 1)[1], end + _LONGEST)
    described: list[str] = []
    head: str | None = None
    outcome: str | None = None
    at = end
    if words.at(at) in lexicon.out_of and words.at(at + 1)[:1].isdigit():  # "62 зі 103 дронів"
        at += 2
        while words.at(at)[:1].isdigit():
            at += 1
        last = min(words.sentence_words(end - 1)[1], at + _LONGEST)
    while at < last:
        word = words.lower[at]
        if word in HYPHENS and words.glued(at) and words.glued(at + 1):
            at += 1
            continue
        if unit is not None and at == end and not word[:1].isalpha():
            break
        if word in _QUOTES and head is None and words.at(at + 1) in lexicon.nouns:
            at += 1  # "12 «шахедів»"
            continue
        if word in _QUOTES or not word[:1].isalpha():
            break
        if (state := lexicon.heads.get(word)) is not None and not _describes(words, at, last, lexicon):
            outcome, head, at = state, head or "people", at + 1
            break
        noun = lexicon.nouns.get(word)
        adjective = lexicon.adjectives.get(word)
        if adjective is not None and (noun is None or _describes(words, at, last, lexicon)):
            described.append(adjective)
        elif noun is not None and not (
            head is None and _describes(words, at, last, lexicon) and _adjective(word, lexicon)
        ):
            head, at = noun, at + 1
            break
        elif not (word in lexicon.transparent or _adjective(word, lexicon)) or word in lexicon.joints:
            break
        at += 1
    if head is None:
        return _unknown(words, end, last, unit, lexicon)
    if outcome is None and (state := lexicon.heads.get(words.at(at))) is not None and head in lexicon.persons:
        outcome, at = state, at + 1  # "50 осіб убитими"
        joint, other = words.at(at), lexicon.heads.get(words.at(at + 1))
        if joint in lexicon.joints and other is not None and other != outcome:
            outcome, at = f"{outcome} and {other}", at + 2
    if head in ("people", "soldiers") and "civilian" in described:
        head = "civilians"
        described.remove("civilian")
    described = [
        word for word in described if not (head == "clashes" or (word == "military" and head == "soldiers"))
    ]
    return Counted(" ".join([*dict.fromkeys(described), head]), head, at, True, outcome)


def _describes(words: Words, at: int, last: int, lexicon: InflectedWords) -> bool:
    """Whether the next word is the noun that this one describes."""
    for after in range(at + 1, min(at + 3, last)):
        word = words.lower[after]
        if word in lexicon.nouns:
            return lexicon.adjectives.get(word) is None or after == at + 1
        if not _adjective(word, lexicon):
            return False
    return False


def _adjective(word: str, lexicon: InflectedWords) -> bool:
    return len(word) > 4 and word.endswith(lexicon.endings)


def _unknown(words: Words, end: int, last: int, unit: str | None, lexicon: InflectedWords) -> Counted:
    """A noun that no lexicon knows: in the text's own words."""
    if unit is not None:
        return Counted(None, None, end)
    at = end
    while at < last and words.lower[at][:1].isalpha():
        word = words.lower[at]
        if word in lexicon.joints or len(word) < 3 or word in lexicon.outcomes:
            break
        if words.pos[at] in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "ADV"):
            break
        at += 1
        if not _adjective(word, lexicon):
            return Counted(words.text[words.starts[end] : words.ends[at - 1]], word, at, True)
    return Counted(None, None, end)


def outcome_of(
    words: Words,
    start: int,
    what: Counted,
    lexicon: InflectedWords,
    last: tuple[str | None, int] | None,
    stop: int,
) -> tuple[Outcome | None, bool]:
    """What became of those counted, and whether they are part of the amount before (its outcome, end).

    ``stop`` is the word at which the next number begins.
    """
    part = _included(words, start, lexicon)
    if what.outcome is not None:
        return Outcome(what.outcome.split(" ")[0], what.outcome), part
    person = what.head in lexicon.persons or what.head is None
    found = _after(words, what.end, stop, lexicon) or _before(words, start, last[1] if last else 0, lexicon)
    if found is None and person:
        found = _toll(words, start, lexicon)
    if found is None and last is not None and last[0] is not None and last[1] <= words.starts[start]:
        gap = words.text[last[1] : words.starts[start]].strip(" ,–—-").lower()
        if len(gap) < 40 and (part or all(word in lexicon.joints | lexicon.passed for word in gap.split())):
            found = last[0]
    if found is None:
        return None, part
    if found in ("killed", "wounded", "missing", "eliminated") and not person:
        found = "destroyed" if found in ("killed", "eliminated") else None
    elif found in ("destroyed", "damaged", "struck") and what.head in lexicon.persons:
        found = "eliminated" if found == "destroyed" else None
    if found is None or (found in ("destroyed", "captured", "struck", "damaged") and what.head is None):
        return None, part
    text = "shot down" if found == "destroyed" and what.head in _SHOT_DOWN else found
    return Outcome(found, text), part


def _included(words: Words, start: int, lexicon: InflectedWords) -> bool:
    return any(
        " ".join(words.lower[max(0, start - length) : start]) in lexicon.included for length in (1, 2, 3, 4)
    )


def _after(words: Words, end: int, stop: int, lexicon: InflectedWords) -> str | None:
    """ "… загинули", "… було знищено": the outcome in the same clause, before the next number."""
    last = min(words.sentence_words(end - 1)[1], end + _REACH, stop)
    for at in range(end, last):
        word = words.lower[at]
        if word in _BREAKS or word == ",":
            if word in ("—", "–") and lexicon.heads.get(words.at(at + 1)) is not None:
                continue  # "ще троє — поранені"
            return None
        if (found := lexicon.outcomes.get(word)) is not None:
            return None if _nominal(word, words, at, lexicon) else found
        if word in lexicon.joints and at > end:
            return None
    return None


def _nominal(word: str, words: Words, at: int, lexicon: InflectedWords) -> bool:
    """Whether an outcome's word describes the next thing told: "12 осіб та знищений склад"."""
    return word in lexicon.heads and words.at(at + 1) in lexicon.nouns


def _before(words: Words, start: int, low: int, lexicon: InflectedWords) -> str | None:
    """ "загинули 5 …", "знищено п'ять …", "втратив …": the outcome earlier in the same clause."""
    first = max(words.sentence_words(start)[0], start - _REACH)
    for at in range(start - 1, first - 1, -1):
        word = words.lower[at]
        if words.ends[at] <= low:
            return None
        if word in _BREAKS:
            if word == ":" or (
                word in ("—", "–") and words.lower[at - 1 : at] and lexicon.outcomes.get(words.at(at - 1))
            ):
                continue
            return None
        if word == "," and start - at > 1:
            return None
        if (found := lexicon.outcomes.get(word)) is not None:
            return found
    return None


def _toll(words: Words, start: int, lexicon: InflectedWords) -> str | None:
    """ "Кількість загиблих зросла до 21"."""
    first = max(words.sentence_words(start)[0], start - 14)
    window = words.lower[first:start]
    if not lexicon.toll.any(window):
        return None
    for word in reversed(window):
        if (found := lexicon.heads.get(word) or (lexicon.lost.get(word) and "lost")) is not None:
            return found
    return None
