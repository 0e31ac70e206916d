"""What a model answered, held to the text: what is not literally there is thrown away and counted."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from fogline.model import Act, Certainty, ClaimKind, Polarity, Relation

__all__ = ["Dropped", "Grounded", "Heard", "NoAnswer", "answers", "ground"]

_T = TypeVar("_T", bound=StrEnum)
_LONGEST_QUOTE = 1_500
_MOST = 200
"""Claims of one answer that are looked at: a model that repeats itself is not followed for ever."""

Dropped = Counter[str]
"""How often something was thrown away, by reason."""


class NoAnswer(Exception):
    """The answer is not the JSON that was asked for."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A speaker found in the text: code points of the mention, and the fullest name that the report holds."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Grounded:
    """One claim whose every part lies in the text. ``start`` and ``end`` count code points of the report's text, as
    do the pairs for cue, amount, places, actor and target."""

    start: int
    end: int
    speakers: tuple[Heard, ...]
    cue: tuple[int, int] | None
    act: Act
    polarity: Polarity
    certainty: Certainty
    hedge: str | None
    relation: Relation
    actor: tuple[int, int] | None
    target: tuple[int, int] | None
    amount: tuple[int, int] | None
    places: tuple[tuple[int, int], ...]
    kind: ClaimKind


def answers(said: str) -> list[dict[str, Any]]:
    """The claims in a model's answer, which may stand in a fence or after some words of its own.

    Raises:
        NoAnswer: there is no whole JSON object with a list of claims in it.
    """
    begin = said.find("{")
    if begin < 0:
        raise NoAnswer("it holds no JSON")
    try:
        made, _ = json.JSONDecoder().raw_decode(said, begin)
    except (ValueError, RecursionError) as error:
        raise NoAnswer(f"its JSON is broken ({error})") from error
    claims = made.get("claims") if isinstance(made, dict) else None
    if not isinstance(claims, list):
        raise NoAnswer("it holds no list of claims")
    return [one for one in claims[:_MOST] if isinstance(one, dict)]


def ground(one: dict[str, Any], text: str, begin: int, end: int, dropped: Dropped) -> Grounded | None:
    """One answered claim, held to ``text[begin:end]``, which the model was shown; ``None`` where it does not hold.

    A claim falls with its quote or a speaker that is not in the text; any other part falls alone. Each is counted.
    """
    quote = one.get("quote")
    speakers = one.get("speakers")
    if not isinstance(quote, str) or not quote.strip() or len(quote) > _LONGEST_QUOTE:
        dropped["claims without a quote, or with one too long"] += 1
        return None
    act, relation = _value(Act, one, "act"), _value(Relation, one, "relation")
    if act is None or relation is None or not isinstance(speakers, list):
        dropped["claims not in the form that was asked for"] += 1
        return None
    quote = quote.strip()
    found = _nearest(text, quote, begin, end, _mention(speakers), one.get("cue"))
    if found is None:
        dropped["claims whose quote is not in the text"] += 1
        return None
    heard = _heard(speakers, text, begin, end, found[0])
    if heard is None:
        dropped["claims whose speaker is not in the text"] += 1
        return None

    def inside(name: str, what: str) -> tuple[int, int] | None:
        return _literal(one.get(name), text, *found, what, dropped)

    places = one.get("places")
    spots = [
        _literal(place, text, *found, "places that are not in the quote", dropped)
        for place in (places if isinstance(places, list) else [])
    ]
    return Grounded(
        *found,
        speakers=heard,
        cue=_literal(one.get("cue"), text, begin, end, "cues that are not in the text", dropped, found[0]),
        act=act,
        polarity=_value(Polarity, one, "polarity") or Polarity.AFFIRMED,
        certainty=_value(Certainty, one, "certainty") or Certainty.CERTAIN,
        hedge=_words(one.get("hedge"), text, begin, end, found[0], dropped),
        relation=relation,
        actor=inside("actor", "actors that are not in the quote"),
        target=inside("target", "targets that are not in the quote"),
        amount=inside("amount", "amounts that are not in the quote"),
        places=tuple(dict.fromkeys(spot for spot in spots if spot is not None)),
        kind=_value(ClaimKind, one, "kind") or ClaimKind.CLAIM,
    )


def _value(kind: type[_T], one: dict[str, Any], name: str) -> _T | None:
    said = one.get(name)
    return kind(said) if isinstance(said, str) and said in set(kind) else None


def _mention(speakers: list[Any]) -> str | None:
    last = speakers[-1] if speakers else None
    said = last.get("mention") if isinstance(last, dict) else None
    return said if isinstance(said, str) else None


def _heard(speakers: list[Any], text: str, begin: int, end: int, at: int) -> tuple[Heard, ...] | None:
    """The speakers, or ``None`` where one is not in what the model was shown."""
    found = []
    for speaker in speakers:
        said = speaker.get("mention") if isinstance(speaker, dict) else None
        spot = (
            _closest(text, said.strip(), begin, end, at) if isinstance(said, str) and said.strip() else None
        )
        if spot is None:
            return None
        name = speaker.get("name")
        known = isinstance(name, str) and name.strip() and name.strip() in text
        found.append(Heard(*spot, name.strip() if known else text[spot[0] : spot[1]]))
    return tuple(found)


def _literal(
    said: Any, text: str, begin: int, end: int, what: str, dropped: Dropped, at: int | None = None
) -> tuple[int, int] | None:
    if not isinstance(said, str) or not said.strip():
        return None
    spot = _closest(text, said.strip(), begin, end, begin if at is None else at)
    if spot is None:
        dropped[what] += 1
    return spot


def _words(said: Any, text: str, begin: int, end: int, at: int, dropped: Dropped) -> str | None:
    spot = _literal(said, text, begin, end, "hedges that are not in the text", dropped, at)
    return text[spot[0] : spot[1]] if spot else None


def _nearest(
    text: str, quote: str, begin: int, end: int, mention: str | None, cue: Any
) -> tuple[int, int] | None:
    """Where the quote stands; of several places the one closest to its speaker or its cue."""
    spots = _all(text, quote, begin, end)
    near = [
        s for said in (mention, cue) if isinstance(said, str) and said for s in _all(text, said, begin, end)
    ]
    if not spots or not near:
        return spots[0] if spots else None
    return min(spots, key=lambda s: (min(abs(s[0] - n[0]) for n in near), s))


def _closest(text: str, said: str, begin: int, end: int, at: int) -> tuple[int, int] | None:
    return min(_all(text, said, begin, end), key=lambda s: (abs(s[0] - at), s), default=None)


def _all(text: str, said: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Where ``said`` stands as whole words."""
    found = []
    at = text.find(said, begin, end)
    while at >= 0:
        stop = at + len(said)
        if not (_joined(text, at) or _joined(text, stop)):
            found.append((at, stop))
        at = text.find(said, at + 1, end)
    return found


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over the boundary at ``at``: "1" is no amount in "150"."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
