"""Generated claims for property tests: every relation, act, word, standing, in two sides that can be exchanged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from fogline.model import (
    Act,
    Amount,
    Arguments,
    Claim,
    Place,
    Polarity,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    When,
)

R = Relation
DAY = date(2025, 11, 11)
ONE, OTHER = "AAA", "BBB"
NAMES = {ONE: "Alphia", OTHER: "Betavi", "CCC": "Gammia"}
SIDES = ((ONE, OTHER),)

QUOTES: dict[Relation, tuple[str, ...]] = {
    R.CONTROL: ("the whole town is held by {0}", "{0}n troops took part of the town", "{0}n forces plan to take the town",
                "the town fell", "only the outskirts are held"),
    R.PRESENCE: ("{0}n troops are in the town", "about 300 soldiers are inside", "{0}n troops never entered the town"),
    R.ENCIRCLEMENT: ("the town is encircled", "the town is almost encircled", "the ring around the town is closed"),
    R.ROUTE: ("the road is open", "the road is cut", "the supply lines are not cut"),
    R.ADVANCE: ("{0}n troops moved forward", "{0}n troops were driven back", "{0}n troops will advance"),
    R.WITHDRAWAL: ("{0}n troops left the town", "{0}n troops fled the town", "{0}n troops withdrew in good order"),
    R.ATTACK: ("{0} attacked the town", "an attack took place", "targeting civilians"),
    R.CONCENTRATION: ("150,000 troops gathered for the town", "{0} gathers forces"),
    R.SHARE: ("{0} controls 19 percent", "{0} controls a fifth of the land"),
    R.CASUALTIES: ("at least 40 people were killed", "53 civilians were killed", "220 soldiers of {1} were killed",
                   "there were no losses", "75 people were wounded"),
    R.EQUIPMENT: ("nine aircraft of {1} were destroyed", "no aircraft were damaged", "the ship sank",
                  "the ship remains afloat"),
    R.STRIKE: ("a missile hit the market", "{0}n missiles hit the depot", "the depot caught fire by accident",
               "only military targets were struck"),
    R.INTERCEPTION: ("22 drones were shot down", "all missiles were intercepted", "five missiles got through"),
    R.DAMAGE: ("a school was damaged by the strike", "four houses were damaged", "nothing was damaged"),
    R.DISPLACEMENT: ("200 people left", "people were forced to leave", "people left of their own will"),
    R.CAPTIVITY: ("ten soldiers of {1} were captured", "capturing a soldier"),
    R.RESPONSIBILITY: ("{0} was responsible for the strike", "shelling the prison", "staging the attack",
                       "breaking the ceasefire"),
    R.FOOTAGE: ("the video shows {0}n soldiers",),
    R.CONDITIONS: ("there was thick fog", "there was no rain"),
    R.INTENT: ("{0} will strike the town", "{0} wants to take the town"),
    R.STATEMENT: ("the talks went well", "these allegations", "an agreement had been reached", "any such strike",
                  "{0} committed war crimes"),
}  # fmt: skip

_PLACES = (
    Place("Northford", "Northford", 0, 9, "g1", 48.28, 37.18, 5000.0, ONE, "settlement"),
    Place("Eastham", "Eastham", 0, 7, "g2", 48.30, 37.26, 3000.0, OTHER, "settlement"),
    Place("Midland", "Midland", 0, 7, "g3", 49.0, 32.0, None, OTHER, "region"),
)
_AMOUNTS = (
    None, None, Amount(40, 40, of="people killed", qualifier="at least"), Amount(53, of="civilians killed"),
    Amount(300, of="soldiers", qualifier="about"), Amount(220, of="soldiers killed"), Amount(75, of="people wounded"),
    Amount(19, 19, unit="percent", qualifier="more than"), Amount(9, of="aircraft destroyed"),
    Amount(None, 24, of="people killed", qualifier="dozens"), Amount(22, of="drones"),
)  # fmt: skip
_STANDINGS = (
    Standing.OFFICIAL,
    Standing.OFFICIAL,
    Standing.OFFICIAL,
    Standing.ALIGNED,
    Standing.MEDIA,
    Standing.OCCUPATION,
)


@dataclass(frozen=True, slots=True)
class Draw:
    """One claim before it is known which side is which: sides are 0, 1, 2 (an observer) or ``None``."""

    report: int
    relation: Relation
    quote: int
    act: Act
    no: bool
    side: int | None
    standing: Standing
    voice: int
    actor: int | None
    target: int | None
    place: int | None
    happened: int | None
    said: int | None
    amount: Amount | None
    own_voice: bool
    denies: int | None


def draws(relations: tuple[Relation, ...] = tuple(Relation), most: int = 6) -> st.SearchStrategy[list[Draw]]:
    """Lists of claims that are likely to meet: few places, days and reports."""
    one = st.builds(
        Draw,
        report=st.integers(0, 1),
        relation=st.sampled_from(relations),
        quote=st.integers(0, 4),
        act=st.sampled_from([*Act, Act.ASSERTS, Act.ASSERTS, Act.DENIES]),
        no=st.booleans(),
        side=st.sampled_from([0, 1, 0, 1, 2, None]),
        standing=st.sampled_from(_STANDINGS),
        voice=st.integers(0, 1),
        actor=st.sampled_from([None, 0, 1]),
        target=st.sampled_from([None, 0, 1]),
        place=st.sampled_from([0, 0, 0, 1, 2, None]),
        happened=st.sampled_from([None, 0, 0, 1, -2]),
        said=st.sampled_from([None, None, 0, -1]),
        amount=st.sampled_from(_AMOUNTS),
        own_voice=st.sampled_from([False, False, False, True]),
        denies=st.sampled_from([None, None, None, 0, 1]),
    )
    return st.lists(one, min_size=2, max_size=most)


def codes(exchanged: bool = False) -> tuple[str, str, str]:
    """The codes of the sides 0 and 1 and of the observer."""
    return (OTHER, ONE, "CCC") if exchanged else (ONE, OTHER, "CCC")


def claims_of(drawn: list[Draw], exchanged: bool = False, copy: str = "") -> list[Claim]:
    """The claims; with the two sides ``exchanged``; as those of a ``copy`` of the first report where one is named."""
    return [
        _claim(drawn, n, codes(exchanged), copy) for n, d in enumerate(drawn) if not copy or d.report == 0
    ]


def _claim(drawn: list[Draw], number: int, code: tuple[str, str, str], copy: str) -> Claim:
    d = drawn[number]
    names = [NAMES[c] for c in code]
    doer = d.actor if d.actor is not None else d.side if d.side in (0, 1) else 0
    quotes = QUOTES[d.relation]
    quote = quotes[d.quote % len(quotes)].format(names[doer or 0], names[1 - (doer or 0)])
    party = code[d.side] if d.side is not None else None
    who = (
        f"{names[d.side]}'s " + ("ministry", "general staff")[d.voice] if d.side is not None else "a witness"
    )
    voice = Speaker(who, who, 0, 5, party, d.standing if party else Standing.ANONYMOUS)
    denied = _denied(drawn, number)
    place = _PLACES[d.place] if d.place is not None else None
    if place is not None and code[0] == OTHER:
        place = replace(place, country=OTHER if place.country == ONE else ONE)
    start = 100 * number
    return Claim(
        id=f"c{number:02}{copy}",
        report=f"r{d.report}{copy}",
        start=start,
        end=start + len("x" * 60),
        quote=quote,
        speakers=() if d.own_voice else (voice,),
        act=Act.DENIES if denied is not None else d.act,
        relation=d.relation,
        polarity=Polarity.NEGATED if d.no or denied is not None or d.act is Act.DENIES else Polarity.AFFIRMED,
        denies=f"c{denied:02}{copy}" if denied is not None else None,
        arguments=Arguments(
            code[d.actor] if d.actor is not None else None, code[d.target] if d.target is not None else None
        ),
        places=(place,) if place is not None else (),
        said_on=When.on(DAY + timedelta(days=d.said)) if d.said is not None else None,
        happened=When.on(DAY + timedelta(days=d.happened)) if d.happened is not None else None,
        amount=d.amount,
    )


def _denied(drawn: list[Draw], number: int) -> int | None:
    """The claim of the same report that a claim denies: never itself, nor one that denies it."""
    denies = drawn[number].denies
    if denies is None or denies >= number or drawn[denies].report != drawn[number].report:
        return None
    return denies


def reports_of(copy: str = "") -> dict[str, Report]:
    """The two reports, and the copy of the first where one is named."""
    made = {f"r{n}": _report(f"r{n}", n) for n in (0, 1)}
    return made | ({f"r0{copy}": _report(f"r0{copy}", 2)} if copy else {})


def _report(id: str, number: int) -> Report:
    source = Source(f"s{number}", "The Paper", domain=f"paper{number}.example", known_by="domain")
    return Report(id, ReportKind.ARTICLE, "", "0" * 64, source, published=When.on(DAY), language="en")
