"""Attributions by a verb, a noun or an adjective, read from the parse."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.who.attitude_words import ADJECTIVES, LIGHT, NOUNS, VERBS, Attitude
from fogline.claims.who.attributed_span import Attribution, Span
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.whole_phrases import agent, cue_left, noun_phrase, subject, tidy

__all__ = ["by_adjective", "by_noun", "by_verb"]

_CLAUSES = ("ccomp", "parataxis", "csubj")
_PREPOSITIONS = frozenset("for on about of against in with at over as to".split())
_OPENERS = ("“", '"', "«", "‘", "'")
_CLOSERS = ("”", '"', "»", "’", "'")
_SHORT = 2


def by_verb(reading: Reading, tree: Tree, i: int) -> Iterator[Attribution]:
    """The attribution by verb ``i``, if it is one."""
    attitude = VERBS.get(reading.lower[i])
    if attitude is None or not reading.tags[i].startswith("VB") or reading.deps[i] in ("amod", "compound"):
        return
    first, last = reading.sentences[reading.sentence_of[i]]
    begin, passive = _group(reading, tree, i)
    who, whom = _voices(reading, tree, i, passive)
    quote = _quote_after(reading, tree, i, last) if "quote" in attitude.takes else None
    if quote is not None:
        yield Attribution(_source(reading, tree, who, i, begin, first, last), (begin, i + 1), (quote,))
        return
    before = _before(reading, tree, i, begin, who, first) if "quote" in attitude.takes and not passive else None
    if before is not None:
        more = _resumed(reading, tree, i, who, before, last)
        contents = (before, more) if more else (before,)
        yield Attribution(_source(reading, tree, who, i, begin, first, last), (begin, i + 1), contents)
        return
    cue_end, content = _after(reading, tree, i, attitude, last, passive)
    contents_found = [content] if content else []
    if passive and whom is not None and attitude.takes & {"object", "for", "of", "to"}:
        named = noun_phrase(reading, tree, whom, first, begin)
        if named and reading.lower[whom] not in ("it", "there"):
            contents_found.insert(0, named)
    if contents_found:
        source = _source(reading, tree, who, i, begin, first, last)
        yield Attribution(source, (begin, cue_end), tuple(contents_found))


def _group(reading: Reading, tree: Tree, i: int) -> tuple[int, bool]:
    """Where the cue begins, light verbs before "to" included; and whether it is a passive."""
    begin = cue_left(reading, i)
    passive = any(reading.deps[kid] == "aux:pass" for kid in tree.kids[i])
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
    reading: Reading, tree: Tree, who: int | None, i: int, begin: int, first: int, last: int
) -> Span | None:
    if who is None:
        return None
    if who < i:
        return noun_phrase(reading, tree, who, first, max(begin, who + 1))
    return noun_phrase(reading, tree, who, i + 1, last)


def _quote_after(reading: Reading, tree: Tree, i: int, last: int) -> Span | None:
    """``X said: "…"``: the whole quotation, where nothing but hearer, time and place stands before it."""
    for k in range(i + 1, min(last, i + 14)):
        if reading.words[k] in _OPENERS and reading.quote_of[k] >= 0:
            opened, closed = reading.quotes[reading.quote_of[k]]
            if opened != k or reading.words[k - 1] not in (",", ":") or closed - opened <= _SHORT:
                return None
            return opened, closed
        if reading.tags[k] in FINITE or reading.words[k] in (".", ";"):
            return None
    return None


def _before(
    reading: Reading, tree: Tree, i: int, begin: int, who: int | None, first: int
) -> Span | None:
    """``…, X said``: what stands before the attribution, back to where its quotation or sentence begins."""
    left = begin
    if who is not None and who < i:
        left = min(begin, tree.left[who]) if tree.left[who] >= first else begin
    k = left - 1
    if k < first and not (k >= 0 and reading.words[k] in _CLOSERS):
        return None
    if reading.words[k] in _CLOSERS and reading.quote_of[k] >= 0:
        opened, closed = reading.quotes[reading.quote_of[k]]
        if closed != k + 1 or closed - opened <= _SHORT:
            return None
        if opened <= first:
            return opened, closed
        return tidy(reading, _clause_start(reading, tree, i, first, opened), closed)
    if reading.words[k] not in (",", "–", "—", "--", "?", "!"):
        return None
    start = _clause_start(reading, tree, i, first, left)
    finite = any(reading.tags[j] in FINITE for j in range(start, k))
    return tidy(reading, start, k) if finite and k - start > _SHORT else None


def _clause_start(reading: Reading, tree: Tree, i: int, first: int, high: int) -> int:
    starts = [
        tree.left[kid] for kid in tree.kids[i] if kid < i and reading.deps[kid] in _CLAUSES and kid < high
    ]
    start = min(starts) if starts else first
    return start if start >= first else first


def _resumed(
    reading: Reading, tree: Tree, i: int, who: int | None, before: Span, last: int
) -> Span | None:
    """``…, X said, …``: what goes on after the attribution."""
    k = max(i + 1, tree.right[who] if who is not None and who > i else i + 1)
    for kid in tree.kids[i]:
        if kid > i and reading.deps[kid].startswith(("obl", "advmod", "obj", "iobj")) and tree.left[kid] <= k:
            k = max(k, tree.right[kid])
    if k + 1 >= last or reading.words[k] not in (",", "–", "—", "--", ":"):
        return None
    if reading.words[k + 1] in _OPENERS and reading.quote_of[k + 1] >= 0:
        opened, closed = reading.quotes[reading.quote_of[k + 1]]
        return (opened, closed) if opened == k + 1 else None
    stops = not any(reading.tags[j] in FINITE for j in range(*before))
    if stops or reading.lower[k + 1] in ("and", "but") or reading.tags[k + 1] in FINITE:
        return tidy(reading, k + 1, last)
    return None


def _after(
    reading: Reading, tree: Tree, i: int, attitude: Attitude, last: int, passive: bool
) -> tuple[int, Span | None]:
    """Where the cue ends, a preposition that leads to the content included, and the content after it."""
    takes, cue_end = attitude.takes, i + 1
    chosen: list[int] = []
    for kid in tree.kids[i]:
        if kid <= i:
            continue
        dep, lead = reading.deps[kid], reading.lower[tree.left[kid]]
        if dep in _CLAUSES and "that" in takes:
            chosen.append(kid)
        elif dep == "xcomp":
            infinitive = lead == "to" or (chosen and reading.lower[tree.left[kid]] == "to")
            if (infinitive and takes & {"to", "object"}) or (not infinitive and takes & {"object", "ing", "that"}):
                chosen.append(kid)
        elif dep in ("obj", "iobj") and not passive and "hearer" not in takes and takes & {"object", "to", "that"}:
            if "object" in takes or _then(reading, tree, i, kid):
                chosen.append(kid)
        elif dep.startswith(("obl", "advcl", "ccomp")) and lead in takes and tree.left[kid] == i + 1:
            if lead in _PREPOSITIONS:
                cue_end = i + 2
            chosen.append(kid)
        elif chosen and dep.startswith(("obl", "advcl")) and lead in takes:
            chosen.append(kid)
    if not chosen:
        return cue_end, None
    begin = max(cue_end, min(tree.left[kid] for kid in chosen))
    end = min(last, max(tree.right[kid] for kid in chosen))
    return cue_end, tidy(reading, begin, _no_aside(reading, tree, begin, end))


def _then(reading: Reading, tree: Tree, i: int, obj: int) -> bool:
    """Whether an infinitive follows the object: "wants the army to leave"."""
    return any(reading.deps[kid] in ("xcomp", "ccomp") and kid > obj for kid in tree.kids[i])


def _no_aside(reading: Reading, tree: Tree, begin: int, end: int) -> int:
    """Without a last clause ", which …" that the outlet adds."""
    for k in range(begin + 1, end - 1):
        if reading.words[k] == "," and reading.lower[k + 1] in ("which", "who") and reading.quote_of[k] < 0:
            verb = next((j for j in range(k + 2, end) if reading.deps[j].startswith("acl")), None)
            if verb is not None and tree.right[verb] >= end - 1:
                return k
    return end


def by_noun(reading: Reading, tree: Tree, i: int) -> Iterator[Attribution]:
    """ "their concerns that …", "a plan to …": the attribution by noun ``i``, if it is one."""
    takes = NOUNS.get(reading.lower[i])
    if takes is None or reading.tags[i] not in NOUN_TAGS:
        return
    for kid in tree.kids[i]:
        if kid < i or tree.left[kid] != i + 1:
            continue
        lead = reading.lower[i + 1]
        clause = reading.deps[kid] in ("acl", "ccomp", "advcl", "acl:relcl") and lead in ("that", "to")
        if lead not in takes or not (clause or reading.deps[kid].startswith(("nmod", "obl", "acl", "advcl"))):
            continue
        prepositional = lead in _PREPOSITIONS and not (lead == "to" and reading.tags[kid] == "VB")
        content = tidy(reading, i + 2 if prepositional else i + 1, tree.right[kid])
        begin, source = i, None
        for left in tree.kids[i]:
            if left < i and reading.deps[left] == "nmod:poss":
                source = noun_phrase(reading, tree, left, tree.left[left], tree.right[left])
        begin = max(tree.left[i], source[1] if source else 0)
        if content:
            yield Attribution(source, (begin, i + 2 if prepositional else i + 1), (content,))
        return


def by_adjective(reading: Reading, tree: Tree, i: int) -> Iterator[Attribution]:
    """ "is confident that …", "is willing to …": the attribution by adjective ``i``, if it is one."""
    takes = ADJECTIVES.get(reading.lower[i])
    if takes is None or not any(reading.deps[kid] in ("cop", "aux:pass") for kid in tree.kids[i]):
        return
    who, _ = subject(reading, tree, i)
    first, last = reading.sentences[reading.sentence_of[i]]
    if who is None or reading.lower[who] == "it":
        return
    for kid in tree.kids[i]:
        if kid < i or reading.deps[kid] not in ("ccomp", "xcomp", "advcl", "obl"):
            continue
        lead = reading.lower[tree.left[kid]]
        if lead in takes or (reading.deps[kid] == "ccomp" and "that" in takes):
            prepositional = lead in _PREPOSITIONS and not (lead == "to" and reading.tags[kid] == "VB")
            content = tidy(reading, tree.left[kid] + prepositional, min(last, tree.right[kid]))
            begin = cue_left(reading, i)
            source = noun_phrase(reading, tree, who, first, max(begin, who + 1))
            if content:
                yield Attribution(source, (begin, i + 1 + prepositional), (content,))
            return
