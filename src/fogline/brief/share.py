"""The shareable form of a brief: excerpts instead of whole texts.

Everything downstream sees only what is left here, so that no exporter can let a whole text slip out.
"""

from __future__ import annotations

from dataclasses import replace

from fogline.model import Answer, Brief, Claim, Passage, Question, Review

__all__ = ["EXCERPT", "excerpt", "shareable"]

EXCERPT = 300
"""The most code points of one passage that a shareable file holds."""


def excerpt(text: str, limit: int = EXCERPT) -> str:
    """A literal beginning of ``text`` of at most ``limit`` code points, cut between words where it can be."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = max(head.rfind(" "), head.rfind("\n"))
    return (head[:cut] if cut > limit // 2 else head).rstrip()


def shareable(brief: Brief) -> Brief:
    """``brief`` without whole texts and without what a person rejected.

    A long passage becomes its beginning, with ``end`` moved to match, so that a quote is still the exact
    text of its span. Reports keep title, source, dates and hash; their ``text`` is empty.
    """
    rejected = {c.id for c in brief.claims if c.review is Review.REJECTED}
    return replace(
        brief,
        claims=tuple(_shorten(c) for c in brief.claims if c.id not in rejected),
        questions=tuple(q for q in (_without(q, rejected) for q in brief.questions) if q.answers),
        reports=tuple(replace(r, text="") for r in brief.reports),
    )


def _shorten(claim: Claim) -> Claim:
    quote = excerpt(claim.quote)
    cue = claim.cue
    if cue is not None and len(cue.text) > EXCERPT:
        words = excerpt(cue.text)
        cue = Passage(cue.start, cue.start + len(words), words)
    return replace(claim, quote=quote, end=claim.start + len(quote), cue=cue)


def _without(question: Question, rejected: set[str]) -> Question:
    answers: list[Answer] = []
    for answer in question.answers:
        kept = tuple(c for c in answer.claims if c not in rejected)
        if kept:
            answers.append(replace(answer, claims=kept, text=excerpt(answer.text)))
    ids = {a.id for a in answers}
    relations = tuple(r for r in question.relations if r.a in ids and r.b in ids)
    return replace(question, answers=tuple(answers), relations=relations)
