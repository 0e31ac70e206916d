"""What a claim says in English, made from its fields alone: speaker, verb, relation, actor, target, place, time, amount.

It is no translation: what the fields do not hold is not in it. Names of voices stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fogline.knowledge.relations import Asked, Word
from fogline.model import Act, Amount, Claim, Gloss, Relation, Report, Speaker, Standing, When
from fogline.questions.headline import amount_words
from fogline.questions.measure import equipment, harm
from fogline.questions.series_words import is_addition
from fogline.questions.words import is_denied, word_of

__all__ = ["gloss", "glosses"]

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CONTENT: dict[Relation, str] = {
    Relation.CONTROL: "{actor} holds {place}",
    Relation.PRESENCE: "{forces} are {at}",
    Relation.ENCIRCLEMENT: "{place} is {nearly}encircled{by}",
    Relation.ROUTE: "the supply lines to {place} are {open}",
    Relation.ADVANCE: "forces{of_actor} advance {at}{much}",
    Relation.WITHDRAWAL: "forces{of_actor} withdraw from {place}",
    Relation.ATTACK: "{actor} attacks{target} {at}",
    Relation.CONCENTRATION: "{actor} has gathered {amount} for {place}",
    Relation.SHARE: "{actor} holds {amount} of {place}",
    Relation.CASUALTIES: "{amount} {harm}{of_target} {at}{by}",
    Relation.EQUIPMENT: "{things} lost{of_target} {at}{by}",
    Relation.STRIKE: "{actor} strikes{target} {at}",
    Relation.INTERCEPTION: "{things} shot down {at}{by}",
    Relation.DAMAGE: "damage{amount_in} {at}{by}",
    Relation.DISPLACEMENT: "{amount} have left {place}",
    Relation.CAPTIVITY: "{amount} captured{of_target} {at}{by}",
    Relation.RESPONSIBILITY: "{actor} is responsible for what happened {at}",
    Relation.FOOTAGE: "what footage {at} shows",
    Relation.CONDITIONS: "the conditions {at}",
    Relation.INTENT: "what {actor} intends {at}",
    Relation.STATEMENT: "a statement{about_actor} {at}",
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
    if claim.relation in _NOUNS or claim.relation is Relation.DAMAGE:
        return "denies" if claim.act is Act.DENIES else "says, of"
    if claim.act is Act.DENIES:
        return "denies that"
    if is_denied(claim) and claim.relation is not Relation.ROUTE:
        return "says that it is not so that"
    if claim.act is Act.PROMISES or claim.act is Act.WARNS:
        return "says, of what is to come, that"
    return "says that"


def _content(claim: Claim, names: Mapping[str, str]) -> str:
    actor, target = (_party(a, names) for a in (claim.arguments.actor, claim.arguments.target))
    place = " and ".join(dict.fromkeys(_name(p.name) for p in claim.places)) or "a place that is not named"
    amount = _amount(claim)
    parts = {
        "actor": actor or "somebody",
        "forces": " ".join(filter(None, [amount, f"of {actor}" if actor and amount else "", ""])).strip()
        or (f"forces of {actor}" if actor else "forces"),
        "place": place,
        "at": f"at {place}" if claim.places else "",
        "by": f" by {actor}" if actor else "",
        "of_actor": f" of {actor}" if actor else "",
        "of_target": f" of {target}" if target else "",
        "target": f" {target}" if target else "",
        "about_actor": f" about {actor}" if actor else "",
        "much": f" by {amount}" if amount else "",
        "amount": amount or ("people" if claim.relation in (Relation.CASUALTIES, Relation.CAPTIVITY) else "forces"),
        "amount_in": f" ({amount})" if amount else "",
        "harm": f"were {_harm(claim)}",
        "things": (f"{amount} were" if amount else "something was"),
        "nearly": "nearly " if word_of(claim, Asked.WHETHER)[0] is Word.NEARLY else "",
        "open": "open" if word_of(claim, Asked.WHETHER)[0] is Word.YES else "cut",
    }  # fmt: skip
    if claim.relation is Relation.CAPTIVITY:
        parts["amount"] += " were"
    made = _CONTENT[claim.relation].format(**parts)
    if claim.relation in _NOUNS:
        made += f" (what is said is not in the fields{f'; amount: {amount}' if amount else ''})"
    return made


def _harm(claim: Claim) -> str:
    of = f"{claim.amount.of or ''} {claim.amount.unit or ''}" if claim.amount is not None else ""
    found = (harm(of) or harm(claim.quote)).split()
    found = ["harmed" if h == "lost" else h for h in found]
    return " or ".join(found) if found else "harmed"


def _amount(claim: Claim) -> str:
    amount = claim.amount
    if amount is None:
        return ""
    more = " more" if is_addition(claim) else ""
    number = amount_words(_in_english(amount))
    of = "" if amount.unit == "percent" else _things(amount.of or "")
    return f"{number}{more}{' ' + of if of else ''}"


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
