"""Footage as records of ``brief.json``. A position that stands in a file's metadata is in none of them."""

from __future__ import annotations

from typing import Any

from fogline.brief.footage_sound import sound_record
from fogline.model import When
from fogline.model.exhibit import Alike, Exhibit, Haze, SaidOf, SkyHeld
from fogline.model.file_evidence import FileEvidence
from fogline.model.footage import Box, Piece, Posting

__all__ = ["alike", "exhibit"]

Json = dict[str, Any]


def exhibit(e: Exhibit) -> Json:
    """One item of footage, without its pictures."""
    return {
        "id": e.id,
        "name": e.name,
        "sha256": e.item.sha256,
        "kind": str(e.item.kind),
        "width": e.item.width,
        "height": e.item.height,
        "duration": e.item.duration,
        "partial": e.item.partial,
        "unheard": e.item.unheard,
        "postings": [_posting(p) for p in e.postings],
        "file": _file(e.evidence) if e.evidence else None,
        "contradictions": [
            {"kind": str(d.doubt), "reason": d.reason, "strong": d.strong} for d in e.contradictions
        ],
        "record": [
            {
                "aspect": str(r.aspect), "found": r.found, "method": r.method, "by": r.by, "second": r.second,
                "at": r.at.isoformat() if r.at else None,
            }
            for r in e.record
        ],
        "said": [_said(one) for one in e.said],
        "haze": _haze(e.haze) if e.haze else None,
        "flags": list(e.flags),
    }  # fmt: skip


def _said(one: SaidOf) -> Json:
    return {
        "claim": one.claim,
        "report": one.report,
        "start": one.passage.start,
        "end": one.passage.end,
        "text": one.passage.text,
        "place": one.place.name if one.place else None,
        "when": _when(one.when),
        "lent": list(one.lent),
        "sky": list(one.sky),
        "negated": one.negated,
        "findings": list(one.findings),
        "held": [_held(held) for held in one.held],
    }


def _held(held: SkyHeld) -> Json:
    return {
        "check": held.check,
        "said": held.said,
        "negated": held.negated,
        "outcome": str(held.outcome),
        "reference": held.reference,
        "figures": {name: {"value": figure.value, "unit": figure.unit} for name, figure in held.figures},
        "reason": held.reason,
    }


def _haze(haze: Haze) -> Json:
    return {"looks": haze.looks, "score": haze.score, "frames": haze.frames, "of": haze.of}


def _posting(p: Posting) -> Json:
    return {
        "where": p.where, "by": p.by, "report": p.report, "posted": _when(p.posted), "seen": _when(p.seen),
        "archived": p.archived.isoformat() if p.archived else None, "forwarded": p.forwarded,
    }  # fmt: skip


def _when(value: When | None) -> Json | None:
    return value.as_json() if value is not None else None


def _file(told: FileEvidence) -> Json:
    signed = told.credentials
    return {
        "media_type": told.media_type,
        "named_as": told.named_as,
        "times": [{"field": t.field, "raw": t.raw, "when": _when(t.when), "note": t.note} for t in told.times],
        "made_with": list(told.made_with),
        "camera": told.camera,
        "has_position": told.position is not None,
        "credentials": {
            "state": str(signed.state), "valid": signed.valid, "trusted": signed.trusted, "signer": signed.signer,
            "generator": signed.generator, "sources": list(signed.sources), "problems": list(signed.problems),
        },
        "notes": list(told.notes),
        "read_by": list(told.read_by),
    }  # fmt: skip


def alike(a: Alike) -> Json:
    """Two items that match. Boxes are fractions of the picture: left, top, right, bottom."""
    return {
        "asked": a.match.asked,
        "found": a.match.found,
        "verdict": str(a.match.verdict),
        "earlier": a.earlier,
        "reason": a.match.reason,
        "pieces": [_piece(p) for p in a.match.pieces],
        "sound": sound_record(a.match.sound),
    }


def _piece(p: Piece) -> Json:
    t = p.transform
    return {
        "verdict": str(p.verdict),
        "asked": [round(p.asked.start, 2), round(p.asked.end, 2)],
        "found": [round(p.found.start, 2), round(p.found.end, 2)],
        "mirrored": t.mirrored,
        "asked_box": _box(t.asked_box),
        "found_box": _box(t.found_box),
        "rotation": round(t.rotation, 1),
        "speed": round(t.speed, 3),
    }


def _box(box: Box) -> list[float]:
    return [round(float(side), 3) for side in (box.left, box.top, box.right, box.bottom)]
