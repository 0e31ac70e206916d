"""A report as passages: its sentences, without what every page of an outlet says, each with its words and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fogline.language.sentences import sentence_spans
from fogline.lineage.marks import Words, read_words
from fogline.model import Report

__all__ = ["Passage", "Text", "read_text"]

SHORTEST = 2
"""Content words that a passage has at least; shorter stretches ("Read also", "Video") say nothing."""

_BOILERPLATE = re.compile(
    r"^\W*(?:read (?:more|also|next|our)|see also|also read|subscribe|sign up|follow us|join us|share (?:this|on)|"
    r"photo|image|video|watch|listen|credit|source photo|advertisement|copyright|all rights reserved|©|"
    r"by [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,3}\W*$|updated|published|related|tags?:|more on this|get the latest|"
    r"читайте|читай|підписуйтесь|підпишіться|підписатися|подпис(?:ывайтесь|аться|ка)|подпишись|долучайтесь|"
    r"фото|відео|видео|фотографія|автор|теги|більше новин|больше новостей|наш (?:канал|telegram|телеграм)|"
    r"надіслати новину|прислать новость|реклама)\b.{0,160}$",
    re.IGNORECASE,
)
# A dateline and an agency's mark open a wire story and say where and by whom it was filed, not what happened.
_DATELINE = re.compile(
    r"^[^\n.]{0,60}?\((?:[A-ZА-ЯІЇЄ][\w\s./,&-]{1,40})\)\s*[—–-]+\s+|^[A-ZА-ЯІЇЄҐ][A-ZА-ЯІЇЄҐ'’,.\s/-]{2,50}[—–]\s+"
    r"|^[A-ZА-ЯІЇЄҐ][\w'’-]+(?:,? [\w.'’]+){0,5}\. ?/?(?:ТАСС|TASS|Интерфакс|Interfax|УНІАН|Укрінформ)/?\.? "
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report: ``start`` and ``end`` count code points of the report's text; ``words`` is what it says."""

    start: int
    end: int
    words: Words


@dataclass(frozen=True, slots=True)
class Text:
    """A report's passages in order, without boilerplate and bylines. ``language`` is ISO 639-1, ``None`` if unknown."""

    report: str
    language: str | None
    passages: tuple[Passage, ...]


def read_text(report: Report) -> Text:
    """The passages of a report. A report that says nothing (a picture's post) has none."""
    return Text(report.id, report.language, tuple(_passages(report.text)))


def _passages(text: str) -> Iterator[Passage]:
    begun = False
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if _BOILERPLATE.match(sentence):
            continue
        if not begun and (dateline := _DATELINE.match(sentence)):
            start += dateline.end()
            sentence = text[start:end]
        words = read_words(sentence)
        if len(words.stems) >= SHORTEST:
            begun = True
            yield Passage(start, end, words)
