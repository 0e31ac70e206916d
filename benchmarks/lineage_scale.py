"""Time, memory and pairs examined of lineage among 10³, 10⁴ and 10⁵ reports.

``python benchmarks/lineage_scale.py ../shared/data/reports [--sizes 1000,10000]``. Needs the data that is kept apart from
the project. The reports are made by varying real ones (articles, posts, communiqués, lines of VIINA): each story is put
together from real sentences with names exchanged and numbers drawn anew, then copied, cut, reordered and given other
numbers; stories are spread over a year. Claims are left out: what is measured is reading the texts, finding which are to
be compared, comparing them, and then one more report. Translations cannot be made this way; what finds them is measured
on the stories of benchmarks/lineage. Each size runs in a process of its own, which uses one core; seconds are of the
processor, "clock" is what passed meanwhile.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import re
import resource
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from fogline.language.sentences import sentence_spans
from fogline.lineage.index import Index
from fogline.lineage.keys import hashes_of, keys_of
from fogline.lineage.passages import read_text
from fogline.lineage.pickups import find_edges
from fogline.model import Report, ReportKind, Source, When

BEGUN = datetime(2025, 1, 1, tzinfo=UTC)
SOURCES = 400
_NAME = re.compile(r"(?<=[\w,;] )[A-ZА-ЯІЇЄҐ][\w’'-]{3,}")
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w.,-]*\d)")


@dataclass(frozen=True)
class Pool:
    """Real sentences of one language and kind, the lengths of real reports in sentences, and the names in them."""

    language: str
    sentences: list[str]
    lengths: list[int]
    names: list[str]


def pools(folder: Path) -> list[Pool]:
    """The real texts by language and kind."""
    texts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind in ("articles_en", "communiques"):
        for path in sorted((folder / kind).glob("*.txt")):
            language = "en" if kind == "articles_en" or "_uk" not in path.stem else "uk"
            texts[language, kind].append(path.read_text(encoding="utf-8").partition("\n\n")[2])
    for language in ("ru", "uk"):
        for line in (folder / f"posts_{language}.jsonl").read_text(encoding="utf-8").splitlines():
            texts[language, "posts"].append(json.loads(line)["text"])
    csv.field_size_limit(10**9)
    for path in sorted((folder / "viina").glob("*.csv")):
        with path.open(encoding="utf-8") as rows:
            for row in csv.DictReader(rows):
                text = row.get("representative_text") or ""
                texts["uk" if set(text) & set("іїєґ") else "ru", "viina"].append(text)
    return [_pool(language, found) for (language, _), found in sorted(texts.items())]


def _pool(language: str, texts: list[str]) -> Pool:
    split = [[text[a:b].strip() for a, b in sentence_spans(text)] for text in dict.fromkeys(texts)]
    sentences = [s for found in split for s in found if len(s) > 20]
    names = sorted({name for s in sentences for name in _NAME.findall(s)})
    return Pool(language, sentences, [min(len(found), 24) for found in split if found], names)


def made(count: int, sources: list[Pool], seed: int) -> tuple[list[Report], list[tuple[str, str]]]:
    """``count`` reports, and the pairs (child, parent) of those that were made from one another."""
    draw = random.Random(seed)
    reports: list[Report] = []
    pairs: list[tuple[str, str]] = []
    while len(reports) < count:
        pool = draw.choice(sources)
        begun = BEGUN + timedelta(minutes=draw.randrange(365 * 1440))
        family: list[tuple[Report, list[str]]] = []
        for _ in range(1 + int(draw.expovariate(1 / 3))):
            if len(reports) == count:
                break
            text = _varied(draw.choice(family)[1], draw, pool) if family else _story(pool, draw)
            parent = next((r for r, own in family if own is text[0]), None)
            at = (family[-1][0].published.earliest if family else begun) + timedelta(
                minutes=draw.randrange(1, 300)
            )
            report = _report(len(reports), " ".join(text[1]), pool.language, at, draw.randrange(SOURCES))
            if parent is not None:
                pairs.append((report.id, parent.id))
            family.append((report, text[1]))
            reports.append(report)
    return reports, pairs


def _story(pool: Pool, draw: random.Random) -> tuple[list[str], list[str]]:
    """Real sentences with the names of this story; each name is exchanged for one other throughout."""
    others: dict[str, str] = {}
    told = draw.sample(pool.sentences, k=min(max(2, draw.choice(pool.lengths)), len(pool.sentences)))
    text = [_NAME.sub(lambda m: others.setdefault(m.group(), draw.choice(pool.names)), s) for s in told]
    return [], [_NUMBER.sub(lambda _: str(draw.randrange(2, 3000)), s) for s in text]


def _varied(parent: list[str], draw: random.Random, pool: Pool) -> tuple[list[str], list[str]]:
    """The text that was taken, and what was made of it."""
    how, text = draw.random(), list(parent)
    if how > 0.4 and len(text) > 2:  # 40 % are left as they are: copies, with a line of their own
        text = draw.sample(text, k=max(2, round(len(text) * draw.uniform(0.5, 1))))
    if how > 0.7:  # every third has other numbers, and words left out
        text = [_NUMBER.sub(lambda _: str(draw.randrange(2, 3000)), s) for s in text]
        text = [" ".join(w for w in s.split() if draw.random() > 0.12) for s in text]
    return parent, [*text, draw.choice(pool.sentences)]


def _report(number: int, text: str, language: str, at: datetime, source: int) -> Report:
    by = Source(f"s{source}", f"Outlet {source}", domain=f"outlet{source}.example")
    return Report(
        f"r{number:06}", ReportKind.ARTICLE, text, "0" * 64, by, published=When.on(at), language=language
    )


def timed(count: int, folder: Path) -> dict[str, float]:
    """The figures of one size, in this process."""
    reports, pairs = made(count, pools(folder), seed=count)
    words = sum(len(r.text.split()) for r in reports) / count
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    clock, begun = _Clock(), time.perf_counter()
    texts = {r.id: read_text(r) for r in reports}
    clock.note("read")
    keys = [keys_of(r, hashes_of(r, texts[r.id])) for r in reports[:-1]]
    index = Index(keys)
    found = index.pairs()
    clock.note("pair")
    edges = find_edges(reports, texts, found)
    clock.note("compare")
    last = reports[-1]
    index.add(keys_of(last, hashes_of(last, read_text(last))))
    near = index.near(last.id)
    about = {last.id, *near}
    find_edges([r for r in reports if r.id in about], texts, [(last.id, other) for other in near])
    clock.note("add one")
    wanted = {(min(p), max(p)) for p in pairs}
    return {
        "reports": count, "words": words, **clock.took, "total_s": sum(clock.took.values()) - clock.took["add one_s"],
        "clock_s": time.perf_counter() - begun,
        "pairs": len(found), "pairs a report": 2 * len(found) / count, "added: pairs": len(near),
        "made pairs among them": len(wanted & set(found)) / max(len(wanted), 1), "edges": len(edges),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "of that reports_mb": base,
    }  # fmt: skip


class _Clock:
    """Seconds of the processor that each step took."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}
        self._begun = time.process_time()

    def note(self, step: str) -> None:
        now = time.process_time()
        self.took[f"{step}_s"], self._begun = now - self._begun, now


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("folder", type=Path, help="the folder of real reports")
    ask.add_argument("--sizes", default="1000,10000", help="numbers of reports, with commas")
    ask.add_argument("--one", type=int, help="one size, in this process, as JSON")
    args = ask.parse_args()
    if args.one:
        print(json.dumps(timed(args.one, args.folder)))
        return
    rows = []
    for size in map(int, args.sizes.split(",")):
        command = [sys.executable, __file__, str(args.folder), "--one", str(size)]
        rows.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
        print(
            ", ".join(f"{k} {v:,.3g}" if v < 1000 else f"{k} {v:,.0f}" for k, v in rows[-1].items()),
            flush=True,
        )
    for figure in ("total_s", "pairs", "peak_mb"):
        for a, b in pairwise(rows):
            grown = math.log(b[figure] / a[figure]) / math.log(b["reports"] / a["reports"])
            print(f"{figure}: from {a['reports']} to {b['reports']} as n^{grown:.2f}")


if __name__ == "__main__":
    main()
