"""What a page says of itself: title, authors, moment of publication, publisher and address.

Structured data (JSON-LD, then ``meta``) comes first: it names a moment with its zone where the text that a
reader sees names a day at best.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fogline.reports.markup import is_leaf

__all__ = ["PageData", "read_page_data"]

_TYPES = re.compile(r"(?:Article|Posting|Report|NewsAnalysis|ScholarlyArticle|WebPage)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dcterms.created",
    "dc.date.issued", "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline")
_SUMMARIES = ("og:description", "description", "twitter:description")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "citation_author", "sailthru.author")
_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
_LD_LIMIT = 2_000_000
_SEPARATOR = re.compile(r"\s+[|–—·•*-]\s+|\s*[|]\s*")
_JOINED = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|\by\b|\bi\b|\bта\b)\s+")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){1,3}$")
_BY = re.compile(r"^(?:by|von|par|por|di|av|автор:?)\s+", re.IGNORECASE)
_DATED = re.compile(r"date|publi|time|posted|дата", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?|\b\d{1,2}\.\d{1,2}\.\d{4}\b|"
    r"\b\d{1,2}\s+[^\W\d_]{3,12}\.?,?\s+\d{4}\b|\b[^\W\d_]{3,12}\.?\s+\d{1,2},\s+\d{4}\b"
)
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:/|-|$)")


@dataclass(frozen=True, slots=True)
class PageData:
    """A page's own word about itself; every field may be missing."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    summaries: tuple[str, ...] = ()
    """The descriptions that the page gives of itself."""
    guessed: frozenset[str] = frozenset()
    """``published`` or ``title`` where it was found in the visible page, not stated as such."""


def read_page_data(tree: Any) -> PageData:
    """Read a parsed page (an ``lxml.html`` tree)."""
    linked = _article_data(tree)
    metas = _metas(tree)
    publisher = _site(linked.get("publisher")) or _clean(_pick(metas, _SITES))
    title, title_guessed = _title(tree, metas, linked)
    published = _clean(linked.get("datePublished")) or _clean(_pick(metas, _PUBLISHED)) or _time(tree)
    guessed = frozenset({"title"}) if title_guessed else frozenset[str]()
    if published is None and (published := _visible_date(tree, title)):
        guessed |= {"published"}
    summaries = (linked.get("description"), *(_pick(metas, (key,)) for key in _SUMMARIES))
    return PageData(
        title=title,
        authors=_authors(tree, metas, linked, publisher),
        published=published,
        publisher=publisher,
        url=_canonical(tree, metas, linked),
        summaries=tuple(dict.fromkeys(words for stated in summaries if (words := _clean(stated)))),
        guessed=guessed,
        language=_clean(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


def _title(tree: Any, metas: Mapping[str, list[str]], linked: Mapping[str, Any]) -> tuple[str | None, bool]:
    """The headline; the one that readers see where a stated one only adds the site's name to it."""
    first = islice(tree.iter("h1"), 5)
    headings = [words for element in first if (words := _clean(element.text_content())) and len(words) < 500]
    stated = _clean(linked.get("headline")) or _clean(_pick(metas, _TITLES))
    if stated:
        for heading in headings:
            if len(heading) > 15 and stated.startswith(heading) and _SEPARATOR.match(stated, len(heading)):
                return heading, False
        return stated, False
    if len(headings) == 1:
        return headings[0], True
    whole = _clean(tree.findtext(".//title"))
    if whole is None:
        return None, False
    parts = [part for part in _SEPARATOR.split(whole) if part]
    return max(parts, key=len, default=whole), True


def _authors(
    tree: Any, metas: Mapping[str, list[str]], linked: Mapping[str, Any], publisher: str | None
) -> tuple[str, ...]:
    """People (and agencies) who wrote it; the outlet itself is the publisher and no author."""
    stated = _people(linked.get("author")) or _meta_people(metas) or _byline(tree)
    names: list[str] = []
    for one in stated:
        bare = _BY.sub("", re.sub(r"\s*\([^()]*\)", "", one)).strip()
        parts = _JOINED.split(bare)
        for name in parts if all(_NAME.match(part) for part in parts) else [bare]:
            if name and name not in names and not _is_outlet(name, publisher, metas):
                names.append(name)
    return tuple(names)


def _is_outlet(name: str, publisher: str | None, metas: Mapping[str, list[str]]) -> bool:
    own = {words.casefold() for key in ("og:site_name", "application-name") for words in metas.get(key, ())}
    own.add((publisher or "").casefold())
    initials = "".join(word[0] for word in (publisher or "").split()).casefold()
    return name.casefold() in own or name.casefold() == initials


def _byline(tree: Any) -> tuple[str, ...]:
    """Names that the page marks as its authors' in the open."""
    marked = [*tree.iterfind('.//*[@rel="author"]'), *tree.iterfind('.//*[@itemprop="author"]')]
    names = (_clean(element.text_content()) for element in marked[:10])
    return tuple(dict.fromkeys(name for name in names if name and len(name) < 80))


def _visible_date(tree: Any, title: str | None) -> str | None:
    """A day that stands in the title, in the address, or in an element made for dates."""
    whole = f"{title or ''} {tree.findtext('.//title') or ''}"
    if match := _DATE.search(whole):
        return match[0]
    for link in tree.iterfind('.//link[@rel="canonical"]'):
        if match := _URL_DATE.search(link.get("href") or ""):
            return "-".join(match.groups())
    for element in tree.iter("p", "span", "div", "time", "li"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if is_leaf(element) and _DATED.search(marks):
            text = element.text_content()
            if len(text) < 120 and (match := _DATE.search(" ".join(text.split()))):
                return match[0]
    return None


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
