"""One claim as answers: which questions it bears on, where, about whom, when, and with what word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fogline.knowledge.relations import RULES, Asked, Meeting, Rule, Word
from fogline.knowledge.sky import sky_senses
from fogline.knowledge.wording import senses, things
from fogline.model import Act, Amount, Claim, ClaimKind, Place, Relation, Report
from fogline.questions.counting import can_count
from fogline.questions.deeds import deed_of, wide_deed
from fogline.questions.losses import loss_word, losses
from fogline.questions.measure import Span, interval, measure, scope, whole
from fogline.questions.naming import named_town
from fogline.questions.words import (
    denies_deed,
    fold,
    is_blow,
    is_denied,
    is_doubt,
    is_general,
    names_place,
    only_people,
    says_happened,
    word_of,
)

__all__ = ["RELATED", "SAID", "TOLLED", "Reading", "Topic", "days", "is_framing", "read"]

_FINENESS = {"settlement": 0, None: 1, "region": 2, "country": 3}

TOLLED = Meeting(
    Relation.CASUALTIES, Word.AMOUNT, Word.YES, "a number of those lost says that there were losses"
)

NUMBERED = Meeting(
    Relation.DAMAGE, Word.AMOUNT, Word.YES, "a number of things damaged says that there was damage"
)
GATHERED = Meeting(
    Relation.CONCENTRATION, Word.YES, Word.YES, "a gathering that is told of is one, where somebody denies it"
)
_DENIABLE = frozenset({Relation.CONCENTRATION})
"""What is asked by number, and by whether it is so where somebody denies it."""
_WEATHER = frozenset({"fog", "rain", "snow"})
_SKY = {"clear": "a clear sky", "overcast": "an overcast sky"}
"""Senses of the sky, and what is asked for each."""
_OURS = re.compile(
    r"\b(?:is|are|was|were|be|been|remain\w*|stay\w*|now|still|fully|firmly|entirely) (?:\w+ )?"
    r"(?:under|in) (?:its|our|their) (?:\w+ )?(?:control|hands)\b|"
    r"\bпід (?:нашим|своїм|її|їхнім) (?:\w+ )?контролем|\bпод (?:нашим|своим|её|ее|их) (?:\w+ )?контролем",
    re.IGNORECASE,
)
_FRAMED = re.compile(
    r"\b(?:to|of) (?:falsely |wrongly )?(?:accus|blam|fram|discredit)\w*|"
    r"\b(?:portray\w*|present\w*|depict\w*|cast\w*|pass\w* off|pin\w*) [^.;]{0,60}?\b(?:as|on)\b|"
    r"\b(?:звинува\w+|видати за|видає за|обвин\w+|выда\w+ за|свали\w+ (?:вину )?на)\b",
    re.IGNORECASE,
)
_WATER = re.compile(r"\b(?:River|Sea|Lake|Gulf|Bay|Strait|Canal)\b")
"""Waters beside a place that is held: nobody is asked who holds them."""
_THESE = re.compile(
    r"\W*(?:these|this|they|it) (?:also )?(?:caus|damag|destroy|kill|injur|wound)", re.IGNORECASE
)
"""Goes on from a blow that was told just before."""

_PUSHED = re.compile(
    r"\b(?:push|drive|drove|driven|throw|threw|thrown|forc|beat|roll)\w* (?:them|him|it|(?:the )?"
    r"(?:enemy|invaders|occupiers|rebels|militants|attackers|\w+ (?:forces|troops|army))) back\b|"
    r"\b(?:відкинул|отбросил|оттеснил|відтіснил)\w*",
    re.IGNORECASE,
)
SAID, RELATED = "said: ", "related: "
"""Begin the measures of a topic that is one claim's own words, and of one by which alike claims stand together."""


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
    event: str = ""
    """Readings with the same are of one event, as their report tells it; empty where nothing tells."""

    @property
    def part(self) -> str:
        """The claim's id where it speaks of a part that comes to others; empty otherwise."""
        added = (
            self.word is Word.PARTLY
            and self.claim.amount is not None
            and "more" in senses()(self.claim.quote)
        )
        return self.claim.id if added else ""

    @property
    def stance(self) -> tuple[str, ...]:
        """What makes two readings one answer, amounts aside. Of parts that are held each "another 64" is its own."""
        return (self.word.value, self.who or "", self.part)


