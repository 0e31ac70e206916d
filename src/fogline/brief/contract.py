"""``brief.json``: the contract that tools and tests rely on, described by ``schema.json`` beside this file."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from fogline.brief import change_records, footage_records, records
from fogline.brief.files import write_whole
from fogline.brief.lineage_counts import ClaimOrigins, beginning_of
from fogline.brief.lineage_passages import Passages
from fogline.brief.share import EXCERPT, shareable
from fogline.model import Brief

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
        try:
            data = _written(whole, ensure_ascii=False).encode()
        except UnicodeEncodeError:  # a lone surrogate of broken input: JSON can still say it, in escapes
            data = _written(whole, ensure_ascii=True).encode()
        return write_whole(out / "brief.json", data)


def _written(whole: Json, *, ensure_ascii: bool) -> str:
    """One line for each record, so that files compare line by line (and the fast encoder does the work)."""

    def dump(value: object) -> str:
        return json.dumps(value, ensure_ascii=ensure_ascii, allow_nan=False)

    parts = []
    for key, value in whole.items():
        lines = isinstance(value, list) and len(value) > 0
        parts.append(
            f"{dump(key)}: " + ("[\n  " + ",\n  ".join(map(dump, value)) + "\n ]" if lines else dump(value))
        )
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def as_json(brief: Brief, *, share: bool = False) -> Json:
    """``brief`` as the values of ``brief.json``, in the contract's order of names."""
    cut = {c.id for c in brief.claims if len(c.quote) > EXCERPT} if share else set()
    shown = shareable(brief) if share else brief
    origin_of = dict(shown.lineage.of_report)
    passages = Passages.of(shown)
    begins = beginning_of(passages.reports, shown.lineage)
    told = ClaimOrigins.of(shown.lineage)
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
        "failures": [records.failure(f) for f in shown.failed],
        "reports": [
            records.report(r, origin_of.get(r.id), begins[r.id], r.id in shown.not_read, share)
            for r in shown.reports
        ],
        "claims": [records.claim(c, c.id in cut, told) for c in shown.claims],
        "questions": [records.question(q) for q in shown.questions],
        "origins": [records.origin(o) for o in shown.lineage.origins],
        "edges": [records.edge(e) for e in shown.lineage.edges],
        "drift": [records.drift(d, passages) for d in shown.lineage.drift],
        "sources": [records.source(s) for s in shown.sources],
        "references": [records.reference(r) for r in shown.references],
        "findings": [records.finding(f) for f in shown.findings],
        "decisions": [records.decision(d) for d in shown.decisions],
        "glosses": [change_records.gloss(g) for g in shown.glosses],
        "translations": [change_records.translation(t) for t in shown.translations],
        "corrections": [change_records.correction(c) for c in shown.corrections],
        "related": [change_records.related(r) for r in shown.related],
        "footage": [footage_records.exhibit(e) for e in shown.footage],
        "alike": [footage_records.alike(a) for a in shown.alike],
        "limits": list(shown.limits),
    }


def _read(brief: Brief) -> Json:
    """Per party, then per standing; what has no party (observers, unknown sources) is under ``unknown``."""
    out: Json = {}
    for count in brief.read:
        out.setdefault(count.party or "unknown", {})[str(count.standing)] = {
            "reports": count.reports,
            "failed": 0,
            "partial": count.partial,
            "not_read": count.not_read,
            "latest": records.moment(count.latest),
        }
    if brief.failed:  # what could not be read has no known publisher
        none = {"reports": 0, "failed": 0, "partial": 0, "not_read": 0, "latest": None}
        out.setdefault("unknown", {}).setdefault("unknown", none)["failed"] = len(brief.failed)
    return out
