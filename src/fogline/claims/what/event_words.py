"""The words that tell of an event or of a saying, one lexicon a language. No side is named in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["ENGLISH", "LEXICONS", "EventWords"]


@dataclass(frozen=True, slots=True)
class EventWords:
    """What a language tells of events with. Words in lower case, in every form that is written."""

    nouns: frozenset[str]
    """Things that happen at one time and place."""
    verbs: frozenset[str]
    """What is done or suffered in them."""
    long: frozenset[str]
    """What lasts, so that no one day dates it: "the war", "the offensive"."""
    said: frozenset[str]
    """Verbs of saying and judging, which a time beside them dates."""
    auxiliaries: frozenset[str]
    generic: frozenset[str]
    """Words of what goes on or comes back, which is no one event."""
    references: frozenset[str]
    """What stands for what another one said: "that claim", "doing so"."""
    scenes: frozenset[str]
    """Where events are: "the building"."""
    communications: frozenset[str]
    """Occasions of saying: "the briefing"."""
    earlier: frozenset[str]
    """Words that put a part of the story before the event."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = EventWords(
    nouns=_words(
        """attack attacks strike strikes assault assaults raid raids incident explosion explosions blast blasts shelling
        bombing bombings airstrike airstrikes bombardment projectile projectiles missile missiles rocket rockets drone
        drones massacre barrage clash clashes fighting confrontation skirmish skirmishes ambush provocation crash fire
        salvo killing killings shooting detonation hit hits booms operations shot shots stampede incursion sirens"""
    ),
    verbs=_words(
        """killed wounded injured died hit struck shelled bombed attacked fired launched exploded damaged destroyed shot
        downed intercepted sank sunk crashed fell fallen landed slammed targeted murdered detonated clashed erupted
        burned collapsed hurt succumbed blew struck killing wounding injuring hitting striking damaging
        destroying firing launching shelling bombing attacking targeting"""
    ),
    long=_words(
        "war wars offensive offensives invasion invasions occupation conflict campaign siege battle battles"
    ),
    said=_words(
        """say says said tell tells told added adds report reports reported announced announces deny denies denied confirm
        confirms confirmed claim claims claimed state states stated write writes wrote tweeted warned warns accuse accuses
        accused condemned condemns denounced according acknowledged acknowledges admitted insisted insists alleged alleges
        declared declares vowed vows urged urges read reads blamed blames feared fear rejected rejects dismissed called
        calls described describes addressing addressed speaking spoke speaks posted published told painted stressed noted
        explained argued promised estimates estimated replied responded commented commenting telling saying adding citing
        quoted reiterated briefed cautioned highlighted hailed praised mocked downplay downplayed sought asked appealed
        revealed disclosed broadcast aired continued asserted maintained emphasised emphasized repeated ruled suggested
        pledged demanded lamented tallied listed concluded assessed interviewed testified speculated"""
    ),
    auxiliaries=_words(
        "had have has was were is are be been being did does do will would could should may might must"
    ),
    generic=_words(
        """throughout always ever consistently regularly routinely repeatedly often continue continues continuing persist
        persists typically usually everyday frequently constantly daily never since recent"""
    ),
    references=_words(
        "claim claims accusation accusations allegation allegations report reports so charge charges assertion involvement"
    ),
    scenes=_words(
        "building facility prison scene site hospital school station plant base convoy train bus market mall hotel dormitory"
    ),
    communications=_words(
        "briefing address interview speech statement conference post video message communique meeting"
    ),
    earlier=_words("earlier previously formerly past"),
)

LEXICONS: Mapping[str, EventWords] = {"en": ENGLISH}
"""By language (ISO 639-1)."""
