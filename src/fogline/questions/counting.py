"""Which amounts a question can be put of, and how: "How many people were killed", never "How many 50 people killed"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fogline.knowledge.relations import RULES
from fogline.model import Claim, Relation
from fogline.questions.measure import UNCLEAR, equipment, harmed_word, is_people, things

__all__ = ["can_count", "counted_text"]

_TIME = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "seconds"})
_LENGTH = frozenset({"km", "m", "mi", "miles", "kilometres", "kilometers", "metres", "meters"})
_BLOWS = re.compile(
    r"\b(?:strikes?|attacks?|assaults?|clashes|raids?|explosions?|blasts?|shellings?|airstrikes?|offensives?|"
    r"engagements?|удар\w*|обстріл\w*|обстрел\w*|атак\w*|вибух\w*|взрыв\w*)$",
    re.IGNORECASE,
)
_FIRED = re.compile(
    r"\b(?:drones?|uavs?|missiles?|rockets?|projectiles?|bombs?|shells?|rounds|munitions?|warheads?|weapons|shaheds?|"
    r"mines|БпЛА|безпілотник\w*|беспилотник\w*|ракет\w*|бомб\w*|снаряд\w*|дрон\w*)\b",
    re.IGNORECASE,
)
_HIT = re.compile(
    r"\b(?:tanks?|vehicles?|targets?|facilit\w+|buildings?|houses?|homes|depots?|positions|posts?|ships?|vessels?|"
    r"aircraft|helicopters?|systems?|sites?|locations|settlements|objects)\b",
    re.IGNORECASE,
)
_DROPPED = frozenset(
    "more other others another some additional further total so far late early the or sunday monday tuesday "
    "wednesday thursday friday saturday".split()
)
_JOINING = frozenset("of and in at".split())
_PLURAL = {
    "person": "people", "man": "men", "woman": "women", "child": "children", "civilian": "civilians",
    "military": "soldiers", "serviceman": "servicemen", "resident": "residents", "fighter": "fighters",
}  # fmt: skip
_SAME = frozenset(
    "people men women children troops personnel staff police aircraft servicemen crew servicewomen sheep".split()
)
_MOST_WORDS = 5


def can_count(claim: Claim) -> bool:
    """Whether the amount counts what the claim's relation is about: people killed, but not the years of a sentence."""
    amount, relation = claim.amount, claim.relation
    if amount is None or amount.unit in _TIME:
        return False
    of, unit = amount.of or "", amount.unit
    if relation is Relation.SHARE:
        return unit == "percent"
    if relation is Relation.ADVANCE:
        return unit in _LENGTH
    if unit not in (None, "persons", "people"):
        return False
    persons = unit is not None or is_people(of)
    if relation in (Relation.CASUALTIES, Relation.CAPTIVITY):
        return not equipment(of)
    if relation in (Relation.DISPLACEMENT, Relation.ENCIRCLEMENT, Relation.CONCENTRATION):
        return persons or not of
    if relation is Relation.PRESENCE:
        return persons or not of or bool(equipment(of))
    if relation in (Relation.STRIKE, Relation.ATTACK):
        return not persons and any(p.search(things(of)) for p in (_BLOWS, _FIRED, _HIT))
    if relation is Relation.DAMAGE:
        return (
            bool(things(of))
            and not persons
            and not _BLOWS.search(things(of))
            and len(things(of).split()) <= _MOST_WORDS
        )
    return not persons


def counted_text(relation: Relation, measure: str, claims: Sequence[Claim]) -> str | None:
    """The template of a question of how many, with what is counted filled in; ``None`` where that has no words."""
    rule = RULES[relation]
    nouns = Counter(_noun(c, relation) for c in claims)
    of = min(nouns, key=lambda words: (not words, -nouns[words], len(words), words))
    if relation is Relation.CASUALTIES and measure == "lost":
        among = f" among {of}" if of and of != "people" else ""
        return f"How many casualties were there{among} at {{place}}, {{date}}?"
    if relation is Relation.CASUALTIES:
        return f"How many {of or 'people'} were {_harmed(measure)} at {{place}}, {{date}}?"
    if relation is Relation.CAPTIVITY:
        what = "held or exchanged" if "prisoner" in of or "hostage" in of else "captured"
        return f"How many {of or 'people'} were {what} at {{place}}, {{date}}?"
    if relation in (Relation.STRIKE, Relation.ATTACK):
        if _BLOWS.search(of):
            return f"How many {of} were there at {{place}}, {{date}}?"
        used = "used against {place}" if _FIRED.search(of) else "hit at {place}"
        return f"How many {of} were {used}, {{date}}?"
    text = rule.amount_text or rule.text
    default = "targets" if relation is Relation.INTERCEPTION else "people"
    return text.replace("{of}", of or default)


def _harmed(measure: str) -> str:
    if measure == UNCLEAR:
        return "harmed"
    words = measure.split()
    hows = ["reported missing" if w == "missing" else w for w in words if w not in ("critical", "serious")]
    grade = "critically " if "critical" in words else "seriously " if "serious" in words else ""
    return grade + " or ".join(dict.fromkeys(hows))


def _noun(claim: Claim, relation: Relation) -> str:
    """What is counted as a plural noun without numbers, nor what became of it; empty where nothing is left."""
    amount = claim.amount
    of = (amount.of or "") if amount is not None else ""
    nation = relation in (Relation.CASUALTIES, Relation.PRESENCE, Relation.CAPTIVITY, Relation.CONCENTRATION)
    words = [
        w
        for w in things(of, nation=nation).split()
        if w.casefold() not in _DROPPED and not any(ch.isdigit() for ch in w)
    ]
    if nation or relation is Relation.DISPLACEMENT:
        words = [w for w in words if not harmed_word(w)]
    while words and words[-1].casefold() in _JOINING:
        words.pop()
    while words and words[0].casefold() in _JOINING:
        words.pop(0)
    if not words or len(words) > _MOST_WORDS:
        return ""
    if "prisoner" in words[0].casefold():
        return "prisoners of war" if "war" in words else "prisoners"
    last = words[-1].casefold()
    if last in _PLURAL:
        words[-1] = _PLURAL[last]
    elif not last.endswith("s") and last not in _SAME and last.isascii():
        words[-1] = words[-1][:-1] + "ies" if last.endswith(("cy", "ty", "ry")) else words[-1] + "s"
    return " ".join(words)
