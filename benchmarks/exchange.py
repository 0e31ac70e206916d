"""Both sides alike: the claims of a text, beside those of the text with two states exchanged, exchanged back.

    python benchmarks/exchange.py REPORTS_DIR [--language en] [--only NAME] [--most 200] [--fast] [--show]

A claim is equal where span, act, polarity, certainty, hedge, kind, relation, party and standing and mention of every
speaker, actor and target, amount, both dates and the mentions of all places are the same once exchanged back. The
figure is the claims equal as a part of all that either reading has. How texts and tables are exchanged:
``exchanging.py``. Texts that do not name two states are left out and counted.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exchanging import Exchange, Exchanged, Gazetteers, states, tables, words

from fogline.claims.extractor import RuleExtractor
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language import pipeline
from fogline.model import Report, ReportKind, Source, When, sha256

FIELDS = (
    "act", "polarity", "certainty", "hedge", "kind", "relation", "speakers", "arguments", "amount", "said_on",
    "happened", "places",
)  # fmt: skip

_FAST = {"en": 24, "uk": 250, "ru": 250}
_SHORT = 6_000


@dataclass(frozen=True, slots=True)
class Item:
    """One text of the data, with its day and what publishes it."""

    name: str
    language: str
    text: str
    published: When | None
    source: Source


def items(reports: Path) -> Iterator[Item]:
    """Every text: articles, communiqués, posts, event records, headlines."""
    from fogline.knowledge.sources import Sources

    sources = Sources.load()
    outlet = Source(id="s", name="The Harbour Post", domain="harbour.example", known_by="domain")
    for folder in ("gold/texts", "articles_en", "communiques"):
        for path in sorted((reports / folder).glob("*.txt")):
            text = path.read_text(encoding="utf-8")
            language = "uk" if path.stem.endswith("_uk") else "en"
            header = re.match(r"(?:\w+: ?.*\n)+\n", text)
            dated = re.search(r"^date: (\S+)", header[0], re.MULTILINE) if header else None
            body = text[header.end() :] if header else text
            yield Item(path.name, language, body, _day(dated[1] if dated else None), outlet)
    for name in ("posts_ru.jsonl", "posts_uk.jsonl"):
        for line in (reports / name).read_text(encoding="utf-8").splitlines():
            post = json.loads(line)
            known = sources.by_name(post["source"]) if hasattr(sources, "by_name") else None
            yield Item(post["id"], post["lang"], post["text"], _day(post["date"]), known or outlet)
    for path in sorted((reports / "viina").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                text, day = row["representative_text"], row["date"]
                language = "uk" if set(text.lower()) & set("іїєґ") else "ru"
                when = When.parse(f"{day[:4]}-{day[4:6]}-{day[6:8]}")
                yield Item(row["event_id_1pd"], language, text, when, outlet)


def _day(text: str | None) -> When | None:
    """The day at the beginning of a record's date; some records have none, or only a month."""
    try:
        return When.parse((text or "")[:10])
    except ValueError:
        return None


class Reader:
    """Reads texts as they are and exchanged, with what was loaded once."""

    def __init__(self) -> None:
        self._pipelines: dict[str, Any] = {}
        self._plain: dict[str, RuleExtractor] = {}
        self._turned: dict[tuple[str, tuple[str, str]], tuple[Exchange, RuleExtractor]] = {}
        self._parties = Parties.load()

    def pipeline(self, language: str) -> Any:
        """The pipeline of a language."""
        return self._pipelines.setdefault(language, None) or self._load(language)

    def _load(self, language: str) -> Any:
        self._pipelines[language] = pipeline.load(language)
        return self._pipelines[language]

    def pair(self, item: Item) -> tuple[str, str] | None:
        """The two states that a text names most."""
        if item.language != "en":
            return ("RUS", "UKR")
        rows = states()
        count = Counter(m.party for m in self._parties.mentions(item.text) if m.party in rows)
        most = [code for code, _ in count.most_common(2)]
        return (most[0], most[1]) if len(most) == 2 else None

    def both(self, item: Item, pair: tuple[str, str]) -> tuple[list[Any], list[Any], Exchanged, Exchange]:
        """Claims of the text, claims of the exchanged text, and how it was exchanged."""
        language = item.language
        plain = self._plain.get(language)
        if plain is None:
            plain = self._plain[language] = RuleExtractor(
                self._parties, Gazetteer.open(), self.pipeline(language)
            )
        if (language, pair) not in self._turned:
            self._turned[language, pair] = self._made(language, pair)
        exchange, turned_rules = self._turned[language, pair]
        cases: dict[int, str | None] = {}
        if language != "en":
            doc = self.pipeline(language).parse(item.text)
            cases = {t.idx: (t.morph.get("Case") or [None])[0] for t in doc}
        turned = exchange.text(item.text, cases.get)
        first = list(plain.extract(_report(item, item.text, item.source)))
        source = replace(item.source, party=exchange.other.get(item.source.party or "", item.source.party))
        second = list(turned_rules.extract(_report(item, turned.text, source)))
        return first, second, turned, exchange

    def _made(self, language: str, pair: tuple[str, str]) -> tuple[Exchange, RuleExtractor]:
        exchange = Exchange(language, pair, self._parties)
        made = RuleExtractor(tables(exchange), Gazetteers.of(exchange), self.pipeline(language))
        if language != "en":
            rules: Any = made._of(language)
            rules._words = words(exchange, rules._words)
        return exchange, made


