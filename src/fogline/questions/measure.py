"""What an amount counts, and the interval that it leaves open."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from fogline.knowledge.relations import ABOUT
from fogline.model import Amount, Claim, Relation

__all__ = [
    "UNCLEAR",
    "Span",
    "equipment",
    "harm",
    "harmed_word",
    "interval",
    "is_people",
    "measure",
    "meet",
    "of_fighters",
    "people_of",
    "scope",
    "stems",
    "things",
    "whole",
]

_HARM = {
    "killed": r"kill\w*|dead|death\w*|died|dies|fatal\w*|slain|irreversible loss\w*|"
    r"загин\w*|загиб\w*|вби\w+|погиб\w*|уби\w+",
    "injured": r"injur\w*|wound\w*|hurt|critical condition|serious condition|"
    r"поранен\w*|травмован\w*|ранен\w*|пострада\w*",
    "missing": r"missing|unaccounted|зникл\w*|пропал\w*",
    "captured": r"captur\w*|prisoners? taken|полонен\w*|пленен\w*",
    "lost": r"casualt\w*|loss\w*|losses|втрат\w*|потер\w*",
}
_PEOPLE = {
    "children": r"child\w*|minors?|teen\w*|boys?|girls?|діт\w*|дитин\w*|дет\w*|реб[её]н\w*",
    "women": r"wom[ae]n|жін\w*|женщин\w*",
    "civilians": r"civilian\w*|resident\w*|villager\w*|цивільн\w*|мирн\w*|жител\w*|мешкан\w*|гражданск\w*",
    "prisoners": r"prisoner\w*|pows?|detainee\w*|inmate\w*|військовополонен\w*|військовополонених|военнопленн\w*",
    "fighters": r"soldier\w*|troop\w*|servic\w+|service ?(wo)?m[ae]n|fighter\w*|militant\w*|combatant\w*|militia\w*|"
    r"personnel|officer\w*|солдат\w*|військов\w*|боец|бойц\w*|бійц\w*|военн\w*",
    "staff": r"staff|worker\w*|medic\w*|rescuer\w*|journalist\w*|employee\w*",
}
_MADE = {
    "aircraft": r"aircraft|air ?planes?|planes?|war ?planes?|jets?|fighters? jets?|bombers?|"
    r"літак\w*|самол[её]т\w*|винищувач\w*|истребител\w*|(?:su|mig|f|су|міг|миг)[- ]?\d{1,2}\w*",
    "helicopters": r"helicopters?|choppers?|гелікоптер\w*|вертол[іеё]т\w*",
    "drones": r"drones?|uavs?|unmanned \w+(?: vehicles?)?|shaheds?|безпілотник\w*|беспилотник\w*|дрон\w*|бпла",
    "missiles": r"(?:\w+ )?missiles?|rockets?|projectiles?|ракет\w*",
    "tanks": r"tanks?|танк\w*",
    "armoured vehicles": r"(?:armou?red|combat|fighting|military) (?:\w+ )?vehicles?|apcs?|ifvs?|бронемашин\w*",
    "guns": r"howitzers?|guns?|artillery (?:pieces?|systems?)|mortars?|launchers?|гармат\w*|гаубиц\w*",
    "ships": r"ships?|warships?|vessels?|boats?|cruisers?|frigates?|корабл\w*|катер\w*",
}
_GRADE = {"critical": r"critical\w*", "serious": r"serious\w*|severe\w*"}
_HARMS = {k: re.compile(rf"\b({v})\b", re.IGNORECASE) for k, v in _HARM.items()}
_WHO = {k: re.compile(rf"\b({v})\b", re.IGNORECASE) for k, v in _PEOPLE.items()}
_KINDS = {k: re.compile(rf"\b({v})\b", re.IGNORECASE) for k, v in _MADE.items()}
_GRADES = {k: re.compile(rf"\b({v})\b", re.IGNORECASE) for k, v in _GRADE.items()}
_ABOUT = re.compile(
    r"\b(about|around|approximately|roughly|some|nearly|almost|close to|up to|circa|an estimated|estimated|"
    r"близько|приблизно|майже|около|примерно|почти|порядка|до)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_LINK = re.compile(r"\[+[^\]\s]{1,12}\]+|\(?https?://\S+")
_SMALL = frozenset(
    "the a an of in on at by from to and or for with its their his her more than at least about around some other "
    "others people persons person were was been have has had are is now also who we he she they it i you one "
    "not no did do does will would could may might be being but this that these those there all any our into over "
    "after before last".split()
)
_DONE = frozenset(
    "destroyed damaged shot downed lost hit intercepted killed wounded injured fired launched used captured burned "
    "neutralised neutralized eliminated displaced evacuated struck targeted jammed suppressed late early".split()
)
_OF_NATION = re.compile(r"\b[A-Z][a-z]+(?:an|ian|ish|ese|ch|i|sh|ni|ic)\b")
_PERSONS = re.compile(
    r"\b(people|persons?|m[ae]n|women|refugees?|families|members|evacuees?|displaced|evacuated|hostages?|captives?|"
    r"palestinians?|others?|gunmen|shooters?|mercenar\w+|conscripts?|recruits?|людей|люд[иі]|осіб|человек)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"^(?:the )?(\d[\d,]*) ")
_HARMING = frozenset({Relation.CASUALTIES, Relation.CAPTIVITY})
_OF_FORCES = frozenset({Relation.PRESENCE, Relation.CONCENTRATION})
UNCLEAR = "unclear"
"""A count of people harmed without saying how: compared with nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """The closed interval of numbers that an amount leaves open, and the number by which it is ordered."""

    low: float
    high: float
    point: float


