"""Which report comes from which, and what changed on the way, on the stories of ``benchmarks/lineage``.

    python benchmarks/lineage_stories.py [--folder benchmarks/lineage/stories] [--only STORY] [--errors]

Each story is put into a case of its own, offline, and read as a user's would be. Printed per story and in all: edges
(precision, recall, F1), origins (known and unknown, exact or not), pairs of independent reports that were merged, and
drifts. Two plain baselines are scored in the same run: headlines whose words overlap (Jaccard 0.55), and datasketch's
MinHash over the body (128 permutations, five-word shingles, estimated Jaccard 0.5). Both take for each report the
earlier one that it is most like; where a time is missing the edge is undirected.

How it is scored is told in ``benchmarks/lineage/README.md``. Of any folder but ``stories`` the sums alone are printed:
what is held out stays unread.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from lineage_gold import Found, FoundDrift, Gold, GoldDrift, Link, Span, ancestors, load, read
from lineage_plain import by_body, by_headline

HERE = Path(__file__).parent
SAME_WORDS = 0.5
"""Part of the shorter passage's words that two passages of different reports share where they say the same."""
LEFT_OUT = ("denial left out", "account left out", "verification dropped")
_WORD = re.compile(r"\w+")


def score_edges(gold: Gold, found: Found) -> tuple[Counter[str], list[str], set[Link]]:
    """Hits, misses and excess edges, what was wrong in words, and the found edges that are no part of the count."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    left = list(found.edges)
    wanted = [e for e in gold.edges if not e.optional]
    # The parent that gold names goes before one that would be as right.
    for exact in (True, False):
        for link in list(wanted):
            fit = next((f for f in left if link.fits(f) and (not exact or link.parent in _pair(f))), None)
            if fit is not None:
                wanted.remove(link)
                left.remove(fit)
                count["edge hit"] += 1
                count[f"found edge {link.kind}"] += 1
                count["kind right"] += fit.kind == link.kind
    neutral = {f for f in left for e in gold.edges if e.optional and e.fits(f)}
    left = [f for f in left if f not in neutral]
    count["edge miss"], count["edge excess"] = len(wanted), len(left)
    count.update(f"missed edge {link.kind}" for link in wanted)
    count.update(f"excess edge {link.kind}" for link in left)
    wrong += [f"missed edge {e.child} <- {e.parent} ({e.kind})" for e in wanted]
    wrong += [f"excess edge {e.child} <- {e.parent} ({e.kind}, directed {e.directed})" for e in left]
    return count, wrong, neutral


def score_merged(gold: Gold, found: Found, neutral: set[Link]) -> tuple[Counter[str], list[str]]:
    """Independent pairs that come from one report, or were given one origin."""
    edges = tuple(e for e in found.edges if e not in neutral)
    roots = {name: ancestors(name, edges) for name in gold.origin}
    pairs = gold.independent()
    merged = [
        (a, b)
        for a, b in sorted(pairs)
        if roots[a] & roots[b] or (a in found.origin and found.origin[a] == found.origin.get(b))
    ]
    return Counter({"pairs": len(pairs), "merged": len(merged)}), [f"merged {a} and {b}" for a, b in merged]


def score_drifts(gold: Gold, found: Found, neutral: set[Link]) -> tuple[Counter[str], list[str]]:
    """Hits, misses and excess drifts; one that is found twice, once for each of two claims, counts once."""
    left = [d for d in found.drifts if not any(_pair(e) == {d.child, d.parent} for e in neutral)]
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for drift in sorted(gold.drifts, key=lambda d: d.optional):
        hits = [d for d in left if _fits(gold, found, drift, d)]
        left = [d for d in left if d not in hits]
        if drift.optional or (not hits and _elsewhere(gold, found, drift)):
            continue
        count["drift hit" if hits else "drift miss"] += 1
        count[f"{'found' if hits else 'missed'} drift {drift.kind}"] += 1
        if not hits:
            wrong.append(f"missed {drift.kind}: {drift.child} <- {drift.parent}: {drift.before!r}")
    # A short mention cannot hold a report: what it leaves out counts only where gold says so.
    mentions = {(e.child, p) for e in gold.edges if e.kind == "credit" for p in (e.parent, *e.also)}
    left = [d for d in left if d.kind not in LEFT_OUT or (d.child, d.parent) not in mentions]
    count["drift excess"] = len(left)
    count.update(f"excess drift {drift.kind}" for drift in left)
    wrong += [
        f"excess {d.kind}: {d.child} <- {d.parent}: {_cut(found.texts[d.parent], d.before)!r} ({d.note})"
        for d in left
    ]
    return count, wrong


def _fits(gold: Gold, found: Found, drift: GoldDrift, other: FoundDrift) -> bool:
    if other.child != drift.child or other.kind not in (drift.kind, *drift.also):
        return False
    if other.parent == drift.parent:
        return _overlap(found.texts[drift.parent], drift.before, other.before)
    edge = next((e for e in gold.edges if e.child == drift.child and e.parent == drift.parent), None)
    if edge is None or other.parent not in edge.also:
        return False
    if drift.after is not None and other.after is not None:
        return _overlap(found.texts[drift.child], drift.after, other.after)
    mine = set(_WORD.findall(drift.before.casefold()))
    theirs = set(_WORD.findall(_cut(found.texts[other.parent], other.before).casefold()))
    return len(mine & theirs) >= SAME_WORDS * max(min(len(mine), len(theirs)), 1)


def _elsewhere(gold: Gold, found: Found, drift: GoldDrift) -> bool:
    """Whether the edge was found to another parent that is as right: from that one nothing need have changed."""
    edges = [e for e in gold.edges if e.child == drift.child and e.parent == drift.parent]
    from_it = {f.parent for f in found.edges if f.child == drift.child}
    return any(from_it & set(e.also) and drift.parent not in from_it for e in edges)


def _overlap(text: str, passage: str, span: Span | None) -> bool:
    at = text.find(passage)
    while span is not None and at >= 0:
        if at < span[1] and span[0] < at + len(passage):
            return True
        at = text.find(passage, at + 1)
    return False


def _cut(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


def _pair(link: Link) -> set[str]:
    return {link.child, link.parent}


def ratios(count: Counter[str], what: str) -> tuple[float, float, float]:
    """Precision, recall and F1, 0 to 1; 1 where there is nothing to find and nothing was found."""
    hit, miss, excess = (count[f"{what} {part}"] for part in ("hit", "miss", "excess"))
    precision = hit / (hit + excess) if hit + excess else 1.0
    recall = hit / (hit + miss) if hit + miss else 1.0
    return precision, recall, 2 * hit / (2 * hit + miss + excess) if hit + miss + excess else 1.0


def score_story(folder: Path, totals: dict[str, Counter[str]], show: bool, errors: bool) -> None:
    """Read a story, add its figures to ``totals`` by the name of who found them, and print them if ``show``."""
    gold = load(folder)
    found = read(folder, gold)
    ways = {"fogline": found, "headline": by_headline(found.reports), "MinHash": by_body(found.reports)}
    story: dict[str, Counter[str]] = {}
    told: list[str] = []
    for name, way in ways.items():
        edges, wrong, neutral = score_edges(gold, way)
        pairs, mistaken = score_merged(gold, way, neutral)
        story[name] = edges + pairs
        if name == "fogline":
            drifts, astray = score_drifts(gold, way, neutral)
            exact = (way.known, way.unknown) == (gold.known, gold.unknown)
            story[name] += drifts + Counter({"exact": exact, "stories": 1, "reports": len(gold.origin)})
            story[name].update(
                {
                    "known": way.known,
                    "unknown": way.unknown,
                    "known gold": gold.known,
                    "unknown gold": gold.unknown,
                }
            )
            told = wrong + mistaken + astray
            if not exact:
                told.append(f"origins {way.known} + {way.unknown}, not {gold.known} + {gold.unknown}")
                told += _origins(gold, way)
        totals[name] = totals.get(name, Counter()) + story[name]
    if show:
        mine = story["fogline"]
        print(
            f"{folder.name:16} edges P {ratios(mine, 'edge')[0]:.2f} R {ratios(mine, 'edge')[1]:.2f}"
            f" F1 {ratios(mine, 'edge')[2]:.2f} (headline {ratios(story['headline'], 'edge')[2]:.2f},"
            f" MinHash {ratios(story['MinHash'], 'edge')[2]:.2f})  origins {found.known}+{found.unknown}"
            f" gold {gold.known}+{gold.unknown}  merged {mine['merged']} of {mine['pairs']}"
            f"  drifts P {ratios(mine, 'drift')[0]:.2f} R {ratios(mine, 'drift')[1]:.2f}"
            f" F1 {ratios(mine, 'drift')[2]:.2f}",
            flush=True,
        )
    for line in told if errors else ():
        print(f"    {line}")


def _origins(gold: Gold, found: Found) -> list[str]:
    """Where each report is said to begin, for those that gold has begin elsewhere or that begin themselves."""
    return [f"    {name}: {found.origin[name]}, gold {gold.origin[name]}" for name in sorted(gold.origin)]


def print_totals(totals: dict[str, Counter[str]]) -> None:
    """The sums over all stories, in the words that the gates look for."""
    mine = totals["fogline"]
    print(f"{mine['stories']} stories, {mine['reports']} reports")
    for name, count in totals.items():
        precision, recall, f1 = ratios(count, "edge")
        merged = 100 * count["merged"] / count["pairs"] if count["pairs"] else 0.0
        print(
            f"{name:9} edges P {precision:.3f} R {recall:.3f} F1 {f1:.3f}"
            f"  merged {count['merged']} of {count['pairs']} = {merged:.1f} %"
        )
    precision, recall, f1 = ratios(mine, "drift")
    print(f"kinds of edges right {mine['kind right']} of {mine['edge hit']}")
    print(
        f"origins exact in {mine['exact']} of {mine['stories']} stories; known {mine['known']} of"
        f" {mine['known gold']}, unknown {mine['unknown']} of {mine['unknown gold']}"
    )
    print(f"drifts P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    for what in ("edge", "drift"):
        print_kinds(mine, what)


def print_kinds(count: Counter[str], what: str) -> None:
    """How many of each kind were found and missed (by gold's kind), and found in excess (by the kind found)."""
    words = ("found", "missed", "excess")
    kinds = {
        key.split(f" {what} ")[1] for key in count if key.startswith(tuple(f"{w} {what} " for w in words))
    }
    for kind in sorted(kinds):
        print(f"  {what} {kind:22}", ", ".join(f"{count[f'{w} {what} {kind}']} {w}" for w in words))


def main(argv: Sequence[str] | None = None) -> int:
    """Score every story of a folder."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--folder", type=Path, default=HERE / "lineage" / "stories")
    ask.add_argument("--only", help="stories whose name contains this")
    ask.add_argument("--errors", action="store_true", help="print what was missed and what was in excess")
    args = ask.parse_args(argv)
    own = args.folder.resolve().name == "stories"
    if (args.errors or args.only) and not own:
        sys.exit("--errors and --only are for the stories that may be read")
    began = time.perf_counter()
    totals: dict[str, Counter[str]] = {}
    for folder in sorted(f.parent for f in args.folder.glob("*/gold.toml")):
        if not args.only or args.only in folder.name:
            score_story(folder, totals, own, args.errors)
    if not totals:
        sys.exit(f"no stories in {args.folder}")
    print_totals(totals)
    print(f"{time.perf_counter() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
