"""HTML to text, and the bounds that keep hostile HTML from taking minutes."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from fogline.errors import TooLarge

__all__ = ["MAX_DEPTH", "MAX_TAGS", "check_bounds", "html_to_text", "is_leaf", "parse_html"]

MAX_DEPTH = 1_500
"""How deep elements may be nested; real pages stay under a hundred."""
MAX_TAGS = 100_000
"""How many tags a page or a feed may have: some twenty times the largest news pages, and read within seconds."""
MAX_ATTRIBUTE = 5_000_000
"""How long one tag may be, in bytes (pictures are sometimes inside)."""

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_VOID = frozenset(
    b"area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th thead "
    b"tbody tfoot colgroup path".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul".split()
)
_DROPPED = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "head"})


def check_bounds(data: bytes, name: str) -> None:
    """Refuse HTML that is built to exhaust a parser.

    Raises:
        TooLarge: nested too deeply, too many tags, or one tag of many megabytes.
    """
    do = "Real pages are not like this: save the page anew, or its text alone."
    depth = number = 0
    last = 0
    for match in _TAG.finditer(data):
        number += 1
        if match.start() - last > MAX_ATTRIBUTE and b">" not in data[last : last + MAX_ATTRIBUTE]:
            raise TooLarge(name, f"a tag at byte {last} is longer than {MAX_ATTRIBUTE:,} bytes", do)
        last = match.start()
        if number > MAX_TAGS:
            raise TooLarge(name, f"the page has more than {MAX_TAGS:,} tags", do)
        if match[2].lower() in _VOID:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > MAX_DEPTH:
            raise TooLarge(name, f"elements are nested more than {MAX_DEPTH:,} deep", do, f"byte {last}")
    if len(data) - last > MAX_ATTRIBUTE and b">" not in data[last : last + MAX_ATTRIBUTE]:
        raise TooLarge(name, f"a tag at byte {last} is longer than {MAX_ATTRIBUTE:,} bytes", do)


def parse_html(text: str) -> Any:
    """A tree of a decoded page; ``None`` where there is nothing in it."""
    from lxml import etree, html

    # Told the encoding, libxml2 believes no wrong <meta> in the page.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def is_leaf(element: Any) -> bool:
    """Whether an element holds a line rather than other lines: a few children, without children of their own.

    Only the text of leaves is looked at, so that a hostile tree is not read once for each of its levels.
    """
    return len(element) <= 8 and not any(len(child) for child in element)


def html_to_text(fragment: str) -> str:
    """The words of a piece of HTML, a line to a block, without scripts; plain text comes back unescaped."""
    if "<" not in fragment:
        return unescape(fragment).strip()
    tree = parse_html(f"<div>{fragment}</div>")
    if tree is None:
        return ""
    pieces: list[str] = []
    _collect(tree, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _collect(root: Any, pieces: list[str]) -> None:
    """Text in document order, without recursion (a hostile tree is deep)."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing:
            if tag in _BLOCKS:
                pieces.append("\n")
            if element is not root and element.tail:
                pieces.append(_flat(element.tail))
            continue
        stack.append((element, True))
        if tag in _DROPPED or not tag:
            continue
        if tag in _BLOCKS:
            pieces.append("\n")
        if element.text:
            pieces.append(_flat(element.text))
        stack.extend((child, False) for child in reversed(element))


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")
