"""One claim as answers: which questions it bears on, where, about whom, when, and with what word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fogline.knowledge.relations import RULES, Asked, Meeting, Rule, Word
from fogline.model import Act, Claim, ClaimKind, Place, Polarity, Relation, Report
from fogline.questions.measure import Span, counts, interval, measure, of_fighters, scope

__all__ = ["EVER", "SAID", "Reading", "Topic", "is_denied", "read", "word_of"]

_FINENESS = {"settlement": 0, None: 1, "region": 2, "country": 3}

_NEARLY = re.compile(
    r"\b(nearly|almost|virtually|practically|close to being|on the verge|partial(ly)?|semi|half|"
    r"operational(ly)? (en)?circle\w*|closing in|майже|почти|практически|напівоточен\w*)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(part|parts|most|half|outskirts|districts?|suburbs?|edge|northern|southern|eastern|western|centre|center|"
    r"buildings?|streets?|positions?|about \d+|per ?cent|частин\w*|част[ьи]|околиц\w*|окраин\w*)\b|%",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(cut|cuts|cutting|severed|sever|blocked|closed|interdict\w*|under fire control|fire control|impassable|"
    r"перерізан\w*|перекрит\w*|перерезан\w*|перекрыт\w*)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(not|no longer|never|cannot|n['’]t|не|немає|нет)\b|n['’]t\b", re.IGNORECASE)
_STRIKING = re.compile(
    r"\b(str[iu]ck\w*|strikes?|hit|hitting|attack\w*|shell\w*|bomb\w*|missiles?|rockets?|projectiles?|drones?|"
    r"fir(e|ed|ing)|explosion\w*|blast\w*|raid\w*|airstrike\w*|artillery|удар\w*|обстр\w*|атак\w*)\b",
    re.IGNORECASE,
)
_BLAMING = re.compile(
    r"\b(blame\w*|responsib\w*|connection|involve\w*|incident|behind|target\w*|kill\w*)\b", re.IGNORECASE
)
_DEEDS = re.compile(
    r"\b(cease-?fire|truce|war crimes?|crimes?|tortur\w*|dam|deport\w*|abduct\w*|loot\w*|chemical|sabotage|genocide|"
    r"human shields?|atrocit\w*|provocation\w*|mining|mines|execut\w*|rape\w*)\b",
    re.IGNORECASE,
)
EVER = re.compile(
    r"\b(throughout|ever|never|always|since the (start|beginning)|during the war|ніколи|никогда)\b",
    re.IGNORECASE,
)
"""A denial of all such deeds, of every time and place, answers no question about one of them."""
_AHEAD = re.compile(
    r"\b(will|would|could|may|might|plan(s|ned|ning)? to|intend(s|ed|ing)? to|about to|буде|будет)\b",
    re.IGNORECASE,
)
"""What is to come, or only possible: neither is done."""


SAID = "said: "
"""Begins the measure of a topic that is one claim's own words."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about, but for its place and time: the relation that asks, how, whose, of what."""

    relation: Relation
    asked: Asked
    subject: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A claim's answer to one topic at one place.

    ``first`` and ``last`` are the days that it is about (``None`` where unknown), ``dated`` whether the text
    itself gives them. ``guest`` readings join a question that others make, and make none.
    """

    claim: Claim
    topic: Topic
    place: Place | None
    first: date | None
    last: date | None
    dated: bool
    word: Word
    who: str | None = None
    span: Span | None = None
    scope: str = ""
    guest: Meeting | None = None

    @property
    def stance(self) -> tuple[str, str]:
        """What makes two readings one answer, amounts aside."""
        return (self.word.value, self.who or "")


def is_denied(claim: Claim) -> bool:
    """Whether the claim says that its content is not so."""
    return claim.polarity is Polarity.NEGATED or claim.act is Act.DENIES


def word_of(claim: Claim, asked: Asked) -> tuple[Word, str | None]:
    """With what word a claim answers its relation's own question, and by whom where it asks who."""
    no = is_denied(claim)
    actor = fold(claim.arguments.actor)
    if asked is Asked.WHO:
        if _is_ahead(claim):
            return Word.PLANNED, actor
        if no:
            return Word.NOT_BY, actor
        if claim.relation is Relation.CONTROL and _PART.search(claim.quote):
            return Word.PARTLY, actor
        return Word.BY, actor
    if _is_ahead(claim):
        return Word.PLANNED, None
    if claim.relation is Relation.ROUTE:
        no = _is_cut(claim)
    if no:
        return Word.NO, None
    if claim.relation is Relation.ENCIRCLEMENT and _NEARLY.search(claim.quote):
        return Word.NEARLY, None
    return Word.YES, None


def _is_ahead(claim: Claim) -> bool:
    if claim.act in (Act.PROMISES, Act.WARNS) or claim.relation is Relation.INTENT:
        return True
    return bool(_AHEAD.search(claim.quote)) and claim.act is not Act.DENIES


