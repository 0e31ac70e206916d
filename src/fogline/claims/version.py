"""Which version of the rules reads claims; raised with each change to what they find, so that cases are read again."""

from __future__ import annotations

__all__ = ["MADE_BY", "VERSION"]

VERSION = "3"
MADE_BY = f"fogline-rules/{VERSION}"
"""What a claim says it was found by."""