def _report(item: Item, text: str, source: Source) -> Report:
    return Report(
        id="r", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=source,
        published=item.published, language=item.language,
    )  # fmt: skip


def seen(
    claim: Any, turned: Exchanged | None, pair: tuple[str, str], exchange: Exchange | None = None
) -> tuple[tuple[int, int], dict[str, Any]]:
    """A claim's span in the exchanged text and its fields; for a claim of the original, exchanged (``turned`` given)."""
    other = {pair[0]: pair[1], pair[1]: pair[0]} if turned else {}

    def at(start: int | None, end: int | None) -> tuple[int, int] | None:
        if start is None or end is None:
            return None
        return (turned.at(start), turned.at(end, end=True)) if turned else (start, end)

    def party(code: str | None) -> str | None:
        return other.get(code, code) if code else None

    def argument(named: str | None) -> str | None:
        if named is None or named in other or exchange is None:
            return party(named)
        return exchange.text(named).text

    fields = {
        "act": claim.act, "polarity": claim.polarity, "certainty": claim.certainty, "kind": claim.kind,
        "hedge": bool(claim.hedge), "relation": claim.relation,
        "speakers": [(at(s.start, s.end), party(s.party), s.standing) for s in claim.speakers],
        "arguments": (argument(claim.arguments.actor), argument(claim.arguments.target)),
        "amount": claim.amount and (claim.amount.value, claim.amount.low, claim.amount.high, claim.amount.unit),
        "said_on": claim.said_on, "happened": claim.happened,
        "places": sorted(at(p.start, p.end) or (0, 0) for p in claim.places),
    }  # fmt: skip
    span = at(claim.start, claim.end)
    assert span is not None
    return span, fields


def compare(
    first: list[Any], second: list[Any], turned: Exchanged, exchange: Exchange
) -> list[tuple[Any, Any, list[str]]]:
    """Claims side by side with what differs; a claim that the other reading has not stands beside ``None``."""
    pair = exchange.pair
    rest = [seen(c, None, pair) for c in second]
    out: list[tuple[Any, Any, list[str]]] = []
    for claim in first:
        span, fields = seen(claim, turned, pair, exchange)
        same = [r for r in rest if r[0] == span]
        best = min(same, key=lambda r: sum(r[1][f] != fields[f] for f in FIELDS), default=None)
        if best is None:
            out.append(((span, fields), None, ["only in the original"]))
            continue
        rest.remove(best)
        out.append(((span, fields), best, [f for f in FIELDS if best[1][f] != fields[f]]))
    return out + [(None, one, ["only in the exchanged"]) for one in rest]


def fewer(wanted: list[Item], language: str) -> list[Item]:
    """The short ones among evenly chosen texts of a language."""
    short = [i for i in wanted if i.language == language and len(i.text) < _SHORT]
    most = min(_FAST[language], len(short))
    return [short[n * len(short) // most] for n in range(most)]


def main() -> int:
    """Read, exchange, compare, print."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("reports", type=Path)
    ask.add_argument("--language", action="append")
    ask.add_argument("--only")
    ask.add_argument(
        "--most", type=int, default=0, help="take every so-manieth text, so that about this many are read"
    )
    ask.add_argument("--fast", action="store_true", help="some texts of each language, under a minute")
    ask.add_argument("--show", action="store_true")
    args = ask.parse_args()
    wanted = [
        i for i in items(args.reports)
        if (not args.language or i.language in args.language) and (not args.only or args.only in i.name)
        and i.language in pipeline.languages()
    ]  # fmt: skip
    if args.most and len(wanted) > args.most:
        wanted = [wanted[n * len(wanted) // args.most] for n in range(args.most)]
    if args.fast:
        wanted = [item for language in _FAST for item in fewer(wanted, language)]
    reader, equal, total, why, left = Reader(), Counter[str](), Counter[str](), Counter[str](), 0
    for item in wanted:
        pair = reader.pair(item)
        if pair is None:
            left += 1
            continue
        first, second, turned, exchange = reader.both(item, pair)
        for one, two, differs in compare(first, second, turned, exchange):
            total[item.language] += 1
            equal[item.language] += not differs
            why.update(f"{item.language} {d}" for d in differs)
            if differs and args.show:
                span = (one or two)[0]
                print(f"--- {item.name} {pair} {differs}\n    {turned.text[slice(*span)][:200]!r}")
                for d in differs:
                    if one and two:
                        print(f"    {d}: {one[1][d]} | {two[1][d]}")
    for language in sorted(total):
        part = equal[language] / total[language]
        print(
            f"{language}: {equal[language]} of {total[language]} claims equal once exchanged back = {part:.4f}"
        )
    print("differences: " + ", ".join(f"{k} {n}" for k, n in why.most_common()))
    print(
        f"all: {equal.total() / max(1, total.total()):.4f} of {total.total()} claims in {len(wanted) - left} texts; "
        f"{left} texts name fewer than two states"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
