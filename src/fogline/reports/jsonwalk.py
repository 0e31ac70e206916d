"""JSON read value by value, so that a broken place costs only what follows it and memory holds one item."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import Any

__all__ = ["JSONDecodeError", "Walker", "canonical", "is_export", "position"]

_CHATS = re.compile(rb'"(?:chats|left_chats)"\s*:\s*\{')
_MESSAGES = re.compile(rb'"messages"\s*:\s*\[')
_SPACE = re.compile(r"[ \t\r\n]*")


def is_export(data: bytes) -> bool:
    """Whether a JSON object holds messages or chats, as a messenger's export does."""
    return _MESSAGES.search(data) is not None or _CHATS.search(data) is not None


def canonical(value: Any) -> bytes:
    """One spelling of a JSON value, whatever its white space and order of keys were."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def position(error: JSONDecodeError) -> str:
    """Where the JSON breaks: ``line 3, column 14``."""
    return f"line {error.lineno}, column {error.colno}"


class Walker:
    """A place in a JSON text. Methods raise ``JSONDecodeError`` where the text is not JSON."""

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at
        self._decoder = json.JSONDecoder()
        self._skip()

    def peek(self) -> str:
        """The next character; empty at the end."""
        return self.text[self.at : self.at + 1]

    def value(self) -> Any:
        """Read one whole value."""
        try:
            value, self.at = self._decoder.raw_decode(self.text, self.at)
        except JSONDecodeError:
            raise
        except (ValueError, RecursionError):
            raise JSONDecodeError("nested too deeply, or a number too long", self.text, self.at) from None
        self._skip()
        return value

    def members(self) -> Iterator[str]:
        """The keys of an object; the caller reads or skips each value before it asks for the next key."""
        self._take("{")
        while self.peek() != "}":
            if self.peek() != '"':
                raise JSONDecodeError("a key in quotes is missing", self.text, self.at)
            key = self.value()
            self._take(":")
            yield key
            if not self._more("}"):
                break
        self._take("}")

    def items(self) -> Iterator[int]:
        """The places of the items of a list; the caller reads each before it asks for the next."""
        self._take("[")
        while self.peek() != "]":
            yield self.at
            if not self._more("]"):
                break
        self._take("]")

    def _more(self, close: str) -> bool:
        if self.peek() == ",":
            self._take(",")
            return True
        if self.peek() == close:
            return False
        raise JSONDecodeError(f"',' or '{close}' is missing", self.text, self.at)

    def _take(self, character: str) -> None:
        if self.peek() != character:
            raise JSONDecodeError(f"'{character}' is missing", self.text, self.at)
        self.at += 1
        self._skip()

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
