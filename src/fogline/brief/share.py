"""The shareable form of a brief: what was reviewed, nothing that is flagged, excerpts instead of whole texts.

Everything downstream sees only what is left here, so that no exporter can let anything else slip out. A question that
rests on a claim which is left out is left out whole, since its sentences may hold that claim's words; the case asks
its questions anew from what may be shared (``fogline.case.sharing``), so that nothing is missing from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from fogline.brief.change_records import without
from fogline.brief.footage_share import shared_footage, told_shortly
from fogline.brief.lineage_share import shared_lineage
from fogline.brief.same_words import LIKE, has, runs, stretches, words
from fogline.model import (
    Brief,
    Claim,
    Decision,
    Passage,
    Question,
    Report,
    Review,
    Shared,
    What,
)
from fogline.model.decision import settled, withheld

__all__ = ["EXCERPT", "excerpt", "flagged", "may_share", "narrowed", "notice", "shareable"]

EXCERPT = 300
"""The most code points of one passage that a shareable file holds."""
_FEW = 2
_REVIEWED = frozenset({Review.ACCEPTED, Review.CORRECTED})
_KEPT_BACK = frozenset({What.FLAG, What.EMBARGO})


def excerpt(text: str, limit: int = EXCERPT) -> str:
    """A literal beginning of ``text`` of at most ``limit`` code points, cut between words where it can be."""
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = max(head.rfind(" "), head.rfind("\n"))
    return (head[:cut] if cut > limit // 2 else head).rstrip()


def flagged(claims: Sequence[Claim], decisions: Sequence[Decision], at: datetime) -> frozenset[str]:
    """The ids of reports and claims that are flagged or under embargo at ``at``, and of claims with their words.

    A flagged report takes its claims with it; a flagged claim those that overlap it, and those of any report that
    have its words in them.
    """
    marked = withheld(decisions, at)
    if not marked:
        return frozenset()
    first = [c for c in claims if c.id in marked or c.report in marked]
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for claim in first:
        spans[claim.report].append((claim.start, claim.end))
    said = _Said(claim.quote for claim in first)
    found = {c.id for c in first} | marked.keys()
    for claim in claims:
        overlaps = any(claim.start < end and start < claim.end for start, end in spans.get(claim.report, ()))
        if overlaps or said.again_in(claim.quote):
            found.add(claim.id)
    return frozenset(found)


class _Said:
    """Passages, to be looked for in others. One of a word or two is not looked for: anybody may have said it."""

    def __init__(self, passages: Iterable[str]) -> None:
        self._short: set[str] = set()
        self._long: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for said in {words(passage) for passage in passages}:
            line = f" {' '.join(said)} "
            if _FEW < len(said) < LIKE:
                self._short.add(line)
            for run in runs(said):
                self._long[run].add(line)

    def again_in(self, passage: str) -> bool:
        """Whether ``passage`` has all of one of them in it, or is a good stretch of one."""
        said = words(passage)
        line = f" {' '.join(said)} "
        if any(short in line for short in self._short):
            return True
        near = {long for run in runs(said) for long in self._long.get(run, ())}
        return any(long in line or line in long for long in near)


def may_share(
    claims: Sequence[Claim], decisions: Sequence[Decision], at: datetime, unreviewed: bool
) -> tuple[frozenset[str], Shared]:
    """The ids of the claims that may be shared, and what that makes of the brief."""
    kept_back = flagged(claims, decisions, at)
    free = [c for c in claims if c.id not in kept_back]
    wanted = _REVIEWED | {Review.UNREVIEWED} if unreviewed else _REVIEWED
    shown = frozenset(c.id for c in free if c.review in wanted)
    return shown, Shared(unreviewed, len(free) - len(shown))


def shareable(brief: Brief) -> Brief:
    """``brief`` without whole texts and without all that may not be passed on.

    Unreviewed claims are kept only where ``brief.shared`` says so. A long passage becomes its beginning, with ``end``
    moved to match, so that a quote is still the exact text of its span. Reports keep title, source, dates and hash;
    their ``text`` is empty.
    """
    unreviewed = brief.shared is not None and brief.shared.unreviewed
    shown, shared = may_share(brief.claims, brief.decisions, brief.made_at, unreviewed)
    if brief.shared is not None:  # made to be shared: what it was made from had more
        shared = replace(shared, left_out=shared.left_out + brief.shared.left_out)
    left = narrowed(brief, shown)
    kept = [q for q in brief.questions if _claims_of(q) <= shown]
    asked = {q.id for q in kept}
    ids = {r.id for r in left.reports}
    questions = tuple(without(_shortened(q, shown), shown, asked, ids) for q in kept)
    findings = tuple(f for f in brief.findings if f.question in asked)
    made = replace(
        left,
        shared=shared,
        footage=told_shortly(left, {f.id for f in findings}, excerpt),
        claims=tuple(_shorten(c) for c in left.claims),
        questions=questions,
        findings=findings,
        reports=tuple(replace(r, text="") for r in left.reports),
        translations=tuple(replace(t, text=excerpt(t.text)) for t in left.translations),
        decisions=tuple(_cut(d) for d in left.decisions),
    )
    told = notice(made)
    return made if told is None or told in made.limits else replace(made, limits=(told, *made.limits))


def narrowed(brief: Brief, shown: Collection[str]) -> Brief:
    """``brief`` with the claims ``shown`` (ids) and what belongs to them alone; its questions are left as they are."""
    claims = tuple(
        replace(c, denies=c.denies if c.denies in shown else None) for c in brief.claims if c.id in shown
    )
    ids = {c.report for c in claims}
    hidden = _hidden(brief, shown)
    reports = tuple(r for r in _untitled(brief, hidden) if r.id in ids)
    items = {*shown, *ids}
    related = (replace(r, claims=tuple(c for c in r.claims if c in shown)) for r in brief.related)
    left = replace(
        brief,
        claims=claims,
        reports=reports,
        lineage=shared_lineage(brief.lineage, {c.id: c for c in claims}, ids, hidden, excerpt),
        sources=tuple(s for s in brief.sources if s.id in {r.source.id for r in reports}),
        decisions=tuple(d for d in settled(brief.decisions) if items.issuperset(d.items) and d.what not in _KEPT_BACK),
        corrections=tuple(c for c in brief.corrections if c.on in items),
        translations=tuple(t for t in brief.translations if t.claim in shown),
        glosses=tuple(g for g in brief.glosses if g.claim in shown),
        related=tuple(r for r in related if len(r.claims) > 1),
        lost=(),
        not_read=tuple(r for r in brief.not_read if r in ids),
    )  # fmt: skip
    return shared_footage(left, ids)


def notice(brief: Brief) -> str | None:
    """What a reader of the shared form must know of what is not in it; ``None`` for a brief that is not shared."""
    shared = brief.shared
    if shared is None:
        return None
    if not brief.claims:
        why = (
            "none of the claims that may be passed on has been reviewed by a person"
            if shared.left_out and not shared.unreviewed
            else "there is no claim that may be passed on"
        )
        what = "No claim" if brief.footage else "Nothing"
        return (
            f"{what} is shown here, because {why}. In a case (fogline new, fogline add) accept or correct claims with "
            "fogline review CASE CLAIM --accept --by NAME, then write this form again; or ask for claims that nobody "
            "reviewed too, with --share --unreviewed."
        )
    out = f"{shared.left_out:,} more {'is' if shared.left_out == 1 else 'are'} left out"
    if shared.unreviewed:
        return "Claims that no person reviewed are in this form because whoever made it asked for them."
    kept = f"Only claims that a person reviewed are in this form{f'; {out}' if shared.left_out else ''}."
    return f"{kept} Answers, statuses and counts rest on these alone."


def _claims_of(question: Question) -> set[str]:
    return {c for answer in question.answers for c in answer.claims}


def _shortened(question: Question, shown: Collection[str]) -> Question:
    return replace(
        question,
        answers=tuple(replace(a, text=excerpt(a.text)) for a in question.answers),
        related=tuple(c for c in question.related if c in shown),
    )


def _shorten(claim: Claim) -> Claim:
    quote = excerpt(claim.quote)
    cue = claim.cue
    if cue is not None and len(cue.text) > EXCERPT:
        words = excerpt(cue.text)
        cue = Passage(cue.start, cue.start + len(words), words)
    return replace(claim, quote=quote, end=claim.start + len(quote), cue=cue)


def _cut(decision: Decision) -> Decision:
    """A translation of a whole passage is no longer than its excerpt."""
    if decision.what != What.TRANSLATION:
        return decision
    before, after = decision.from_value, decision.to_value
    return replace(decision, from_value=before and excerpt(before), to_value=after and excerpt(after))


def _untitled(brief: Brief, hidden: Mapping[str, Collection[tuple[str, ...]]]) -> Iterator[Report]:
    """The reports, without a title or an address that repeats the words of a claim which is left out."""
    for report in brief.reports:
        said = {*hidden.get(report.id, ()), *hidden[""]}
        yield _without(report, said) if said else report


def _hidden(brief: Brief, shown: Collection[str]) -> dict[str, frozenset[tuple[str, ...]]]:
    """The runs of words that may not be said of each report (by id), and those of ``""``, that may be said nowhere."""
    left: dict[str, list[Claim]] = defaultdict(list)
    kept: dict[str, list[Claim]] = defaultdict(list)
    for claim in brief.claims:
        (kept if claim.id in shown else left)[claim.report].append(claim)
    marked = flagged(brief.claims, brief.decisions, brief.made_at)
    found = {
        report: stretches(c.quote for c in claims) - stretches(c.quote for c in kept.get(report, ()))
        for report, claims in left.items()
    }
    return {**found, "": stretches(c.quote for c in brief.claims if c.id in marked)}


def _without(report: Report, said: Collection[tuple[str, ...]]) -> Report:
    title = None if has(report.title, said) else report.title
    url = None if has(report.url, said) else report.url
    return report if (title, url) == (report.title, report.url) else replace(report, title=title, url=url)
