"""The article's own words out of a parsed page, without what stands around and between them."""

from __future__ import annotations

import re
from typing import Any

from fogline.errors import MissingPart
from fogline.reports.gaps import collect, fill, fold
from fogline.reports.markup import is_leaf
from fogline.reports.metadata import PageData

__all__ = ["extract_text"]

# Other people's posts set into a page are not the article's words; captions belong to pictures; the headline is
# kept as the title.
_EMBEDS = (
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "telegram-post",
    "fb-post",
    "bluesky-embed",
)
_POINTERS = re.compile(
    r"(?:-\s*)?(?:read (?:more|also|next)|also read|see also|related|more|watch|listen|recommended|don.t miss|"
    r"weiterlesen|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire|lee también|leggi anche|"
    r"czytaj (?:więcej|też|także)|"
    r"läs (?:mer|också)|lees ook|читайте (?:также|також|ещё|еще|підряд|больше|більше)|дивіться також|смотрите также)"
    r"(?:\s*[:|›»–—-].{0,250}|\.{3})?$",
    re.IGNORECASE,
)
_NOTICES = frozenset(
    {"advertisement", "ad", "advertisement scroll to continue", "story continues below advertisement", "anzeige",
     "werbung", "publicité", "publicidad", "pubblicità", "reklama", "annons", "реклама", "comments",
     "share", "save", "subscribe"}
)  # fmt: skip
_HEAD_LINES = 6
_PARAGRAPH = 150
_INLINE = frozenset({"a", "b", "strong", "i", "em", "span", "u", "mark", "abbr"})
_STANDFIRST = ("p", "h2", "h3", "div", "span", "li", "strong", "em")


def extract_text(tree: Any, page: PageData) -> str:
    """The article's text, a line to a paragraph. The tree is used up.

    Raises:
        MissingPart: trafilatura is not installed whole.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise MissingPart(
            "trafilatura",
            f"it cannot be loaded ({error})",
            "Install Fogline anew: python -m pip install fogline.",
        ) from error
    standfirst = _standfirst(tree, page)
    _drop_embeds(tree)
    groups = collect(tree)
    _join_inline(tree)
    document: Any = bare_extraction(tree, include_comments=False, include_tables=True)
    lines = (document.text or "").split("\n") if document is not None else []
    lines = [line.strip() for line in lines]
    lines = _without_title(lines, page)
    lines = fill([line for line in lines if line and not _is_aside(line)], groups, _is_aside)
    if standfirst and lines and fold(standfirst) not in fold(" ".join(lines)):
        lines.insert(0, standfirst)
    return "\n".join(lines)


def _is_aside(line: str) -> bool:
    """Whether a line only points to other articles, or is a notice of the site."""
    return _POINTERS.match(line) is not None or fold(line) in _NOTICES


def _drop_embeds(tree: Any) -> None:
    """Take out other people's posts, captions and headlines, so that nothing below finds them again."""
    for element in list(tree.iter("blockquote", "figcaption", "h1")):
        marks = element.get("class") or ""
        if element.tag != "blockquote" or any(name in marks for name in _EMBEDS):
            element.drop_tree()


def _without_title(lines: list[str], page: PageData) -> list[str]:
    """Without the headline where it comes again at the beginning, and whatever stands above it."""
    title = fold(page.title or "")
    if not title:
        return lines
    for number in range(min(_HEAD_LINES, len(lines)), 0, -1):
        line = fold(lines[number - 1])
        if line and (line == title or (len(line) > 20 and line in title)):
            return lines[number:]
    return lines


def _standfirst(tree: Any, page: PageData) -> str | None:
    """The summary under the headline, where the page shows the very words that it gives as its description.

    Extractors take it for something outside of the article, though it is the article's beginning.
    """
    wanted = {fold(summary.rstrip(" .…")) for summary in page.summaries}
    wanted = {summary for summary in wanted if len(summary) > 50}
    if not wanted:
        return None
    below_headline = False
    for element in tree.iter("h1", *_STANDFIRST):
        if element.tag == "h1":
            below_headline = True
        if not below_headline or element.tag == "h1" or not is_leaf(element):
            continue
        text = " ".join(element.text_content().split())
        if 50 < len(text) < 800:
            folded = fold(text)
            if any(
                folded == summary or (len(summary) > 100 and folded.startswith(summary)) for summary in wanted
            ):
                return text
        if element.tag == "p" and len(text) > _PARAGRAPH:
            return None  # the article has begun
    return None


def _join_inline(tree: Any) -> None:
    """Take links and emphasis out of running text that is no paragraph, or each would become a line of its own."""
    for element in tree.iter("div", "td", "section", "article"):
        inline = [child for child in element if child.tag in _INLINE and len(child) == 0]
        if not inline:
            continue
        direct = sum(len((child.tail or "").strip()) for child in element) + len((element.text or "").strip())
        if direct > _PARAGRAPH and direct > sum(len(child.text or "") for child in inline):
            for child in inline:
                child.drop_tag()
