"""What a claim says in English, made from its fields alone: speaker, verb, relation, actor, target, place, time, amount.

It is no translation: what the fields do not hold is not in it. Names of voices stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fogline.knowledge.relations import Asked, Word
from fogline.model import Act, Amount, Claim, Gloss, Relation, Report, Speaker, Standing, When
from fogline.questions.headline import amount_words
from fogline.questions.measure import equipment, harm, things
from fogline.questions.series_words import is_addition
from fogline.questions.words import is_denied, word_of

__all__ = ["gloss", "glosses"]

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CONTENT: dict[Relation, str] = {
    Relation.CONTROL: "{actor} holds {place}{used}",
    Relation.PRESENCE: "{forces} are in {place}",
    Relation.ENCIRCLEMENT: "{place} is {nearly}encircled{by}",
    Relation.ROUTE: "the supply lines to {place} are {open}",
    Relation.ADVANCE: "forces{of_actor} advance{at_}{much}",
    Relation.WITHDRAWAL: "forces{of_actor} withdraw from {place}",
    Relation.ATTACK: "there was an attack{on}{at_}{by}{used}",
    Relation.CONCENTRATION: "{actor} has gathered {amount} for {place}",
    Relation.SHARE: "{actor} holds {amount} of {place}",
    Relation.CASUALTIES: "{people} {were} {harm}{at_}{by}",
    Relation.EQUIPMENT: "{things} {were} lost{at_}{by}",
    Relation.STRIKE: "there was a strike{on}{at_}{by}{used}",
    Relation.INTERCEPTION: "{things} {were} shot down{at_}{by}",
    Relation.DAMAGE: "there was damage{at_}{by}{used}",
    Relation.DISPLACEMENT: "{people} left {place}",
    Relation.CAPTIVITY: "{people} {were} captured{at_}{by}",
    Relation.RESPONSIBILITY: "{actor} is responsible for what happened{at_}",
    Relation.FOOTAGE: "what footage{at_} shows",
    Relation.CONDITIONS: "the conditions{at_}",
    Relation.INTENT: "what {actor} intends{at_}",
    Relation.STATEMENT: "{subject}",
}
_NOUNS = frozenset({Relation.FOOTAGE, Relation.CONDITIONS, Relation.INTENT, Relation.STATEMENT})
"""Relations whose fields do not hold what is said, only what it is about."""
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (english, re.compile(rf"^(?:{words})", re.IGNORECASE))
    for english, words in (
        ("civilians", r"цивільн|мирн|жител|мешкан|гражданск"),
        ("children", r"діт|дитин|дет|реб[её]н"),
        ("prisoners of war", r"військовополонен|военнопленн|полонен|пленн"),
        ("soldiers", r"військов|солдат|бо[йє]ц|б[ої]йц|военн|окупант|військослужбов|военнослуж|штурмовик"),
        ("people", r"людей|люд[иі]|осіб|особ|человек|чоловік"),
        ("drones", r"дрон|безпілотник|беспилотник|бпла|шахед|герань"),
        ("missiles", r"ракет"),
        ("tanks", r"танк"),
        ("aircraft", r"літак|самол[её]т"),
        ("helicopters", r"гелікоптер|вертол[іеё]т"),
        ("houses", r"будинк|дом[оа]в?\b|домов"),
        ("buildings", r"здани|будівл|строени|споруд"),
        ("settlements", r"населен"),
        ("attacks", r"атак|штурм"),
        ("strikes", r"удар|обстр[іе]л"),
        ("vehicles", r"автомобіл|автомобил|машин|транспорт"),
        ("guns", r"гармат|гаубиц|оруди"),
    )
)
_ENGLISH = frozenset(english for english, _ in _FORMS)
_SINGULAR = {
    "people": "person",
    "children": "child",
    "prisoners of war": "prisoner of war",
    "aircraft": "aircraft",
}


def glosses(
    claims: Iterable[Claim], reports: Mapping[str, Report], names: Mapping[str, str]
) -> tuple[Gloss, ...]:
    """A gloss for each claim whose report is not in English. ``names`` gives each party's English name."""
    made = []
    for claim in claims:
        report = reports.get(claim.report)
        if report is not None and report.language not in (None, "en"):
            made.append(Gloss(claim.id, gloss(claim, names)))
    return tuple(made)


def gloss(claim: Claim, names: Mapping[str, str]) -> str:
    """One claim in English from its fields: "Штаб (Ukraine, official) denies that Bilyk is encircled"."""
    text = f"{_voice(claim.speaker, names)} {_says(claim)} {_content(claim, names)}"
    return " ".join(f"{text}{_times(claim)}".split()).replace(" ,", ",")


