"""Qualifiers of amounts: "at least", "about", "or more", before and after the number."""

from __future__ import annotations

from fogline.claims.what.words import Words
from fogline.knowledge.amounts.amount_words import AmountWords

__all__ = ["qualifier_after", "qualifier_before"]


def qualifier_before(words: Words, start: int, lexicon: AmountWords) -> tuple[int, str | None]:
    """The longest qualifier that ends just before the number, money sign and article skipped."""
    at = start - 1
    if words.at(at) in lexicon.currencies:
        at -= 1
    first, _ = words.sentence_words(start)
    begin = at + 1
    for skipped in (0, 1):
        if skipped and words.at(at) not in ("a", "the", "another", "other"):
            break
        last = at - skipped
        for length in (5, 4, 3, 2, 1):
            if last - length + 1 < first:
                continue
            phrase = " ".join(words.lower[last - length + 1 : last + 1])
            if phrase in lexicon.at_least or phrase in lexicon.at_most or phrase in lexicon.about:
                if length == 1 and not _qualifies(words, last, start):
                    continue
                return last - length + 1, phrase
    return begin, None


def _qualifies(words: Words, at: int, start: int) -> bool:
    """Whether a single word is a qualifier here: not the "over" of "over two days" nor the "near" of a place."""
    word = words.at(at)
    if word in ("over", "under", "above", "below", "near"):
        return words.at(start) != "the"
    return True


def qualifier_after(words: Words, end: int, lexicon: AmountWords) -> tuple[int, str | None]:
    for length in (4, 3, 2, 1):
        phrase = " ".join(words.at(end + k) for k in range(length))
        if (
            phrase in lexicon.at_least_after
            or phrase in lexicon.at_most_after
            or phrase in lexicon.about_after
        ):
            return end + length, phrase
    return end, None
