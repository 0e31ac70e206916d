"""Reads the pairs of claims in ``pairs/*.toml`` into model values; how the files are written is in ``pairs/README.md``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fogline.model import (
    Act,
    Amount,
    Arguments,
    Certainty,
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
    content_id,
    sha256,
)

FOLDER = Path(__file__).parent / "pairs"
VERDICTS = ("contradict", "agree", "differ")
LANGUAGES = ("en", "uk", "ru")

_KEYS = frozenset(
    "by name lang on said happened does negated actor target amount denies certainty hedge text".split()
)
_MARK = re.compile(r"[\[\]{}<>]")
_PLACE = re.compile(r"<([^<>=]+)(?:=([^<>]+))?>")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims and what a reader makes of them.

    ``expected`` is one of ``VERDICTS`` (``differ``: both may stand, or they are no answers to one question);
    ``reason`` says why in a sentence. ``languages`` are those of ``a`` and ``b``. ``reports`` holds one
    report where both stand in the same, else that of ``a``, then that of ``b``.
    """

    id: str
    expected: str
    reason: str
    languages: tuple[str, str]
    a: Claim
    b: Claim
    reports: tuple[Report, ...]

    @property
    def language(self) -> str:
        """``en``, ``uk``, ``ru``, or ``mixed``."""
        return self.languages[0] if self.languages[0] == self.languages[1] else "mixed"


@dataclass(frozen=True, slots=True)
class _Marked:
    """A text without its marks: ``quote`` and ``voice`` as (start, end), ``places`` as (start, end, key)."""

    text: str
    quote: tuple[int, int]
    voice: tuple[int, int] | None
    places: tuple[tuple[int, int, str], ...]

    def moved(self, by: int, text: str) -> _Marked:
        """The same marks in a longer ``text`` in which this one begins at ``by``."""
        first, last = self.quote
        voice = None if self.voice is None else (self.voice[0] + by, self.voice[1] + by)
        places = tuple((start + by, end + by, key) for start, end, key in self.places)
        return _Marked(text, (first + by, last + by), voice, places)


@cache
def pairs() -> tuple[Pair, ...]:
    """All pairs, in the order of the files' names and of their lines.

    Raises:
        ValueError: a pair that is not written as ``pairs/README.md`` says; the message names it.
    """
    gazetteer = tomllib.loads((FOLDER / "places.toml").read_text(encoding="utf-8"))
    files = sorted(file for file in FOLDER.glob("*.toml") if file.name != "places.toml")
    found: list[Pair] = []
    for file in files:
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["pair"]:
            try:
                found.append(_pair(entry, file.stem, gazetteer))
            except (ValueError, KeyError) as error:
                raise ValueError(f"{file.name}, pair {entry.get('id')}: {error}") from error
    return tuple(found)


def _pair(entry: dict[str, Any], stem: str, gazetteer: dict[str, Any]) -> Pair:
    one, two = entry["a"], entry["b"]
    same = entry.get("same", False)
    languages = (one.get("lang", stem), two.get("lang", stem))
    if set(languages) - set(LANGUAGES) or entry["expected"] not in VERDICTS:
        raise ValueError(f"language {languages} or verdict {entry['expected']!r} is not known")
    first, second = _marked(one["text"]), _marked(two["text"])
    if same:
        text = f"{first.text} {second.text}"
        first, second = first.moved(0, text), second.moved(len(first.text) + 1, text)
        reports: tuple[Report, ...] = (_report(f"{entry['id']}-ab", text, one["on"], languages[0]),)
    else:
        reports = (
            _report(f"{entry['id']}-a", first.text, one["on"], languages[0]),
            _report(f"{entry['id']}-b", second.text, two["on"], languages[1]),
        )
    ids = {
        "a": _id(reports[0], first, one),
        "b": _id(reports[-1], second, two),
    }
    a = _claim(one, first, reports[0], ids["a"], ids, gazetteer)
    b = _claim(two, second, reports[-1], ids["b"], ids, gazetteer)
    return Pair(entry["id"], entry["expected"], entry["reason"], languages, a, b, reports)


def _id(report: Report, marked: _Marked, side: dict[str, Any]) -> str:
    return content_id("claim", report.id, *marked.quote, side["by"], side.get("name"), side["does"])


