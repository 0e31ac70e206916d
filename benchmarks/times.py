"""Times as TIMEX3 against two corpora, scored as TempEval-3 does, beside a baseline that reads explicit dates only.

    python benchmarks/times.py ../shared/data/language [--json] [--dev] [--show]

MEANTIME (English Wikinews; Minard et al. 2016): a quarter of its documents, set apart by a hash of their names and
never developed on, the annotated sentences only; ``--dev`` measures the other three quarters instead. WikiWarsUA
(Ukrainian Wikipedia; Grabar & Hamon 2019): all of it, never developed on. A time found is matched where it shares a
character with one that is annotated (relaxed) or where both ends are equal (strict); value F1 counts as right those
matched (relaxed) whose value is equal (UzZaman et al. 2013). The time of creation itself is not scored.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import spacy
from spacy.tokens import Doc

from fogline.claims.when.timex import Timex, annotate
from fogline.language.pipeline import load

MONTHS = {
    "en": "january february march april may june july august september october november december",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}
YEAR = {"en": "", "uk": r"(?:\s+року)?"}


@dataclass(frozen=True)
class Document:
    """A text with the times annotated in it, and the day on which it was written."""

    name: str
    text: str
    created: date | None
    times: list[Timex]
    dateline: tuple[int, int] | None = None
    """Where the text gives the day on which it was written, which is not scored."""


def apart(name: str) -> bool:
    """Whether a document belongs to the quarter that is only measured."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 4 == 0


def meantime(folder: Path, dev: bool) -> Iterator[Document]:
    """The documents of MEANTIME, up to the last sentence in which anything is annotated."""
    for path in sorted(folder.rglob("*.xml")):
        if apart(path.stem) == dev:
            continue
        root = ET.parse(path).getroot()
        anchors = {
            int(a.get("t_id", "0")) for m in root.iter("Markables") for e in m for a in e.iter("token_anchor")
        }
        tokens = list(root.iter("token"))
        last = max(int(t.get("sentence", "0")) for t in tokens if int(t.get("t_id", "0")) in anchors)
        text, spans = joined([t for t in tokens if int(t.get("sentence", "0")) <= last])
        times = []
        line = DATELINE.search(text)
        for tag in root.iter("TIMEX3"):
            ids = [int(a.get("t_id", "0")) for a in tag.iter("token_anchor")]
            if ids and all(i in spans for i in ids):
                one = Timex(
                    spans[min(ids)][0], spans[max(ids)][1], tag.get("type") or "", tag.get("value") or ""
                )
                if line is None or one.end <= line.start() or one.start >= line.end():
                    times.append(one)
        created = datetime.strptime(line.group().strip(), "%B %d, %Y").date() if line else None
        yield Document(path.stem, text, created, times, line.span() if line else None)


