"""Attributions by a noun ("concerns that …", "his plan to …") or an adjective ("is confident that …")."""

from __future__ import annotations

from collections.abc import Iterator

from fogline.claims.who.attitude_words import ADJECTIVES, NOUNS
from fogline.claims.who.attributed_span import Attribution
from fogline.claims.who.phrases import NOUNS as NOUN_TAGS
from fogline.claims.who.reading import Reading
from fogline.claims.who.tree import Tree
from fogline.claims.who.whole_phrases import cue_left, noun_phrase, subject, tidy

__all__ = ["by_adjective", "by_noun"]

_PREPOSITIONS = frozenset("for on about of against in with at over as to".split())


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
        while begin < i and (
            reading.tags[begin] in ("CC", "IN", "RB", ",") or not reading.words[begin][0].isalnum()
        ):
            begin += 1
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
            prepositional = lead in _PREPOSITIONS and lead != "to"
            content = tidy(reading, tree.left[kid] + prepositional, min(last, tree.right[kid]))
            begin = cue_left(reading, i)
            source = noun_phrase(reading, tree, who, first, max(begin, who + 1))
            if content:
                yield Attribution(source, (begin, i + 1 + prepositional), (content,))
            return
