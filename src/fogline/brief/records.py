"""The nouns as ``brief.json`` writes them: one function for each, in the contract's order of names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from fogline.brief.change_records import change
from fogline.brief.lineage_counts import ClaimOrigins
from fogline.brief.lineage_passages import Passages
from fogline.model import (
    Amount,
    Claim,
    Decision,
    Drift,
    Edge,
    Failure,
    Figure,
    Finding,
    Origin,
    Passage,
    Place,
    Question,
    Reference,
    Report,
    Source,
    Speaker,
    Stretch,
    When,
)

__all__ = [
    "claim", "decision", "drift", "edge", "failure", "finding", "moment", "origin", "question", "reference", "report",
    "source",
]  # fmt: skip

Json = dict[str, Any]


def moment(value: date | datetime | None) -> str | None:
    """ISO 8601, or ``None``."""
    return value.isoformat() if value is not None else None


def _when(value: When | None) -> Json | None:
    return dict(value.as_json()) if value is not None else None


def failure(f: Failure) -> Json:
    """An input that could not be read."""
    return {"what": f.what, "where": f.where, "why": f.why, "do": f.do}


def report(r: Report, origin_id: str | None, beginning: str, not_read: bool, share: bool) -> Json:
    """A report; ``origin_id`` is ``None`` where unknown, ``beginning`` the report where its words begin (its own id
    where it takes them from no other), ``share`` leaves its text out."""
    version = r.version
    return {
        "id": r.id,
        "kind": str(r.kind),
        "title": r.title,
        "publisher": r.publisher,
        "source": r.source.id,
        "url": r.url,
        "published": _when(r.published),
        "language": r.language,
        "text": None if share else r.text,
        "sha256": r.sha256,
        "version": {"number": version.number, "of": version.of, "note": version.note},
        "origin": origin_id,
        "beginning": beginning,
        "partial": r.partial,
        "warnings": list(r.warnings),
        "part": r.part,
        "guessed": sorted(r.guessed),
        "read_for_claims": not not_read,
    }


def _passage(passage: Passage | None) -> Json | None:
    return None if passage is None else {"start": passage.start, "end": passage.end, "text": passage.text}


def _speaker(speaker: Speaker) -> Json:
    return {
        "name": speaker.name,
        "mention": speaker.mention,
        "start": speaker.start,
        "end": speaker.end,
        "party": speaker.party,
        "standing": str(speaker.standing),
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "mention": place.mention,
        "start": place.start,
        "end": place.end,
        "id": place.id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_m": place.radius_m,
        "country": place.country,
        "kind": place.kind,
    }


def _amount(amount: Amount | None) -> Json | None:
    if amount is None:
        return None
    return {
        "value": amount.value,
        "low": amount.low,
        "high": amount.high,
        "unit": amount.unit,
        "of": amount.of,
        "qualifier": amount.qualifier,
    }


def claim(c: Claim, cut: bool, begins: ClaimOrigins) -> Json:
    """A claim; ``cut`` says that its passage goes on, ``begins`` where it comes from."""
    origin, beginning = begins.of_claim(c)
    return {
        "id": c.id,
        "report": c.report,
        "start": c.start,
        "end": c.end,
        "quote": c.quote,
        "excerpt": cut,
        "cue": _passage(c.cue),
        "speakers": [_speaker(s) for s in c.speakers],
        "act": str(c.act),
        "polarity": str(c.polarity),
        "denies": c.denies,
        "certainty": str(c.certainty),
        "hedge": c.hedge,
        "relation": str(c.relation),
        "arguments": {"actor": c.arguments.actor, "target": c.arguments.target},
        "places": [_place(p) for p in c.places],
        "said_on": _when(c.said_on),
        "happened": _when(c.happened),
        "amount": _amount(c.amount),
        "kind": str(c.kind),
        "review": str(c.review),
        "made_by": c.made_by,
        "origin": origin,
        "beginning": beginning,
    }


def question(q: Question) -> Json:
    """A question with its answers."""
    return {
        "id": q.id,
        "text": q.text,
        "relation": str(q.relation),
        "places": [_place(p) for p in q.places],
        "when": _when(q.when),
        "answers": [
            {
                "id": a.id,
                "text": a.text,
                "claims": list(a.claims),
                "parties": list(a.parties),
                "origins": {
                    "known": a.origins.known,
                    "unknown": a.origins.unknown,
                    "reports": a.origins.reports,
                    "heard": a.origins.heard,
                },
            }
            for a in q.answers
        ],
        "relations": [
            {"a": r.a, "b": r.b, "relation": str(r.relation), "reason": r.reason} for r in q.relations
        ],
        "absent": [
            {
                "party": a.party,
                "standing": str(a.standing),
                "reports_read": a.reports_read,
                "until": moment(a.until),
            }
            for a in q.absent
        ],
        "status": str(q.status),
        "also": [str(s) for s in q.also],
        "reason": q.reason,
        "findings": list(q.findings),
        "review": str(q.review),
        **change(q),
    }


def origin(o: Origin) -> Json:
    """An origin."""
    return {
        "id": o.id,
        "kind": str(o.kind),
        "report": o.report,
        "speaker": o.speaker,
        "reports": list(o.reports),
        "claims": list(o.claims),
        "hearings": o.hearings,
        "why": o.why,
    }


def edge(e: Edge) -> Json:
    """An edge."""
    return {
        "id": e.id,
        "child": e.child,
        "parent": e.parent,
        "directed": e.directed,
        "kind": str(e.kind),
        "evidence": list(e.evidence),
        "aligned": [
            {
                "child": {"start": a.child.start, "end": a.child.end},
                "parent": {"start": a.parent.start, "end": a.parent.end},
                "likeness": a.likeness,
            }
            for a in e.aligned
        ],
        "decision": e.decision,
    }


def drift(d: Drift, passages: Passages) -> Json:
    """A drift, with the words of both passages."""
    return {
        "id": d.id,
        "edge": d.edge,
        "kind": str(d.kind),
        "from_claim": d.from_claim,
        "to_claim": d.to_claim,
        "note": d.note,
        "before": _words(passages.before(d), passages),
        "after": _words(passages.after(d), passages),
    }


def _words(stretch: Stretch | None, passages: Passages) -> Json | None:
    if stretch is None:
        return None
    return {
        "report": stretch.report,
        "start": stretch.start,
        "end": stretch.end,
        "text": passages.words(stretch),
    }


def source(s: Source) -> Json:
    """A source."""
    return {
        "id": s.id,
        "name": s.name,
        "domain": s.domain,
        "channel": s.channel,
        "party": s.party,
        "standing": str(s.standing),
        "known_by": s.known_by,
    }


def reference(r: Reference) -> Json:
    """A reference."""
    return {
        "id": r.id,
        "kind": str(r.kind),
        "maker": r.maker,
        "party": r.party,
        "standing": str(r.standing),
        "when": _when(r.when),
        "title": r.title,
        "sha256": r.sha256,
        "borrows_from": list(r.borrows_from),
        "licence": r.licence,
        "notes": list(r.notes),
    }


def finding(f: Finding) -> Json:
    """A finding."""
    return {
        "id": f.id,
        "question": f.question,
        "answer": f.answer,
        "check": f.check,
        "outcome": str(f.outcome),
        "references": list(f.references),
        "figures": _figures(f.figures),
        "reason": f.reason,
    }


def _figures(figures: Sequence[tuple[str, Figure]]) -> Json:
    return {name: {"value": figure.value, "unit": figure.unit} for name, figure in figures}


def decision(d: Decision) -> Json:
    """A decision; ``from`` and ``to`` are what was and what became of it."""
    return {
        "id": d.id,
        "on": d.on,
        "what": d.what,
        "from": d.from_value,
        "to": d.to_value,
        "by": d.by,
        "at": d.at.isoformat(),
        "why": d.why,
        "undoes": d.undoes,
    }
