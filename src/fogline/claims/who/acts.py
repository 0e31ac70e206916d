"""What a speaker does by saying it, how sure the speaker says to be, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from fogline.claims.who.reading import Reading
from fogline.model import Act, Certainty

__all__ = ["Own", "Stance", "calls", "condemns", "stance"]

_SELF = frozenset(("we", "it", "i", "they", "he", "she", "our", "its", "their", "his", "her", "us"))
_FALSE = frozenset(
    "exaggerated false untrue baseless fabricated unfounded groundless fake lies lie nonsense "
    "absurd fabrication".split()
)
_INVOLVED = frozenset("involvement responsibility participation role attack strike".split())
_POSITIONS = frozenset("positions ground territory control villages village towns town heights".split())
_REPORTS = frozenset(
    "reports report claims claim accusations allegations accusation news information".split()
)
_SPREADS = frozenset(
    "use uses used using spread spreads spreading create creates created creating produce produces produced producing "
    "publish publishes published publishing disseminate disseminating share shares shared sharing push pushing".split()
)
"""Who spreads "fake news" is accused of it; no report is called false."""
_BE = frozenset("is are was were been be as being".split())
_ASKING = frozenset("should must urge request ask call demand appeal".split())
_WRONG = (
    "is unacceptable", "are unacceptable", "is inexcusable", "are inexcusable", "never be justified",
    "constitutes a violation", "constitutes a blatant violation", "constitutes a flagrant violation",
    "constitutes a war crime", "must be held accountable", "must be held to account", "no justification for",
)  # fmt: skip
_TELEPHONE = frozenset("phone conference telephone video".split())
_REACH = 60
"""How many tokens of a content tell the act: long quotations drift."""
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
_CLAUSES = frozenset("that which who to , but although while because if after before".split())
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
class Own:
    """What of a content is about the speaker's own side: ``acts``, it is who acts; ``will``, it is who will act;
    ``words``, the words (lower case) by which it is called."""

    acts: bool = False
    will: bool = False
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stance:
    """The act, and how sure the speaker is, with the hedge in its own words."""

    act: Act
    certainty: Certainty
    hedge: str | None


def stance(reading: Reading, begin: int, end: int, act: Act, lemma: str, own: Own) -> Stance:
    """The stance of the content of tokens ``begin`` to before ``end``.

    ``own`` tells what of the content is about the speaker's own side.
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
        if word in _CLAUSES:
            return False
    return False


def _act(words: list[str], act: Act, lemma: str, negated: bool, own: Own) -> Act:
    if act is not Act.ASSERTS:
        return act
    words = words[:_REACH]
    text = " ".join(words)
    if _calls_false(words):
        return Act.DENIES
    if (
        "no connection" in text
        or "nothing to do with" in text
        or ({"deny", "denies"} & set(words) and "we" in words)
    ):
        return Act.DENIES
    if _rules_out(words):
        return Act.DENIES
    if negated and _will_not(words):
        return Act.PROMISES
    if negated and words[0] != "there" and (own.acts or _own(words, own.words)):
        return Act.DENIES
    if negated and words[0] == "no" and any(w in words for w in ("were", "was", "been")):
        return Act.DENIES
    if not negated and _losses(words, own.words):
        return Act.CONFIRMS
    if words[0] in _SELF and any(p in " ".join(words[:9]) for p in _OWN_ACTS):
        return Act.CONFIRMS
    if "worse" in words and {"expect", "will", "could", "may"} & set(words):
        return Act.WARNS
    if _promises(words) or (own.will and not negated):
        return Act.PROMISES
    if lemma in ("say", "tell", "add", "suggest") and _could_have(words):
        return Act.ESTIMATES
    if "assessment" in words[:4] and {"is", "was"} & set(words[:9]):
        return Act.ESTIMATES
    if lemma in ("say", "tell", "add", "report", "assess") and {"likely", "probably", "estimated"} & set(
        words[:8]
    ):
        return Act.ESTIMATES
    return act


def _will_not(words: list[str]) -> bool:
    """ "it would not tolerate foreign troops": what the speaker says it will not do, and no denial."""
    for k, word in enumerate(words[:8]):
        if word in ("will", "wo", "would", "'ll") and k and words[k - 1] in _SELF | {"never"}:
            after = [w for w in words[k + 1 : k + 4] if w not in ("not", "n't", "never", "ever")]
            return len(after) < 3 and bool(after) and after[0] not in _BE
        if word in _CLAUSES:
            return False
    return False


