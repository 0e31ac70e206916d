"""From what a reader found to a report: source, date, language, id and credits, the same way for every kind."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from fogline.model import Credit, Raw, Report, ReportKind, Source, Standing, When, content_id, sha256
from fogline.reports.credits import find_credits, merge_credits
from fogline.reports.dates import UNDATED, Dated
from fogline.reports.language import guess_language
from fogline.reports.options import ReadOptions

__all__ = ["Found", "Maker"]

_SHORT = 60
_OFFICIAL = (Standing.OFFICIAL, Standing.OCCUPATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reader found in one item, in the item's own words."""

    kind: ReportKind
    text: str
    data: bytes
    """The bytes that make the item what it is: the whole file, or one line, message or entry of it."""
    known_url: str | None = None
    """An address that identifies the source: fetched from, or noted beside the text by whoever collected it."""
    url: str | None = None
    """The address shown; it may be the page's own word, which identifies nobody."""
    channel: str | None = None
    purported: str | None = None
    """What the item calls its own publisher."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    dated: Dated = UNDATED
    edited: Dated = UNDATED
    language: str | None = None
    """The language that the item says it is in."""
    part: str | None = None
    key: str | None = None
    """What tells this item from others in the same file; the file's base name by default."""
    name: str | None = None
    credits: tuple[Credit, ...] = ()
    attachments: tuple[str, ...] = ()
    partial: bool = False
    guessed: frozenset[str] = field(default_factory=frozenset)
    warnings: tuple[str, ...] = ()
    whole: bool = False
    """The item is all of the input, so that the user's word about the input is about the item."""


class Maker:
    """Makes the reports of one input."""

    def __init__(self, options: ReadOptions, raw: Raw) -> None:
        self.options = options
        self.raw = raw
        self.sha256 = sha256(raw.data)

    def make(self, found: Found) -> Report:
        """The report of one item."""
        if not _is_sound(found):
            found = _sound(found)
        published, notes = self._published(found)
        source, source_notes = self._source(found)
        language, language_guessed = self._language(found)
        url = found.url or found.known_url
        guessed = found.guessed | found.dated.guessed
        if published is None or published != found.dated.when:
            guessed -= {"zone", "published"}
        kind = found.kind
        if kind is ReportKind.ARTICLE and source.standing in _OFFICIAL and source.known_by != "purported":
            kind = ReportKind.COMMUNIQUE
        item = self.sha256 if found.whole else hashlib.sha256(found.data).hexdigest()
        at = _iso(published.earliest) if published else None
        return Report(
            id=content_id("r", item, source.id, found.key or url or self.raw.name, at),
            kind=kind,
            text=found.text,
            sha256=self.sha256,
            source=source,
            title=found.title or None,
            authors=found.authors,
            url=url,
            published=published,
            language=language,
            part=found.part,
            name=found.name or self.raw.name,
            credits=merge_credits(
                found.credits, find_credits(found.text, found.authors, source, url, found.title)
            ),
            edited=found.edited.when,
            partial=found.partial,
            guessed=guessed | ({"language"} if language_guessed else frozenset()),
            attachments=found.attachments,
            warnings=(*found.warnings, *notes, *source_notes, *found.edited.warnings),
        )

    def _published(self, found: Found) -> tuple[When | None, tuple[str, ...]]:
        """The date, and what to warn of. A moment on the day that the user names is kept as the moment."""
        stated, user = found.dated.when, self.options.published
        if user is None:
            return stated, found.dated.warnings
        if stated is None:
            return user, found.dated.warnings
        if not found.whole or stated.meets(user):
            more = stated if not found.whole or isinstance(stated.earliest, datetime) else user
            return more, found.dated.warnings if more is stated else ()
        return user, (f"it is dated {_iso(stated.earliest)} itself; the date given by the user is used",)

    def _source(self, found: Found) -> tuple[Source, tuple[str, ...]]:
        user = self.options.publisher
        unnamed = found.known_url is None and found.channel is None and not found.purported
        if user is not None and not found.whole and not unnamed:
            user = None
        source = self.options.sources.identify(
            url=found.known_url, channel=found.channel, purported=found.purported or None, by_user=user
        )
        if user is None or not found.purported or found.purported.casefold() == user.casefold():
            return source, ()
        return source, (f"it calls its publisher {found.purported!r}; the name given by the user is used",)

    def _language(self, found: Found) -> tuple[str | None, bool]:
        """The language, and whether it was guessed: the text's own evidence wins over a declaration."""
        declared = (found.language or "").strip().lower().replace("_", "-").split("-")[0]
        declared = declared if len(declared) == 2 and declared.isalpha() else ""
        if declared and len(found.text) < _SHORT:
            return declared, False
        languages = self.options.languages
        if declared and declared not in languages:
            languages = (*languages, declared)
        guessed = guess_language(found.text, languages)
        if guessed is None:
            return declared or None, False
        return guessed, guessed != declared


def _is_sound(found: Found) -> bool:
    """Whether every text can be written as UTF-8: JSON may hold halves of surrogate pairs."""
    try:
        for text in (
            found.text,
            found.title,
            found.purported,
            found.url,
            found.known_url,
            found.channel,
            found.name,
        ):
            (text or "").encode()
        for part in (*found.authors, *(f"{one.name}{one.url}{one.channel}" for one in found.credits)):
            part.encode()
    except UnicodeEncodeError:
        return False
    return True


def _sound(found: Found) -> Found:
    """The same with each half of a pair shown as \ufffd, so that no offset moves."""

    def mend(text: str | None) -> str | None:
        return re.sub("[\\ud800-\\udfff]", "\ufffd", text) if text else text

    credits = tuple(
        replace(one, name=mend(one.name) or "", url=mend(one.url), channel=mend(one.channel))
        for one in found.credits
    )
    return replace(
        found,
        text=mend(found.text) or "",
        title=mend(found.title),
        purported=mend(found.purported),
        url=mend(found.url),
        known_url=mend(found.known_url),
        channel=mend(found.channel),
        name=mend(found.name),
        key=mend(found.key),
        authors=tuple(mend(author) or "" for author in found.authors),
        credits=credits,
    )


def _iso(moment: date | datetime) -> str:
    return moment.isoformat()
