"""How a question is put in English, from its kind, place, time and what is counted; or that it cannot be put."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from fogline.knowledge.relations import RULES, Asked
from fogline.model import Claim, Place, Relation, When
from fogline.questions.answers import shorten
from fogline.questions.counting import counted_text
from fogline.questions.deeds import deed_name, is_wide
from fogline.questions.matters import is_opposed, matter_of
from fogline.questions.meeting import Group
from fogline.questions.reading import RELATED, SAID
from fogline.questions.targets import TARGET_TEXT
from fogline.questions.words import is_denied

__all__ = ["question_text"]

_NOBODY = {
    "of {actor} ": "",
    "Are {actor}'s forces advancing": "Are forces advancing",
    "Are {actor}'s forces in": "Are there forces in",
    "Have {actor}'s forces": "Have forces",
    "have {actor}'s forces": "have forces",
    "Is {actor} gathering forces": "Are forces being gathered",
    "has {actor} gathered": "have been gathered",
    "does {actor} control": "is held by one side",
    "Does {actor} control a part of {place}": "Is a part of {place} held by one side",
    "equipment of {actor}": "equipment",
    "{kind} of {actor}": "{kind}",
}
"""A question about nobody in particular, put so."""
_MOVES = frozenset({Relation.ADVANCE, Relation.PRESENCE, Relation.WITHDRAWAL})
_WITH_THE = re.compile(
    r"^(?:United |Taliban|Popular |Rapid |Wagner|Netherlands|European Union|Islamic State)|"
    r"(?:Sea|River|Strip|Heights|States|Kingdom|Netherlands|Emirates|Islands|Peninsula|Canal|Forces|Army)$"
)
_SITE = re.compile(
    r"\b(?:base|dam|plant|hospital|airport|airfield|monastery|station|prison|road|river|camp|port|factory|school|"
    r"refinery|bridge|crossing|depot)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"^(?:deliberately |repeatedly |purposefully )?[a-z]+ing\b|^(?:the|a|an|this|that|these|those|recent)\b",
    re.IGNORECASE,
)
"""Begins a passage that can follow "responsible for"."""
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|this|that|these|those|there)\b", re.IGNORECASE)
_BREAK = re.compile(r"\s[-–—]\s|;|,\s(?=which|who|where|when|after|while|but|and\s+(?:he|she|it|they)\b)")
_MOST = 110


def question_text(
    group: Group, place: Place | None, when: When | None, names: Mapping[str, str]
) -> str | None:
    """The question as a sentence; ``None`` where it would not be one that can be asked."""
    text = _template(group, names)
    if text is None:
        return None
    actor = _actor(group, names)
    if (
        not actor
        and group.relation in _MOVES
        and not is_opposed(group.measure)
        and (place is None or place.kind in ("country", "region"))
    ):
        return None  # somebody's forces somewhere in a country: nobody could answer that
    if group.relation is Relation.SHARE and place is None:
        return None
    if actor:
        owner = f"{actor}'" if actor.endswith("s") else f"{actor}'s"
        text = text.replace("{actor}'s", owner).replace("{actor}", actor)
    else:
        for words, instead in _NOBODY.items():
            text = text.replace(words, instead)
    text = _placed(text, place)
    if "{" in text.replace("{date}", ""):
        return None
    day = _day_words(when)
    return text.replace("{date}", day) if day else text.replace(", {date}", "")


def _template(group: Group, names: Mapping[str, str]) -> str | None:
    if group.measure.startswith((SAID, RELATED)):
        return _said(group, names)
    if is_opposed(group.measure):
        return matter_of(group.measure).question
    if group.asked is Asked.WHAT:
        return TARGET_TEXT
    if group.relation is Relation.RESPONSIBILITY:
        return _responsible(group)
    if group.asked is Asked.HOW_MANY:
        return counted_text(
            group.relation, group.measure, [r.claim for r in group.readings if r.guest is None]
        )
    if group.relation is Relation.EQUIPMENT:
        kinds = " or ".join(group.measure.split(" and "))
        return "Were {kind} of {actor} lost at {place}, {date}?".replace("{kind}", kinds or "arms")
    if group.relation is Relation.CONDITIONS:
        return RULES[group.relation].text.replace("{weather}", group.measure)
    return RULES[group.relation].text


def _said(group: Group, names: Mapping[str, str]) -> str:
    said = min(group.readings, key=lambda r: (r.claim.denies is not None, r.claim.start, r.claim.id)).claim
    words = _plain(said.quote)
    doer = names.get((said.arguments.actor or "").upper(), "")
    if doer and said.relation is Relation.RESPONSIBILITY and _can_follow(words):
        return f"Is {_named(doer)} responsible for “{words}”, {{date}}?"
    if len(words.split()) <= 2 and not _FINITE.search(words) and not _PRONOUN.match(words):
        verb = "Were" if words.endswith("s") else "Was"
        return f"{verb} there “{words}”, {{date}}?"
    denied = any(is_denied(r.claim) for r in group.readings)
    if _PRONOUN.match(words) and said.speaker is not None and not denied:
        return f"Is it so, as {said.speaker.name} says: “{words}”, {{date}}?"
    return f"Is it so: “{words}”, {{date}}?"


def _responsible(group: Group) -> str | None:
    """By a passage that reads on from "for", or the deed's name; by that where a wide deed is told in many words."""
    told: Sequence[Claim] = sorted(
        {r.claim.id: r.claim for r in group.readings}.values(),
        key=lambda c: (is_denied(c), c.relation is not Relation.RESPONSIBILITY, len(c.quote), c.id),
    )
    heads = [_plain(_BREAK.split(c.quote, maxsplit=1)[0]) for c in told if not is_denied(c)]
    fit = [words for words in heads if len(words) < _MOST and _can_follow(words)]
    if fit and not (is_wide(group.measure) and len(set(heads)) > 1):
        return f"Who is responsible for “{fit[0]}”, {{date}}?"
    name = deed_name(group.measure)
    return f"Who is responsible for {name}, {{date}}?" if name else None