def joined(tokens: list[ET.Element]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The tokens as a text, and where each of them (by its number) stands in it."""
    text, spans, before = "", {}, 0
    for token in tokens:
        word, sentence = token.text or "", int(token.get("sentence", "0"))
        if text and sentence != before:
            text += "\n\n" if sentence <= 2 else "\n"
        elif text and not re.match(r"[,.;:!?)%]|['’]\w{0,2}$|n't$", word) and text[-1] not in "($":
            text += " "
        spans[int(token.get("t_id", "0"))] = (len(text), len(text) + len(word))
        text, before = text + word, sentence
    return text, spans


DATELINE = re.compile(r"^[A-Z][a-z]+ \d{1,2}, \d{4}$", re.MULTILINE)

_TAG = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")


def wikiwars(folder: Path) -> Iterator[Document]:
    """The documents of WikiWarsUA."""
    for path in sorted(folder.glob("*.xml")):
        raw = path.read_text(encoding="utf-8")
        day = re.search(r'<DATETIME>.*?value="(\d{4}-\d\d-\d\d)', raw, re.DOTALL)
        body = raw[raw.index("<TEXT>") + 6 : raw.rindex("</TEXT>")]
        text, times, opened, at = "", [], [], 0
        for match in _TAG.finditer(body):
            text += html.unescape(body[at : match.start()])
            at = match.end()
            if match.group(1) is not None:
                opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', match.group(1)))))
            elif opened:
                start, given = opened.pop()
                times.append(Timex(start, len(text), given.get("type", ""), given.get("value", "")))
        text += html.unescape(body[at:])
        yield Document(path.stem, text, date.fromisoformat(day.group(1)) if day else None, times)


def explicit(document: Document, language: str) -> list[Timex]:
    """The baseline: a day, month or year that is written out with its year."""
    names = MONTHS[language].split()
    month, year = "|".join(names), YEAR[language]
    out: list[Timex] = []
    for pattern in (
        rf"(?P<d>\d{{1,2}})\s+(?P<m>{month})\s+(?P<y>\d{{4}}){year}",
        rf"(?P<m>{month})\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})",
        rf"(?P<m>{month})\s+(?P<y>\d{{4}}){year}",
        r"(?P<y>\d{4})-(?P<n>\d\d)-(?P<d>\d\d)",
        rf"\b(?P<y>1\d{{3}}|20\d\d)\b{year}",
    ):
        for match in re.finditer(pattern, document.text, re.IGNORECASE):
            if any(one.start < match.end() and match.start() < one.end for one in out):
                continue
            got = match.groupdict()
            value = got["y"]
            if got.get("m"):
                value += f"-{names.index(got['m'].lower()) + 1:02d}"
            if got.get("n"):
                value += f"-{got['n']}"
            if got.get("d"):
                value += f"-{int(got['d']):02d}"
            out.append(Timex(match.start(), match.end(), "DATE", value))
    return out


def score(gold: list[Timex], found: list[Timex], n: Counter[str]) -> list[tuple[Timex | None, Timex | None]]:
    """Add one document's counts to ``n``; the pairs that are matched, and what is left over."""
    pairs: list[tuple[Timex | None, Timex | None]] = []
    left = sorted(found, key=lambda t: t.start)
    for want in sorted(gold, key=lambda t: t.start):
        meets = [t for t in left if t.start < want.end and want.start < t.end]
        if not meets:
            pairs.append((want, None))
            continue
        got = max(meets, key=lambda t: min(t.end, want.end) - max(t.start, want.start))
        left.remove(got)
        pairs.append((want, got))
        n["relaxed"] += 1
        n["strict"] += (got.start, got.end) == (want.start, want.end)
        n["type"] += got.type == want.type
        n["value"] += got.value == want.value
    pairs += [(None, got) for got in left]
    n["gold"] += len(gold)
    n["found"] += len(found)
    return pairs


def figures(n: Counter[str]) -> dict[str, float]:
    """F1 of each measure, and precision and recall of the spans and the values."""
    out: dict[str, float] = {}
    for key in ("strict", "relaxed", "type", "value"):
        out[f"{key} F1"] = 2 * n[key] / max(1, n["gold"] + n["found"])
    for key in ("relaxed", "value"):
        out[f"{key} precision"] = n[key] / max(1, n["found"])
        out[f"{key} recall"] = n[key] / max(1, n["gold"])
    return out


def blank(language: str) -> Callable[[str], Doc]:
    """Tokens and sentences only: all that the grammar of times needs."""
    pipeline = spacy.blank(language)
    pipeline.add_pipe("sentencizer")
    return pipeline


def measure(
    documents: Iterable[Document], language: str, narrative: bool, show: bool
) -> dict[str, dict[str, float]]:
    """The figures of Fogline and of the baseline on some documents."""
    parse = load(language).parse if language == "en" else blank(language)
    ours, plain = Counter[str](), Counter[str]()
    seconds, count = 0.0, 0
    for document in documents:
        doc = parse(document.text)
        began = time.perf_counter()
        found = annotate(doc, document.created, narrative, language)
        seconds += time.perf_counter() - began
        found = [t for t in found if not in_dateline(document, t)]
        count += len(document.text)
        for want, got in score(document.times, found, ours):
            if show and (want is None or got is None or want.value != got.value):
                print(line(document, want, got))
        explicitly = [t for t in explicit(document, language) if not in_dateline(document, t)]
        score(document.times, explicitly, plain)
    out = {"fogline": figures(ours), "explicit dates only": figures(plain)}
    out["fogline"]["annotated"] = ours["gold"]
    out["fogline"]["characters per second"] = count / max(seconds, 1e-9)
    out["fogline"]["times the baseline"] = out["fogline"]["value F1"] / max(
        1e-9, out["explicit dates only"]["value F1"]
    )
    return out


def in_dateline(document: Document, found: Timex) -> bool:
    """Whether a time is the day of creation at the head of the text."""
    line = document.dateline
    return line is not None and found.start < line[1] and line[0] < found.end


def line(document: Document, want: Timex | None, got: Timex | None) -> str:
    """One error in a line, for development."""
    one = want or got
    assert one is not None
    near = document.text[max(0, one.start - 40) : one.end + 40].replace("\n", " ")

    def told(t: Timex | None) -> str:
        return f"{t.type} {t.value} ‹{document.text[t.start : t.end]}›" if t else "-"

    return f"{document.name[:14]} want {told(want)} got {told(got)}    … {near} …"


def main() -> int:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=Path, help="the folder with train/meantime and test/wikiwars_ua")
    ask.add_argument("--json", action="store_true", help="all figures as JSON")
    ask.add_argument("--dev", action="store_true", help="the three quarters of MEANTIME to develop on")
    ask.add_argument("--show", action="store_true", help="the errors; with --dev only")
    args = ask.parse_args()
    corpora = {}
    folder = args.data / "train" / "meantime"
    if folder.exists():
        name = "MEANTIME, three quarters" if args.dev else "MEANTIME, a quarter"
        corpora[name] = measure(meantime(folder, args.dev), "en", False, args.show and args.dev)
    folder = args.data / "test" / "wikiwars_ua" / "keyinline"
    if folder.exists() and not args.dev:
        corpora["WikiWarsUA"] = measure(wikiwars(folder), "uk", True, False)
    if not corpora:
        print(f"{args.data} is not there: nothing measured")
        return 0
    if args.json:
        print(json.dumps(corpora, ensure_ascii=False, indent=1))
        return 0
    for name, systems in corpora.items():
        for system, got in systems.items():
            print(name, system, *(f"{key} {value:.3f}" for key, value in got.items()), sep="  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
