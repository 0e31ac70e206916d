"""Names that may be places: the longest run of words that the gazetteer knows, or that capitals hold together."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.what.words import Words
from fogline.claims.where.place_words import PlaceWords
from fogline.knowledge.gazetteer import Entry, Gazetteer

__all__ = ["Toponym", "capital", "name_at", "name_run"]

_LONGEST = 8
_ARTICLES = frozenset({"el", "al", "ash", "ar", "as", "at", "an", "ad", "az", "de", "la", "le"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that stands for a place at the words ``start`` to ``end``.

    ``mention`` is what the text says, with "eastern" or "region" where it does; ``entries`` the candidates.
    ``role`` is ``at`` (something is or happens there), ``locator`` (it only says where another place is) or
    ``container`` ("Sudan's Kordofan", "in the Kyiv region") or ``passing`` ("after the fall of Mariupol").
    ``widened_m`` is what "near" adds to the radius.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    role: str
    widened_m: float = 0.0
    kind: str | None = None
    """The kind that the words around it demand: ``settlement``, ``region``."""
    part: bool = False
    """Only a part of what the entries name: "eastern Ukraine"."""
    facility: bool = False
    cued: bool = False
    """Words around it say that this is a place, whether or not the gazetteer knows it."""


def capital(words: Words, index: int) -> bool:
    return 0 <= index < len(words) and words.forms[index][0].isupper()


def name_at(
    words: Words, index: int, gazetteer: Gazetteer, lexicon: PlaceWords
) -> tuple[int, int, tuple[Entry, ...]] | None:
    """The words of the longest name that begins here, known or not; ``None`` where no name begins."""
    lead = words.lower[index] in _ARTICLES and words.at(index + 1) == "-" and capital(words, index + 2)
    if not (capital(words, index) or lead):
        return None
    if words.lower[index] in lexicon.never and not (
        words.lower[index] in lexicon.compass and capital(words, index + 1)
    ):
        return None
    last = min(words.sentence_words(index)[1], index + _LONGEST)
    length = gazetteer.longest(words.forms[index:last])
    while length > 0 and not capital(words, index + length - 1):
        length -= 1
        length = gazetteer.longest(words.forms[index : index + length]) if length else 0
    if length == 1 and words.lower[index] in lexicon.never:
        length = 0
    run = name_run(words, index, last, lead)
    if length == 0:
        return index, run, ()
    text = words.text[words.starts[index] : words.ends[index + length - 1]]
    return index, index + length, tuple(e for e in gazetteer.find(text) if e.kind != "continent")


def name_run(words: Words, index: int, last: int, lead: bool) -> int:
    """The end of the capitalised words that begin here ("Nova Kakhovka", "el-Obeid", "Novo-Ogaryovo")."""
    at = index + (3 if lead else 1)
    while at < last:
        if words.lower[at] == "-" and words.glued(at) and capital(words, at + 1) and words.glued(at + 1):
            at += 2
        elif _linked(words, at):
            at += 4
        elif capital(words, at) and words.lower[at] not in ("i",):
            at += 1
        else:
            break
    return at


def _linked(words: Words, at: int) -> bool:
    """ "Dasht-e-Barchi", "Frankfurt-am-Main": a small word joined by hyphens to a name on either side."""
    if not capital(words, at + 3) or words.lower[at] != "-" or words.lower[at + 2] != "-":
        return False
    return words.forms[at + 1].islower() and all(words.glued(k) for k in range(at, at + 4))
