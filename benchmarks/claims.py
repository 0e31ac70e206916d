# ruff: noqa: E501
"""Claims against gold: precision, recall and F1, party, act, amount, dates, places, in one process.

    python benchmarks/claims.py [GOLD_DIR] [SCORER] [--show] [--floor 0.60]

Uses the scorer's own rules for what matches. Exits with 1 where F1 is below the floor.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"


def load_scorer(path: Path) -> ModuleType:
    """The scoring functions as a module."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_dict(claim: Any) -> dict[str, Any]:
    """A claim in the form of brief.json, as far as the scorer looks at it."""
    return {
        "id": claim.id, "start": claim.start, "end": claim.end, "quote": claim.quote, "act": str(claim.act),
        "kind": str(claim.kind), "denies": claim.denies, "relation": str(claim.relation),
        "speakers": [{"name": s.name, "mention": s.mention, "party": s.party, "standing": str(s.standing)} for s in claim.speakers],
        "amount": claim.amount and {k: getattr(claim.amount, k) for k in ("value", "low", "high", "unit")},
        "said_on": claim.said_on and claim.said_on.as_json(), "happened": claim.happened and claim.happened.as_json(),
        "places": [{"name": p.name, "mention": p.mention} for p in claim.places],
    }  # fmt: skip


def build() -> Any:
    """The extractor with what ships."""
    from fogline.claims.extractor import RuleExtractor
    from fogline.knowledge.gazetteer import Gazetteer
    from fogline.knowledge.parties import Parties
    from fogline.language.pipeline import load

    return RuleExtractor(Parties.load(), Gazetteer.open(), load("en"))


def report_of(doc: dict[str, Any], text: str) -> Any:
    """A gold document as a report."""
    from fogline.model import Report, ReportKind, Source, When, sha256

    meta = doc["meta"]
    published = When.parse(meta["published"]) if meta.get("published") else None
    source = Source(id="gold", name=meta.get("publisher") or "", known_by="user")
    return Report(
        id=doc["name"], kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=source,
        title=meta.get("title"), published=published, language="en",
    )  # fmt: skip


def score(
    scorer: ModuleType, doc: dict[str, Any], claims: list[dict[str, Any]], n: Counter[str], show: bool
) -> None:
    """Add one document's figures to ``n``."""
    gold = doc["claims"]
    found = scorer.pair(gold, claims)
    firm = {i for i, g in enumerate(gold) if not g.get("optional")}
    taken = set(found.values())
    neutral = {j for i, j in found.items() if i not in firm}
    for j, p in enumerate(claims):
        if j not in taken and (
            not p["speakers"]
            or any(scorer.overlap(gold[i], p) >= 0.5 for i in range(len(gold)) if i not in firm)
        ):
            neutral.add(j)
    hits = {i: j for i, j in found.items() if i in firm}
    n["gold"] += len(firm)
    n["hit"] += len(hits)
    n["predicted"] += len(claims) - len(neutral)
    for i, j in hits.items():
        details(scorer, gold[i], claims[j], n, show)
    if show:
        for i in sorted(firm - set(hits)):
            print(
                f"  missed   {gold[i]['id']}: {gold[i]['speaker']} {gold[i]['speech_act']}: {gold[i]['quote_span'][:120]}"
            )
        for j, p in enumerate(claims):
            if j not in taken and j not in neutral:
                who = p["speakers"][-1] if p["speakers"] else {}
                print(
                    f"  invented {doc['name']}: {who.get('name')} [{who.get('party')}] {p['act']}: {p['quote'][:120]}"
                )


