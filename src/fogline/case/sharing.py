"""A brief to be passed on: the questions asked anew from the claims that may be shared.

Statuses and answers rest on those claims alone, so that none shows through that is left out. What is absent is said
only where nothing is found among *all* claims: a voice that nobody reviewed yet is not silent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from fogline.case import assembly
from fogline.case.assembly import Asked
from fogline.case.references import References
from fogline.model import Brief, Question, Standing
from fogline.store.write import Store

__all__ = ["shared_brief"]


def shared_brief(store: Store, references: References, asked: Asked, unreviewed: bool) -> Brief:
    """The brief of what a person reviewed, or of all that is not flagged or rejected where ``unreviewed`` is wanted."""
    from fogline.brief.share import flagged, may_share, narrowed, notice
    from fogline.questions import ask
    from fogline.questions.decided import self_contained

    at = datetime.now(UTC)
    shown, shared = may_share(asked.claims, asked.decisions, at, unreviewed)
    kept_back = flagged(asked.claims, asked.decisions, at)
    reports = tuple(report for report in asked.reports if report.id not in kept_back)
    claims = self_contained([claim for claim in asked.claims if claim.id in shown])
    by_claim: dict[str, list[Question]] = defaultdict(list)
    for question in asked.questions:
        for claim_id in {c for answer in question.answers for c in answer.claims}:
            by_claim[claim_id].append(question)
    questions = ask(
        claims, {report.id: report for report in reports}, asked.opposing, asked.lineage,
        names=asked.names, unread=asked.not_read, forced=asked.forced,
    )  # fmt: skip
    told = frozenset(claim.report for claim in claims)
    honest = tuple(_as_in(question, by_claim, told) for question in questions)
    few = replace(asked, reports=reports, claims=claims, questions=honest)
    made = assembly.brief(store, references, few)
    # What is left out is looked for in titles and addresses, so the whole list goes in and the short one comes out.
    made = narrowed(replace(made, reports=reports, claims=asked.claims, shared=shared), shown)
    codes = assembly.codes(made.reports, made.claims) | {
        *made.parties,
        *(p for pair in made.opposing for p in pair),
    }
    private = {report.name for report in asked.reports if report.id in kept_back}
    words = notice(made)
    return replace(
        made,
        names=tuple((code, name) for code, name in made.names if code in codes),
        failed=tuple(failure for failure in made.failed if failure.what not in private),
        limits=made.limits if words is None else (words, *made.limits),
    )


def _as_in(question: Question, by_claim: Mapping[str, list[Question]], told: frozenset[str]) -> Question:
    """The question, saying of nobody that nothing was found where something was that may not be shown.

    ``by_claim`` are the questions asked from all claims; ``told`` the reports that are shown.
    """
    same = {q.id: q for a in question.answers for c in a.claims for q in by_claim.get(c, ())}.values()
    silent = [{(a.party, a.standing) for a in q.absent} for q in same]
    absent = tuple(a for a in question.absent if all((a.party, a.standing) in found for found in silent))
    said_absent = {(a.party, a.standing is Standing.OFFICIAL) for a in absent}
    gone = {(d.how, d.claims, d.by, d.reports) for q in same for d in q.dropped}
    return replace(
        question,
        absent=absent,
        sentences=tuple(s for s in question.sentences if s.claims or (s.party, s.official) in said_absent),
        dropped=tuple(
            replace(d, reports=tuple(r for r in d.reports if r in told))
            for d in question.dropped
            if (d.how, d.claims, d.by, d.reports) in gone
        ),
    )
