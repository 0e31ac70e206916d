"""How well the article reader reads real news pages, beside plain ``trafilatura.extract`` in the same run.

    python benchmarks/extraction.py ../shared/data/reports/html

The folder holds ``NAME.html`` with ``NAME.expected.txt`` and ``NAME.expected.json`` (title, authors,
publishing_date). Printed for each page and as means: token F1 of the text (multisets of ``\\w+``, letter case
ignored), and whether title, day of publication and authors agree.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fogline.model import Failure, Raw, Report, Source
from fogline.reports.article import ArticleReader
from fogline.reports.options import ReadOptions

_TOKEN = re.compile(r"\w+")


class _Nobody:
    def identify(self, *, url=None, channel=None, purported=None, by_user=None) -> Source:  # type: ignore[no-untyped-def]
        return Source("s", purported or "unknown")


class _Loud:
    def tell(self, failure: Failure) -> None:
        print(f"  {failure}", file=sys.stderr)


@dataclass(frozen=True)
class Row:
    name: str
    f1: float
    precision: float
    recall: float
    plain: float
    title: bool
    day: bool
    authors: float


def token_f1(got: str, expected: str) -> tuple[float, float, float]:
    """F1, precision and recall over multisets of tokens."""
    mine, theirs = Counter(_TOKEN.findall(got.casefold())), Counter(_TOKEN.findall(expected.casefold()))
    both = (mine & theirs).total()
    if not both:
        return 0.0, 0.0, 0.0
    precision, recall = both / mine.total(), both / theirs.total()
    return 2 * precision * recall / (precision + recall), precision, recall


def plain_text(data: bytes) -> str:
    import trafilatura

    return trafilatura.extract(data) or ""


def row(page: Path, report: Report | None, plain: str) -> Row:
    stem = page.name.removesuffix(".html")
    expected: dict[str, Any] = json.loads(page.with_name(f"{stem}.expected.json").read_text("utf-8"))
    text = page.with_name(f"{stem}.expected.txt").read_text("utf-8")
    f1, precision, recall = token_f1(report.text if report else "", text)
    day = str(expected.get("publishing_date") or "")[:10]
    got_day = report.published.first_day.isoformat() if report and report.published else ""
    wanted = {_fold(name) for name in expected.get("authors") or ()}
    got = {_fold(name) for name in report.authors} if report else set()
    return Row(
        name=stem,
        f1=f1,
        precision=precision,
        recall=recall,
        plain=token_f1(plain, text)[0],
        title=_fold(str(expected.get("title") or "")) == _fold(report.title or "" if report else ""),
        day=day == got_day,
        authors=2 * len(wanted & got) / (len(wanted) + len(got)) if wanted or got else 1.0,
    )


def _fold(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument(
        "--mistakes", action="store_true", help="show what was read where it is not as expected"
    )
    given = arguments.parse_args()
    logging.disable(logging.CRITICAL)
    reader, problems = ArticleReader(ReadOptions(sources=_Nobody())), _Loud()
    rows, spent, spent_plain = [], 0.0, 0.0
    for page in sorted(given.folder.glob("*.html")):
        data = page.read_bytes()
        start = time.perf_counter()
        report = next(iter(reader.read(Raw(data, page.name), problems)), None)
        middle = time.perf_counter()
        plain = plain_text(data)
        spent, spent_plain = spent + middle - start, spent_plain + time.perf_counter() - middle
        rows.append(row(page, report, plain))
        one = rows[-1]
        print(
            f"{one.name:40} F1 {one.f1:.3f} (P {one.precision:.3f} R {one.recall:.3f})  plain {one.plain:.3f}  "
            f"title {'yes' if one.title else 'NO '}  day {'yes' if one.day else 'NO '}  authors {one.authors:.2f}"
        )
        if given.mistakes and report and not (one.title and one.day and one.authors == 1):
            print(f"    {report.title!r} {report.published} {report.authors}")
    if not rows:
        print(f"There is no NAME.html in {given.folder}.", file=sys.stderr)
        return 2
    count = len(rows)
    print(
        f"\n{count} pages: mean token F1 {sum(r.f1 for r in rows) / count:.4f}, lowest {min(r.f1 for r in rows):.3f}; "
        f"plain trafilatura.extract {sum(r.plain for r in rows) / count:.4f}\n"
        f"title {sum(r.title for r in rows)}/{count}, day {sum(r.day for r in rows)}/{count}, "
        f"authors F1 {sum(r.authors for r in rows) / count:.3f}\n"
        f"{count / spent:.1f} pages/s with metadata and language; plain {count / spent_plain:.1f} pages/s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
