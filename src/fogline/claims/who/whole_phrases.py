"""Whole phrases of an attribution by the parse: verb group of the cue, noun phrase of the source, clause."""

from __future__ import annotations

from fogline.claims.who.attributed_span import Span
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.reading import Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.verb_groups import AUX

__all__ = ["agent", "cue_left", "noun_phrase", "subject", "tidy"]

_STOPS = frozenset((".", ",", ";", ":", "–", "—", "-", "--", "...", "…"))
_CLOSERS = ("”", '"', "»", "’", "'")
_OPENERS = ("“", '"', "«", "‘", "'")
_SHARING = ("conj", "advcl", "ccomp", "parataxis", "dep")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def cue_left(reading: Reading, i: int) -> int:
    """Where the verb group of verb ``i`` begins: its auxiliaries, negation and adverbs before it."""
    first = reading.sentences[reading.sentence_of[i]][0]
    k = i
    while k > first:
        tag, word = reading.tags[k - 1], reading.lower[k - 1]
        auxiliary = tag == "MD" or (word in AUX and tag != "POS") or word in ("n't", "not")
        if not (auxiliary or tag in ("RB", "RBR", "RBS")) or reading.quote_of[k - 1] != reading.quote_of[i]:
            break
        k -= 1
    while k < i and reading.tags[k] in ("RB", "RBR") and (k == first or reading.words[k - 1] in (",", ";")):
        k += 1  # "Meanwhile he said": of the sentence, not of the verb
    return k


def subject(reading: Reading, tree: Tree, i: int) -> tuple[int | None, bool]:
    """The head of who says, thinks or wants, for the verb ``i``; and whether it stands as a passive's subject."""
    for _ in range(6):
        for kid in tree.kids[i]:
            if reading.deps[kid] in _SUBJECTS:
                return kid, reading.deps[kid] == "nsubj:pass"
        dep, head = reading.deps[i], reading.heads[i]
        if head == i:
            return None, False
        if dep.startswith("acl"):
            return (head, False) if reading.tags[i] == "VBG" else (None, False)
        if dep == "xcomp":
            objects = [kid for kid in tree.kids[head] if reading.deps[kid] in ("obj", "iobj")]
            if objects:
                return objects[0], False
        elif dep not in _SHARING or (dep == "ccomp" and reading.tags[i] not in ("VB", "VBG")):
            return None, False
        i = head
    return None, False


def agent(reading: Reading, tree: Tree, i: int) -> int | None:
    """The head of "by X" after the passive ``i``."""
    for kid in tree.kids[i]:
        by = reading.deps[kid].startswith("obl") and reading.lower[tree.left[kid]] == "by"
        if kid > i and by and reading.tags[kid] in NOUN_TAGS | {"PRP"}:
            return kid
    return None


def noun_phrase(reading: Reading, tree: Tree, head: int, low: int, high: int) -> Span | None:
    """The whole phrase about ``head`` between the tokens ``low`` and ``high``, with appositions and relatives."""
    begin, end = max(low, tree.left[head]), min(high, tree.right[head])
    while begin < head and (
        reading.words[begin] in (",", "-", "–", "—", ")", *_OPENERS, *_CLOSERS)
        or (reading.tags[begin] in ("IN", "CC", "TO") and reading.deps[begin] in ("case", "cc", "mark"))
    ):
        begin += 1
    while end > head + 1 and (reading.words[end - 1] in _STOPS or reading.words[end - 1] in ("(", *_CLOSERS)):
        end -= 1
    if begin >= end:
        return None
    if end < high and reading.words[end] == "," and any(reading.words[k] == "," for k in range(head, end)):
        end += 1  # the comma that closes the apposition
    return begin, end


def tidy(reading: Reading, begin: int, end: int) -> Span | None:
    """A content without stops at its ends, with both marks of a quotation that it is or that it ends with."""
    words, quotes, quote_of = reading.words, reading.quotes, reading.quote_of
    while begin < end and (words[begin] in _STOPS or words[begin] in (")", "]")):
        begin += 1
    if begin >= end:
        return None
    last = quote_of[end - 1]
    if last >= 0:
        opened, closed = quotes[last]
        if opened >= begin - 1 and closed >= end:
            begin = min(begin, opened)
            return begin, closed
    while end > begin and words[end - 1] in _STOPS:
        end -= 1
    while end > begin:
        quote = quote_of[end - 1]
        if words[end - 1] in _CLOSERS and quote >= 0 and quotes[quote] == (begin - 1, end):
            return begin - 1, end
        just_opened = words[end - 1] in _OPENERS and quote >= 0 and quotes[quote][0] == end - 1
        unmatched = words[end - 1] == ")" and "(" not in words[begin:end]
        if (
            just_opened
            or unmatched
            or words[end - 1] in ("(", "[")
            or (words[end - 1] in _STOPS and quote < 0)
        ):
            end -= 1
        else:
            break
    return (begin, end) if end > begin else None
