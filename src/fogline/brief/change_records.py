"""Sentences, series and what is no longer said, as ``brief.json`` writes them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from fogline.model import (
    AsOf,
    Bounds,
    Correction,
    Dropped,
    Gloss,
    Question,
    Related,
    Sentence,
    Series,
    Step,
    Translation,
    When,
)

__all__ = ["change", "correction", "gloss", "related", "translation", "without"]

Json = dict[str, Any]


def change(q: Question) -> Json:
    """The fields of a question that tell of words and of change over time."""
    return {
        "sentences": [_sentence(s) for s in q.sentences],
        "series": [_series(s) for s in q.series],
        "as_of": [_as_of(a) for a in q.as_of],
        "dropped": [_dropped(d) for d in q.dropped],
        "related": list(q.related),
        "decisions": list(q.decisions),
    }


def without(
    question: Question, claims: frozenset[str], questions: Collection[str], reports: Collection[str]
) -> Question:
    """``question`` with only those steps, of other questions too, that rest on ``claims``; ``questions`` and
    ``reports`` are the ids that may still be named."""
    kept = []
    for one in question.series:
        steps = tuple(
            replace(s, question=s.question if s.question in questions else None)
            for s in one.steps
            if claims.issuperset(s.claims)
        )
        if steps:
            kept.append(replace(one, steps=steps))
    lapses = (replace(d, reports=tuple(r for r in d.reports if r in reports)) for d in question.dropped)
    return replace(
        question,
        series=tuple(kept),
        dropped=tuple(d for d in lapses if claims.issuperset((*d.claims, *d.by))),
    )


def _sentence(s: Sentence) -> Json:
    return {
        "party": s.party,
        "official": s.official,
        "text": s.text,
        "citations": [{"claim": c.claim, "start": c.start, "end": c.end} for c in s.citations],
        "claims": list(s.claims),
        "more": s.more,
    }


def _series(s: Series) -> Json:
    return {"party": s.party, "official": s.official, "steps": [_step(t) for t in s.steps]}


def _step(s: Step) -> Json:
    return {
        "at": dict(s.at.as_json()),
        "known_by": s.known_by,
        "kind": str(s.kind),
        "answer": s.answer,
        "text": s.text,
        "claims": list(s.claims),
        "voices": list(s.voices),
        "amount": _bounds(s.amount),
        "degree": s.degree,
        "question": s.question,
        "reason": s.reason,
    }


def _bounds(b: Bounds | None) -> Json | None:
    return None if b is None else {"low": b.low, "high": b.high, "point": b.point, "unit": b.unit}


def _as_of(a: AsOf) -> Json:
    return {
        "on": a.on.isoformat(),
        "least": a.least,
        "most": a.most,
        "low": a.low,
        "high": a.high,
        "of": a.of,
        "claims": list(a.claims),
    }


def _dropped(d: Dropped) -> Json:
    return {
        "how": str(d.how),
        "party": d.party,
        "official": d.official,
        "source": d.source,
        "answer": d.answer,
        "claims": list(d.claims),
        "last_said": _when(d.last_said),
        "reports": list(d.reports),
        "until": _moment(d.until),
        "by": list(d.by),
        "reason": d.reason,
    }


def _when(value: When | None) -> Json | None:
    return dict(value.as_json()) if value is not None else None


def _moment(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def gloss(g: Gloss) -> Json:
    """A gloss made from a claim's fields."""
    return {"claim": g.claim, "text": g.text}


def translation(t: Translation) -> Json:
    """A translation signed by a person."""
    return {"claim": t.claim, "text": t.text, "by": t.by, "at": t.at.isoformat(), "decision": t.decision}


def correction(c: Correction) -> Json:
    """A field as the machine read it and as a person says."""
    return {
        "on": c.on,
        "field": c.field,
        "machine": c.machine,
        "person": c.person,
        "by": c.by,
        "at": c.at.isoformat(),
        "decision": c.decision,
    }


def related(r: Related) -> Json:
    """Claims that speak of like things."""
    return {"id": r.id, "claims": list(r.claims), "why": r.why}
