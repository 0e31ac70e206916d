"""``brief.json``: the contract that tools and tests rely on, described by ``schema.json`` beside this file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fogline.brief.files import write_whole
from fogline.brief.share import EXCERPT, shareable
from fogline.model import (
    Amount,
    Brief,
    Claim,
    Decision,
    Drift,
    Edge,
    Failure,
    Finding,
    Origin,
    Passage,
    Place,
    Question,
    Reference,
    Report,
    Source,
    Speaker,
    When,
)

__all__ = ["FORMAT", "JsonExporter", "as_json", "schema"]

FORMAT = "fogline-brief/1"
Json = dict[str, Any]


@cache
def schema() -> Json:
    """The JSON Schema (2020-12) of ``brief.json``."""
    found: Json = json.loads(files("fogline.brief").joinpath("schema.json").read_text("utf-8"))
    return found


class JsonExporter:
    """Writes ``brief.json``. ``share`` makes the form without whole texts (``text`` is null then)."""

    name = "json"

    def __init__(self, share: bool = False) -> None:
        self.share = share

    def export(self, brief: Brief, out: Path) -> Path:
        """Write ``out/brief.json`` and return its path.

        Raises:
            OSError: the folder cannot be written to.
        """
        whole = as_json(brief, share=self.share)
        text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
        try:
            data = text.encode()
        except UnicodeEncodeError:  # a lone surrogate of broken input: JSON can still say it, in escapes
            data = (json.dumps(whole, ensure_ascii=True, indent=1, allow_nan=False) + "\n").encode()
        return write_whole(out / "brief.json", data)


def as_json(brief: Brief, *, share: bool = False) -> Json:
    """``brief`` as the values of ``brief.json``, in the contract's order of names."""
    cut = {c.id for c in brief.claims if len(c.quote) > EXCERPT} if share else set()
    shown = shareable(brief) if share else brief
    origin_of = dict(shown.lineage.of_report)
    return {
        "format": FORMAT,
        "case": shown.case,
        "made_at": shown.made_at.isoformat(),
        "made_by": shown.made_by,
        "shared": share,
        "parties": list(shown.parties),
        "names": dict(shown.names),
        "opposing": [list(pair) for pair in shown.opposing],
        "opposing_inferred": shown.opposing_inferred,
        "read": _read(shown),
        "failures": [_failure(f) for f in shown.failed],
        "reports": [_report(r, origin_of.get(r.id), r.id in shown.not_read, share) for r in shown.reports],
        "claims": [_claim(c, c.id in cut) for c in shown.claims],
        "questions": [_question(q) for q in shown.questions],
        "origins": [_origin(o) for o in shown.lineage.origins],
        "edges": [_edge(e) for e in shown.lineage.edges],
        "drift": [_drift(d) for d in shown.lineage.drift],
        "sources": [_source(s) for s in shown.sources],
        "references": [_reference(r) for r in shown.references],
        "findings": [_finding(f) for f in shown.findings],
        "decisions": [_decision(d) for d in shown.decisions],
        "limits": list(shown.limits),
    }


