# ruff: noqa: E501
"""Claims in Ukrainian and Russian posts against gold: who says what kind of thing, and where.

    python benchmarks/posts.py GOLD_JSON REPORTS_DIR [--show] [--floor 0.60] [--scorer SCORER]

GOLD_JSON is a list of {file, id, lang, claims}; a claim has start, end, speaker, party, standing, act, relation,
alternative_relations, amount, optional, kind. ``file`` is a JSONL file of posts (found by "id") or a CSV of events
(by "event_id_1pd"; the text is "representative_text", its address the first of "source_urls").

Two measures. *Pairs*: the set of (party of the innermost speaker, relation) of each post, with alternative relations
accepted; pairs that only find an optional one are neither rewarded nor punished. *Spans*: the scorer's rule (half of
the union, same party or name), and the relation too. Exits with 1 where the F1 of pairs is below the floor.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from claims import as_dict, load_scorer, ratio

SHARED = Path(__file__).resolve().parents[2] / "shared"
NOBODY = {None, "", "media", "unspecified", "third-party", "none", "unknown"}
NAMES = {"equipment": "equipment loss"}
"""Relations that the annotations name in short."""
CHANNEL = re.compile(r"\((?:https?://)?(t\.me/\w+)\)")


def build() -> Any:
    """The extractor with what ships."""
    from fogline.claims.extractor import RuleExtractor
    from fogline.knowledge.gazetteer import Gazetteer
    from fogline.knowledge.parties import Parties
    from fogline.language import pipeline

    loaders = {code: partial(pipeline.load, code) for code in pipeline.languages()}
    return RuleExtractor(Parties.load(), Gazetteer.open(), loaders)


def source_of(sources: Any, parties: Any, url: str | None, channel: Any, name: str | None) -> Any:
    """The publisher by address or channel; else by its name, as whoever collected the posts gives it."""
    from fogline.model import Source, Standing

    named = CHANNEL.search(name or "")
    source = sources.identify(
        url=url, channel=named[1] if named else str(channel) if channel else None, purported=name
    )
    if source.standing is not Standing.UNKNOWN or not name:
        return source
    known = sources.identify(by_user=name)
    voice = parties.identify(name.split("(")[0])
    if known.standing is Standing.UNKNOWN and voice is not None:
        return Source(known.id, name, source.domain, source.channel, voice.party, voice.standing, "user")
    return known if known.standing is not Standing.UNKNOWN else source


def rows_of(reports: Path, file: str) -> dict[str, dict[str, Any]]:
    """The posts of one file by id: text, date, url, channel, source."""
    path = reports / file
    if not path.exists():
        path = next(iter(reports.rglob(Path(file).name)))
    if path.suffix == ".jsonl":
        lines = path.read_text(encoding="utf-8").splitlines()
        return {r["id"]: r for line in lines if line.strip() and (r := json.loads(line))}
    found = {}
    with path.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            day = row["date"]
            found[row["event_id_1pd"]] = {
                "text": row["representative_text"], "date": f"{day[:4]}-{day[4:6]}-{day[6:8]}",
                "url": row["source_urls"].split("|")[0].split(";")[0].strip() or None,
            }  # fmt: skip
    return found


def report_of(sources: Any, parties: Any, post: dict[str, Any], name: str, language: str) -> Any:
    """A post as a report."""
    from fogline.model import Report, ReportKind, When, sha256

    try:
        published = When.parse((post.get("date") or "")[:10])
    except ValueError:
        published = None
    source = source_of(sources, parties, post.get("url"), post.get("channel_id"), post.get("source"))
    return Report(
        id=name, kind=ReportKind.POST, text=post["text"], sha256=sha256(post["text"].encode()), source=source,
        published=published, language=language, url=post.get("url"),
    )  # fmt: skip


def posts(gold: list[dict[str, Any]], reports: Path) -> Iterator[tuple[dict[str, Any], Any]]:
    """Each annotated post with its report."""
    from fogline.knowledge.parties import Parties
    from fogline.knowledge.sources import Sources

    sources, parties = Sources.load(), Parties.load()
    files: dict[str, dict[str, dict[str, Any]]] = {}
    for one in gold:
        if one["file"] not in files:
            files[one["file"]] = rows_of(reports, one["file"])
        table = files[one["file"]]
        if str(one["id"]) not in table:
            print(f"{one['file']} has no {one['id']}: left out")
            continue
        yield one, report_of(sources, parties, table[str(one["id"])], str(one["id"]), one["lang"])


def party(scorer: Any, value: str | None) -> str | None:
    """A party's code; ``None`` for outlets and voices of no party."""
    return None if value in NOBODY else scorer.party(value)