def _is_cut(claim: Claim) -> bool:
    """Whether a road is said to be cut: by the word for it, turned by "not" in the passage and by a denial of it."""
    inside = bool(_NOT.search(claim.quote))
    cut = bool(_CUT.search(claim.quote)) != inside
    turned = claim.act is Act.DENIES or (claim.polarity is Polarity.NEGATED and not inside)
    return cut != turned


def read(claim: Claim, reports: Mapping[str, Report]) -> Iterator[Reading]:
    """Every reading of one claim; none where it is about verification, or its relation asks nothing."""
    if claim.kind is ClaimKind.VERIFICATION:
        return
    rule = RULES[claim.relation]
    first, last, dated = days(claim, reports)
    if rule.asked is Asked.WHO and is_denied(claim) and not claim.places and EVER.search(claim.quote):
        return
    for place in places_of(claim, rule):
        if rule.asked is not Asked.NOTHING:
            yield from _own(claim, rule, place, first, last, dated)
        yield from _visits(claim, rule, place, first, last, dated)


def _own(
    claim: Claim, rule: Rule, place: Place | None, first: date | None, last: date | None, dated: bool
) -> Iterator[Reading]:
    relation = rule.asks_in or claim.relation
    subject = fold(getattr(claim.arguments, rule.subject)) or "" if rule.subject else ""
    if rule.asked is not Asked.HOW_MANY and not _only_people(claim):
        word, who = word_of(claim, rule.asked)
        deed = ""
        if claim.relation is Relation.RESPONSIBILITY:
            relation, deed = _deed(claim)
        yield Reading(claim, Topic(relation, rule.asked, subject, deed), place, first, last, dated, word, who)
    if claim.amount is not None and rule.amount_text is not None and counts(claim):
        counted = measure(claim)
        word = Word.NO if is_denied(claim) else Word.AMOUNT
        if claim.act is Act.PROMISES:
            word = Word.PLANNED
        topic = Topic(relation, Asked.HOW_MANY, subject, counted)
        yield Reading(
            claim, topic, place, first, last, dated, word, None, interval(claim.amount), scope(claim)
        )


def _only_people(claim: Claim) -> bool:
    """Whether "193 people were in the building" speaks of nobody's forces."""
    return claim.relation is Relation.PRESENCE and claim.arguments.actor is None and not of_fighters(claim)


def _deed(claim: Claim) -> tuple[Relation, str]:
    """A strike, or else the deed that somebody is held responsible for: only the same deed compares."""
    if _STRIKING.search(claim.quote):
        return Relation.STRIKE, ""
    named = _DEEDS.search(claim.quote)
    if named is None and _BLAMING.search(claim.quote):
        return Relation.STRIKE, ""
    return claim.relation, named.group().casefold() if named else f"deed: {claim.id}"


def _visits(
    claim: Claim, rule: Rule, place: Place | None, first: date | None, last: date | None, dated: bool
) -> Iterator[Reading]:
    for meeting in rule.meets:
        asked = Asked.WHO if rule.asked is Asked.HOW_MANY else rule.asked
        word, _ = word_of(claim, asked)
        if word is not meeting.when:
            continue
        into = RULES[meeting.into]
        actor = fold(claim.arguments.actor)
        if into.asked is Asked.WHO and actor is None:
            continue
        if into.subject and actor is None:
            continue
        topic = Topic(meeting.into, into.asked, actor or "" if into.subject else "")
        who = actor if into.asked is Asked.WHO else None
        yield Reading(claim, topic, place, first, last, dated, meeting.then, who, guest=meeting)


def days(claim: Claim, reports: Mapping[str, Report]) -> tuple[date | None, date | None, bool]:
    """First and last day that a claim is about: when it happened, else when it was said or published."""
    if claim.happened is not None:
        return claim.happened.first_day, claim.happened.last_day, True
    if claim.said_on is not None:
        return claim.said_on.first_day, claim.said_on.last_day, False
    report = reports.get(claim.report)
    if report is not None and report.published is not None:
        return report.published.first_day, report.published.last_day, False
    return None, None, False


def places_of(claim: Claim, rule: Rule) -> tuple[Place | None, ...]:
    """The places at which a claim answers: the finest kind that it names; of a toll, only the first of them."""
    if not claim.places:
        return (None,)
    finest = min(_FINENESS.get(p.kind, 1) for p in claim.places)
    kept: dict[str, Place] = {}
    for place in claim.places:
        if _FINENESS.get(place.kind, 1) == finest:
            kept.setdefault(place.key, place)
    found = tuple(kept.values())
    return found[:1] if rule.asked is Asked.HOW_MANY else found


def fold(name: str | None) -> str | None:
    """A party's code or a name, so that two spellings of case or spacing are one."""
    return " ".join(name.split()).casefold() if name else None
