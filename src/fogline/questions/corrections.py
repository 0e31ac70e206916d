"""Fields of a claim as text, and back: what a person writes down when the machine read one wrongly.

Amounts are written as they are said: ``300``, ``about 300``, ``at least 40``, ``more than 19 percent``, ``up to 50``,
``40 to 53``; what is counted follows a colon (``300: Russian soldiers``). Times are ISO 8601, a stretch of them with
a slash between its ends. Places are written as JSON, since they carry more than a name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from enum import StrEnum

from fogline.model import Act, Amount, Claim, Place, Polarity, Relation, Standing, What, When

__all__ = ["as_text", "corrected", "written"]

_NUMBER = re.compile(r"\d[\d,\u00a0\u202f]*(?:\.\d+)?")
_AMOUNT = re.compile(
    rf"(?P<word>about|at least|more than|up to|less than)?\s*(?P<first>{_NUMBER.pattern})"
    rf"(?:\s*(?:\bto\b|[-–])\s*(?P<last>{_NUMBER.pattern}))?\s*(?P<unit>[^:\d]*?)\s*(?::\s*(?P<of>.*?)\s*)?",
    re.IGNORECASE | re.DOTALL,
)
_SCALE = re.compile(r"\b(?:dozen|hundred|thousand|million|billion)s?\b", re.IGNORECASE)
_LOW, _HIGH = ("at least", "more than"), ("up to", "less than")
_ENUMS: Mapping[str, type[StrEnum]] = {
    What.STANDING: Standing,
    What.ACT: Act,
    What.POLARITY: Polarity,
    What.RELATION: Relation,
}


def as_text(claim: Claim, field: str) -> str | None:
    """What stands in ``field`` (one of ``CORRECTABLE``), in the form in which a correction is written down."""
    return _READ[field](claim)


def corrected(claim: Claim, field: str, text: str | None) -> Claim:
    """``claim`` with ``text`` in ``field``, ``None`` for nothing.

    Raises:
        ValueError: the field is not there or cannot hold that, in words for whoever wrote it.
    """
    if field in (What.PARTY, What.STANDING):
        if not claim.speakers:
            raise ValueError("the outlet itself speaks here, so there is no speaker's party or standing")
        *outer, voice = claim.speakers
        if field == What.PARTY:
            return replace(claim, speakers=(*outer, replace(voice, party=text)))
        return replace(claim, speakers=(*outer, replace(voice, standing=Standing(_choice(field, text)))))
    if field == What.ACT:  # who does not deny anything denies no claim either
        act = Act(_choice(field, text))
        return replace(claim, act=act, denies=claim.denies if act is Act.DENIES else None)
    if field == What.POLARITY:
        polarity = Polarity(_choice(field, text))
        return replace(
            claim, polarity=polarity, denies=claim.denies if polarity is Polarity.NEGATED else None
        )
    if field == What.RELATION:
        return replace(claim, relation=Relation(_choice(field, text)))
    if field == What.ACTOR:
        return replace(claim, arguments=replace(claim.arguments, actor=text))
    if field == What.TARGET:
        return replace(claim, arguments=replace(claim.arguments, target=text))
    if field == What.AMOUNT:
        return replace(claim, amount=None if text is None else _amount(text))
    if field == What.PLACES:
        return replace(claim, places=() if text is None else _places(text))
    if field == What.SAID_ON:
        return replace(claim, said_on=None if text is None else _when(text))
    if field == What.HAPPENED:
        return replace(claim, happened=None if text is None else _when(text))
    raise ValueError(f"{field!r} is not a field that can be corrected")


def written(claim: Claim, field: str, text: str | None) -> str | None:
    """``text`` as a person gives it, in the one form in which it is kept.

    A number without a unit or without what is counted keeps those of the claim. Places must be JSON already.

    Raises:
        ValueError: as ``corrected``.
    """
    given = corrected(claim, field, text)
    if field == What.AMOUNT and given.amount is not None and claim.amount is not None:
        amount, before = given.amount, claim.amount
        counted = amount.of if ":" in (text or "") else before.of
        given = replace(given, amount=replace(amount, unit=amount.unit or before.unit, of=counted))
    kept = as_text(given, field)
    corrected(claim, field, kept)  # what is kept can be read again
    return kept


def _choice(field: str, text: str | None) -> str:
    names = [str(kind) for kind in _ENUMS[field]]
    if text not in names:
        raise ValueError(f"{text or 'nothing'!r} is none of: {', '.join(names)}")
    return text


def _amount(text: str) -> Amount:
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        raise ValueError(
            f"{text!r} is no amount such as 300, about 300, at least 40, up to 50, 40 to 53 or 19 percent"
        )
    if _SCALE.search(found["unit"]):
        raise ValueError(f"{text!r} has a number in words; write it in digits, such as 1,500,000")
    first = _number(found["first"])
    unit = {"": None, "%": "percent"}.get(found["unit"], found["unit"])
    counted = found["of"] or None
    if found["last"] is not None:
        if found["word"]:
            raise ValueError(f"{text!r} has two bounds and a word that makes a third")
        return Amount(None, first, _number(found["last"]), unit, counted)
    word = (found["word"] or "").lower()
    low, high = (first if word in _LOW else None), (first if word in _HIGH else None)
    return Amount(first, low, high, unit, counted, word or None)


def _number(text: str) -> float:
    return float(re.sub(r"[,\u00a0\u202f]", "", text))


def _amount_text(amount: Amount) -> str:
    value, low, high = amount.value, amount.low, amount.high
    if value is None and low is not None and high is not None:
        said = f"{low:.15g} to {high:.15g}"
    elif value is None:
        said = f"at least {low:.15g}" if low is not None else f"up to {high or 0:.15g}"
    else:
        words = ("about",) if low is None and high is None else _LOW if high is None else _HIGH
        own = (amount.qualifier or "").lower()
        word = own if own in words else words[0] if low is not None or high is not None or own else ""
        said = f"{word} {value:.15g}".strip()
        if low is not None and high is not None and (low, high) != (value, value):
            said = f"{low:.15g} to {high:.15g}"
    unit = f" {amount.unit}" if amount.unit else ""
    return said + unit + (f": {amount.of}" if amount.of else "")


def _when(text: str) -> When:
    earliest, _, latest = text.strip().partition("/")
    try:
        return When.parse(earliest.strip(), latest.strip() or None)
    except ValueError:
        raise ValueError(
            f"{text!r} is neither a day (2025-11-11), nor a moment with its zone (2025-11-11T18:40+02:00), nor two of "
            "them with a slash between, the earlier one first"
        ) from None


def _when_text(when: When | None) -> str | None:
    if when is None:
        return None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first}/{last}"


def _places(text: str) -> tuple[Place, ...]:
    try:
        return tuple(Place(**one) for one in json.loads(text))
    except (ValueError, TypeError) as error:
        raise ValueError(f"{text!r} is no list of places ({error})") from error


def _places_text(places: tuple[Place, ...]) -> str | None:
    if not places:
        return None
    kept = [{k: v for k, v in asdict(place).items() if v is not None} for place in places]
    return json.dumps(kept, ensure_ascii=False)


_READ: Mapping[str, Callable[[Claim], str | None]] = {
    What.PARTY: lambda c: c.party,
    What.STANDING: lambda c: c.speakers[-1].standing.value if c.speakers else None,
    What.ACT: lambda c: c.act.value,
    What.POLARITY: lambda c: c.polarity.value,
    What.RELATION: lambda c: c.relation.value,
    What.ACTOR: lambda c: c.arguments.actor,
    What.TARGET: lambda c: c.arguments.target,
    What.AMOUNT: lambda c: None if c.amount is None else _amount_text(c.amount),
    What.SAID_ON: lambda c: _when_text(c.said_on),
    What.HAPPENED: lambda c: _when_text(c.happened),
    What.PLACES: lambda c: _places_text(c.places),
}
