"""Telegram Desktop's ``result.json``: one chat, or a whole account's export. Channels and public groups only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from fogline.errors import PrivateChat, UnreadableInput
from fogline.model import Credit, Failure, Raw, Report, ReportKind
from fogline.model.footage import Posting
from fogline.plugins import Problems
from fogline.reports.dates import Dated, read_date, read_unix
from fogline.reports.encoding import decode
from fogline.reports.jsonwalk import JSONDecodeError, Walker, canonical, is_export, position
from fogline.reports.making import Found, Maker
from fogline.reports.options import ReadOptions
from fogline.reports.posts import plain_channel

__all__ = ["Carried", "TelegramReader", "post_link", "wordless"]

_PUBLISHED = frozenset({"public_channel", "public_supergroup"})
_LINKS = ("link", "text_link")
# What changes from export to export without the message having changed.
_PASSING = frozenset({"reactions", "photo", "file", "thumbnail", "date", "edited"})
_INSIST = "If it was published, say so with --allow-private."
_CARRIES = ("photo", "file")
_NO_FOOTAGE = frozenset({"sticker", "voice_message", "audio_file"})


@dataclass(frozen=True, slots=True)
class Carried:
    """Media of a message without a text: ``names`` as the export has them, paths from its folder that are not to be
    trusted; where they stood, by whom and when (``posting``, of no item yet)."""

    names: tuple[str, ...]
    posting: Posting


def wordless(raw: Raw, options: ReadOptions) -> Iterator[Carried]:
    """Videos and pictures in an export's messages without a text, which are no reports: they say nothing in words.

    Each message of an album stands for itself. Nothing of a private chat, unless ``options`` allow it; whatever cannot
    be read is passed over, since ``TelegramReader`` tells it.
    """
    if not any(f'"{key}"'.encode() in raw.data for key in _CARRIES) or not TelegramReader(options).accepts(
        raw
    ):
        return
    export = _Export(Maker(options, raw), _Silent())
    with suppress(JSONDecodeError, UnreadableInput):
        for head, name, value in export.messages_in(Walker(decode(raw.data, raw.name, (raw.charset,)).text)):
            if not _text(value)[0].strip() and (names := _shown(value)):
                yield export.carried(head, name, value, names)


def post_link(channel: str | None, part: str | None) -> str | None:
    """The address of a message (``part``) of an export, which knows the channel's number only (``42`` or ``t.me/42``);
    ``None`` where that is no number, or it is no message's."""
    message = re.fullmatch(r"message (\d+)", part or "")
    number = re.fullmatch(r"(?:t\.me/)?(\d+)", channel or "")
    return f"https://t.me/c/{number[1]}/{message[1]}" if message and number else None


class _Silent:
    """Told what another reading of the same export has told already."""

    def tell(self, failure: Failure) -> None:
        """Nothing is done with it."""


class TelegramReader:
    """Reads one report per message with a text. The channel's id, not its name, says whose it is."""

    name = "telegram"

    def __init__(self, options: ReadOptions) -> None:
        self.options = options

    def accepts(self, raw: Raw) -> bool:
        """Whether this is one JSON object with messages, or with chats."""
        if raw.data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
            return False
        return is_export(raw.data)

    def read(self, raw: Raw, problems: Problems) -> Iterator[Report]:
        """The messages of every chat that may be read, one at a time.

        Raises:
            PrivateChat: the only chat in it is private.
            UnreadableInput: broken before the first message.
        """
        decoded = decode(raw.data, raw.name, (raw.charset,))
        walker = Walker(decoded.text)
        export = _Export(Maker(self.options, raw), problems)
        try:
            yield from export.read(walker)
        except JSONDecodeError as error:
            why = f"the JSON breaks off ({error.msg}); {export.messages} messages before it were read"
            if export.messages == 0:
                raise UnreadableInput(raw.name, why, "Export the chat again.", position(error)) from None
            problems.tell(Failure(raw.name, why, "Export the chat again.", position(error)))
        if export.chats == 0:
            raise UnreadableInput(raw.name, "there is no chat in it", "Export a channel as JSON.")
        if export.refused and export.chats == 1:
            raise PrivateChat(raw.name, export.refused[0], _INSIST)
        for why in export.refused:
            problems.tell(Failure(raw.name, why, _INSIST))


_Message = tuple[Mapping[str, Any], str, Mapping[str, Any]]
"""What is told of its chat, the chat's name, and the message."""


