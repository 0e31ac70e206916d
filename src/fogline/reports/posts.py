"""Posts as JSON lines, as a JSON list of such objects, or as the rows of a table with a column of texts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from fogline.errors import UnreadableInput
from fogline.model import Credit, Failure, Raw, Report, ReportKind
from fogline.plugins import Problems
from fogline.reports.dates import Dated, read_date, read_unix
from fogline.reports.encoding import decode, looks_binary
from fogline.reports.jsonwalk import JSONDecodeError, Walker, canonical, is_export, position
from fogline.reports.making import Found, Maker
from fogline.reports.options import ReadOptions
from fogline.reports.tables import rows, text_column

__all__ = ["PostsReader", "plain_channel"]

_TEXT = ("text", "body", "content", "message", "full_text", "raw_text")
_DATE = ("date", "published", "published_at", "created_at", "timestamp", "datetime", "time", "pubDate")
_PUBLISHER = ("publisher", "source", "channel_name", "channel_title", "outlet", "author_name", "from")
_URL = ("url", "link", "permalink", "source_url")
_LANGUAGE = ("lang", "language")
_CHANNEL = ("channel_id", "channel", "chat_id", "peer_id")
_ID = ("id", "message_id", "post_id", "uid", "guid")
_FORWARD = ("forwarded_from", "forward_from", "fwd_from")
_TITLE = ("title", "headline")
_KEY = re.compile(rb'"(?:' + b"|".join(key.encode() for key in _TEXT) + rb')"\s*:')
_TABLES = (".csv", ".tsv")
_MOMENT = ("date_unixtime", "unixtime", "created_utc")


class PostsReader:
    """Reads one report per JSON object; a broken line is told with its place, and the rest goes on."""

    name = "posts"

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    def accepts(self, raw: Raw) -> bool:
        """Whether these are objects (JSON, to a line or in a list) or rows with something like a text in them."""
        head = raw.data[:65536].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head[:1] == b"{" and is_export(raw.data):
            return False
        if raw.name.lower().endswith(_TABLES):
            beginning = raw.data[:65536].decode("utf-8", "replace")
            return not looks_binary(raw.data) and text_column(beginning) is not None
        if raw.name.lower().endswith((".jsonl", ".ndjson")):
            return not looks_binary(raw.data)
        if head[:1] == b"[":
            return head[1:].lstrip()[:1] == b"{" and _KEY.search(raw.data) is not None
        return head[:1] == b"{" and _KEY.search(raw.data) is not None

    def read(self, raw: Raw, problems: Problems) -> Iterator[Report]:
        """The posts, one at a time.

        Raises:
            UnreadableInput: in no encoding that can be told.
        """
        decoded = decode(raw.data, raw.name, (raw.charset,))
        maker = Maker(self.options, raw)
        extra = frozenset({"encoding"}) if decoded.guessed else frozenset[str]()
        pieces = rows if raw.name.lower().endswith(_TABLES) else _objects
        for part, value in pieces(decoded.text, raw.name, problems):
            failure = None
            if not isinstance(value, Mapping):
                failure = "this is no JSON object with a text"
            elif (found := self._found(value, part, extra, decoded.warnings)) is None:
                failure = f"it has none of {', '.join(_TEXT[:3])}"
            else:
                yield maker.make(found)
            if failure:
                problems.tell(Failure(raw.name, failure, "Each line is an object with a text.", part))

    def _found(
        self, value: Mapping[str, Any], part: str, guessed: frozenset[str], warnings: tuple[str, ...]
    ) -> Found | None:
        text = _first(value, _TEXT)
        if text is None:
            return None
        channel = plain_channel(_first(value, _CHANNEL))
        url = _first(value, _URL)
        url = url if url and url.lower().startswith(("http://", "https://")) else None
        message = _first(value, _ID)
        forwarded = _first(value, _FORWARD)
        author = _first(value, ("author", "authors"))
        return Found(
            kind=ReportKind.POST,
            text=text,
            data=canonical(value),
            known_url=url,
            channel=channel,
            purported=_first(value, _PUBLISHER),
            title=_first(value, _TITLE),
            authors=(author,) if author else (),
            dated=self._dated(value),
            language=_first(value, _LANGUAGE),
            part=part,
            name=message,
            credits=(Credit("forward", forwarded, plain_channel(value.get("forwarded_from_id"))),)
            if forwarded
            else (),
            attachments=_attached(value),
            guessed=guessed,
            warnings=warnings,
        )

    def _dated(self, value: Mapping[str, Any]) -> Dated:
        seconds = _first(value, _MOMENT)
        if seconds is not None:
            return read_unix(seconds, self.options.today)
        return read_date(_first(value, _DATE), self.options.zone, self.options.today)


def plain_channel(stated: Any) -> str | None:
    """A channel's id without the marks that different tools put before it (``channel``, ``-100``, ``@``)."""
    text = str(stated).strip() if isinstance(stated, (str, int)) and not isinstance(stated, bool) else ""
    text = text.removeprefix("channel").removeprefix("@")
    if re.fullmatch(r"-100\d{5,}", text):
        text = text[4:]
    return text.lstrip("-") or None