def _could_have(words: list[str]) -> bool:
    """ "the forces could have struck it with a missile": what may have been, by somebody who was not there."""
    for k, word in enumerate(words[:12]):
        if word in ("could", "might", "may"):
            also = words[k + 1 : k + 2] == ["also"]
            return words[k + 1 + also : k + 2 + also] == ["have"]
        if word in _CLAUSES:
            return False
    return False


def _rules_out(words: list[str]) -> bool:
    """ "involvement of our forces was ruled out": the speaker has nothing to do with it."""
    ruled = any(pair == ("ruled", "out") for pair in pairwise(words))
    return ruled and bool(_INVOLVED & set(words)) and not {"not", "n't", "cannot"} & set(words)


def _losses(words: list[str], called: frozenset[str]) -> bool:
    """ "his military had suffered losses", "there are losses among …": of the speaker's own side."""
    for k, word in enumerate(words[:14]):
        if (
            word == "losses"
            and k
            and words[k - 1] in ("suffered", "took", "taken", "sustained", "are", "were")
        ):
            who = words[: max(k - 1, 0)]
            return words[k - 1] in ("are", "were") or bool(_SELF & set(who) or called & set(who))
        if word in ("lost", "ceded", "abandoned") and _POSITIONS & set(words[k + 1 : k + 5]):
            return bool(
                _SELF & set(words[:k]) or called & set(words[:k]) or {"region", "republic"} & set(words[:k])
            )
    return False


def _calls_false(words: list[str]) -> bool:
    """ "the reports are exaggerated", "false claims"."""
    for k, word in enumerate(words):
        reports = bool(words[k + 1 : k + 2]) and words[k + 1] in _REPORTS and not _SPREADS & set(words[:k])
        if word in _FALSE and (_BE & set(words[max(0, k - 3) : k]) or reports):
            return "not" not in words[max(0, k - 3) : k]
    return False


def calls(words: list[str]) -> bool:
    """Whether words (lower case) call for something rather than state it: "must leave", "we urge"."""
    if words[:2] in (["do", "not"], ["let", "us"]) or words[:1] in (["let"], ["please"], ["stop"]):
        return True
    asked = any(
        word in _ASKING and not (word == "call" and k and words[k - 1] in _TELEPHONE)
        for k, word in enumerate(words[:14])
    )
    if asked and not {"was", "were", "killed", "have"} & set(words[:8]):
        return True
    text = " ".join(words[:12])
    return any(
        phrase in text
        for phrase in (
            "vital that",
            "essential that",
            "important that",
            "need to",
            "has to",
            "have to",
            "time to",
        )
    )


def condemns(words: list[str]) -> bool:
    """Whether words (lower case) say no more than that deeds of a kind are wrong: "we condemn all attacks on …"."""
    text = " ".join(words)
    if (
        words[:1]
        and words[0] in _SELF
        and {"condemn", "condemns", "condemned", "condemning"} & set(words[1:5])
    ):
        return True
    wrong = any(phrase in text for phrase in _WRONG)
    return wrong and not {"was", "were", "had", "has", "have", "did"} & set(words)


def _own(words: list[str], called: frozenset[str]) -> bool:
    """Whether the negated clause begins with the speaker: "it did not", "our forces have never"."""
    for word in words[:6]:
        if word in _SELF or word in called:
            return True
        if word in _NEGATIONS:
            break
    return False


def _promises(words: list[str]) -> bool:
    """ "we will …", "he would hold …": the speaker says what the speaker will do."""
    for k in range(1, min(len(words), 12)):
        if words[k] == "committed" and words[k + 1 : k + 2] == ["to"] and words[0] in _SELF:
            return True
        if words[k - 1 : k + 3] in (["we", "'re", "going", "to"], ["we", "are", "going", "to"]):
            return True
        if words[k] not in ("will", "'ll", "would") or "not" in words[k : k + 2] or "n't" in words[k : k + 2]:
            continue
        if words[k] == "would":
            return words[k - 1] in ("he", "she", "it", "they") and k <= 2 and words[k + 1 : k + 2] != ["be"]
        return words[k - 1] in ("we", "i") or (words[k - 1] in ("he", "she", "it", "they") and k <= 2)
    return False


def _certainty(reading: Reading, begin: int, end: int, act: Act) -> tuple[Certainty, str | None]:
    for k in range(begin, min(end, begin + 25)):
        word = reading.lower[k]
        if word in _PROBABLE:
            return Certainty.PROBABLE, reading.words[k]
        if word in _POSSIBLE and not (word == "may" and reading.tags[k] != "MD"):
            return Certainty.POSSIBLE, reading.words[k]
    return (Certainty.PROBABLE if act is Act.ESTIMATES else Certainty.CERTAIN), None
