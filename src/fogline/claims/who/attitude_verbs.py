"""Attributions by a verb, read from the parse, with word order where the parse does not show them."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.who.attitude_words import LIGHT, VERBS, Attitude
from fogline.claims.who.attributed_span import Attribution, Span
from fogline.claims.who.contents import forward
from fogline.claims.who.hit import Hit
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.reading import FINITE, Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.voices import source_left
from fogline.claims.who.whole_phrases import agent, cue_left, noun_phrase, subject, tidy

__all__ = ["by_verb"]

_CLAUSES = ("ccomp", "parataxis", "csubj")
_PREPOSITIONS = frozenset("for on about of against in with at over as".split())
_OPENERS = ("“", '"', "«", "‘", "'")
_CLOSERS = ("”", '"', "»", "’", "'")
_DASHES = (",", "–", "—", "--", "-")
_BE = frozenset("is are was were be been being am 're get got".split())
_PASSIVES = frozenset("expected believed supposed accused considered said thought reported".split())
"""What "it's" or "he's" stands before as a passive, not as "has"."""
_NO_SUBJECT = ("JJ", "VBN", "DT", "CD")
_ABOUT = frozenset("on for about over of as regarding in with by at".split())
_SHORT = 2


def by_verb(reading: Reading, tree: Tree, i: int, hit: Hit | None) -> Iterator[Attribution]:
    """The attribution by verb ``i``, if it is one; ``hit`` is what word order alone makes of it."""
    attitude = VERBS.get(reading.lower[i])
    if attitude is None or (hit is None and not _verbal(reading, i)):
        return
    first, last = reading.sentences[reading.sentence_of[i]]
    begin, passive = _group(reading, tree, i)
    who, whom = _voices(reading, tree, i, passive)
    source = _source(reading, tree, who, hit, i, begin, (first, last))
    if "quote" in attitude.takes and (source is not None or passive):
        quote = _quote_after(reading, i, last)
        if quote is not None:
            yield Attribution(source, (begin, i + 1), (quote,))
            return
    if "quote" in attitude.takes and not passive and not _clause_follows(reading, tree, i):
        before = _before(reading, tree, i, begin, source, (first, last))
        if before is not None:
            more = _resumed(reading, tree, i, source, before, last)
            yield Attribution(source, (begin, i + 1), (before, more) if more else (before,))
            return
    cue_end, content = _after(reading, tree, i, attitude, last, passive)
    if content is None and hit is not None:
        content = _ordered(reading, hit, last)
    if content is None and "that" in attitude.takes:
        content = _that(reading, tree, i, last)
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
    beside = span is not None and (span[1] == begin or span[0] == i + 1 or reading.words[span[1]] in _DASHES)
    if beside:
        return span
    ordered = hit.source if hit is not None else None
    if (
        ordered is None
        and begin > first
        and reading.tags[i] in (*FINITE, "VBN")
        and reading.lower[i] in VERBS
    ):
        ordered = (
            source_left(reading, begin - 1, first) if reading.tags[begin - 1] not in _NO_SUBJECT else None
        )
    if ordered is None or ordered.full_begin >= ordered.full_end:
        return span
    end = ordered.full_end
    while end > ordered.full_begin + 1 and reading.words[end - 1] in (":", ";"):
        end -= 1
    if ordered.end < end < begin and reading.words[end] == ",":
        end += 1
    return ordered.full_begin, end


def _quote_after(reading: Reading, i: int, last: int) -> Span | None:
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


def _clause_follows(reading: Reading, tree: Tree, i: int) -> bool:
    """Whether what is said stands after the verb: "X, who said that …"."""
    return reading.lower[i + 1 : i + 2] == ["that"] or any(
        kid > i and reading.deps[kid] == "ccomp" for kid in tree.kids[i]
    )


def _that(reading: Reading, tree: Tree, i: int, last: int) -> Span | None:
    """ "We know from his letters that …": the clause after "that", with no verb between."""
    for k in range(i + 1, min(last, i + 12)):
        if reading.lower[k] == "that" and reading.tags[k] == "IN":
            head = reading.heads[k]
            end = tree.right[head] if head > k else last
            return tidy(reading, k, _no_aside(reading, tree, k, min(last, end)))
        if reading.tags[k] in FINITE or reading.words[k] in (".", ";", ":", "“", '"'):
            return None
    return None


def _before(
    reading: Reading, tree: Tree, i: int, begin: int, source: Span | None, within: Span
) -> Span | None:
    """``…, X said``: what stands before the attribution, back to where its quotation or sentence begins."""
    first, last = within
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


def _resumed(
    reading: Reading, tree: Tree, i: int, source: Span | None, before: Span, last: int
) -> Span | None:
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
    stops = not any(reading.tags[j] in FINITE for j in range(*before))
    joined = reading.lower[k + 1] in ("and", "but")
    if stops or joined or reading.tags[k + 1] in FINITE:
        return tidy(reading, k + 1 + joined, last)
    return None


def _ordered(reading: Reading, hit: Hit, last: int) -> Span | None:
    """What follows the cue where the parse shows nothing of the kind: to the end of its clause."""
    if hit.form in ("noun", "passive"):
        return None
    if hit.that:
        return tidy(reading, hit.right - 1, last)
    span, _ = forward(reading, hit, None, last)
    return tidy(reading, *span) if span is not None else None


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
            if (infinitive and takes & {"to", "object"}) or (
                not infinitive and takes & {"object", "ing", "that"}
            ):
                chosen.append(kid)
        elif (
            dep in ("obj", "iobj")
            and not passive
            and "hearer" not in takes
            and takes & {"object", "to", "that"}
        ):
            if "object" in takes or _then(reading, tree, i, kid):
                chosen.append(kid)
        elif dep.startswith(("obl", "advcl", "ccomp")) and lead in takes and tree.left[kid] == i + 1:
            if lead in _PREPOSITIONS:
                cue_end = i + 2
            chosen.append(kid)
        elif chosen and dep == "advcl" and lead == "to" and "to" in takes:
            chosen.append(kid)
        elif (
            chosen
            and dep.startswith(("obl", "advcl"))
            and (lead in takes or _of_object(reading, tree, chosen, kid))
        ):
            chosen.append(kid)
    if not chosen:
        return cue_end, None
    begin = max(cue_end, min(tree.left[kid] for kid in chosen))
    end = min(last, max(tree.right[kid] for kid in chosen))
    return cue_end, tidy(
        reading, begin, _no_aside(reading, tree, begin, _and_that(reading, tree, begin, end, last))
    )


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