def _voice(speaker: Speaker | None, names: Mapping[str, str]) -> str:
    if speaker is None:
        return "The report, in its own voice,"
    known = [names.get(speaker.party, speaker.party)] if speaker.party else []
    known += [speaker.standing.value] if speaker.standing is not Standing.UNKNOWN else []
    return f"{speaker.name} ({', '.join(known)})" if known else speaker.name


def _says(claim: Claim) -> str:
    """The verb with what follows it. Not to say a thing and to deny it are kept apart."""
    if claim.relation in _NOUNS:
        return "denies something about" if claim.act is Act.DENIES else "says something about"
    if claim.act is Act.DENIES:
        return "denies that"
    if is_denied(claim) and claim.relation is not Relation.ROUTE:
        return "says that it is not so that"
    if claim.act is Act.PROMISES or claim.act is Act.WARNS:
        return "says, of what is to come, that"
    return "says that"


def _content(claim: Claim, names: Mapping[str, str]) -> str:
    actor, target = (_party(a, names) for a in (claim.arguments.actor, claim.arguments.target))
    named = " and ".join(dict.fromkeys(_name(p.name) for p in claim.places))
    amount = _amount(claim)
    answer, _ = word_of(claim, Asked.WHETHER)
    counted = claim.relation in (Relation.CASUALTIES, Relation.CAPTIVITY)
    one = claim.amount.value == 1 if claim.amount is not None else not counted
    owned = (
        f"{amount} of {actor}"
        if actor and amount
        else amount or (f"forces of {actor}" if actor else "forces")
    )
    made = _CONTENT[claim.relation].format(
        actor=actor or "somebody",
        forces=owned,
        place=named or (amount if claim.relation is Relation.CONTROL else "") or "a place that is not named",
        at_=f" at {named}" if named else "",
        by=f" by {actor}" if actor else "",
        of_actor=f" of {actor}" if actor else "",
        on=f" on {target}" if target else "",
        subject=" and ".join(filter(None, [actor, target, named])) or "something else",
        much=f" by {amount}" if amount else "",
        amount=amount or "forces",
        people=(amount or "people") + (f" of {target}" if target else ""),
        things=(amount or "something") + (f" of {target}" if target else ""),
        were="was" if one else "were",
        used=f" ({amount})" if (amount and named) or (claim.relation is Relation.DAMAGE and amount) else "",
        harm=_harm(claim),
        nearly="nearly " if answer is Word.NEARLY else "",
        open="open" if answer is Word.YES else "cut",
    )
    if claim.relation in _NOUNS:
        made += f" ({'with a number, ' + amount + '; ' if amount else ''}the fields do not hold what)"
    return made


def _harm(claim: Claim) -> str:
    of = f"{claim.amount.of or ''} {claim.amount.unit or ''}" if claim.amount is not None else ""
    return " or ".join((harm(of) or harm(claim.quote)).split()) or "harmed"


def _amount(claim: Claim) -> str:
    amount = claim.amount
    if amount is None:
        return ""
    more = " more" if is_addition(claim) else ""
    number = amount_words(_in_english(amount))
    if amount.unit == "percent":
        return number
    people = claim.relation in (Relation.CASUALTIES, Relation.CAPTIVITY, Relation.DISPLACEMENT)
    # What became of those counted is said once, by the relation's own words.
    of = _things(things(amount.of or "", nation=True).removesuffix("down").strip(" ,"))
    if amount.value == 1 and of in _ENGLISH:
        of = _SINGULAR.get(of, of.removesuffix("s"))
    return f"{number}{more}{' ' + of if of else ' people' if people and amount.unit is None else ''}"


def _in_english(amount: Amount) -> Amount:
    """The amount with a unit that can be read in English; its bounds and its number stay."""
    if amount.unit is None or not _CYRILLIC.search(amount.unit):
        return amount
    return Amount(amount.value, amount.low, amount.high, _things(amount.unit), amount.of, amount.qualifier)


def _things(words: str) -> str:
    """What is counted: an English word where the table has one, else the text's own words, marked as such."""
    if not words or not _CYRILLIC.search(words):
        return words
    kinds = equipment(words)
    if kinds:
        return kinds.replace(" ", " or ")
    for word in words.split():
        for english, form in _FORMS:
            if form.search(word):
                return english
    return f"«{' '.join(words.split())}»"


def _party(argument: str | None, names: Mapping[str, str]) -> str:
    return names.get(argument, _name(argument)) if argument else ""


def _name(words: str) -> str:
    return f"«{words}»" if _CYRILLIC.search(words) else words


def _times(claim: Claim) -> str:
    told = []
    if claim.happened is not None:
        told.append(f"of {_days(claim.happened)}")
    if claim.said_on is not None:
        told.append(f"said on {_days(claim.said_on)}")
    return f" ({'; '.join(told)})" if told else ""


def _days(at: When) -> str:
    first, last = at.first_day, at.last_day
    one = f"{last.day} {last:%b %Y}"
    return one if first == last else f"{first.day} {first:%b %Y} to {one}"