def _report(id: str, text: str, on: str, language: str) -> Report:
    return Report(
        id=id,
        kind=ReportKind.ARTICLE,
        text=text,
        sha256=sha256(text.encode()),
        source=Source(f"source-{id}", f"The paper of {id}"),
        published=When.parse(on),
        language=language,
    )


def _claim(
    side: dict[str, Any],
    marked: _Marked,
    report: Report,
    id: str,
    ids: dict[str, str],
    gazetteer: dict[str, Any],
) -> Claim:
    if extra := set(side) - _KEYS:
        raise ValueError(f"keys not known: {sorted(extra)}")
    act, relation = side["does"].split(" ", 1)
    start, end = marked.quote
    negated = side.get("negated", act == "denies")
    return Claim(
        id=id,
        report=report.id,
        start=start,
        end=end,
        quote=marked.text[start:end],
        speakers=_speakers(side, marked),
        act=Act(act),
        relation=Relation(relation),
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        denies=ids[side["denies"]] if "denies" in side else None,
        certainty=Certainty(side.get("certainty", "certain")),
        hedge=side.get("hedge"),
        arguments=Arguments(side.get("actor"), side.get("target")),
        places=tuple(_place(marked.text, *place, gazetteer) for place in marked.places),
        said_on=_when(side.get("said")),
        happened=_when(side.get("happened")),
        amount=_amount(side["amount"]) if "amount" in side else None,
        made_by="fixture/1",
    )


def _speakers(side: dict[str, Any], marked: _Marked) -> tuple[Speaker, ...]:
    if side["by"] == "own":
        return ()
    party, standing = side["by"].split(" ")
    if marked.voice is None:
        name = side["name"]
        return (Speaker(name, name, None, None, None if party == "?" else party, Standing(standing)),)
    start, end = marked.voice
    mention = marked.text[start:end]
    known = None if party == "?" else party
    return (Speaker(side.get("name", mention), mention, start, end, known, Standing(standing)),)


def _place(text: str, start: int, end: int, key: str, gazetteer: dict[str, Any]) -> Place:
    mention = text[start:end]
    if key not in gazetteer:
        if key != mention:
            raise ValueError(f"place {key!r} is not in places.toml")
        return Place(mention, mention, start, end)
    at = gazetteer[key]
    return Place(
        name=at["name"],
        mention=mention,
        start=start,
        end=end,
        id=f"fixture:{key}",
        latitude=at["at"][0],
        longitude=at["at"][1],
        radius_m=at["radius_m"],
        country=at["country"],
        kind=at["kind"],
    )


def _when(text: str | None) -> When | None:
    return When.parse(*text.split("..")) if text else None


def _amount(text: str) -> Amount:
    number, qualifier, of, *unit = (part.strip() or None for part in text.split("|"))
    value = low = high = None
    if number is None:
        raise ValueError(f"amount {text!r} has no number")
    if number.startswith(">="):
        value = low = float(number[2:])
    elif number.startswith("<="):
        value = high = float(number[2:])
    elif ".." in number:
        low, high = (float(part) if part else None for part in number.split(".."))
    else:
        value = float(number)
    return Amount(value, low, high, unit[0] if unit else None, of, qualifier)


def _marked(written: str) -> _Marked:
    """Takes the marks out of ``written`` and keeps where they stood, counted in the text without them."""
    plain = _PLACE.sub(lambda found: f"<{found[1]}>", written)
    keys = iter([found[2] or found[1] for found in _PLACE.finditer(written)])
    out: list[str] = []
    at: dict[str, int] = {}
    places: list[tuple[int, int, str]] = []
    last = length = 0
    for mark in _MARK.finditer(plain):
        out.append(plain[last : mark.start()])
        length += mark.start() - last
        last = mark.end()
        if mark[0] == ">":
            places.append((at["<"], length, next(keys)))
        elif mark[0] in at and mark[0] != "<":
            raise ValueError(f"{mark[0]} stands twice")
        at[mark[0]] = length
    out.append(plain[last:])
    if "{" not in at or "}" not in at:
        raise ValueError("no quote is marked with { }")
    voice = (at["["], at["]"]) if "[" in at else None
    return _Marked("".join(out), (at["{"], at["}"]), voice, tuple(places))
