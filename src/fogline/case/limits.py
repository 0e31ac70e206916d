"""What a brief does not show, in sentences that are true of this case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from fogline.model import Report

__all__ = ["limits"]

LANGUAGES = {
    "ar": "Arabic", "be": "Belarusian", "de": "German", "en": "English", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "it": "Italian", "pl": "Polish", "ru": "Russian", "tr": "Turkish",
    "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def limits(
    reports: Sequence[Report],
    *,
    failed: int,
    not_read: Collection[str],
    languages: Collection[str],
    maps: int,
    used: int,
    has_boundary: bool,
    model: str | None = None,
    weather: bool = False,
    footage: bool = False,
) -> tuple[str, ...]:
    """The sentences. ``failed`` counts what could not be read, ``not_read`` are the ids of reports that no extractor
    has read, ``languages`` the codes of the languages that are read for claims; ``maps`` were given and ``used``
    of them held against answers; ``model`` is what must be said of the language model that read, if one did; ``weather`` and
    ``footage`` say that the case has some."""
    sentences = [
        "Fogline shows who says what; it does not say what is true.",
        "Claims were found by a machine, which misses some and misreads others; every quote can be checked in place.",
        *([model] if model else []),
        *_unread(reports, not_read, languages),
        *_undated(reports),
        *_unknown_sources(reports),
    ]
    if failed:
        was = "1 input, or part of one, could" if failed == 1 else f"{failed} inputs, or parts of them, could"
        sentences.append(f"{was} not be read; each is listed with the reason.")
    return (*sentences, *_maps(maps, used, has_boundary), *_unchecked(weather, footage))


def _unread(reports: Sequence[Report], not_read: Collection[str], languages: Collection[str]) -> list[str]:
    by_language = Counter(r.language or "" for r in reports if r.id in not_read)
    found = []
    for code, number in sorted(by_language.items()):
        name = f"in {LANGUAGES.get(code, code)}" if code else "in a language that was not recognised"
        were = "1 report " + name + " was" if number == 1 else f"{number} reports {name} were"
        why = "the extractor failed on them" if code in languages else "no extractor reads that language yet"
        found.append(f"{were} not read for claims ({why}); what is said there is not in the questions.")
    return found


def _undated(reports: Sequence[Report]) -> list[str]:
    number = sum(report.published is None for report in reports)
    if not number:
        return []
    have = "1 report has" if number == 1 else f"{number} reports have"
    return [f"{have} no date of publication; relative dates in such reports stay unknown."]


def _unknown_sources(reports: Sequence[Report]) -> list[str]:
    number = sum(report.source.known_by == "purported" for report in reports)
    if not number:
        return []
    are = "Of 1 report the source is" if number == 1 else f"Of {number} reports the sources are"
    return [f"{are} known only by what the reports say of themselves."]


def _maps(given: int, used: int, has_boundary: bool) -> list[str]:
    if not given:
        return ["No maps were given, so no answer was held against one."]
    were = "1 map was" if given == 1 else f"{given} maps were"
    found = [
        f"{were} given and {used} used; a map is its maker's drawing, not a fact, and makers borrow from each other."
    ]
    if not has_boundary:
        found.append("No boundary was given, so shares of a territory could not be measured.")
    return found


def _unchecked(weather: bool, footage: bool) -> list[str]:
    left = [name for name, given in (("weather", weather), ("footage", footage)) if not given]
    if not left:
        return []
    return [f"{' and '.join(left).capitalize()} {'were' if len(left) > 1 else 'was'} not checked."]
