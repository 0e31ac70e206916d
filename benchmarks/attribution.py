"""Who says what, on PolNeAR's dev split: contents, sources and cues against what its annotators marked.

    python benchmarks/attribution.py [SHARED/language/test/polnear_dev] [--json] [--errors N]

**Test use only.** Nothing of Fogline was trained on PolNeAR and no rule was written for one of its documents. For
the classes of error those with the 15 smallest SHA-256 of their id were read, and the beginnings of two articles
that open the file (``_SHOWN``); other annotators' copies of these articles count as read too. They are the *seen*
documents; figures are given for seen, unseen and all documents. ``--errors`` prints errors of seen ones only.

Matching rule
-------------
- PolNeAR gives each token one label at most (source, cue, content) and no nesting. A span is an unbroken run of one
  label as its BIO tags cut it. What stands in two pieces ("A," X said. "B") is two spans, for it and for us.
- *Exact* F1 is over spans: label, first and last token must be the same; *token* F1 over tokens with that label.
  All figures are micro-averaged over documents. PolNeAR's own tokens count, punctuation and quotation marks included.
- The file comes in pieces of one or a few sentences, as CofeNet scored them. Where a gold span ends with a piece, ours
  is cut there too: whether a quotation goes on over a paragraph is not scored.
- Attributions inside what another attributes are not marked by PolNeAR, so ours are dropped there: the outermost wins.

How our spans are put into PolNeAR's terms
------------------------------------------
``fogline.claims.who.attributions`` finds whole attributions of every kind, of which the claims layer uses those of
saying only. Its spans are whole phrases, so that little is left to map (``ours``): tokens to code points to theirs.
- content: with "that", with "to" before an infinitive, with both quotation marks and the stop or comma before the
  closing one, without a final stop otherwise. Of a passive ("X was accused of Y") subject and complement are both.
- cue: the verb with auxiliaries, negation and adverbs beside it, with the preposition that leads to the content
  ("called for"), and "according to" whole; "by" of a passive is in neither cue nor source.
- source: the whole noun phrase with appositions and relative clauses, and the comma that closes an apposition.
- Claims are finer: they leave "that", marks and the outlet's asides out, and are split at numbers; see ``gold.py``.

The baseline takes every quotation, and for each of four said verbs the clause after it or before it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "shared/data/language/test/polnear_dev"
_SEEN = 15
_SHOWN = ("charlotte-struggles-to-return-to", "derelict-obama-and-clinton-trump")
_PLAIN = {
    "``": '"', "''": '"', "`": "'", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{",
    "-RCB-": "}",
}  # fmt: skip
_MARKS = ("``", "''", "`", "'")
LABELS = ("content", "source", "cue")
Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text put together again from offsets, PolNeAR's tokens in it, and its spans."""

    name: str
    text: str
    tokens: list[tuple[int, int]]
    words: list[str]
    pieces: list[int]
    gold: frozenset[Span]
    seen: bool


def digest(name: str) -> str:
    """What orders and names the documents that were read."""
    return hashlib.sha256(name.encode()).hexdigest()