def details(scorer: ModuleType, g: dict[str, Any], c: dict[str, Any], n: Counter[str], show: bool) -> None:
    """Party, act, amount, dates and places of one claim that was found."""
    speaker = c["speakers"][-1] if c["speakers"] else None
    if g["side"] in ("media", "unspecified", "third-party"):
        party = not (speaker or {}).get("party") or scorer.same_name(g, speaker)
    else:
        party = bool(speaker and scorer.party(speaker.get("party") or "") == scorer.party(g["side"]))
    n["party"] += party
    n["act"] += c["act"] == g["speech_act"]
    amount = scorer.amount_ok(g, c)
    n["amount"] += amount
    if g.get("quantity"):
        n["quantity?"] += 1
        n["quantity"] += amount
    date = scorer.date_ok(g, c)
    if date is not None:
        n["date?"] += 1
        n["date"] += date
    want = {p.lower() for p in g["places"]}
    got = {(p.get(k) or "").lower() for p in c["places"] for k in ("name", "mention")}
    n["place?"] += len(want)
    n["place"] += len(want & got)
    strict = []
    for field, key in (("said_on", "date_said"), ("happened", "date_event")):
        value = g.get(key)
        value = value.get("start") if isinstance(value, dict) else value
        strict.append(str(value or "")[:10] == str((c.get(field) or {}).get("earliest") or "")[:10])
    n["strict"] += sum(strict)
    if show:
        bad = [
            w
            for w, ok in (
                ("PARTY", party),
                ("ACT", c["act"] == g["speech_act"]),
                ("AMOUNT", amount),
                ("DATE", date is not False),
                ("PLACE", want <= got),
            )
            if not ok
        ]
        if bad:
            print(
                f"  {' '.join(bad)} {g['id']}: got {speaker and (speaker['name'], speaker['party'])} {c['act']} {c['amount']} {c['said_on']} {c['happened']} "
                f"{sorted(got)} want {g['speaker'], g['side']} {g['speech_act']} {g['quantity'] and [g['quantity'][k] for k in ('value', 'low', 'high')]} {g['date_said']} {g['date_event']} {sorted(want)}"
            )


def ratio(a: int, b: int) -> str:
    """A share with its counts."""
    return f"{a}/{b} = {a / b:.3f}" if b else "-"


def main() -> int:
    """Score and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", nargs="?", type=Path, default=SHARED / "data/reports/gold")
    ask.add_argument("scorer", nargs="?", type=Path, default=SHARED / "tools/score_claims.py")
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--floor", type=float, default=0.0)
    args = ask.parse_args()
    if not args.gold.exists():
        print(f"{args.gold} is not there: nothing measured")
        return 0
    scorer, extractor, n, bad = load_scorer(args.scorer), build(), Counter[str](), 0
    spent = 0.0
    for path in sorted(args.gold.glob("*.json")):
        doc = json.loads(path.read_text())
        text = (args.gold / doc["text_file"]).read_text()
        began = time.perf_counter()
        claims = [as_dict(c) for c in extractor.extract(report_of(doc, text))]
        spent += time.perf_counter() - began
        bad += sum(text[c["start"] : c["end"]] != c["quote"] for c in claims)
        one = Counter[str]()
        score(scorer, doc, claims, one, args.show)
        n += one
        print(f"{doc['name']:24} P {ratio(one['hit'], one['predicted'])}  R {ratio(one['hit'], one['gold'])}")
    p, r = n["hit"] / max(1, n["predicted"]), n["hit"] / max(1, n["gold"])
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    print(
        f"claims P {p:.3f} R {r:.3f} F1 {f1:.3f} ({n['hit']} of {n['gold']}, {n['predicted']} predicted, {bad} bad spans) in {spent:.2f} s"
    )
    print(
        f"party {ratio(n['party'], n['hit'])}  act {ratio(n['act'], n['hit'])}  amount {ratio(n['amount'], n['hit'])}, where gold has one {ratio(n['quantity'], n['quantity?'])}"
    )
    print(
        f"date {ratio(n['date'], n['date?'])}  both dates {ratio(n['strict'], 2 * n['hit'])}  places {ratio(n['place'], n['place?'])}"
    )
    return int(f1 < args.floor or bad > 0)


if __name__ == "__main__":
    sys.exit(main())
