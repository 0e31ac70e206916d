"""What each side says on a question, in a sentence made of its claims' own words, each cited.

"Ukraine's General Staff (4 Nov) denies that “the town is encircled”". Fogline's verbs are "says" and "denies"; what
stands between quotation marks is the report's passage, character by character but for line breaks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fogline.knowledge.verbs import verb
from fogline.model import Absence, Citation, Claim, Report, Sentence, Speaker, Standing, When
from fogline.questions.absence import absence_words
from fogline.questions.headline import Draft
from fogline.questions.reading import Reading
from fogline.questions.series import Side, order, side_of, told_at

__all__ = ["sentences", "voice_name"]

_MOST_WORDS = 170
"""Code points of a passage in a sentence; a longer one is cut between words and marked so."""
_MOST_ANSWERS = 3
"""Answers of one side in its sentence, the newest first; the others are counted."""
_EDGES = "\"'“”„«»‘’ \t\n,.;:–—-"
_FINITE = re.compile(
    r"(?<![\w-])(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|"
    r"isn't|aren't|wasn't|weren't|hasn't|haven't|didn't|doesn't|don't|won't|cannot|held|took|fell|struck|drove|went|came|"
    r"began|fought|remains?|continues?|goes|"
    r"(?<!\ba )(?<!\ban )(?<!the )(?<!\bof )(?<!\bin )(?<!\bon )(?<!\bat )(?<!\bby )(?<!for )(?<!with )(?<!and )(?<!its )"
    r"(?<!his )(?<!her )(?<!their )(?:\w{3,}ed|hit|shot|lost|left|said|made|gave|cut))(?![\w-])",
    re.IGNORECASE,
)
_NO_CLAUSE = re.compile(
    r"^(?:to|for|in|on|at(?! least| most)|by|from|with|of|as|and|but|or|while|when|if|because|after|before|that|which|who|"
    r"whose|where|what|how|why|not|\w+ing|\w+ed|is|are|was|were|has|have|had|struck|hit|took|held|lost|we|i|our|my|you|your|"
    r"let|there)\b|^(?:\S+\s+){0,2}\S+:",
    re.IGNORECASE,
)
"""What so begins does not follow "says that"."""
_DEED = re.compile(
    r"^(?:any|all|its|his|her|their|being|having|ever|deliberately|the (?:accusations?|allegations?|claims?|reports?)|"
    r"(?:involvement|responsibility|accusations?|allegations?|reports?|claims?)\b|"
    r"(?!during|according|including|following)\w{3,}ing\b)",
    re.IGNORECASE,
)
"""What so begins can follow "denies" directly."""
_OPENING = frozenset("The A An This That These Those It He She They His Her Their Its There In On At".split())
"""Words whose capital shows that the passage begins a sentence of its own."""
_MARKS = {"uk": ("«", "»"), "ru": ("«", "»"), "be": ("«", "»")}
_ARTICLES = ("the ", "a ", "an ", "his ", "her ", "its ", "their ", "another ", "some ")
_MANY = frozenset({"Forces", "Guards", "Authorities", "Officials", "Separatists", "Rebels", "Houthis"})
_SLAVIC_MANY = re.compile(
    r"\b(?:власти|влада та|военные|військові|военкоры|воєнкори|блогеры|блогери|источники|джерела|силы|сили|войска|війська|"
    r"представители|представники|чиновники|посадовці|эксперты|експерти|аналитики|аналітики|жители|мешканці|очевидцы|"
    r"очевидці|СМИ|ЗМІ|ВСУ|ЗСУ)(?=$|\s)"
)
"""Names in the plural, in Ukrainian and Russian."""
_PLURAL = re.compile(r"\s(?:in|of|from|with|on|at|for)\s|,")


@dataclass(frozen=True, slots=True)
class _Given:
    """One answer of one side: the claim that is cited, and in how many more reports it stands."""

    claim: Claim
    at: When | None
    known_by: str
    more: int


def sentences(
    drafts: Iterable[Draft],
    absent: Sequence[Absence],
    reports: Mapping[str, Report],
    names: Mapping[str, str],
    year: int | None = None,
) -> tuple[Sentence, ...]:
    """A sentence for each side that answers and for each that was found to say nothing, parties in order of their
    codes, official voices first, voices of no party last. ``year`` is left out of dates where it is the question's."""
    sides: dict[Side, list[_Given]] = defaultdict(list)
    for draft in drafts:
        by_side: dict[Side, list[Reading]] = defaultdict(list)
        for reading in draft.readings:
            by_side[side_of(reading.claim)].append(reading)
        for side, readings in by_side.items():
            sides[side].append(_given(readings, reports))
    made = [_said(side, given, reports, names, year) for side, given in sides.items()]
    made += _silent(absent, {party for party, official in sides if official}, names)
    return tuple(sorted(made, key=lambda s: (s.party is None, s.party or "", not s.official)))


def _given(readings: Sequence[Reading], reports: Mapping[str, Report]) -> _Given:
    """The newest of the claims that answer by themselves, else of those that answer by what follows from them."""
    own = [r.claim for r in readings if r.guest is None] or [r.claim for r in readings]
    chosen = max(own, key=lambda c: _newest(c, reports))
    at, known_by = told_at(chosen, reports)
    return _Given(chosen, at, known_by, len({r.claim.report for r in readings} - {chosen.report}))


