"""What was hit: military or civilian. The sides of a strike often agree on who fired and contradict each other here."""

from __future__ import annotations

import re

from fogline.knowledge.relations import Word
from fogline.knowledge.wording import senses
from fogline.model import Act, Claim, Relation
from fogline.questions.words import EVER, fold, is_blow, is_denied

__all__ = ["AIMED", "AT_LARGE", "TARGET_TEXT", "speaks_of_own", "target_word"]

TARGET_TEXT = "What did {actor} strike, {date}: military or civilian targets?"

_EVENTS = frozenset(
    {
        Relation.STRIKE,
        Relation.RESPONSIBILITY,
        Relation.ATTACK,
        Relation.DAMAGE,
        Relation.STATEMENT,
        Relation.INTENT,
    }
)
_MILITARY = re.compile(
    r"\b(?:military[ -](?:\w+[ -]){0,4}?(?:facilit\w+|targets?|objects?|infrastructure|sites?|"
    r"installations?|airfields?|industr\w+|personnel|positions?|bases?|enterprises?)\b|"
    r"(?:sites?|targets?|objects?|facilit\w+) of military (?:importance|significance|value)\b|"
    r"military and law enforcement|"
    r"military or law enforcement facilities|air ?bases?|command posts?|"
    r"command (?:and control )?(?:facilit\w+|cent\w+)|"
    r"war machine|ammunition depots?|arms depots?|weapons (?:depots?|factor\w+|plants?)|"
    r"військов\w+ (?:об.єкт\w*|ціл\w+)|военн\w+ (?:объект\w*|цел[ьия]\w*))",
    re.IGNORECASE,
)
_CIVILIAN = re.compile(
    r"\b(?:civilian\w*|residential|apartment\w*|dormitor\w+|schools?|kindergartens?|hospitals?|clinics?|markets?|"
    r"homes?|houses?|malls?|shopping (?:cent(?:re|er)|venue)s?|churche?s?|mosques?|college|"
    r"universit\w+|residences?|playgrounds?|medical convoys?|medics|"
    r"цивільн\w+|житлов\w+|школ\w*|лікарн\w*|мирн\w+|жил[ыо]\w+|больниц\w*)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"\b(?:at|on|in|hit|near|inside) (?:an? |the )?(?:\w+ )?(?:malls?|shopping cent(?:re|er)s?|schools?|kindergartens?|"
    r"hospitals?|clinics?|markets?|church\w*|mosques?|dormitor\w+|apartment\w*|homes?|houses?|refugee camps?)\b",
    re.IGNORECASE,
)
_HIT = re.compile(
    r"\b(?:str[iu]ck\w*|strikes?|hit|hits|attack\w*|target\w*|shell\w*|bomb\w*|"
    r"damag\w*|destroy\w*|fire[ds]?)\b",
    re.IGNORECASE,
)
AIMED = re.compile(r"\btarget(?:s|ed|ing)?\b|\baim(?:s|ed|ing)? at\b", re.IGNORECASE)
"""Says at what a blow was aimed."""
_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_SELF = re.compile(r"\W*(?:it|they|we|its|our|their)\b", re.IGNORECASE)
AT_LARGE = re.compile(
    r"\b(?:civilian\w*|residential|non-military|цивільн\w+|мирн\w+|жил[ыо]\w+|житлов\w+)\b", re.IGNORECASE
)
"""Who denies hitting civilian things at large says what it does hit; who denies hitting the hospital does not."""
_INSIDE = re.compile(
    r"\b(?:inside|within|embedded|hiding|hidden|underneath|beneath|operat\w+ (?:from|in|out of)|"
    r"всередині|усередині|внутри|ховал\w+|прятал\w+)\b",
    re.IGNORECASE,
)
_OF_WORDS = re.compile(r"\b(?:disinformation|propaganda|falsely|fake|staged|false.flag)", re.IGNORECASE)
"""What is said of another's words is not said of what was hit."""
_NONE_THERE = re.compile(r"\b(?:no|not|neither|nor|never|without|exclusively civilian)\b", re.IGNORECASE)


def target_word(claim: Claim) -> Word | None:
    """Whether the claim says that military or civilian things were hit; ``None`` where it says neither, or both."""
    if claim.act in (Act.PROMISES, Act.WARNS):
        return None
    if claim.relation not in _EVENTS and not _harmed_civilians(claim):
        return None
    military, civilian = bool(_MILITARY.search(claim.quote)), bool(_CIVILIAN.search(claim.quote))
    if _CYRILLIC.search(claim.quote) or "only" in senses()(claim.quote):
        found = senses()(claim.quote)
        military, civilian = military or "military" in found, civilian or "civilian" in found
    if _OF_WORDS.search(claim.quote) or (military and _INSIDE.search(claim.quote)):
        return None  # who says that fighters were inside the school does not say that no school was hit
    loose = claim.relation is Relation.STATEMENT
    if loose and not military and not (claim.arguments.actor and _HIT.search(claim.quote)):
        return None
    if is_denied(claim) and EVER.search(claim.quote):
        return None
    if is_denied(claim) or (military and _NONE_THERE.search(claim.quote)):
        # "No military sites were near" says that civilian things were hit; "we do not target civilians" the contrary.
        at_large = civilian and AT_LARGE.search(claim.quote) and _own(claim)
        return Word.CIVILIAN if military else Word.MILITARY if at_large else None
    if military == civilian:
        return None
    return Word.MILITARY if military else Word.CIVILIAN


def _harmed_civilians(claim: Claim) -> bool:
    """Whether a side is said to have harmed people by a blow at a school, a mall, a home: that names what was hit."""
    if claim.relation is not Relation.CASUALTIES or claim.arguments.actor is None or is_denied(claim):
        return False
    return is_blow(claim.quote) and bool(_SITE.search(claim.quote))


def speaks_of_own(claim: Claim) -> bool:
    """Whether the passage begins with its speaker: "it only targets sites of military importance"."""
    return bool(_SELF.match(claim.quote))


def _own(claim: Claim) -> bool:
    return claim.party is not None and fold(claim.arguments.actor) in (None, fold(claim.party))