def load(path: Path) -> list[Document]:
    """The documents of the file, in its order."""
    parts: dict[str, list[dict[str, Any]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            parts.setdefault(one["id"], []).append(one)
    read = {_article(name) for name in sorted(parts, key=digest)[:_SEEN]}
    return [
        _document(name, pieces, _article(name) in read or any(shown in name for shown in _SHOWN))
        for name, pieces in parts.items()
    ]


def _article(name: str) -> str:
    """A document's name without its annotator: some articles are there once for each of several."""
    return name.rsplit("_", 1)[0]


def _document(name: str, parts: list[dict[str, Any]], seen: bool) -> Document:
    text, tokens, words, pieces = "", [], [], []
    labels: list[str] = []
    ahead = 0
    for number, part in enumerate(parts):
        opened = False
        for k, (word, at) in enumerate(zip(part["tokens"], part["off"], strict=True)):
            plain = _PLAIN.get(word, word)
            if text:
                last = part["tokens"][k - 1] if k else ""
                text += "\n\n" if k == 0 and at - ahead >= 2 else _space(last, word, at - ahead, opened)
            opened = word in _MARKS and (k == 0 or word in ("``", "`") or at - ahead >= 1)
            tokens.append((len(text), len(text) + len(plain)))
            text += plain
            words.append(plain)
            pieces.append(number)
            ahead = at + len(word if word not in _PLAIN else plain)
        labels += part["labels"]
    return Document(name, text, tokens, words, pieces, frozenset(_runs(labels, pieces)), seen)


def _space(last: str, word: str, gap: int, opened: bool) -> str:
    """What stands between two tokens; the offsets count a quotation mark as one or two."""
    if opened or last == "-LRB-":
        return ""
    if last in _MARKS:
        return "" if word in (".", ",", ";", ":", "?", "!", "-RRB-") else " "
    return " " if gap >= 1 or last in ("", "--") else ""


def _runs(labels: list[str], pieces: list[int]) -> Iterator[Span]:
    begin: int | None = None
    for k in range(len(labels) + 1):
        on = k < len(labels) and labels[k].startswith("I-") and begin is not None
        if on and begin is not None and pieces[k] == pieces[begin] and labels[k][2:] == labels[begin][2:]:
            continue
        if begin is not None:
            yield labels[begin][2:], begin, k
        begin = k if k < len(labels) and labels[k] != "O" else None


class Scores:
    """Counts of spans and tokens, ours and theirs."""

    def __init__(self) -> None:
        self.count: Counter[tuple[str, str]] = Counter()

    def add(self, document: Document, found: set[Span]) -> None:
        """Count one document."""
        for label in LABELS:
            gold = {s for s in document.gold if s[0] == label}
            ours = {s for s in found if s[0] == label}
            wanted, got = _covered(gold), _covered(ours)
            for what, number in (
                ("gold", len(gold)), ("ours", len(ours)), ("both", len(gold & ours)),
                ("gold tokens", len(wanted)), ("our tokens", len(got)), ("both tokens", len(wanted & got)),
            ):  # fmt: skip
                self.count[label, what] += number

    def figures(self, label: str) -> dict[str, float]:
        """Precision, recall and F1 of spans, and F1 of tokens, in percent."""
        n = {what: self.count[label, what] for what in ("gold", "ours", "both")}
        t = {what: self.count[label, f"{what} tokens"] for what in ("gold", "our", "both")}
        return {
            "P": _percent(n["both"], n["ours"]), "R": _percent(n["both"], n["gold"]),
            "exact F1": _percent(2 * n["both"], n["ours"] + n["gold"]),
            "token P": _percent(t["both"], t["our"]), "token R": _percent(t["both"], t["gold"]),
            "token F1": _percent(2 * t["both"], t["our"] + t["gold"]),
        }  # fmt: skip


def _covered(spans: set[Span]) -> set[int]:
    return {k for _, begin, end in spans for k in range(begin, end)}


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def on_tokens(document: Document, found: list[tuple[str, int, int]]) -> set[Span]:
    """Stretches in code points as spans of PolNeAR's tokens, cut where its pieces end; the first where two overlap."""
    taken: set[int] = set()
    spans: set[Span] = set()
    for label, start, stop in found:
        inside = [k for k, (a, b) in enumerate(document.tokens) if a < stop and b > start and k not in taken]
        taken.update(inside)
        begin = None
        for n, k in enumerate(inside):
            begin = k if begin is None else begin
            last = n + 1 == len(inside) or inside[n + 1] != k + 1
            if last or document.pieces[k + 1] != document.pieces[k]:
                spans.add((label, begin, k + 1))
                begin = None
    return spans


_QUOTED = re.compile(r'"[^"\n]+"')
_SAID = re.compile(r"\b(said|says|told|added)\b")
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?]\"?(?=\s)|(?=\n)|$)")


