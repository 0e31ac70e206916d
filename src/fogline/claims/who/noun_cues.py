"""Nouns that carry a statement: "Russian claims that …", "accusations of … by X", "reports emerged that …"."""

from __future__ import annotations

from fogline.claims.who.cues import NOUNS, VERBS, Cue
from fogline.claims.who.hit import Hit
from fogline.claims.who.phrases import phrase_left, phrase_right
from fogline.claims.who.reading import Reading
from fogline.claims.who.voices import Mention
from fogline.model import Act

__all__ = ["noun_hit"]


def noun_hit(reading: Reading, i: int, begin: int, end: int, low: int) -> Hit | None:
    """The attribution by the noun ``i`` ("Russian claims that …"), if it is one; ``low`` bounds its voice."""
    if not reading.tags[i].startswith("NN") and reading.tags[i] not in ("VBZ", "VBP", "VB"):
        return None
    after = reading.lower[i + 1] if i + 1 < end else ""
    cue = Cue(reading.lower[i], NOUNS[reading.lower[i]], frozenset(("clause", "object")))
    j = i + 1
    agent: Mention | None = None
    if after in ("by", "from") and (stop := phrase_right(reading, i + 2, end, links=False)) > i + 2:
        agent, j = Mention(i + 2, stop, i + 2, stop), stop
    elif after in ("emerged", "surfaced", "suggested", "that") and reading.lower[i] == "reports":
        j = i + 1 if after == "that" else i + 2
        first = i - 1 if i > low and reading.tags[i - 1] in ("JJ", "DT") else i
        agent = Mention(first, i + 1, first, i + 1)
    start = phrase_left(reading, i, low)
    owner = agent or _owner(reading, start, i)
    if j < end and reading.lower[j] == "that" and reading.tags[j] != "VBD":
        if _denied_by(reading, j + 1, end):
            return None
        return Hit(i, cue, "noun", start, j + 1, start, j + 1, owner, True)
    if (
        j < end
        and reading.lower[j] == "of"
        and cue.lemma.startswith(("accus", "alleg", "claim", "report", "denial"))
        and owner is not None
    ):
        return Hit(i, cue, "noun", i, j + 1, start, j + 1, owner)
    return None


def _denied_by(reading: Reading, begin: int, end: int) -> bool:
    """ "an allegation that Moscow denies": a relative clause, and not what is alleged."""
    for k in range(begin, min(end, begin + 9)):
        form = VERBS.get(reading.lower[k])
        if reading.words[k] in (",", ".", ";"):
            return False
        if form is not None and form.cue.act is Act.DENIES:
            return k + 1 >= end or reading.words[k + 1] in (".", ",", ";", "”", '"', "!", "?")
    return False


def _owner(reading: Reading, start: int, noun: int) -> Mention | None:
    """Whose claim it is: "Ukraine's claims", "Russian claims", "his counterpart's accusations"."""
    for j in range(noun - 1, start - 1, -1):
        if reading.tags[j] == "POS":
            first = j
            while first > start and reading.tags[first - 1] in ("NNP", "NNPS", "NN", "JJ", "DT", "PRP$"):
                first -= 1
            while first < j - 1 and reading.tags[first] == "JJ" and reading.words[first].islower():
                first += 1  # "as false Kyiv's claims": Kyiv's
            return Mention(first, j, first, j) if j > first else None
    if noun > start and (reading.tags[noun - 1] in ("JJ", "NNP") and reading.words[noun - 1][:1].isupper()):
        return Mention(noun - 1, noun + 1, noun - 1, noun + 1)
    return None