def read(claim: Claim, reports: Mapping[str, Report]) -> Iterator[Reading]:
    """Every reading of one claim; none where it is about verification, or its relation asks nothing."""
    if claim.kind is ClaimKind.VERIFICATION:
        return
    rule = RULES[claim.relation]
    first, last, dated = days(claim, reports)
    if is_doubt(claim) or is_general(claim):
        return
    for place in places_of(claim, rule)[:1]:
        yield from _lost(claim, place, first, last, dated)
    if rule.asked is Asked.WHO and is_denied(claim) and not denies_deed(claim):
        return
    if rule.asked is Asked.WHO and losses(claim) and is_denied(claim) and not says_happened(claim):
        return  # to deny losses is not to deny the blow
    for place in places_of(claim, rule):
        if rule.asked is not Asked.NOTHING or (place is not None and _tells_weather(claim)):
            yield from _own(claim, rule, place, first, last, dated)
        yield from _visits(claim, rule, place, first, last, dated)


def _tells_weather(claim: Claim) -> bool:
    """What is said of the weather, or of what footage of a given day shows: undated footage says nothing of a day."""
    return claim.relation is Relation.CONDITIONS or (
        claim.relation is Relation.FOOTAGE and claim.happened is not None
    )


def _own(
    claim: Claim, rule: Rule, place: Place | None, first: date | None, last: date | None, dated: bool
) -> Iterator[Reading]:
    relation = rule.asks_in or claim.relation
    subject = fold(getattr(claim.arguments, rule.subject)) or "" if rule.subject else ""
    if claim.relation in _DENIABLE:
        word = Word.NO if is_denied(claim) else word_of(claim, Asked.WHETHER)[0]
        guest = None if word is Word.NO else GATHERED
        yield Reading(
            claim, Topic(relation, Asked.WHETHER, subject), place, first, last, dated, word, guest=guest
        )
    if _tells_weather(claim):
        relation = Relation.CONDITIONS
        word = Word.NO if is_denied(claim) else Word.YES
        sky = {_SKY[sense] for sense in _SKY.keys() & sky_senses(claim.quote)}
        for weather in sorted((_WEATHER & senses()(claim.quote)) | sky):
            yield Reading(claim, Topic(relation, Asked.WHETHER, "", weather), place, first, last, dated, word)
        return
    if claim.relation is Relation.ADVANCE and subject == "" and _PUSHED.search(claim.quote):
        return  # who was pushed back does not advance, and who pushed is not said
    if rule.asked is not Asked.HOW_MANY and not only_people(claim):
        word, who = word_of(claim, rule.asked)
        deed = ""
        if claim.relation is Relation.RESPONSIBILITY:
            relation, deed = deed_of(claim)
            if wide_deed(claim) is not None and claim.denies is None:
                return  # asked after once in its report: ``charges``
        if (
            claim.relation is Relation.CONTROL
            and who is None
            and word is Word.BY
            and _OURS.search(claim.quote)
        ):
            who = fold(claim.party)
        if word is Word.BY and is_framing(claim):
            return  # who says that it is to be blamed does not say that it did it
        guest = None
        if claim.relation is Relation.DAMAGE and word is Word.YES:
            who = _thing(claim)
            guest = NUMBERED if claim.amount is not None and can_count(claim) else None
        topic = Topic(relation, rule.asked, subject, deed)
        yield Reading(claim, topic, place, first, last, dated, word, who, guest=guest)
    if claim.amount is not None and rule.amount_text is not None and can_count(claim):
        counted = measure(claim)
        word = Word.NO if is_denied(claim) else Word.AMOUNT
        if claim.act is Act.PROMISES:
            word = Word.PLANNED
        topic = Topic(relation, Asked.HOW_MANY, subject, counted)
        number = whole(claim)
        span = interval(claim.amount if number is None else Amount(number))
        yield Reading(claim, topic, place, first, last, dated, word, None, span, scope(claim))


