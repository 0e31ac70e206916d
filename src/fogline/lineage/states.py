"""Names of states, their adjectives and peoples, in three languages, as one code: Росії, Russian, украинцы."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from fogline.knowledge.inflection import stem
from fogline.lineage.spelling import bare

__all__ = ["state_of"]

_HEAD = 3
"""Letters by which a word is looked up."""
_SHORT = frozenset(("us", "рф", "сша", "uk", "usa", "оае", "uae", "кндр", "сар"))


@lru_cache(maxsize=262_144)
def state_of(word: str) -> str | None:
    """The ISO 3166 alpha-3 code of the state that a single word with a capital (or an adjective) names, else ``None``."""
    low = bare(word)
    if low in _SHORT and not word.isupper():
        return None
    whole, begun = _tables()
    if (code := whole.get(low) or whole.get("=" + stem(low))) is not None:
        return code if word[0].isupper() or not low.isascii() else None
    return next((code for head, code in begun.get(low[:_HEAD], ()) if low.startswith(head)), None)


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, tuple[tuple[str, str], ...]]]:
    """Words to codes: whole words (a stem begins with "="), and beginnings of adjectives by their first letters."""
    whole: dict[str, str] = {}
    begun: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in _rows():
        code = row["code"]
        for column in ("en", "adj", "people"):
            for name in _single(row[column]):
                whole.setdefault(bare(name), code)
                whole.setdefault(bare(name) + "s", code)
        for column in ("uk", "ru", "uk_people", "ru_people"):
            for name in _single(row[column]):
                whole.setdefault(bare(name), code)
                if len(bare(name)) > _HEAD:
                    whole.setdefault("=" + _people(stem(bare(name))), code)
        for column in ("uk_adj", "ru_adj"):
            for head in _single(row[column]):
                if len(bare(head)) > _HEAD:
                    begun[bare(head)[:_HEAD]].append((bare(head), code))
    return whole, {head: tuple(found) for head, found in begun.items()}


def _people(name: str) -> str:
    """The stem of the other cases where the dictionary form has a vowel that flees: "украинец", "украинц"."""
    if name.endswith(("янин", "анин", "арин")):
        return name[:-2]
    return name[:-2] + "ц" if name.endswith("ец") else name


def _single(column: str) -> Iterator[str]:
    return (name for name in column.split("|") if name and " " not in name and not name.endswith("~"))


def _rows() -> Iterator[dict[str, str]]:
    table = files("fogline.knowledge").joinpath("data/states.csv").read_text(encoding="utf-8")
    yield from csv.DictReader((x for x in table.splitlines() if not x.startswith("#")), delimiter=";")