def _newest(claim: Claim, reports: Mapping[str, Report]) -> tuple[object, ...]:
    at, known_by = told_at(claim, reports)
    # Of one day the shortest whole passage reads best; what was said on a known day before what was published.
    when = order(at.latest)[0] if at is not None else date.min
    return (
        claim.speaker is not None,
        when,
        known_by == "said",
        len(claim.quote) <= _MOST_WORDS,
        -len(claim.quote),
        claim.id,
    )


def _said(
    side: Side,
    given: Sequence[_Given],
    reports: Mapping[str, Report],
    names: Mapping[str, str],
    year: int | None,
) -> Sentence:
    ordered = sorted(given, key=lambda g: (*_newest(g.claim, reports)[:2], g.claim.id), reverse=True)
    text, citations, claims = "", [], []
    for number, one in enumerate(ordered[:_MOST_ANSWERS]):
        text += "; " if number else ""
        who = _who(one, reports, names, year)
        if number:
            text += f"the {who[4:]}" if who.startswith("The ") else who
        else:
            text += who[:1].upper() + who[1:] if who.startswith(_ARTICLES) else who
        text += f" {_verb(one.claim)}"
        text, citation = _quoted(text, one.claim, reports)
        citations.append(citation)
        claims.append(one.claim.id)
        if one.more:
            text += f" (and in {one.more} more report{'s' if one.more > 1 else ''})"
    left = len(ordered) - _MOST_ANSWERS
    if left > 0:
        text += f"; and {left} more answer{'s' if left > 1 else ''}"
    return Sentence(*side, f"{text}.", tuple(citations), tuple(claims), sum(g.more for g in ordered))


def _who(given: _Given, reports: Mapping[str, Report], names: Mapping[str, str], year: int | None) -> str:
    speaker = given.claim.speaker
    report = reports.get(given.claim.report)
    name, inside = (
        voice_name(speaker, names)
        if speaker is not None
        else (report.publisher if report else "A report", [])
    )
    if given.at is not None:
        inside.append(("" if given.known_by == "said" else "reported ") + _day(given.at, year))
    told = f"{name} ({', '.join(inside)})" if inside else name
    return told if speaker is not None else f"{told}, in its own voice,"


def voice_name(speaker: Speaker, names: Mapping[str, str]) -> tuple[str, list[str]]:
    """A voice's name, and what a reader must know beside it: its party where the name does not tell, its standing
    where it is not official."""
    party = names.get(speaker.party, speaker.party) if speaker.party else ""
    inside = [party] if party and not _tells(speaker.name.casefold(), party.casefold()) else []
    if speaker.party and speaker.standing is not Standing.OFFICIAL:
        inside.append(
            "not official"
            if speaker.standing is Standing.UNKNOWN
            else f"{speaker.standing.value}, not official"
        )
    return " ".join(speaker.name.split()), inside


def _tells(name: str, party: str) -> bool:
    """Whether a name has the party's in it, however it is spelt ("organisation", "organization")."""
    return party.replace("z", "s") in name.replace("z", "s")


def _day(at: When, year: int | None) -> str:
    def one(day: date, full: bool) -> str:
        return f"{day.day} {day:%b}" + (f" {day.year}" if full else "")

    first, last = at.first_day, at.last_day
    full = last.year != year or first.year != year
    return one(last, full) if first == last else f"{one(first, False)} to {one(last, full)}"


def _verb(claim: Claim) -> str:
    several = claim.speaker is not None and _is_plural(claim.speaker.name)
    one = verb(claim)
    return {"denies": "deny", "says": "say"}[one] if several else one


def _is_plural(name: str) -> bool:
    """Whether a name is a plural noun: "Ukrainian officials", but not "Reuters" or "the General Staff"."""
    head = _PLURAL.split(name, maxsplit=1)[0].split()
    last = head[-1] if head else ""
    if last in _MANY or _SLAVIC_MANY.search(name):
        return True
    return last.islower() and (
        (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last == "people"
    )


def _quoted(text: str, claim: Claim, reports: Mapping[str, Report]) -> tuple[str, Citation]:
    """``text`` with the claim's own words after it, between quotation marks, and where they stand."""
    report = reports.get(claim.report)
    language = report.language if report is not None else None
    words, cut = _own_words(claim.quote)
    left, right = _MARKS.get(language or "", ("“", "”"))
    text += _link(words, claim, language in (None, "en")) + left
    start = len(text)
    text += words
    return f"{text}{' …' if cut else ''}{right}", Citation(claim.id, start, start + len(words))


def _own_words(quote: str) -> tuple[str, bool]:
    flat = " ".join(quote.split())
    words = flat.strip(_EDGES) or flat
    if len(words) <= _MOST_WORDS:
        return words, False
    return words[:_MOST_WORDS].rsplit(" ", 1)[0].rstrip(" ,;:–—-"), True


def _link(words: str, claim: Claim, english: bool) -> str:
    """What joins verb and passage: " that ", where the passage is a clause that can follow it; else a colon."""
    if not english:
        return ": "
    if verb(claim) == "denies" and _DEED.match(words):
        return " "
    opening = words.split(maxsplit=1)[0] if words else ""
    clause = bool(_FINITE.search(words)) and not _NO_CLAUSE.match(words) and opening not in _OPENING
    return " that " if clause else ": "


def _silent(
    absent: Sequence[Absence], speaking: set[str | None], names: Mapping[str, str]
) -> Iterable[Sentence]:
    """For each side without an official answer, that nothing was found in what was read of it."""
    for absence in absent:
        if absence.standing is Standing.OFFICIAL and absence.party not in speaking:
            yield Sentence(absence.party, True, absence_words(absence, names), (), ())