def _can_follow(words: str) -> bool:
    return bool(_DEED.match(words)) and not _FINITE.search(words) and len(words.split()) > 1


def _plain(quote: str) -> str:
    """A passage to stand between double quotes: its own marks are single, and only in pairs."""
    words = (
        shorten(quote)
        .replace("“", "‘")
        .replace("”", "’")
        .replace('"', "’")
        .replace("«", "‘")
        .replace("»", "’")
    )
    if words.count("‘") > len(re.findall(r"’(?!\w)", words)):
        words = words.replace("‘", "")
    elif "‘" not in words:
        words = re.sub(r"’(?!\w)", "", words)
    return words.strip(" ,;")


def _actor(group: Group, names: Mapping[str, str]) -> str:
    if not group.subject:
        return ""
    name = names.get(group.subject.upper(), "")
    if not name:
        rule = RULES[group.relation]
        written = {getattr(r.claim.arguments, rule.subject or "actor") for r in group.readings} - {None}
        name = min(written, default="")
    return _named(name) if name[:1].isupper() or not name else f"the {name.removeprefix('the ')}"


def _named(name: str) -> str:
    if name.startswith("The "):
        return "the " + name[4:]
    return f"the {name}" if _WITH_THE.search(name) and not name.startswith("the ") else name


def _placed(text: str, place: Place | None) -> str:
    if place is None:
        text = re.sub(r" (?:at|in|for|to|of|against|from) \{place\}", "", text)
        return text.replace(" {place}", "")
    name = _named(place.name)
    at = "at" if _SITE.search(name) or (place.kind is None and place.latitude is None) else "in"
    text = re.sub(r" (?:at|in) \{place\}", f" {at} {name}", text)
    return text.replace("{place}", name)


def _day_words(when: When | None) -> str:
    if when is None:
        return ""
    first, last = when.first_day, when.last_day
    if first == last:
        return _day(last)
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
