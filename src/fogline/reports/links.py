"""Links in a text to pages and posts elsewhere, and pages that name another site as the place of their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from fogline.knowledge.outlets import outlets
from fogline.model import Credit, Source

__all__ = ["canonical_credit", "find_links", "page_links"]

_MARKED = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<url>https?://[^\s()<>]+)\)")
_BARE = re.compile(r"(?:https?://|(?<![\w/.@])t\.me/)[^\s()<>\[\]\"'«»“”]+")
_POST = re.compile(r"^/(?:s/)?(?P<name>[A-Za-z]\w{3,31})/\d+")
_TELEGRAM = frozenset({"t.me", "telegram.me", "telegram.dog"})
_NOT_REPORTS = re.compile(
    r"/(?:share|sharer|intent|subscribe|login|signup|tag|tags|author|category|privacy|terms|about|contact)(?:[/?.]|$)|^mailto:"
)
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "edu", "ac", "in"})
_MOST = 40
"""Links of one report that are kept."""


def find_links(text: str, source: Source | None, url: str | None) -> tuple[Credit, ...]:
    """Links written out in ``text``, or in Markdown, to a page or post that is not of ``source`` itself."""
    found: dict[int, Credit] = {}
    for match in _MARKED.finditer(text):
        if link := _link(match["url"], match.span(), source, url):
            found[match.start()] = link
    spans = [(match.start(), match.end()) for match in _MARKED.finditer(text)]
    for match in _BARE.finditer(text):
        if any(start <= match.start() < end for start, end in spans):
            continue
        address = match.group().rstrip(".,;:!?*_")
        whole = address if "://" in address else f"https://{address}"
        span = (match.start(), match.start() + len(address))
        if link := _link(whole, span, source, url):
            found[match.start()] = link
    return tuple(found[start] for start in sorted(found)[:_MOST])


def page_links(tree: Any, text: str, source: Source | None, url: str | None) -> tuple[Credit, ...]:
    """Links of a page (an ``lxml.html`` tree) whose words stand in its article ``text``, with their offsets there."""
    found: list[Credit] = []
    at = 0
    for element in tree.iter("a"):
        href = element.get("href") or ""
        words = " ".join(element.text_content().split())
        if not href.lower().startswith(("http://", "https://")) or len(words) < 4 or len(found) == _MOST:
            continue
        start = text.find(words, at)
        if start < 0 and text.count(words) == 1:
            start = text.find(words)
        if start >= 0 and (link := _link(href.strip(), (start, start + len(words)), source, url)):
            found.append(link)
            at = start
    return tuple(dict.fromkeys(found))


def canonical_credit(stated: str | None, address: str | None) -> tuple[Credit, ...]:
    """The credit of a page at ``address`` that states another site's address as its own: republished from there."""
    if not stated or not address:
        return ()
    there, here = _host(stated), _host(address)
    if not there or not here or _site(there) == _site(here):
        return ()
    return (Credit("canonical", there, url=stated),)


def _link(url: str, span: tuple[int, int], source: Source | None, own: str | None) -> Credit | None:
    """A link by where it leads: the site or the channel. The words that are linked stand at ``span``."""
    host = _host(url)
    if not host or _NOT_REPORTS.search(url):
        return None
    path = urlsplit(url).path
    if host in _TELEGRAM:
        post = _POST.match(path)
        if post is None or _is_channel(source, post["name"], own):
            return None
        return Credit("link", post["name"], post["name"], url, *span)
    if path.strip("/") == "" or any(_site(host) == _site(mine) for mine in _own_hosts(source, own)):
        return None
    return Credit("link", host, None, url, *span)


def _is_channel(source: Source | None, name: str, own: str | None) -> bool:
    channel = (source.channel or "" if source else "").rpartition("/")[2].casefold()
    return channel == name.casefold() or (own is not None and f"/{name.casefold()}/" in own.casefold())


def _own_hosts(source: Source | None, own: str | None) -> Iterator[str]:
    if source is not None and source.domain and source.domain not in _TELEGRAM:
        yield source.domain
    if own and (host := _host(own)) and host not in _TELEGRAM:
        yield host


def _host(url: str) -> str:
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
    return re.sub(r"^(?:www|m|mobile|amp|edition|uk|us|en|ru|ua|ukr)\.", "", host) if "." in host else ""


def _site(host: str) -> str:
    """What a host is registered under, by its last labels ("bbc.co.uk"); sites of one known outlet are one."""
    labels = host.split(".")
    kept = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return outlets().key(".".join(labels[-kept:]))
