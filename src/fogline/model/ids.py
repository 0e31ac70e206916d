"""Ids by content: the same on every run and every machine."""

from __future__ import annotations

import hashlib
import json

__all__ = ["content_id", "sha256"]


def content_id(prefix: str, *parts: object) -> str:
    """A short id, ``prefix`` and 16 hex digits of the SHA-256 of ``parts`` (strings, numbers, ``None``)."""
    packed = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"{prefix}-{hashlib.sha256(packed.encode(errors='surrogatepass')).hexdigest()[:16]}"


def sha256(data: bytes) -> str:
    """The SHA-256 of ``data`` as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()
