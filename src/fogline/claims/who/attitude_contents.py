"""What an attributing verb attributes, as whole clauses, phrases and quotations: after it, before it, around it."""

from __future__ import annotations

from fogline.claims.who.attitude_words import VERBS, Attitude
from fogline.claims.who.attributed_span import Span
from fogline.claims.who.contents import forward
from fogline.claims.who.hit import Hit
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.whole_phrases import tidy

__all__ = ["after", "before", "clause_follows", "ordered", "quote_after", "resumed", "that_clause"]

_CLAUSES = ("ccomp", "parataxis", "csubj")
_PREPOSITIONS = frozenset("for on about of against in with at over as".split())
_OPENERS = ("“", '"', "«", "‘", "'")
_CLOSERS = ("”", '"', "»", "’", "'")
_DASHES = (",", "–", "—", "--", "-")
_ABOUT = frozenset("on for about over of as regarding in with by at".split())
_SHORT = 2


def quote_after(reading: Reading, i: int, last: int) -> Span | None:
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


def clause_follows(reading: Reading, tree: Tree, i: int) -> bool:
    """Whether what is said stands after the verb: "X, who said that …"."""
    return reading.lower[i + 1 : i + 2] == ["that"] or any(
        kid > i and reading.deps[kid] == "ccomp" for kid in tree.kids[i]
    )


def that_clause(reading: Reading, tree: Tree, i: int, last: int) -> Span | None:
    """ "We know from his letters that …": the clause after "that", with no verb between."""
    for k in range(i + 1, min(last, i + 12)):
        if reading.lower[k] == "that" and reading.tags[k] == "IN":
            head = reading.heads[k]
            end = tree.right[head] if head > k else last
            return tidy(reading, k, _no_aside(reading, tree, k, min(last, end)))
        if reading.tags[k] in FINITE or reading.words[k] in (".", ";", ":", "“", '"'):
            return None
    return None


def before(
    reading: Reading, tree: Tree, i: int, begin: int, source: Span | None, within: Span
) -> Span | None:
    """``…, X said``: what stands before the attribution, back to where its quotation or sentence begins."""
    first = within[0]
    left = source[0] if source is not None and source[0] < i else begin
    if source is not None and reading.tags[source[0]] in ("WP", "WDT"):
        return None
    k = left - 1
    if k >= 0 and reading.lower[k] == "as" and (k == first or reading.words[k - 1] == ","):
        return _as_said(reading, k, i, within)
    if k < 0 or (k < first and reading.paragraphs[k] != reading.paragraphs[i]):
        return None
    if reading.words[k] in _CLOSERS and reading.quote_of[k] >= 0:
        opened, closed = reading.quotes[reading.quote_of[k]]
        if closed != k + 1 or closed - opened <= _SHORT or (k < first and reading.words[k - 1] == "."):
            return None
        start = _clause_start(reading, tree, i, first, opened)
        framed = any(reading.tags[j] in FINITE for j in range(start, opened))
        if opened <= first or (not framed and reading.words[opened - 1] in (",", ":")):
            return opened, closed
        return tidy(reading, start, closed)
    if source is None or k < first or reading.words[k] not in (*_DASHES, "?", "!"):
        return None
    start = _clause_start(reading, tree, i, first, left)
    finite = any(reading.tags[j] in FINITE for j in range(start, k))
    subordinate = reading.tags[start] in ("WRB", "IN") and not _main_follows(reading, start, k)
    return tidy(reading, start, k) if finite and not subordinate and k - start > _SHORT else None


def _as_said(reading: Reading, k: int, i: int, within: Span) -> Span | None:
    """ "As X said, …" and "…, as X said"."""
    first, last = within
    if k > first:
        return tidy(reading, first, k) if i + 2 >= last else None
    comma = next((j for j in range(i + 1, min(last, i + 4)) if reading.words[j] == ","), None)
    return tidy(reading, comma + 1, last) if comma is not None else None


def _main_follows(reading: Reading, start: int, end: int) -> bool:
    """Whether a main clause stands after "When …, " and the like."""
    comma = next((j for j in range(start, end) if reading.words[j] == ","), end)
    return any(reading.tags[j] in FINITE for j in range(comma, end))


def _clause_start(reading: Reading, tree: Tree, i: int, first: int, high: int) -> int:
    starts = [
        tree.left[kid] for kid in tree.kids[i] if kid < i and reading.deps[kid] in _CLAUSES and kid < high
    ]
    return max([first, min(starts)]) if starts else first


def resumed(reading: Reading, tree: Tree, i: int, source: Span | None, said: Span, last: int) -> Span | None:
    """``…, X said, …``: what goes on after the attribution."""
    k = max(i + 1, source[1] if source is not None else i + 1)
    for kid in tree.kids[i]:
        if kid > i and reading.deps[kid].startswith(("obl", "advmod", "obj", "iobj")) and tree.left[kid] <= k:
            k = max(k, tree.right[kid])
    if k + 1 >= last or reading.words[k] not in (*_DASHES, ":"):
        return None
    if reading.words[k + 1] in _OPENERS and reading.quote_of[k + 1] >= 0:
        opened, closed = reading.quotes[reading.quote_of[k + 1]]
        return (opened, closed) if opened == k + 1 else None
    stops = not any(reading.tags[j] in FINITE for j in range(*said))
    joined = reading.lower[k + 1] in ("and", "but")
    if stops or joined or reading.tags[k + 1] in FINITE:
        return tidy(reading, k + 1 + joined, last)
    return None


