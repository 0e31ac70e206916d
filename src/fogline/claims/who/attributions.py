"""Whatever is attributed to somebody: what is said, and also what is thought, felt, wanted, planned or judged.

The claims of a report are made from what is said (``attribution``); this is the wider layer, with sources, cues and
contents as whole phrases.
"""

from __future__ import annotations

from fogline.claims.who.attitude_nouns import by_adjective, by_noun
from fogline.claims.who.attitude_verbs import by_verb
from fogline.claims.who.attributed_span import Attribution, Span
from fogline.claims.who.hits import find_hits
from fogline.claims.who.reading import Reading
from fogline.claims.who.tree import grow
from fogline.claims.who.whole_quotes import according, whole_quotes

__all__ = ["Attribution", "attributions"]


def attributions(reading: Reading) -> list[Attribution]:
    """All attributions of a report, outermost only, in the order of their cues.

    What is attributed inside a content or a source belongs to that content or source.
    """
    tree = grow(reading)
    found: list[Attribution] = []
    for begin, end in reading.sentences:
        hits = {hit.verb: hit for hit in find_hits(reading, begin, end)}
        for i in range(begin, end):
            hit = hits.get(i)
            found += by_verb(reading, tree, i, hit)
            if hit is None or hit.form == "noun":
                found += by_noun(reading, tree, i)
            found += by_adjective(reading, tree, i)
            found += according(reading, tree, i, begin, end)
    found += whole_quotes(reading)
    return sorted(_outermost(found), key=lambda one: one.at)


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Those whose words are in no other's content: the longest contents first."""
    taken: dict[int, str] = {}
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (-a.weight, a.cue is None, a.at)):
        spans = [*one.contents, *([one.cue] if one.cue else [])]
        if len({k for span in spans for k in range(*span)}) < sum(end - begin for begin, end in spans):
            continue  # a quotation that is never closed has swallowed its own attribution
        if any(taken.get(k) for begin, end in spans for k in range(begin, end)):
            continue
        source = one.source
        if source and any(taken.get(k) in ("content", "cue") for k in range(*source)):
            source = None
        for span in one.contents:
            _take(taken, span, "content")
        if one.cue:
            _take(taken, one.cue, "cue")
        if source:
            _take(taken, source, "source")
        kept.append(Attribution(source, one.cue, one.contents))
    return kept


def _take(taken: dict[int, str], span: Span, label: str) -> None:
    for k in range(*span):
        taken[k] = label
