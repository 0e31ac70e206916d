"""What a speaker does by saying it, how sure the speaker says to be, and in which words."""

from __future__ import annotations

from dataclasses import dataclass

from fogline.claims.reading import Reading
from fogline.model import Act, Certainty

__all__ = ["Stance", "stance"]

_SELF = frozenset(("we", "it", "i", "they", "he", "she", "our", "its", "their", "his", "her", "us"))
_FALSE = frozenset(
    "exaggerated false untrue baseless fabricated unfounded groundless fake lies lie nonsense absurd fabrication".split()
)
_REPORTS = frozenset("reports report claims claim accusations allegations is are was were been".split())
_POSSIBLE = (
    "may",
    "might",
    "could",
    "possibly",
    "perhaps",
    "reportedly",
    "allegedly",
    "potentially",
    "suspected",
    "unclear",
)
_PROBABLE = (
    "likely",
    "probably",
    "apparently",
    "appears",
    "appear",
    "appeared",
    "seems",
    "seemingly",
    "presumably",
    "believed",
    "expected",
    "feared",
    "seem",
)
_NEGATIONS = frozenset(("not", "n't", "no", "never", "none", "neither", "nor", "nobody", "without"))
_OWN_ACTS = (
    "ordered the killing",
    "we took action",
    "carried out the",
    "was behind the",
    "were behind the",
    "is responsible for",
    "we carried out",
    "our forces carried out",
)


@dataclass(frozen=True, slots=True)
class Stance:
    """The act, and how sure the speaker is, with the hedge in its own words."""

    act: Act
    certainty: Certainty
    hedge: str | None


def stance(reading: Reading, begin: int, end: int, act: Act, lemma: str, own: bool) -> Stance:
    """The stance of the content of tokens ``begin`` to before ``end``.

    ``own`` says that the content is about what the speaker's own side did or did not do.
    """
    words = reading.lower[begin:end]
    act = _act(words, act, lemma, _negated(words), own)
    certainty, hedge = _certainty(reading, begin, end, act)
    return Stance(act, certainty, hedge)


def _negated(words: list[str]) -> bool:
    """Whether the main clause is negated: the negation stands before the first few words after its verb."""
    for k, word in enumerate(words[:14]):
        if word in _NEGATIONS and not (
            word == "not" and words[k + 1 : k + 2] in (["only"], ["all"], ["just"])
        ):
            return True
        if word in ("that", "which", "who", "to", ","):
            return False
    return False


def _act(words: list[str], act: Act, lemma: str, negated: bool, own: bool) -> Act:
    if act is not Act.ASSERTS:
        return act
    text = " ".join(words)
    if _FALSE & set(words) and any(w in words for w in _REPORTS):
        return Act.DENIES
    if (
        "no connection" in text
        or "nothing to do with" in text
        or ({"deny", "denies"} & set(words) and "we" in words)
    ):
        return Act.DENIES
    if negated and words[0] != "there" and (own or _own(words)):
        return Act.DENIES
    if negated and words[0] == "no" and any(w in words for w in ("were", "was", "been")):
        return Act.DENIES
    if words[0] in _SELF and any(p in text for p in _OWN_ACTS):
        return Act.CONFIRMS
    if "worse" in words and {"expect", "will", "could", "may"} & set(words):
        return Act.WARNS
    if _promises(words):
        return Act.PROMISES
    if lemma in ("say", "tell", "add", "report", "assess") and {"likely", "probably", "estimated"} & set(
        words[:8]
    ):
        return Act.ESTIMATES
    return act


def _own(words: list[str]) -> bool:
    """Whether the negated clause begins with the speaker: "it did not", "our forces have never"."""
    for word in words[:6]:
        if word in _SELF:
            return True
        if word in _NEGATIONS:
            break
    return False


def _promises(words: list[str]) -> bool:
    if "will" not in words[:12] and "'ll" not in words[:6] and "would" not in words[:3]:
        return False
    at = next((k for k, w in enumerate(words) if w in ("will", "'ll", "would")), 0)
    subject = [w.strip('"“') for w in words[max(0, at - 8) : at]]
    return (
        bool(subject)
        and subject[-1] in ("we", "i", "he", "she", "they", "it")
        and "not" not in words[at : at + 2]
    )


def _certainty(reading: Reading, begin: int, end: int, act: Act) -> tuple[Certainty, str | None]:
    for k in range(begin, min(end, begin + 25)):
        word = reading.lower[k]
        if word in _PROBABLE:
            return Certainty.PROBABLE, reading.words[k]
        if word in _POSSIBLE and not (word == "may" and reading.tags[k] != "MD"):
            return Certainty.POSSIBLE, reading.words[k]
    return (Certainty.PROBABLE if act is Act.ESTIMATES else Certainty.CERTAIN), None
