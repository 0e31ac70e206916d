"""Names of places in Ukrainian and Russian text: the longest run of words that is a form of a name in the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from fogline.claims.what.words import Words
from fogline.knowledge.declension import Form, adjective_bases, nominatives, unmixed
from fogline.knowledge.fold import fold
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["Named", "joined", "name_at", "of_adjective"]

_MOST_WORDS = 4
_UNLIKELY = 20
_MOST_FORMS = 200  # of one run of words; names of three parts with all their forms stay below
_APOSTROPHES = frozenset("'’ʼ`′‘")
_INDECLINABLE = frozenset("оеиую")
_ALL_CASES = "ngdail"


@dataclass(frozen=True, slots=True)
class Named:
    """Words ``begin`` to ``end`` that are a form of known names: for each nominative its cases and its places."""

    begin: int
    end: int
    readings: tuple[tuple[str, str, tuple[Entry, ...]], ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places of all readings, largest first, countries before all.

        Of other nominatives than the likeliest only places of some size count: "Львову" is Львів, hardly Львове.
        """
        most = max(entries[0].population for _, _, entries in self.readings)
        found = {
            entry.id: entry
            for name, _, entries in self.readings
            for entry in entries
            if entry.kind != "continent" and (name == self.name or entry.population * _UNLIKELY >= most)
        }
        return tuple(sorted(found.values(), key=lambda e: (e.kind != "country", -e.population, e.id)))

    @property
    def name(self) -> str:
        """The nominative of the likeliest reading: one name for all forms of it."""
        return max(self.readings, key=lambda r: (r[2][0].population, r[0]))[0]

    def governed(self, cases: str) -> Named | None:
        """Only the readings in one of these cases; ``None`` where there are none."""
        kept = tuple(r for r in self.readings if set(r[1]) & set(cases))
        return replace(self, readings=kept) if kept else None


def joined(words: Words) -> Words:
    """The same words with those that an apostrophe cut made whole: "Слов’янськ"; Latin look-alikes set right."""
    if not any(form in _APOSTROPHES for form in words.forms):
        return words
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        end = index + 1
        while (
            end + 1 < len(words) and words.forms[end] in _APOSTROPHES and words.glued(end) and words.glued(end + 1)
            and words.forms[end - 1].isalpha() and words.forms[end + 1].isalpha()
        ):  # fmt: skip
            end += 2
        spans.append((index, end))
        index = end
    forms = [words.text[words.starts[a] : words.ends[b - 1]] for a, b in spans]
    sentence = [words.sentence[a] for a, _ in spans]
    bounds: list[tuple[int, int]] = []
    for at, which in enumerate(sentence):
        while len(bounds) <= which:
            bounds.append((at, at))
        bounds[which] = (bounds[which][0], at + 1)
    return Words(
        words.text, forms, [form.lower() for form in forms], [words.starts[a] for a, _ in spans],
        [words.ends[b - 1] for _, b in spans], [words.tags[a] for a, _ in spans], [words.pos[a] for a, _ in spans],
        [words.token[a] for a, _ in spans], sentence, bounds,
    )  # fmt: skip


def name_at(words: Words, index: int, language: str, gazetteer: Gazetteer) -> Named | None:
    """The longest name that begins at a capitalised word; ``None`` where none does."""
    last = min(words.sentence_words(index)[1], index + 2 * _MOST_WORDS)
    for parts, end in _runs(words, index, last, language, gazetteer):
        readings = tuple(_readings(parts, gazetteer))
        if readings:
            return Named(index, end, readings)
    return None


def _runs(
    words: Words, index: int, last: int, language: str, gazetteer: Gazetteer
) -> Iterator[tuple[list[tuple[Form, ...]], int]]:
    """The runs of words that may be names, longest first, as the forms of each word."""
    first = _forms(words.forms[index], language)
    ends = [index + 1]
    at = index + 1
    while at < last and len(ends) < _MOST_WORDS:
        if words.forms[at] == "-" and words.glued(at) and at + 1 < last and words.glued(at + 1):
            at += 2
        elif words.forms[at][0].isupper():
            at += 1
        else:
            break
        ends.append(at)
    known = {form.nominative: gazetteer.begins(form.nominative) for form in first} if len(ends) > 1 else {}
    most = max(known.values(), default=1)
    for end in reversed(ends):
        spots = [k for k in range(index, end) if words.forms[k] != "-"]
        if len(spots) > max(1, most):
            continue
        opening = first if len(spots) == 1 else tuple(f for f in first if known[f.nominative] >= len(spots))
        parts = [opening, *(_forms(words.forms[k], language) for k in spots[1:])]
        size = 1
        for part in parts:
            size *= len(part)
        if 0 < size <= _MOST_FORMS:
            yield parts, end


def _forms(word: str, language: str) -> tuple[Form, ...]:
    folded = fold(unmixed(word))
    return nominatives(folded, language) if folded else ()


def _readings(
    parts: list[tuple[Form, ...]], gazetteer: Gazetteer
) -> Iterator[tuple[str, str, tuple[Entry, ...]]]:
    """Each combination of forms that is a known name, with the cases in which all its words agree."""
    for combination in product(*parts):
        name = " ".join(form.nominative for form in combination)
        entries = gazetteer.find(name)
        if not entries:
            continue
        cases = _agreed(combination)
        if cases:
            yield name, cases, entries


def _agreed(forms: tuple[Form, ...]) -> str:
    """The cases of a name of several words: all words decline alike, or some of them not at all ("Нью-Йорку")."""
    declined = [f for f in forms if f.cases != "na" or len(forms) == 1]
    if not declined:
        return "na"
    cases = set(_ALL_CASES)
    for form in declined:
        cases &= set(form.cases)
    same = declined[0].nominative
    if len(forms) == 1 and forms[0].cases == "na" and same[-1] in _INDECLINABLE:
        return _ALL_CASES
    return "".join(sorted(cases))


def of_adjective(
    words: Words, index: int, language: str, gazetteer: Gazetteer
) -> tuple[str, tuple[Entry, ...]] | None:
    """The towns that an adjective may be made of ("Покровському" of Покровськ), with the name of the likeliest."""
    stem = fold(unmixed(words.forms[index]))
    bases = adjective_bases(stem, language)
    found: dict[str, Entry] = {}
    best: tuple[int, str] | None = None
    for base in bases:
        towns = [e for e in gazetteer.find(base) if e.kind == "settlement"]
        for town in towns:
            found.setdefault(town.id, town)
        if towns and (best is None or towns[0].population > best[0]):
            best = (towns[0].population, base)
    if best is None:
        return None
    return best[1], tuple(sorted(found.values(), key=lambda e: (-e.population, e.id)))
