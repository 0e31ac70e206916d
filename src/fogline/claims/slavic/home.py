"""Which state a publisher is at home in: whose ministry it means by "the ministry"."""

from __future__ import annotations

from fogline.claims.slavic.lexicon import Lexicon
from fogline.model import Source

__all__ = ["home_of"]


def home_of(source: Source, words: Lexicon) -> tuple[str, str]:
    """The state (alpha-3) that a publisher means where it names none, and the other that its language is written in.

    Known by the publisher's party, else by the ending of its address, else by the language.
    """
    pair = (words.home, words.also)
    if source.party in pair:
        return _first(source.party, pair)
    ending = (source.domain or "").rpartition(".")[2].lower()
    return _first(words.domains.get(ending, words.home), pair)


def _first(home: str | None, pair: tuple[str, str]) -> tuple[str, str]:
    return (pair[0], pair[1]) if home == pair[0] else (pair[1], pair[0])
