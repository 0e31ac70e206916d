"""What a page says of itself: title, authors, moment of publication, publisher and address.

Structured data (JSON-LD, then ``meta``) comes first: it names a moment with its zone where the text that a
reader sees names a day at best.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["PageData", "read_page_data"]

_TYPES = re.compile(r"(?:Article|Posting|Report|NewsAnalysis|ScholarlyArticle|WebPage)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.created",
    "dc.date.issued", "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date", "last-modified",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "title")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "citation_author", "sailthru.author")
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
_LD_LIMIT = 2_000_000


@dataclass(frozen=True, slots=True)
class PageData:
    """A page's own word about itself; every field may be missing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None


def read_page_data(tree: Any) -> PageData:
    """Read a parsed page (an ``lxml.html`` tree)."""
    linked = _article_data(tree)
    metas = _metas(tree)
    return PageData(
        title=_clean(linked.get("headline")) or _clean(_pick(metas, _TITLES[:-1])),
        authors=_people(linked.get("author")) or _meta_people(metas),
        published=_clean(linked.get("datePublished")) or _clean(_pick(metas, _PUBLISHED[:-1])) or _time(tree),
        publisher=_site(linked.get("publisher")) or _clean(_pick(metas, _SITES)),
        url=_canonical(tree, metas, linked),
        language=_clean(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


def _metas(tree: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = meta.get("content")
        if key and content and content.strip():
            found.setdefault(key, []).append(content.strip())
    return found


def _pick(metas: Mapping[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((metas[key][0] for key in keys if key in metas), None)


def _article_data(tree: Any) -> Mapping[str, Any]:
    """The JSON-LD object that describes the article; the one that says most, where there are several."""
    best: Mapping[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            value = json.loads(script.text[:_LD_LIMIT], strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            if _weight(item) > _weight(best):
                best = item
    return best


def _objects(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate" if depth < 0 else "item"):
            if isinstance(value.get(key), (dict, list)):
                yield from _objects(value[key], depth + 1)


def _weight(item: Mapping[str, Any]) -> int:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(kind, str) and _TYPES.search(kind) for kind in names):
        return 0
    page = all(kind == "WebPage" for kind in names)
    said = sum(bool(item.get(key)) for key in ("headline", "datePublished", "author", "publisher"))
    return 2 * said + (0 if page else 1)


def _people(value: Any) -> tuple[str, ...]:
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, Mapping) else one
        for part in name if isinstance(name, list) else [name]:
            cleaned = _clean(part)
            if cleaned and "://" not in cleaned and len(cleaned) < 100 and cleaned not in names:
                names.append(cleaned)
    return tuple(names)


def _meta_people(metas: Mapping[str, list[str]]) -> tuple[str, ...]:
    for key in _AUTHORS:
        if names := _people(metas.get(key, [])):
            return names
    return ()


def _site(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value.get("name") if isinstance(value, Mapping) else value)


def _time(tree: Any) -> str | None:
    for element in tree.iter("time"):
        stated = element.get("datetime")
        if stated and re.match(r"\s*\d{4}-\d{2}-\d{2}", stated):
            return str(stated).strip()
    return None


def _canonical(tree: Any, metas: Mapping[str, list[str]], linked: Mapping[str, Any]) -> str | None:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and _is_web(link.get("href")):
            return str(link.get("href")).strip()
    for stated in (_pick(metas, ("og:url", "twitter:url")), linked.get("url")):
        if _is_web(stated):
            return str(stated).strip()
    return None


def _is_web(value: Any) -> bool:
    return isinstance(value, str) and value.strip().lower().startswith(("http://", "https://"))


def _clean(value: Any) -> str | None:
    """White space put right and entities resolved; a script in a title stays what it is: characters."""
    from html import unescape

    if not isinstance(value, str):
        return None
    return " ".join(unescape(value).split()) or None