def _lost(
    claim: Claim, place: Place | None, first: date | None, last: date | None, dated: bool
) -> Iterator[Reading]:
    """Whether anybody was harmed or anything lost; a number of either says that it was, where somebody asks."""
    numbered = claim.amount is not None and can_count(claim) and not is_denied(claim)
    for relation, what in losses(claim):
        rule = RULES[relation]
        subject = fold(getattr(claim.arguments, rule.subject or "")) or ""
        kind = what if relation is Relation.EQUIPMENT else ""
        topic = Topic(relation, Asked.WHETHER, subject, kind)
        scoped = "" if kind else what
        guest = TOLLED if numbered else None
        word = loss_word(claim)
        yield Reading(claim, topic, place, first, last, dated, word, None, None, scoped, guest)


def _visits(
    claim: Claim, rule: Rule, place: Place | None, first: date | None, last: date | None, dated: bool
) -> Iterator[Reading]:
    for meeting in rule.meets:
        asked = Asked.WHO if rule.asked is Asked.HOW_MANY else rule.asked
        word, _ = word_of(claim, asked)
        if word is not meeting.when:
            continue
        if meeting.into is Relation.STRIKE and not _strikes_there(claim):
            continue
        into = RULES[meeting.into]
        actor = fold(claim.arguments.actor)
        if into.asked is Asked.WHO and actor is None and not _tells_of_one(claim, meeting, place):
            continue
        if into.subject and actor is None:
            continue
        topic = Topic(meeting.into, into.asked, actor or "" if into.subject else "")
        who = actor if into.asked is Asked.WHO else None
        yield Reading(claim, topic, place, first, last, dated, meeting.then, who, guest=meeting)


def _thing(claim: Claim) -> str | None:
    """The one thing of a known name that was damaged: a cathedral is no fuel depot."""
    known = things()(claim.quote)
    return next(iter(known)) if len(known) == 1 and "plant" not in known else None


def is_framing(claim: Claim) -> bool:
    """Whether the passage says that the speaker's own side is to be blamed, not that it did it."""
    return fold(claim.arguments.actor) == fold(claim.party) and bool(_FRAMED.search(claim.quote))


def _tells_of_one(claim: Claim, meeting: Meeting, place: Place | None) -> bool:
    """Whether a claim that names no doer bears on who did it: it denies the blow, or speaks of one at a town."""
    if meeting.then is Word.NOT_BY:
        # That somebody left, nobody says who, clears no side of holding the place.
        return meeting.into is not Relation.CONTROL or claim.relation is not Relation.WITHDRAWAL
    if meeting.into is not Relation.STRIKE or (place is not None and place.kind in ("country", "region")):
        return False
    return is_blow(claim.quote) or bool(_THESE.match(claim.quote))


def _strikes_there(claim: Claim) -> bool:
    """Whether a toll or an attack is one of a blow there: who starved people, or fought elsewhere, struck nobody."""
    if claim.relation is Relation.DAMAGE:
        return is_blow(claim.quote) or bool(_THESE.match(claim.quote))
    if claim.relation is Relation.ATTACK and not is_denied(claim) and "assault" in claim.quote.casefold():
        return names_place(claim)
    return is_blow(claim.quote) or names_place(claim) or is_denied(claim)


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
        return (named_town(claim),)
    finest = min(_FINENESS.get(p.kind, 1) for p in claim.places)
    kept: dict[str, Place] = {}
    for place in claim.places:
        if _FINENESS.get(place.kind, 1) == finest:
            kept.setdefault(place.key, place)
    found = tuple(kept.values())
    if claim.relation is Relation.CONTROL and len(found) > 1:
        found = tuple(p for p in found if not _WATER.search(p.name)) or found
    return found[:1] if rule.asked is Asked.HOW_MANY else found