class _Export:
    """One walk through an export, with what was met."""

    def __init__(self, maker: Maker, problems: Problems) -> None:
        self.maker = maker
        self.options = maker.options
        self.problems = problems
        self.chats = 0
        self.messages = 0
        self.refused: list[str] = []

    def read(self, walker: Walker) -> Iterator[Report]:
        """The reports of all messages with a text."""
        for head, name, value in self.messages_in(walker):
            if (found := self._found(head, name, value)) is not None:
                yield self.maker.make(found)

    def messages_in(self, walker: Walker) -> Iterator[_Message]:
        """The object at the top: a chat itself, or an account with lists of chats."""
        head: dict[str, Any] = {}
        later = -1
        for key in walker.members():
            if key == "messages" and walker.peek() == "[":
                if "type" in head:
                    yield from self._chat(head, walker)
                else:
                    later = walker.at
                    walker.value()
            elif key in ("chats", "left_chats") and walker.peek() == "{":
                for inner in walker.members():
                    if inner == "list" and walker.peek() == "[":
                        for _ in walker.items():
                            yield from self.messages_in(walker)
                    else:
                        walker.value()
            else:
                head[key] = walker.value()
        if later >= 0:  # a tool had sorted the keys, so that the chat's kind came last
            yield from self._chat(head, Walker(walker.text, later))

    def _chat(self, head: Mapping[str, Any], walker: Walker) -> Iterator[_Message]:
        self.chats += 1
        kind = str(head.get("type") or "unknown kind")
        name = str(head.get("name") or "a chat without a name")
        allowed = self.options.allow_private or kind in _PUBLISHED
        if not allowed:
            # The name of a private chat is nobody's business: only its kind is told.
            self.refused.append(f"a chat of the kind {kind.replace('_', ' ')} is private and was not read")
        for _ in walker.items():
            value = walker.value()
            if not allowed or not isinstance(value, Mapping) or value.get("type", "message") != "message":
                continue
            self.messages += 1
            yield head, name, value

    def carried(
        self, head: Mapping[str, Any], name: str, value: Mapping[str, Any], names: tuple[str, ...]
    ) -> Carried:
        """The media of a message, dated and named as its report would be."""
        channel = plain_channel(head.get("id"))
        found = Found(
            kind=ReportKind.POST, text="", data=b"", channel=channel, purported=name, dated=self._when(value, "date"),
            part=f"message {value.get('id')}",
        )  # fmt: skip
        stood = self.maker.make(found)
        forward = next((credit.name for credit in _forward(value)), None)
        where = post_link(channel, found.part) or channel
        return Carried(names, Posting("", where, stood.publisher, stood.published, forwarded=forward))

    def _found(self, head: Mapping[str, Any], name: str, value: Mapping[str, Any]) -> Found | None:
        text, links = _text(value)
        if not text.strip():
            return None  # a picture, a poll or a sticker says nothing in words; see `wordless`
        channel = plain_channel(head.get("id"))
        number = value.get("id")
        stable = {key: item for key, item in value.items() if key not in _PASSING}
        author = value.get("author") or (
            value.get("from") if head.get("type") == "public_supergroup" else None
        )
        return Found(
            kind=ReportKind.POST,
            text=text,
            data=canonical(stable),
            channel=channel,
            purported=name,
            authors=(str(author),) if isinstance(author, str) and author != name else (),
            dated=self._when(value, "date"),
            edited=self._when(value, "edited"),
            part=f"message {number}",
            key=f"telegram:{channel}/{number}",
            name=f"message {number}",
            credits=(*_forward(value), *links),
            attachments=_attached(value),
        )

    def _when(self, value: Mapping[str, Any], key: str) -> Dated:
        """A moment where the export gives seconds; else the exporting machine's local time."""
        seconds = value.get(f"{key}_unixtime")
        if seconds not in (None, "", "0", 0):
            return read_unix(seconds, self.options.today)
        stated = value.get(key)
        if not isinstance(stated, str) or stated.startswith("1970-01-01"):
            return Dated()
        return read_date(stated, self.options.zone, self.options.today)


def _attached(value: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(path for key in _CARRIES if isinstance(path := value.get(key), str) and path.strip())


def _shown(value: Mapping[str, Any]) -> tuple[str, ...]:
    """What a message carries, where the export calls it no sticker, sound or document of another kind."""
    said = str(value.get("mime_type") or "")
    if value.get("media_type") in _NO_FOOTAGE or (said and not said.startswith(("image/", "video/"))):
        return ()
    return _attached(value)


def _forward(value: Mapping[str, Any]) -> tuple[Credit, ...]:
    if "forwarded_from" not in value and "forwarded_from_id" not in value:
        return ()
    name = value.get("forwarded_from")
    channel = plain_channel(value.get("forwarded_from_id"))
    return (
        Credit("forward", name if isinstance(name, str) and name else "an account without a name", channel),
    )


def _text(value: Mapping[str, Any]) -> tuple[str, tuple[Credit, ...]]:
    """The text from either form (a string, or a list with marked pieces), and the links in it."""
    pieces = value.get("text")
    if not pieces and isinstance(value.get("text_entities"), list):
        pieces = value["text_entities"]
    if isinstance(pieces, str):
        return pieces, ()
    text, links = "", []
    for piece in pieces if isinstance(pieces, list) else ():
        if isinstance(piece, str):
            text += piece
        elif isinstance(piece, Mapping) and isinstance(piece.get("text"), str):
            words = piece["text"]
            if piece.get("type") in _LINKS:
                href = piece.get("href") if isinstance(piece.get("href"), str) else words
                links.append(Credit("link", words, url=href, start=len(text), end=len(text) + len(words)))
            text += words
    return text, tuple(links)
