"""A brief opened for looking things up: by id, by report, by party."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fogline.brief.share import EXCERPT, excerpt
from fogline.brief.words import plain
from fogline.model import (
    Brief,
    Claim,
    Decision,
    Finding,
    Question,
    Reference,
    Report,
    Source,
    Translation,
    What,
)
from fogline.model.decision import settled

__all__ = ["OTHERS", "Book", "Side", "column_parties"]

OTHERS = ""
"""The key of the column for voices of no party, or of one without a column."""
_COLUMNS = 3
_CODE = re.compile(r"\b[A-Z][A-Z-]{2,}\b")
_SIGNS = ("◆", "●", "▲", "■", "✚", "★")


@dataclass(frozen=True, slots=True)
class Side:
    """A column: a party's code, what it is called, and the sign that marks it (no colours)."""

    code: str
    name: str
    sign: str


@dataclass(frozen=True, slots=True)
class Book:
    """``numbers`` numbers each report's claims from 1 in the order of the text, as they are marked there."""

    brief: Brief
    reports: dict[str, Report]
    sources: dict[str, Source]
    claims: dict[str, Claim]
    by_report: dict[str, tuple[Claim, ...]]
    numbers: dict[str, int]
    asked: dict[str, tuple[Question, ...]]
    questions: dict[str, Question]
    findings: dict[str, Finding]
    references: dict[str, Reference]
    origin_of: dict[str, str]
    names: dict[str, str]
    sides: dict[str, Side]
    cut: frozenset[str]
    not_read: frozenset[str]
    pickups: frozenset[str]
    """Reports known to derive from another one."""
    glosses: dict[str, str]
    translations: dict[str, Translation]
    forced: tuple[Decision, ...]
    """Decisions that set claims apart or put them together, and that stand."""

    @classmethod
    def of(cls, brief: Brief, whole: Brief | None = None) -> Book:
        """Index ``brief``; ``whole`` is what it was before it was made shareable."""
        by_report: dict[str, list[Claim]] = {}
        for claim in brief.claims:
            by_report.setdefault(claim.report, []).append(claim)
        ordered = {k: tuple(sorted(v, key=lambda c: (c.start, -c.end))) for k, v in by_report.items()}
        asked: dict[str, list[Question]] = {}
        for question in brief.questions:
            for answer in question.answers:
                for claim_id in answer.claims:
                    if question not in asked.setdefault(claim_id, []):
                        asked[claim_id].append(question)
        names = {code: plain(name) for code, name in brief.names}
        shared = whole is not None and whole is not brief
        return cls(
            brief=brief,
            reports={r.id: r for r in brief.reports},
            sources={s.id: s for s in brief.sources},
            claims={c.id: c for c in brief.claims},
            by_report=ordered,
            numbers={c.id: n for claims in ordered.values() for n, c in enumerate(claims, start=1)},
            asked={k: tuple(v) for k, v in asked.items()},
            questions={q.id: q for q in brief.questions},
            findings={f.id: f for f in brief.findings},
            references={r.id: r for r in brief.references},
            origin_of=dict(brief.lineage.of_report),
            names=names,
            sides={
                code: Side(code, names.get(code, code), sign)
                for code, sign in zip(column_parties(brief), _SIGNS, strict=False)
            },
            cut=frozenset(c.id for c in whole.claims if shared and len(c.quote) > EXCERPT)
            if whole is not None
            else frozenset(),
            not_read=frozenset(brief.not_read),
            pickups=frozenset(e.child for e in brief.lineage.edges if e.directed),
            glosses={g.claim: g.text for g in brief.glosses},
            translations={t.claim: t for t in brief.translations},
            forced=tuple(d for d in settled(brief.decisions) if d.what in (What.APART, What.TOGETHER)),
        )

    def party(self, code: str | None) -> str:
        """What a party is called; ``no party`` for ``None``."""
        return "no party" if code is None else self.names.get(code, code)

    def named(self, words: str) -> str:
        """``words`` with the codes of the case's parties turned into their names."""
        return _CODE.sub(lambda found: self.names.get(found[0], found[0]), words)

    def side(self, code: str) -> Side:
        """A party's column."""
        return self.sides[code]

    def column(self, party: str | None) -> str:
        """The key of the column that a voice of ``party`` stands in."""
        return party if party is not None and party in self.sides else OTHERS

    def title(self, report: Report) -> str:
        """A report's title, or what stands in for it."""
        if report.title and plain(report.title):
            return plain(report.title)
        first = plain(report.text[:400])
        if first:
            return excerpt(first, 70) + ("…" if len(first) > 70 else "")
        return plain(f"Untitled {report.kind}" + (f", {report.part}" if report.part else ""))

    def claims_of(self, ids: Sequence[str]) -> list[Claim]:
        """The claims of ``ids`` that are in the brief."""
        return [self.claims[i] for i in ids if i in self.claims]


def column_parties(brief: Brief) -> tuple[str, ...]:
    """The parties that get a column, at most three: those that oppose each other, in the case's order."""
    opposed = {p for pair in brief.opposing for p in pair}
    order = [*brief.parties, *sorted(opposed - set(brief.parties))]
    picked = [p for p in order if p in opposed] or order
    if len(picked) > _COLUMNS:
        voices = {p: sum(c.party == p for c in brief.claims) for p in picked}
        loudest = sorted(picked, key=lambda p: -voices[p])[:_COLUMNS]
        picked = [p for p in picked if p in loudest]
    return tuple(picked)
