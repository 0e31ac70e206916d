"""Plain texts, with or without a header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.errors import UnreadableInput
from fogline.model import Raw, Report, ReportKind
from fogline.plugins import Problems
from fogline.reports.dates import Dated, read_date
from fogline.reports.encoding import decode, looks_binary
from fogline.reports.making import Found, Maker
from fogline.reports.options import ReadOptions

__all__ = ["TextReader", "split_header"]

_USED = frozenset({"title", "date", "publisher", "author", "authors", "url", "language", "lang", "published"})
_KNOWN = _USED | frozenset(
    {"source", "licence", "license", "notes", "note", "conflict", "kind", "id", "headline", "byline", "link",
     "collected", "retrieved", "archived", "translator", "translated", "copyright", "tags"}
)  # fmt: skip
_LINE = re.compile(r"([^\W\d_][\w .-]{0,30}?)[ \t]*:(?:[ \t]+(.*)|(.*))$")
_END = re.compile(r"\r?\n[ \t]*(?:\r?\n|\Z)|\r[ \t]*\r")
_HEADER_LIMIT = 32_768
_TITLE = 120


def split_header(text: str) -> tuple[dict[str, str], int]:
    """The header's values by lower-case key, and where the body starts (in code points).

    A header is a block of ``key: value`` lines at the very beginning, closed by a blank line; its first key is a
    known one, and at least one is used (title, date, publisher, author, url, language). Anything else is
    body, so that a first paragraph with a colon is never taken for a header.
    """
    head = text[:_HEADER_LIMIT]
    end = _END.search(head)
    if end is None:
        return {}, 0
    values: dict[str, str] = {}
    for line in head[: end.start()].splitlines():
        match = _LINE.match(line)
        key = match[1].strip().casefold() if match else ""
        known = key in _KNOWN
        # "https://..." has the form of a key too: an unknown key needs a space after its colon.
        if match is None or (not known and (not values or match[3])):
            return {}, 0
        values.setdefault(key, (match[2] or match[3] or "").strip())
    if not any(key in _USED for key in values):
        return {}, 0
    return values, end.end()


class TextReader:
    """Reads a text file as one report: its body unaltered, its header (if any) as what it says of itself."""

    name = "text"

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    def accepts(self, raw: Raw) -> bool:
        """Whether these bytes are text at all: this reader takes what no other one knows."""
        return bool(raw.data.strip()) and not looks_binary(raw.data) and not _is_data(raw)

    def read(self, raw: Raw, problems: Problems) -> Iterator[Report]:
        """The one report.

        Raises:
            UnreadableInput: no text, or in no encoding that can be told.
        """
        decoded = decode(raw.data, raw.name, (raw.charset,))
        header, start = split_header(decoded.text)
        body = decoded.text[start:]
        if not body.strip():
            raise UnreadableInput(raw.name, "there is no text after the header", "Add the text below it.")
        guessed = {"encoding"} if decoded.guessed else set()
        title = header.get("title") or header.get("headline")
        if not title and (title := _first_line(body)):
            guessed.add("title")
        url = header.get("url") or header.get("link")
        url = url if url and url.lower().startswith(("http://", "https://")) else None
        authors = header.get("author") or header.get("authors") or header.get("byline") or ""
        yield Maker(self.options, raw).make(
            Found(
                kind=ReportKind.ARTICLE,
                text=body,
                data=raw.data,
                whole=True,
                known_url=raw.final or raw.address or url,
                url=url,
                purported=header.get("publisher"),
                title=title,
                authors=tuple(part for author in re.split(r"[;,]", authors) if (part := author.strip())),
                dated=self._dated(header),
                language=header.get("language") or header.get("lang"),
                guessed=frozenset(guessed),
                warnings=decoded.warnings,
            )
        )

    def _dated(self, header: dict[str, str]) -> Dated:
        stated = header.get("date") or header.get("published")
        return read_date(stated, self.options.zone, self.options.today)


def _is_data(raw: Raw) -> bool:
    """Whether these bytes are made for programs: JSON, XML or a table of a kind that no reader knows."""
    head = raw.data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if raw.name.lower().endswith((".json", ".xml", ".rss", ".atom", ".csv", ".tsv")) or head.startswith(
        b"<?xml"
    ):
        return True
    return re.match(rb'(?:\[\s*)?\{\s*"[^"\n]{1,80}"\s*:', head) is not None


def _first_line(body: str) -> str | None:
    line = next((line.strip() for line in body[:8192].splitlines() if line.strip()), "")
    return line if 0 < len(line) <= _TITLE else None