def baseline(text: str) -> list[tuple[str, int, int]]:
    """Quotations and said verbs, without a parser."""
    found = [("content", m.start(), m.end()) for m in _QUOTED.finditer(text) if m.group().count(" ") > 2]
    for sentence in _SENTENCE.finditer(text):
        for verb in _SAID.finditer(text, sentence.start(), sentence.end()):
            found.append(("cue", verb.start(), verb.end()))
            quoted = any(
                a < sentence.end() and b > sentence.start() for label, a, b in found if label == "content"
            )
            before = text[sentence.start() : verb.start()]
            after = text[verb.end() : sentence.end()].rstrip(' ."')
            who = re.search(r'(?:^|[,"] )((?:[A-Z][\w.\']* ?|the |he |she |they ){1,6})$', before)
            if who:
                found.append(("source", sentence.start() + who.start(1), verb.start() - 1))
            elif follows := re.match(r" ((?:[A-Z][\w.']* ?|the \w+ ?){1,5})", after):
                found.append(("source", verb.end() + 1, verb.end() + 1 + len(follows.group(1).rstrip())))
            if not quoted and len(after.split()) > 3:
                found.append(("content", verb.end() + 1, verb.end() + len(after)))
            elif not quoted and who and who.start(1) > 5:
                found.append(("content", sentence.start(), sentence.start() + before.rfind(",")))
    return found


def ours(reading: Any) -> list[tuple[str, int, int]]:
    """What Fogline's attribution layer finds, in code points."""
    from fogline.claims.who.attributions import attributions

    found: list[tuple[str, int, int]] = []
    for one in attributions(reading):
        spans = [("content", span) for span in one.contents]
        spans += [(label, span) for label, span in (("cue", one.cue), ("source", one.source)) if span]
        found += [(label, reading.starts[a], reading.ends[b - 1]) for label, (a, b) in spans]
    return found


def main() -> int:
    """Score and print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", nargs="?", type=Path, default=DATA)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--errors", type=int, default=0, metavar="N")
    args = ask.parse_args()
    if not args.data.exists():
        print(f"{args.data} is not there: nothing measured")
        return 0
    from fogline.claims.who.reading import read
    from fogline.language.pipeline import load as load_pipeline

    pipeline = load_pipeline("en")
    documents = load(args.data / "pn_dev.jsonl.gz" if args.data.is_dir() else args.data)
    scores = {(part, how): Scores() for part in ("seen", "unseen", "all") for how in ("fogline", "baseline")}
    spent = 0.0
    for document in documents:
        reading = read(pipeline.parse(document.text))
        began = time.perf_counter()
        spans = ours(reading)
        spent += time.perf_counter() - began
        for how, found in (("fogline", spans), ("baseline", baseline(document.text))):
            placed = on_tokens(document, found)
            for part in ("seen" if document.seen else "unseen", "all"):
                scores[part, how].add(document, placed)
            if how == "fogline" and document.seen and args.errors:
                _show(document, placed, args.errors)
    return _report(documents, scores, spent, args.json)


def _report(
    documents: list[Document], scores: dict[tuple[str, str], Scores], spent: float, as_json: bool
) -> int:
    figures = {
        f"{part} {how}": {label: one.figures(label) for label in LABELS}
        for (part, how), one in scores.items()
    }
    if as_json:
        counts = {"seen": sum(d.seen for d in documents), "all": len(documents), "seconds": round(spent, 2)}
        json.dump({"documents": counts, "scores": figures}, sys.stdout, indent=1)
        return 0
    for (part, how), one in scores.items():
        for label in LABELS:
            f = one.figures(label)
            print(
                f"{part:6} {how:8} {label:7} exact F1 {f['exact F1']:5.1f} (P {f['P']:5.1f} R {f['R']:5.1f})"
                f"  token F1 {f['token F1']:5.1f} (P {f['token P']:5.1f} R {f['token R']:5.1f})"
            )
    print(
        f"{len(documents)} documents, {sum(d.seen for d in documents)} of them seen; attribution in {spent:.2f} s"
    )
    return 0


def _show(document: Document, found: set[Span], most: int) -> None:
    """Print what differs in one document that is counted as seen."""
    print(f"== {document.name}")
    for label, begin, end in sorted(document.gold ^ found, key=lambda s: (s[1], s[2]))[:most]:
        mark = "missed" if (label, begin, end) in document.gold else "wrong "
        print(f"  {mark} {label:7} {' '.join(document.words[begin:end])[:160]}")


if __name__ == "__main__":
    sys.exit(main())
