"""HTML pages: the article's text, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fogline.errors import UnreadableInput
from fogline.model import Raw, Report, ReportKind
from fogline.plugins import Problems
from fogline.reports.dates import Dated, read_date
from fogline.reports.encoding import declared_in_markup, decode, looks_binary
from fogline.reports.extraction import extract_text
from fogline.reports.feed import is_feed
from fogline.reports.links import canonical_credit, page_links
from fogline.reports.making import Found, Maker
from fogline.reports.markup import check_bounds, parse_html
from fogline.reports.metadata import PageData, read_page_data
from fogline.reports.options import ReadOptions

__all__ = ["ArticleReader"]

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main)[\s>]", re.IGNORECASE)
_ANY_TAG = re.compile(rb"<(?:p|div|h1|section|span|title|meta)[\s>]", re.IGNORECASE)
_NAMES = (".html", ".htm", ".xhtml")
_NO_WORDS = 8
_FEW_WORDS = 40


class ArticleReader:
    """Reads a page as one report."""

    name = "article"

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    def accepts(self, raw: Raw) -> bool:
        """Whether the bytes begin as HTML, or are called HTML and have tags."""
        if is_feed(raw.data):
            return False
        head = raw.data[:4096]
        if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and _HTML.search(head):
            return True
        called = raw.name.lower().endswith(_NAMES) or "html" in (raw.media_type or "")
        return called and not looks_binary(raw.data) and bool(_HTML.search(head) or _ANY_TAG.search(raw.data))

    def read(self, raw: Raw, problems: Problems) -> Iterator[Report]:
        """The one report.

        Raises:
            UnreadableInput: no article text in it.
            TooLarge: built to exhaust a parser.
        """
        check_bounds(raw.data, raw.name)
        decoded = decode(raw.data, raw.name, (raw.charset, declared_in_markup(raw.data)))
        tree = parse_html(decoded.text)
        if tree is None:
            raise UnreadableInput(raw.name, "there is no page in it", "Save the page anew.")
        page = read_page_data(tree)
        text = extract_text(tree, page)
        words = len(text.split())
        if words < _NO_WORDS:
            raise UnreadableInput(
                raw.name,
                "no article text was found in the page",
                "Copy the text into a .txt file and add that.",
            )
        address = raw.final or raw.address
        few = words < _FEW_WORDS
        yield Maker(self.options, raw).make(
            Found(
                kind=ReportKind.ARTICLE,
                text=text,
                data=raw.data,
                whole=True,
                known_url=address,
                # A canonical link in a saved page is the page's own word: shown, but it identifies nobody.
                url=page.url or address,
                purported=page.publisher,
                title=page.title,
                authors=page.authors,
                dated=self._dated(page),
                language=page.language,
                guessed=page.guessed | (frozenset({"encoding"}) if decoded.guessed else frozenset()),
                credits=(
                    *canonical_credit(page.url, address),
                    *page_links(tree, text, None, address or page.url),
                ),
                partial=few,
                warnings=(*decoded.warnings, *(("only a few words were found in the page",) if few else ())),
            )
        )

    def _dated(self, page: PageData) -> Dated:
        return read_date(page.published, self.options.zone, self.options.today)
