"""Fogline's own two verbs: who says a thing, and who denies it.

A report may tell a denial in two ways: "the ministry denied that the town fell", whose passage is what is denied, and
"the ministry said that the town had not fallen", whose passage has the "not" in it. Of the second Fogline says "says":
"denies that it had not fallen" would turn it round.
"""

from __future__ import annotations

import re

from fogline.model import Act, Claim

__all__ = ["denies_in_words", "verb"]

_DENYING = re.compile(
    r"den(?:y|ie|ia)|reject|refut|dismiss|disput|rebut|repudiat|запереч|спрост|опроверг|опроверж|отриц|отверг|відкида|відкину",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|neither|none|nothing|nobody|nor|cannot|не|ні|ни|немає|нема|нет|ніколи|никогда|жод\w+|никак\w+)\b|n['’]t\b",
    re.IGNORECASE,
)


def denies_in_words(claim: Claim) -> bool:
    """Whether the passage is what is denied, and not the denial itself with its "not"."""
    if claim.act is not Act.DENIES:
        return False
    if claim.cue is not None and _DENYING.search(claim.cue.text):
        return True
    return not _NOT.search(claim.quote)


def verb(claim: Claim) -> str:
    """``says`` or ``denies``, as it stands before the claim's own words."""
    return "denies" if denies_in_words(claim) else "says"
