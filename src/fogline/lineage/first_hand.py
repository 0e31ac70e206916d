"""What shows that an outlet got its news itself: it was told, its people saw, it publishes under its own dateline.

"told Reuters" is first hand in a report of Reuters and a credit in anybody else's. A dateline is weak: an agency's desk
writes it over a ministry's statement too, so that it counts only where nothing shows another beginning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.knowledge.outlets import Outlets, outlets
from fogline.language.crediting import How, find_phrases
from fogline.lineage.credited import is_of, named_in, source_keys, words_of
from fogline.model import Report, Standing

__all__ = ["FirstHand", "find_first_hand"]

_WHY = {How.TOLD: "was told it", How.SAW: "saw or obtained it", How.HELPED: "reported it"}
_OURS = re.compile(
    r"\b(?:told (?:this (?:newspaper|reporter|outlet|magazine|website|publication|correspondent)|"
    r"our (?:correspondent|reporter|newspaper|newsroom|editors)|us that)|"
    r"(?:our|this) (?:correspondent|reporter|photographer|newspaper's (?:correspondent|reporter))s?(?: [\w-]+){0,3} "
    r"(?:saw|heard|visited|reports?|witnessed|counted|spoke|met)|"
    r"(?:spoke|speaking|talked) (?:to|with) (?:our (?:correspondent|reporter|newsroom)|this (?:newspaper|reporter))|"
    r"(?:рассказал|сообщил|заявил|пояснил|подтвердил|сказал|показал)(?:а|и)? (?:нам|нашему (?:изданию|корреспонденту|каналу)|"
    r"нашей редакции)|наш(?:и|его)? (?:специальный )?корреспондент\w*|в (?:интервью|беседе с|разговоре с|комментарии) "
    r"(?:нам\b|нами\b|наше\w+)|"
    r"(?:розпов|повідоми|заяви|поясни|підтверди|сказа|показа)(?:в|ів|ла|іла|ли|іли) (?:нам|нашому (?:виданню|кореспонденту|"
    r"каналу)|нашій редакції)|наш(?:і|ого)? (?:спеціальний )?кореспондент\w*|[ву] (?:інтерв['’ʼ]ю|розмові з|коментарі) "
    r"(?:нам\b|нами\b|наш\w+))(?!\w)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\A[^\n]{0,200}?\b[A-ZА-ЯІЇЄҐ][\w.'’ -]{2,40}(?:[,(][^\n()/]{0,40})?\)?\s*"
    r"[(/[]\s*(?P<name>[^()/\[\]\n]{2,40}?)\s*[)/\]]\.?\s*[-–—.]"
)
_OUR_WORDS = ("told us", "told this", "told our", "to our", "to this", "with our", "with this", "our correspondent",
              "our report", "our photo", "this report", "this corresp", "this newspaper", "наш", " нам", "нами")  # fmt: skip
"""One of these is in every text that says "we" in one of the ways above."""

_SEARCHED = 6


@dataclass(frozen=True, slots=True)
class FirstHand:
    """A passage (code points of the text) that shows it, and in words what it shows; ``weak`` for a mere dateline."""

    start: int
    end: int
    why: str
    weak: bool = False


def find_first_hand(report: Report) -> tuple[FirstHand, ...]:
    """All marks in ``report`` that its publisher got the news itself, in the order of the text.

    None for an official body, which speaks, and for a publisher that is known by its own word only.
    """
    source = report.source
    if source.standing in (Standing.OFFICIAL, Standing.OCCUPATION):
        return ()
    low = report.text.casefold()
    found = [
        FirstHand(match.start(), match.end(), f"says in its own voice “{' '.join(match.group().split())}”")
        for match in (_OURS.finditer(report.text) if any(word in low for word in _OUR_WORDS) else ())
    ]
    own, table = source_keys(source), outlets()
    if _is_named(low, own, table) or named_in(report.text, words_of(source)[:1]):
        for phrase in find_phrases(report.text, table, loose=True):
            if phrase.how in _WHY and (phrase.key in own or is_of(phrase.name, source)):
                found.append(
                    FirstHand(phrase.start, phrase.end, f"{phrase.name} {_WHY[phrase.how]}, it says")
                )
        if (dateline := _DATELINE.match(report.text)) and is_of(dateline["name"], source):
            found.append(FirstHand(*dateline.span("name"), "published under its own dateline", weak=True))
    return tuple(sorted(found, key=lambda mark: (mark.start, mark.end)))


def _is_named(low: str, own: frozenset[str], known: Outlets) -> bool:
    """Whether the beginning of any of the publisher's names is in the text at all: most texts need no closer look."""
    return any(
        name[:_SEARCHED].split()[0] in low for key in own for name in known.spellings(key) if name.strip()
    )
