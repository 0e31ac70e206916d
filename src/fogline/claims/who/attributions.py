"""Whatever is attributed to somebody: what is said, and also what is thought, felt, wanted, planned or judged.

The claims of a report are made from what is said (``attribution``); this is the wider layer, with sources, cues and
contents as whole phrases.
"""

from __future__ import annotations

from fogline.claims.who.attitudes import by_adjective, by_noun, by_verb
from fogline.claims.who.attributed_span import Attribution, Span
from fogline.claims.who.reading import Reading
from fogline.claims.who.tree import grow
from fogline.claims.who.whole_quotes import according, unclaimed_quotes

__all__ = ["Attribution", "attributions"]


def attributions(reading: Reading) -> list[Attribution]:
    """All attributions of a report, outermost only, in the order of their cues.

    What is attributed inside a content or a source belongs to that content or source.
    """
    tree = grow(reading)
    found: list[Attribution] = []
    for begin, end in reading.sentences:
        for i in range(begin, end):
            found += by_verb(reading, tree, i)
            found += by_noun(reading, tree, i)
            found += by_adjective(reading, tree, i)
            found += according(reading, tree, i, begin, end)
    kept = _outermost(found)
    kept += unclaimed_quotes(reading, kept)
    return sorted(kept, key=lambda one: one.at)


def _outermost(found: list[Attribution]) -> list[Attribution]:
    """Those whose words are in no other's content: the longest contents first."""
    taken: dict[int, str] = {}
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (-a.weight, a.at)):
        spans = [*one.contents, *([one.cue] if one.cue else [])]
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