def interval(amount: Amount) -> Span:
    """The numbers that ``amount`` leaves open: its bounds where given, a tenth about an approximate number."""
    value, low, high = amount.value, amount.low, amount.high
    points = [x for x in (value, low, high) if x is not None]
    point = value if value is not None else sum(points) / len(points)
    if low is not None or high is not None:
        return Span(low if low is not None else -math.inf, high if high is not None else math.inf, point)
    reach = abs(point) * ABOUT if amount.qualifier and _ABOUT.search(amount.qualifier) else 0.0
    return Span(point - reach, point + reach, point)


def meet(a: Span, b: Span) -> bool:
    """Whether some number fits both."""
    return a.low <= b.high and b.low <= a.high


def harmed_word(word: str) -> str:
    """ "killed" for "killed" and "deaths", and so on; empty for any other word."""
    return next((k for k, p in _HARMS.items() if p.fullmatch(word)), "")


def is_people(words: str) -> bool:
    """Whether ``words`` name people of any kind."""
    return bool(_PERSONS.search(words)) or any(p.search(words) for p in _WHO.values())


def things(words: str, nation: bool = False) -> str:
    """What is counted, without what became of it, or whose it is: "Russian jets destroyed" are "jets"."""
    plain = words if nation else _OF_NATION.sub(" ", words)
    return " ".join(w for w in plain.split() if w.casefold() not in _DONE)


def equipment(words: str) -> str:
    """The kinds of equipment that ``words`` name, as "aircraft drones"; empty where they name none."""
    return " ".join(k for k, p in _KINDS.items() if p.search(words))


def harm(words: str) -> str:
    """How people are said to be harmed: "killed injured"; "lost" for casualties and losses of any kind."""
    return " ".join(k for k, p in _HARMS.items() if p.search(words) and k != "captured")


def whole(claim: Claim) -> float | None:
    """The whole of which the amount is a part, where the text gives both: 50 of "38 of the 50 people killed"."""
    if claim.amount is None or claim.relation not in _HARMING:
        return None  # of drones launched, not all were shot down
    found = _WHOLE.match(claim.amount.of or "")
    return float(found.group(1).replace(",", "")) if found else None


def measure(claim: Claim) -> str:
    """What is counted, folded so that "dead" and "killed" are one and "killed" and "injured" two.

    Of people harmed: how, and how badly. Of anything else: unit and the words of what is counted.
    """
    amount = claim.amount
    if amount is None:
        return ""
    of = f"{amount.of or ''} {amount.unit or ''}"
    if claim.relation in _HARMING:
        return _harm(of, claim)
    if claim.relation is Relation.SHARE:
        return amount.unit or "percent"
    if claim.relation in _OF_FORCES and not equipment(of):
        return "fighters"  # whose they are is the question's subject: "900 of our men", "900 soldiers"
    if claim.relation is Relation.DISPLACEMENT:
        return "people"
    who = [k for k, p in _WHO.items() if p.search(of)]
    if who:
        return " ".join(who)
    if claim.relation in (Relation.EQUIPMENT, Relation.INTERCEPTION) and equipment(of):
        return equipment(of)
    parties = {
        (name or "").casefold() for name in (claim.arguments.actor, claim.arguments.target, claim.party)
    }
    return " ".join([amount.unit or "", *sorted(stems(things(of)) - parties)]).strip()


def scope(claim: Claim) -> str:
    """Who is counted among people harmed: "civilians", "fighters", "children"; empty where the text does not say."""
    if claim.amount is None or claim.relation is not Relation.CASUALTIES:
        return ""  # whoever is captured is a prisoner, and was mostly a soldier before
    of = f"{claim.amount.of or ''} {claim.amount.unit or ''}"
    who = [k for k, p in _WHO.items() if p.search(of)]
    return "prisoners" if "prisoners" in who else " ".join(who)


def people_of(words: str) -> frozenset[str]:
    """The kinds of people that ``words`` name: "civilians", "fighters", "children"."""
    return frozenset(k for k, p in _WHO.items() if p.search(words))


def of_fighters(claim: Claim) -> bool:
    """Whether those harmed are said to be fighters, in what is counted or else in the passage."""
    said = scope(claim)
    return said in ("fighters", "prisoners") if said else bool(_WHO["fighters"].search(claim.quote))


def _harm(of: str, claim: Claim) -> str:
    how = [k for k, p in _HARMS.items() if p.search(of)] or [
        k for k, p in _HARMS.items() if p.search(claim.quote)
    ]
    if claim.relation is Relation.CAPTIVITY:
        how = ["captured"]
    if {"killed", "injured"} <= set(how) and not _both(of):
        return UNCLEAR
    grade = [k for k, p in _GRADES.items() if p.search(of)]
    return " ".join([*how, *grade]) if how else UNCLEAR


def _both(of: str) -> bool:
    return all(_HARMS[k].search(of) for k in ("killed", "injured"))


def stems(words: str) -> frozenset[str]:
    """The words that carry meaning, without plural endings."""
    plain = _LINK.sub(" ", words.casefold())
    return frozenset(_stem(w) for w in _WORD.findall(plain) if w not in _SMALL)


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