def innermost(claim: dict[str, Any]) -> str | None:
    """The party of whoever makes a predicted claim."""
    return claim["speakers"][-1]["party"] if claim["speakers"] else None


def relations(gold: dict[str, Any]) -> frozenset[str]:
    """The relations that are right for a gold claim."""
    return frozenset(NAMES.get(r, r) for r in (gold["relation"], *(gold.get("alternative_relations") or ())))


def count_pairs(
    scorer: Any, gold: list[dict[str, Any]], claims: list[dict[str, Any]], n: Counter[str]
) -> list[str]:
    """Add one post's figures for pairs to ``n``; returns what was missed and what was invented."""
    gold = [g for g in gold if g.get("kind", "claim") != "verification"]
    wanted: dict[tuple[str | None, str], frozenset[str]] = {}
    for g in gold:
        if not g.get("optional"):
            key = party(scorer, g.get("party")), NAMES.get(g["relation"], g["relation"])
            wanted[key] = wanted.get(key, frozenset()) | relations(g)
    optional = {(party(scorer, g.get("party")), r) for g in gold if g.get("optional") for r in relations(g)}
    accepted = {(who, r) for (who, _), rs in wanted.items() for r in rs}
    got = {(party(scorer, innermost(c)), c["relation"]) for c in claims if c["kind"] != "verification"}
    missed = [key for key, rs in wanted.items() if not any((key[0], r) in got for r in rs)]
    invented = [pair for pair in got if pair not in accepted and pair not in optional]
    n["gold pairs"] += len(wanted)
    n["found pairs"] += len(wanted) - len(missed)
    n["right pairs"] += len(got & accepted)
    n["judged pairs"] += len(got & accepted) + len(invented)
    return [f"missed pair {who} {what}" for who, what in missed] + [
        f"invented pair {who} {what}" for who, what in invented
    ]


def count_spans(
    scorer: Any, gold: list[dict[str, Any]], claims: list[dict[str, Any]], n: Counter[str], relation: bool
) -> list[str]:
    """The same for spans: one gold claim to one predicted."""
    options = sorted(
        ((scorer.overlap(as_gold(g), c), i, j) for i, g in enumerate(gold) for j, c in enumerate(claims)
         if scorer.overlap(as_gold(g), c) >= 0.5 and same_voice(scorer, g, c) and (not relation or c["relation"] in relations(g))),
        key=lambda option: -option[0],
    )  # fmt: skip
    found: dict[int, int] = {}
    for _, i, j in options:
        if i not in found and j not in found.values():
            found[i] = j
    firm = {i for i, g in enumerate(gold) if not g.get("optional")}
    neutral = {j for j, c in enumerate(claims) if j not in {found[i] for i in found if i in firm}
               and any(scorer.overlap(as_gold(gold[i]), c) >= 0.5 for i in range(len(gold)) if i not in firm)}  # fmt: skip
    mark = " of relation" if relation else ""
    hits = {i: j for i, j in found.items() if i in firm}
    n[f"gold{mark}"] += len(firm)
    n[f"hit{mark}"] += len(hits)
    n[f"judged{mark}"] += len(claims) - len(neutral)
    if relation:
        return []
    for i, j in hits.items():
        g, c = gold[i], claims[j]
        n["act"] += c["act"] == g["act"]
        right = scorer.amount_ok({"quantity": g.get("amount")}, c)
        n["amount"] += right
        n["party"] += party(scorer, innermost(c)) == party(scorer, g.get("party"))
        n["relation"] += c["relation"] in relations(g)
        if g.get("amount"):
            n["amounts"] += 1
            n["amount there"] += right
    return [
        f"missed {gold[i].get('speaker')} {gold[i]['relation']} {gold[i]['start']}-{gold[i]['end']}"
        for i in sorted(firm - set(hits))
    ]


