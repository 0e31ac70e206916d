"""RSS and Atom: one report per entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fogline.errors import UnreadableInput
from fogline.model import Failure, Raw, Report, ReportKind
from fogline.plugins import Problems
from fogline.reports.dates import UNDATED, Dated, read_date
from fogline.reports.encoding import declared_in_markup, decode
from fogline.reports.jsonwalk import canonical
from fogline.reports.making import Found, Maker
from fogline.reports.markup import check_bounds, html_to_text
from fogline.reports.options import ReadOptions

__all__ = ["FeedReader", "is_feed"]

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*)*", re.DOTALL
)
_MANY_WORDS = 150


class FeedReader:
    """Reads feeds from bytes; it never fetches anything that a feed names."""

    name = "feed"

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    def accepts(self, raw: Raw) -> bool:
        """Whether the document's root is ``rss``, ``feed`` or ``rdf:RDF``."""
        return is_feed(raw.data)

    def read(self, raw: Raw, problems: Problems) -> Iterator[Report]:
        """The entries that have a text; those without one are told.

        Raises:
            UnreadableInput: no feed, or one without entries.
            TooLarge: built to exhaust a parser.
        """
        import feedparser

        check_bounds(raw.data, raw.name)
        decoded = decode(raw.data, raw.name, (raw.charset, declared_in_markup(raw.data)))
        # feedparser is given the text as UTF-8, whatever the declaration in it says.
        text = re.sub(r"\A\s*<\?xml.*?\?>", "", decoded.text, count=1, flags=re.DOTALL)
        feed = feedparser.parse(
            text.encode("utf-8", "replace"),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
        if not feed.entries:
            why = (
                "the feed has no entries" if feed.version else "it begins as a feed but cannot be read as one"
            )
            raise UnreadableInput(raw.name, why, "Check that the whole feed was saved.")
        if feed.bozo and not str(feed.bozo_exception).startswith("document declared as"):
            problems.tell(
                Failure(
                    raw.name,
                    f"the feed is damaged ({feed.bozo_exception})",
                    "Entries may be missing from it.",
                )
            )
        maker = Maker(self.options, raw)
        guessed = frozenset({"encoding"}) if decoded.guessed else frozenset[str]()
        for number, entry in enumerate(feed.entries, 1):
            found = self._found(entry, feed.feed, f"entry {number}", guessed, decoded.warnings)
            if found is None:
                title = html_to_text(str(entry.get("title") or "")) or "no title"
                problems.tell(
                    Failure(
                        raw.name,
                        f"the entry has no text ({title[:80]})",
                        "Add the page that it links to.",
                        f"entry {number}",
                    )
                )
            else:
                yield maker.make(found)

    def _found(
        self, entry: Mapping[str, Any], feed: Mapping[str, Any], part: str, guessed: frozenset[str],
        warnings: tuple[str, ...],
    ) -> Found | None:  # fmt: skip
        text, summary_only = _body(entry)
        if not text:
            return None
        link = _address(entry.get("link"))
        source = entry.get("source") or {}
        purported = (source.get("title") if isinstance(source, Mapping) else None) or feed.get("title")
        authors = tuple(
            name for author in entry.get("authors") or () if (name := str(author.get("name") or "").strip())
        )
        return Found(
            kind=ReportKind.FEED_ENTRY,
            text=text,
            data=canonical(
                [entry[key] if _has(entry, key) else None for key in ("id", "link", "title", "published")]
                + [text]
            ),
            known_url=link,
            purported=html_to_text(str(purported or "")) or None,
            title=html_to_text(str(entry.get("title") or "")) or None,
            authors=authors,
            dated=self._when(entry, "published", "updated"),
            edited=self._when(entry, "updated") if _was_edited(entry) else UNDATED,
            language=str(entry.get("language") or feed.get("language") or ""),
            part=part,
            name=str(entry.get("id") or link or part),
            partial=summary_only,
            guessed=guessed,
            warnings=warnings,
        )

    def _when(self, entry: Mapping[str, Any], *keys: str) -> Dated:
        stated = next((str(entry[key]) for key in keys if _has(entry, key)), None)
        return read_date(stated, self.options.zone, self.options.today)


def is_feed(data: bytes) -> bool:
    """Whether the root of an XML document is that of a feed."""
    head = data[:16384]
    start = _PROLOGUE.match(head)
    return _ROOT.match(head, start.end() if start else 0) is not None


def _body(entry: Mapping[str, Any]) -> tuple[str, bool]:
    """The longest text that the entry carries, and whether that is a summary only."""
    contents = [html_to_text(str(part.get("value") or "")) for part in entry.get("content") or ()]
    summary = html_to_text(str(entry.get("summary") or ""))
    whole = max(contents, key=len, default="")
    if whole and len(whole) >= len(summary):
        return whole, False
    return summary, len(summary.split()) < _MANY_WORDS


def _has(entry: Mapping[str, Any], key: str) -> bool:
    """Whether the entry itself has it; feedparser's own ``get`` would answer with another key's value."""
    return dict.__contains__(entry, key) and bool(entry[key])


def _was_edited(entry: Mapping[str, Any]) -> bool:
    return _has(entry, "updated") and _has(entry, "published") and entry["updated"] != entry["published"]


def _address(link: object) -> str | None:
    text = str(link or "").strip()
    return text if text.lower().startswith(("http://", "https://")) else None
