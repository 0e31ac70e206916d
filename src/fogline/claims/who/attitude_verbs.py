"""Attributions by a verb, read from the parse, with word order where the parse does not show them."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.who.attitude_contents import (
    after,
    before,
    clause_follows,
    ordered,
    quote_after,
    resumed,
    that_clause,
)
from fogline.claims.who.attitude_words import LIGHT, VERBS
from fogline.claims.who.attributed_span import Attribution, Span
from fogline.claims.who.hit import Hit
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.voices import source_left
from fogline.claims.who.whole_phrases import agent, cue_left, noun_phrase, subject

__all__ = ["by_verb"]

_DASHES = (",", "–", "—", "--", "-")
_BE = frozenset("is are was were be been being am 're get got".split())
_PASSIVES = frozenset("expected believed supposed accused considered said thought reported".split())
"""What "it's" or "he's" stands before as a passive, not as "has"."""
_NO_SUBJECT = ("JJ", "VBN", "DT", "CD")


def by_verb(reading: Reading, tree: Tree, i: int, hit: Hit | None) -> Iterator[Attribution]:
    """The attribution by verb ``i``, if it is one; ``hit`` is what word order alone makes of it."""
    attitude = VERBS.get(reading.lower[i])
    if attitude is None or (hit is None and not _verbal(reading, i)):
        return
    first, last = reading.sentences[reading.sentence_of[i]]
    begin, passive = _group(reading, tree, i)
    who, whom = _voices(reading, tree, i, passive)
    source = None
    if who is not None or not passive:
        source = _source(reading, tree, who, hit, i, begin, (first, last))
    quoted = "quote" in attitude.takes and (source is not None or passive)
    quote = quote_after(reading, i, last) if quoted else None
    if "quote" in attitude.takes and not passive and not clause_follows(reading, tree, i):
        said = before(reading, tree, i, begin, source, (first, last))
        if said is not None and (quote is None or reading.quote_of[said[1] - 1] >= 0):
            more = resumed(reading, tree, i, source, said, last)
            yield Attribution(source, (begin, i + 1), (said, more) if more else (said,))
            return
    if quote is not None:
        yield Attribution(source, (begin, i + 1), (quote,))
        return
    cue_end, content = after(reading, tree, i, attitude, last, passive)
    if content is None and hit is not None:
        content = ordered(reading, hit, last)
    if content is None and "that" in attitude.takes:
        content = that_clause(reading, tree, i, last)
    contents = [content] if content else []
    if passive and whom is not None and attitude.takes & {"object", "for", "of", "to"}:
        named = noun_phrase(reading, tree, whom, first, begin)
        if named and reading.lower[whom] not in ("it", "there"):
            contents.insert(0, named)
    told = passive and (content is not None or source is not None)
    spoken = hit is not None and hit.form == "ing"
    if contents and (told or ((source is not None or spoken) and not passive)):
        yield Attribution(source, (begin, cue_end), tuple(contents))


def _verbal(reading: Reading, i: int) -> bool:
    """Whether token ``i`` is a verb, and no participle before a noun."""
    return reading.tags[i].startswith("VB") and reading.deps[i] not in ("amod", "compound")


def _group(reading: Reading, tree: Tree, i: int) -> tuple[int, bool]:
    """Where the cue begins, light verbs before "to" included; and whether it is a passive."""
    begin = cue_left(reading, i)
    passive = any(
        reading.deps[kid] == "aux:pass" and (reading.lower[kid] in _BE or reading.lower[i] in _PASSIVES)
        for kid in tree.kids[i]
    )
    if begin > 1 and reading.lower[begin - 1] == "to" and reading.lower[begin - 2] in LIGHT:
        begin = cue_left(reading, begin - 2)
    return begin, passive


def _voices(reading: Reading, tree: Tree, i: int, passive: bool) -> tuple[int | None, int | None]:
    """The head of the source, and of the passive's subject."""
    who, as_passive = subject(reading, tree, i)
    if passive or as_passive:
        return agent(reading, tree, i), who
    if reading.tags[i] == "VBN" and reading.deps[i].startswith("acl"):
        return agent(reading, tree, i), None
    return who, None


def _source(
    reading: Reading, tree: Tree, who: int | None, hit: Hit | None, i: int, begin: int, within: Span
) -> Span | None:
    """The whole source: by the parse where it lies beside the verb, else by word order."""
    first, last = within
    span = None
    if who is not None and who < i:
        span = noun_phrase(reading, tree, who, first, max(begin, who + 1))
    elif who is not None:
        span = noun_phrase(reading, tree, who, i + 1, last)
    beside = span is not None and (
        span[1] == begin or span[0] == i + 1 or (span[1] < begin and reading.words[span[1]] in _DASHES)
    )
    if beside:
        return span
    plain = hit.source if hit is not None else None
    finite = reading.tags[i] in (*FINITE, "VBN") and begin > first
    if plain is None and finite and reading.tags[begin - 1] not in _NO_SUBJECT:
        plain = source_left(reading, begin - 1, first)
    if plain is None or plain.full_begin >= plain.full_end:
        return span
    end = plain.full_end
    while end > plain.full_begin + 1 and reading.words[end - 1] in (":", ";"):
        end -= 1
    if plain.end < end < begin and reading.words[end] == ",":
        end += 1
    return plain.full_begin, end