def as_gold(g: dict[str, Any]) -> dict[str, Any]:
    """A gold claim as the scorer names its fields."""
    return {
        "span_start": g["start"],
        "span_end": g["end"],
        "speaker": g.get("speaker") or "",
        "side": g.get("party") or "media",
    }


def same_voice(scorer: Any, g: dict[str, Any], c: dict[str, Any]) -> bool:
    """Whether party or name is the same; the outlet's own voice is that of nobody named."""
    speaker = c["speakers"][-1] if c["speakers"] else None
    if speaker is None:
        return party(scorer, g.get("party")) is None
    if party(scorer, g.get("party")) is None and not speaker["party"]:
        return True
    return bool(scorer.same_speaker(as_gold(g), speaker))


def f1(n: Counter[str], hit: str, judged: str, found: str, gold: str) -> tuple[float, str]:
    """F1, and a line with precision and recall."""
    p, r = n[hit] / max(1, n[judged]), n[found] / max(1, n[gold])
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f, f"P {p:.3f} R {r:.3f} F1 {f:.3f} ({n[found]} of {n[gold]}, {n[judged]} judged)"


def lines(name: str, n: Counter[str]) -> list[str]:
    """What is printed of one group of posts."""
    return [
        f"{name:34} posts {n['posts']}",
        f"  pairs           {f1(n, 'right pairs', 'judged pairs', 'found pairs', 'gold pairs')[1]}",
        f"  spans           {f1(n, 'hit', 'judged', 'hit', 'gold')[1]}",
        f"  spans+relation  {f1(n, 'hit of relation', 'judged of relation', 'hit of relation', 'gold of relation')[1]}",
        f"  of found: party {ratio(n['party'], n['hit'])}  relation {ratio(n['relation'], n['hit'])}  act {ratio(n['act'], n['hit'])}"
        f"  amount {ratio(n['amount'], n['hit'])}, where gold has one {ratio(n['amount there'], n['amounts'])}",
    ]


def main() -> int:
    """Score and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("gold", nargs="?", type=Path, default=Path(__file__).parent / "gold/posts.json")
    ask.add_argument("reports", nargs="?", type=Path, default=SHARED / "data/reports")
    ask.add_argument("--scorer", type=Path, default=SHARED / "tools/score_claims.py")
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--floor", type=float, default=0.0)
    args = ask.parse_args()
    if not (args.gold.exists() and args.reports.exists() and args.scorer.exists()):
        print(f"{args.gold}, {args.reports} or {args.scorer} is not there: nothing measured")
        return 0
    gold = json.loads(args.gold.read_text(encoding="utf-8"))
    scorer, extractor = load_scorer(args.scorer), build()
    groups: dict[str, Counter[str]] = {"all": Counter()}
    bad, spent = 0, 0.0
    for one, report in posts(gold, args.reports):
        began = time.perf_counter()
        claims = [as_dict(claim) for claim in extractor.extract(report)]
        spent += time.perf_counter() - began
        bad += sum(report.text[c["start"] : c["end"]] != c["quote"] for c in claims)
        n: Counter[str] = Counter(posts=1)
        faults = count_pairs(scorer, one["claims"], claims, n)
        faults += count_spans(scorer, one["claims"], claims, n, relation=False)
        count_spans(scorer, one["claims"], claims, n, relation=True)
        for name in ("all", f"language {one['lang']}", f"file {one['file']}"):
            groups.setdefault(name, Counter()).update(n)
        if args.show and faults:
            print(f"{one['id']} ({report.source.name}): {report.text[:300]!r}")
            for fault in faults:
                print(f"    {fault}")
            for c in claims:
                print(
                    f"    got {[s['name'] for s in c['speakers']]} {innermost(c)} {c['act']} {c['relation']}: {c['quote'][:90]!r}"
                )
    for name, n in sorted(groups.items()):
        print("\n".join(lines(name, n)))
    print(f"{bad} bad spans, {spent:.1f} s")
    whole = f1(groups["all"], "right pairs", "judged pairs", "found pairs", "gold pairs")[0]
    return int(bad > 0 or whole < args.floor)


if __name__ == "__main__":
    sys.exit(main())
