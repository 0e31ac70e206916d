"""Deeds that somebody is held responsible for, and by which words they are known: only the same deed compares."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fogline.model import Claim, Relation
from fogline.questions.words import is_blaming, is_blow

__all__ = ["DEEDS", "Deed", "deed_name", "deed_of", "excludes", "is_wide", "wide_deed"]


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed, the words that name it in a charge, and how it is asked after.

    ``name`` follows "Who is responsible for". ``wide`` deeds belong to no one town: they are asked after once in a
    report, wherever each voice puts them, and are known by ``told`` in claims of any relation. ``first`` says that two
    culprits exclude each other where each is named by the other: whoever broke a truce, the other did not break it.
    """

    key: str
    name: str
    named: re.Pattern[str]
    told: re.Pattern[str] | None = None
    first: bool = False

    @property
    def wide(self) -> bool:
        """Whether the deed is asked after once in a report."""
        return self.told is not None


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


_FEW = r"[^\w.;]+(?:[\w’'-]+[^\w.;]+){0,6}?"
"""Up to six words between a verb and its object."""
_TRUCE = r"(?:(?:cease-?fire|truce|armistice)s?\b|(?:temporary )?peace\b(?! talks)|accords?\b)"
_IRREGULARS = r"(?:rebels?|separatists?|insurgen\w+|militants?|militias?|guerr?illas?|proxies|mercenar\w+)\b"
_FORCE = (
    r"(?:(?:weapon|arm|gun|tank|missile|rocket|drone|soldier|troop|fighter|reinforcement)s|munitions|ammunition|"
    r"armou?r|military (?:\w+ )?(?:support|aid|assistance|help|equipment|hardware|supplies)|support|men)\b"
)
_SENT = r"(?:sen[dt]\w*|suppl\w+|provid\w+|deliver\w+|deploy\w*|funnel\w*|smuggl\w+|giv\w+|gave|transfer\w*)"
_RELIEF = r"(?:humanitarian|aid|relief|food|medicines?|supplies)\b"
_TALKS = r"(?:talks|negotiations?|peace (?:process|efforts?|deal|plan)|deal|mediation)\b"

DEEDS: tuple[Deed, ...] = (
    Deed(
        "ceasefire",
        "breaking the ceasefire",
        _words(r"cease-?fire|truce|armistice"),
        _words(
            rf"(?:break|broke|breach|violat|shatter|unravel|flout|ruptur)\w*{_FEW}{_TRUCE}|"
            rf"(?:breach(?:es)?|violations?)\W+(?:of|to){_FEW}{_TRUCE}"
        ),
        first=True,
    ),
    Deed(
        "border",
        "crossing the border",
        _words(r"cross\w*\b.*\b(?:border|boundar|frontier|line of (?:actual )?control)"),
        _words(
            rf"cross\w*{_FEW}(?:border|boundary|frontier|"
            rf"(?:line of (?:actual )?control|demarcation line)|line\b(?! of (?:duty|fire)))\b"
        ),
        first=True,
    ),
    Deed(
        "support",
        "arming or reinforcing irregular fighters",
        _words(rf"(?:arming|backing|{_SENT}{_FEW}{_FORCE})\b.*\b{_IRREGULARS}"),
        _words(
            rf"(?:arming|arms|reinforc\w+|train(?:s|ed|ing))\b{_FEW}{_IRREGULARS}|{_SENT}{_FEW}{_FORCE}{_FEW}{_IRREGULARS}"
        ),
    ),
    Deed(
        "talks",
        "obstructing the talks",
        _words(rf"(?:sabotag|undermin|derail|obstruct|torpedo|scuttl|stall|imped|disrupt)\w*{_FEW}{_TALKS}"),
        _words(rf"(?:sabotag|undermin|derail|obstruct|torpedo|scuttl|stall|imped|disrupt)\w*{_FEW}{_TALKS}"),
    ),
    Deed(
        "prolonging",
        "prolonging the war",
        _words(rf"(?:prolong\w*|drag\w* out|dragging on|extend\w*){_FEW}(?:war|conflict|fighting)\b"),
        _words(rf"(?:prolong\w*|drag\w* out){_FEW}(?:war|conflict|fighting)\b"),
    ),
    Deed(
        "aid",
        "keeping aid out",
        _words(
            rf"(?:block|den[iy]|restrict|obstruct|withh[eo]ld|hinder|prevent|loot|steal)\w*{_FEW}{_RELIEF}"
        ),
        _words(rf"(?:block|deny|restrict|obstruct|withh[eo]ld|hinder|prevent)\w*{_FEW}{_RELIEF}"),
    ),
    Deed("starvation", "starving people", _words(r"starv\w+|famine")),
    Deed("dam", "the destruction of the dam", _words(r"dam\b")),
    Deed("mines", "laying mines", _words(r"mining\b|mines\b|minelaying")),
    Deed("chemical", "the use of chemical weapons", _words(r"chemical|nerve agent|sarin|chlorine")),
    Deed("shields", "the use of human shields", _words(r"human shields?")),
    Deed("torture", "torture", _words(r"tortur\w+")),
    Deed("deportation", "deportations", _words(r"deport\w*")),
    Deed("abduction", "abductions", _words(r"abduct\w*|kidnap\w*")),
    Deed("looting", "looting", _words(r"loot\w*|pillag\w*")),
    Deed("execution", "executions", _words(r"execut\w+")),
    Deed("rape", "rape", _words(r"rape\w*|raping|sexual violence")),
    Deed("war crimes", "war crimes", _words(r"(?:war )?crimes?\b")),
    Deed("atrocities", "atrocities", _words(r"atrocit\w*|massacre\w*")),
    Deed("genocide", "genocide", _words(r"genocid\w*|ethnic cleansing")),
    Deed("provocation", "a provocation", _words(r"provocation\w*|false[- ]flag")),
    Deed("sabotage", "sabotage", _words(r"sabotag\w*")),
)
_BY_KEY = {deed.key: deed for deed in DEEDS}


def deed_of(claim: Claim) -> tuple[Relation, str]:
    """A strike, or else the deed that somebody is held responsible for, by its key; "deed: " and the id for others."""
    told = wide_deed(claim)
    if told is not None:
        return Relation.RESPONSIBILITY, told.key
    if is_blow(claim.quote):
        return Relation.STRIKE, ""
    named = next((deed for deed in DEEDS if deed.named.search(claim.quote)), None)
    if named is None and is_blaming(claim.quote):
        return Relation.STRIKE, ""
    return claim.relation, named.key if named is not None else f"deed: {claim.id}"


def wide_deed(claim: Claim) -> Deed | None:
    """The deed of no one town that a claim of any relation tells of."""
    for deed in DEEDS:
        if deed.told is None:
            return None
        charged = claim.relation is Relation.RESPONSIBILITY and deed.named.search(claim.quote)
        if charged or deed.told.search(claim.quote):
            return deed
    return None


def excludes(measure: str) -> bool:
    """Whether two culprits of the deed with this key exclude each other, where each is named by the other."""
    return measure in _BY_KEY and _BY_KEY[measure].first


def deed_name(measure: str) -> str:
    """How the deed with this key is asked after; empty for a deed that the table does not know."""
    return _BY_KEY[measure].name if measure in _BY_KEY else ""


def is_wide(measure: str) -> bool:
    """Whether the deed with this key is of no one town."""
    return measure in _BY_KEY and _BY_KEY[measure].wide