def ordered(reading: Reading, hit: Hit, last: int) -> Span | None:
    """What follows the cue where the parse shows nothing of the kind: to the end of its clause."""
    if hit.form in ("noun", "passive"):
        return None
    if hit.that:
        return tidy(reading, hit.right - 1, last)
    span, _ = forward(reading, hit, None, last)
    return tidy(reading, *span) if span is not None else None


def after(
    reading: Reading, tree: Tree, i: int, attitude: Attitude, last: int, passive: bool
) -> tuple[int, Span | None]:
    """Where the cue ends, a preposition that leads to the content included, and the content after it."""
    takes, cue_end = attitude.takes, i + 1
    chosen: list[int] = []
    for kid in (kid for kid in tree.kids[i] if kid > i):
        dep, lead = reading.deps[kid], reading.lower[tree.left[kid]]
        if dep in _CLAUSES:
            taken = "that" in takes
        elif dep == "xcomp":
            taken = bool(takes & ({"to", "object"} if lead == "to" else {"object", "ing", "that"}))
        elif dep in ("obj", "iobj"):
            taken = not passive and _object(reading, tree, i, kid, takes)
        elif dep.startswith(("obl", "advcl", "ccomp")) and lead in takes and tree.left[kid] == i + 1:
            cue_end, taken = (i + 2 if lead in _PREPOSITIONS else cue_end), True
        else:
            beside = bool(chosen) and dep.startswith(("obl", "advcl"))
            taken = beside and (lead in takes or _of_object(reading, tree, chosen, kid))
        if taken:
            chosen.append(kid)
    if not chosen:
        return cue_end, None
    begin = max(cue_end, min(tree.left[kid] for kid in chosen))
    end = min(last, max(tree.right[kid] for kid in chosen))
    end = _no_aside(reading, tree, begin, _and_that(reading, tree, begin, end, last))
    return cue_end, tidy(reading, begin, end)


def _object(reading: Reading, tree: Tree, i: int, kid: int, takes: frozenset[str]) -> bool:
    """Whether the object ``kid`` of verb ``i`` is of what is attributed: no hearer, and where it must an infinitive."""
    if "hearer" in takes:
        return False
    return "object" in takes or (bool(takes & {"to", "that"}) and _then(reading, tree, i, kid))


def _and_that(reading: Reading, tree: Tree, begin: int, end: int, last: int) -> int:
    """A content goes on with "and that …", "but that …"."""
    k = end + 1 if reading.words[end : end + 1] == [","] else end
    if k + 2 >= last or reading.lower[k] not in ("and", "but", "or"):
        return end
    if reading.lower[k + 1] == "that" and reading.tags[k + 1] == "IN" and reading.heads[k + 1] > k:
        return min(last, tree.right[reading.heads[k + 1]])
    if reading.tags[k + 1] == "MD":
        head = reading.heads[k + 1]
        return min(last, max(end, tree.right[head])) if head > k else end
    if reading.tags[k + 1] == "VB" and reading.lower[begin] == "to":
        return min(last, max(end, tree.right[k + 1]))
    return end


def _of_object(reading: Reading, tree: Tree, chosen: list[int], kid: int) -> bool:
    """Whether a phrase right after an object tells what it is about, whatever the parse hangs it on."""
    lead = reading.lower[tree.left[kid]]
    object_last = reading.deps[chosen[-1]] in ("obj", "iobj") or reading.tags[chosen[-1]] in NOUN_TAGS
    return object_last and lead in _ABOUT and tree.left[kid] == tree.right[chosen[-1]]


def _then(reading: Reading, tree: Tree, i: int, obj: int) -> bool:
    """Whether an infinitive follows the object: "wants the army to leave"."""
    return any(reading.deps[kid] in ("xcomp", "ccomp") and kid > obj for kid in tree.kids[i])


def _another(reading: Reading, k: int) -> bool:
    """Whether another attribution by the same source begins: "… and noted that"."""
    while k < len(reading.tags) and reading.tags[k] == "RB":
        k += 1
    verb = (
        k + 1 < len(reading.tags) and reading.tags[k] in ("VBD", "VBZ", "VBN") and VERBS.get(reading.lower[k])
    )
    return bool(verb) and reading.lower[k + 1] == "that" and reading.quote_of[k] < 0


def _no_aside(reading: Reading, tree: Tree, begin: int, end: int) -> int:
    """Without a last clause ", which …" that the outlet adds."""
    for k in range(begin + 1, end - 1):
        if reading.words[k] == "," and reading.lower[k + 1] in ("which", "who") and reading.quote_of[k] < 0:
            verb = next((j for j in range(k + 2, end) if reading.deps[j].startswith("acl")), None)
            if verb is not None and tree.right[verb] >= end - 1:
                return k
        if reading.words[k] == ";" and reading.quote_of[k] < 0:
            return k
        if reading.lower[k] in ("and", "but") and _another(reading, k + 1):
            return k
        if reading.words[k] == "," and reading.lower[k + 1 : k + 3] == ["according", "to"]:
            return k
    return end