_MEDIA = ("attachments", "media", "photo", "video", "file")
_MOST_MEDIA = 20


def _attached(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The media files that a post names, as a name or a list of names."""
    named: list[str] = []
    for key in _MEDIA:
        given = value.get(key)
        for one in given if isinstance(given, list) else [given]:
            if isinstance(one, str) and one.strip() and "://" not in one:
                named.append(one.strip())
    return tuple(dict.fromkeys(named))[:_MOST_MEDIA]


def _first(value: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    """The first of ``keys`` with a string or a number as its value; a text is kept as it is."""
    for key in keys:
        given = value.get(key)
        if isinstance(given, str) and given.strip():
            return given if keys is _TEXT else given.strip()
        if isinstance(given, (int, float)) and not isinstance(given, bool) and keys is not _TEXT:
            return str(given)
    return None


def _objects(text: str, name: str, problems: Problems) -> Iterator[tuple[str, Any]]:
    """Each object with its place, from lines or from a list."""
    start = len(text) - len(text.lstrip(" \t\r\n\ufeff"))
    if text[start : start + 1] == "[" and not _is_line(next(_lines(text[start:]) if start else _lines(text))):
        yield from _listed(text, start, name, problems)
        return
    if text[start : start + 1] == "{" and not _is_line(next(_lines(text[start:]) if start else _lines(text))):
        try:
            yield "item 1", Walker(text, start).value()
            return
        except JSONDecodeError:
            pass  # not one object over several lines, then: each line is told by itself
    for number, line in enumerate(_lines(text), 1):
        if not line.strip(" \t\r\ufeff"):
            continue
        try:
            yield f"line {number}", json.loads(line.strip("\ufeff"))
        except JSONDecodeError as error:
            where = f"line {number}, column {error.colno}"
            problems.tell(Failure(name, f"this is not JSON ({error.msg})", "Mend or remove the line.", where))
        except (ValueError, RecursionError):
            why = "this JSON is nested too deeply, or a number in it is too long"
            problems.tell(Failure(name, why, "Mend or remove the line.", f"line {number}"))


def _lines(text: str) -> Iterator[str]:
    """The lines, without a second copy of all of them."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _is_line(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _listed(text: str, start: int, name: str, problems: Problems) -> Iterator[tuple[str, Any]]:
    walker = Walker(text, start)
    number = 0
    try:
        for _ in walker.items():
            number += 1
            yield f"item {number}", walker.value()
    except JSONDecodeError as error:
        why = f"this is not JSON ({error.msg}); the {max(number - 1, 0)} items before it were read"
        if number == 0:
            raise UnreadableInput(name, why, "Mend the file.", position(error)) from None
        problems.tell(Failure(name, why, "Mend the file or export it again.", position(error)))