def _moment(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def _when(value: When | None) -> Json | None:
    return dict(value.as_json()) if value is not None else None


def _read(brief: Brief) -> Json:
    """Per party, then per standing; what has no party (observers, unknown sources) is under ``unknown``."""
    out: Json = {}
    for count in brief.read:
        out.setdefault(count.party or "unknown", {})[str(count.standing)] = {
            "reports": count.reports,
            "failed": 0,
            "partial": count.partial,
            "not_read": count.not_read,
            "latest": _moment(count.latest),
        }
    if brief.failed:  # what could not be read has no known publisher
        none = {"reports": 0, "failed": 0, "partial": 0, "not_read": 0, "latest": None}
        out.setdefault("unknown", {}).setdefault("unknown", none)["failed"] = len(brief.failed)
    return out


def _failure(failure: Failure) -> Json:
    return {"what": failure.what, "where": failure.where, "why": failure.why, "do": failure.do}


def _report(report: Report, origin: str | None, not_read: bool, share: bool) -> Json:
    version = report.version
    return {
        "id": report.id,
        "kind": str(report.kind),
        "title": report.title,
        "publisher": report.publisher,
        "source": report.source.id,
        "url": report.url,
        "published": _when(report.published),
        "language": report.language,
        "text": None if share else report.text,
        "sha256": report.sha256,
        "version": {"number": version.number, "of": version.of, "note": version.note},
        "origin": origin,
        "partial": report.partial,
        "warnings": list(report.warnings),
        "part": report.part,
        "guessed": sorted(report.guessed),
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


def _claim(claim: Claim, cut: bool) -> Json:
    return {
        "id": claim.id,
        "report": claim.report,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "excerpt": cut,
        "cue": _passage(claim.cue),
        "speakers": [_speaker(s) for s in claim.speakers],
        "act": str(claim.act),
        "polarity": str(claim.polarity),
        "denies": claim.denies,
        "certainty": str(claim.certainty),
        "hedge": claim.hedge,
        "relation": str(claim.relation),
        "arguments": {"actor": claim.arguments.actor, "target": claim.arguments.target},
        "places": [_place(p) for p in claim.places],
        "said_on": _when(claim.said_on),
        "happened": _when(claim.happened),
        "amount": _amount(claim.amount),
        "kind": str(claim.kind),
        "review": str(claim.review),
        "made_by": claim.made_by,
    }


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "text": question.text,
        "relation": str(question.relation),
        "places": [_place(p) for p in question.places],
        "when": _when(question.when),
        "answers": [
            {
                "id": a.id,
                "text": a.text,
                "claims": list(a.claims),
                "parties": list(a.parties),
                "origins": {"known": a.origins.known, "unknown": a.origins.unknown},
            }
            for a in question.answers
        ],
        "relations": [
            {"a": r.a, "b": r.b, "relation": str(r.relation), "reason": r.reason} for r in question.relations
        ],
        "absent": [
            {
                "party": a.party,
                "standing": str(a.standing),
                "reports_read": a.reports_read,
                "until": _moment(a.until),
            }
            for a in question.absent
        ],
        "status": str(question.status),
        "also": [str(s) for s in question.also],
        "reason": question.reason,
        "findings": list(question.findings),
        "review": str(question.review),
    }


def _origin(origin: Origin) -> Json:
    return {
        "id": origin.id,
        "kind": str(origin.kind),
        "report": origin.report,
        "speaker": origin.speaker,
        "reports": list(origin.reports),
        "claims": list(origin.claims),
        "hearings": origin.hearings,
        "why": origin.why,
    }


def _edge(edge: Edge) -> Json:
    return {
        "id": edge.id,
        "child": edge.child,
        "parent": edge.parent,
        "directed": edge.directed,
        "kind": str(edge.kind),
        "evidence": list(edge.evidence),
    }


def _drift(drift: Drift) -> Json:
    return {
        "id": drift.id,
        "edge": drift.edge,
        "kind": drift.kind,
        "from_claim": drift.from_claim,
        "to_claim": drift.to_claim,
        "note": drift.note,
    }


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "name": source.name,
        "domain": source.domain,
        "channel": source.channel,
        "party": source.party,
        "standing": str(source.standing),
        "known_by": source.known_by,
    }


def _reference(reference: Reference) -> Json:
    return {
        "id": reference.id,
        "kind": str(reference.kind),
        "maker": reference.maker,
        "party": reference.party,
        "standing": str(reference.standing),
        "when": _when(reference.when),
        "title": reference.title,
        "sha256": reference.sha256,
        "borrows_from": list(reference.borrows_from),
        "licence": reference.licence,
        "notes": list(reference.notes),
    }


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "question": finding.question,
        "answer": finding.answer,
        "check": finding.check,
        "outcome": str(finding.outcome),
        "references": list(finding.references),
        "figures": _figures(finding.figures),
        "reason": finding.reason,
    }


def _figures(figures: Sequence[tuple[str, Any]]) -> Json:
    return {name: {"value": figure.value, "unit": figure.unit} for name, figure in figures}


def _decision(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "on": decision.on,
        "what": decision.what,
        "from": decision.from_value,
        "to": decision.to_value,
        "by": decision.by,
        "at": decision.at.isoformat(),
        "why": decision.why,
        "undoes": decision.undoes,
    }
