"""A post without its markup: the same length, so that every offset holds, with blanks where the marks stood."""

from __future__ import annotations

import re

from fogline.claims.slavic.lexicon import Lexicon

__all__ = ["masked"]

_LINK = re.compile(r"\]\(\s*(?:https?:|tg:|mailto:|www\.|/)[^)\s]*\)?")
_URL = re.compile(r"(?:https?://|www\.|t\.me/|bit\.ly/)\S+")
_MARKS = re.compile(r"\*{1,3}|_{2,}|~~|`+|\|{2,}|[\u200b-\u200f\u2060\ufeff\xad]")
_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u3030\u303d\ufe0f\u20e3\u2190-\u21ff\u25a0-\u25ff]+"
)
_TAG = re.compile(r"(?<!\w)[#@](?=\w)")
_DOUBLED = re.compile(r"\"{2,}")
_AGE = re.compile(r"(?<!\S)(?:0|6|12|16|18)\+(?!\S)")
_BRACKET = re.compile(r"\[(?=[^\]\n]*\]\()|(?<=\w)\](?=\s{3,})")


def masked(text: str, words: Lexicon) -> str:
    """``text`` with markup, links, pictures and rubrics blanked; its length is that of ``text``."""
    text = _BRACKET.sub(" ", text)
    for pattern in (_LINK, _URL, _EMOJI, _TAG, _AGE):
        text = pattern.sub(_blank, text)
    text = text.replace("||", "\n\n")
    text = _MARKS.sub(_blank, text)
    text = _DOUBLED.sub(_one, text)
    return _rubrics(words).sub(_boundary, text)


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _one(match: re.Match[str]) -> str:
    """Of doubled quotation marks the one that touches the word is kept."""
    length = match.end() - match.start()
    after = match.string[match.end() : match.end() + 1]
    return (
        " " * (length - 1) + '"'
        if after.isalnum() or (after in "«“„" and after)
        else '"' + " " * (length - 1)
    )


def _boundary(match: re.Match[str]) -> str:
    return "\n" + " " * (match.end() - match.start() - 1)


def _rubrics(words: Lexicon) -> re.Pattern[str]:
    """Rubrics that stand after a dash: "… — rubric"."""
    rows = "|".join(re.escape(r) for r in sorted(words.texts["rubrics"], key=len, reverse=True))
    return re.compile(rf"\s[—–-]\s(?:{rows})(?!\w)", re.IGNORECASE)
