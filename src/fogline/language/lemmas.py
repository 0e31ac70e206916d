"""English verb forms by rule: which forms a verb has, and which verb a form belongs to."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["lemma", "verb_forms"]

_IRREGULAR = {
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "hold": ("holds", "held", "held", "holding"),
    "take": ("takes", "took", "taken", "taking"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "write": ("writes", "wrote", "written", "writing"),
    "read": ("reads", "read", "read", "reading"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "show": ("shows", "showed", "shown", "showing"),
    "find": ("finds", "found", "found", "finding"),
    "hear": ("hears", "heard", "heard", "hearing"),
    "see": ("sees", "saw", "seen", "seeing"),
    "know": ("knows", "knew", "known", "knowing"),
    "put": ("puts", "put", "put", "putting"),
    "give": ("gives", "gave", "given", "giving"),
    "make": ("makes", "made", "made", "making"),
    "go": ("goes", "went", "gone", "going"),
    "speak": ("speaks", "spoke", "spoken", "speaking"),
    "have": ("has", "had", "had", "having"),
    "be": ("is", "was", "been", "being"),
    "do": ("does", "did", "done", "doing"),
    "lose": ("loses", "lost", "lost", "losing"),
    "shoot": ("shoots", "shot", "shot", "shooting"),
    "strike": ("strikes", "struck", "struck", "striking"),
    "hit": ("hits", "hit", "hit", "hitting"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "flee": ("flees", "fled", "fled", "fleeing"),
    "fight": ("fights", "fought", "fought", "fighting"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "leave": ("leaves", "left", "left", "leaving"),
    "drive": ("drives", "drove", "driven", "driving"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "win": ("wins", "won", "won", "winning"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "rise": ("rises", "rose", "risen", "rising"),
    "die": ("dies", "died", "died", "dying"),
}
_DOUBLING = frozenset("admit refer rebut concur submit commit stop plan step drop trap".split())
_VOWELS = frozenset("aeiou")


def verb_forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, past participle and ``-ing`` form of an English verb."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    return third, stem + "ed", stem + "ed", stem + "ing"


def lemma(form: str, verbs: Iterable[str]) -> str | None:
    """The first of ``verbs`` that ``form`` (lower case) is a form of, or ``None``."""
    return next((verb for verb in verbs if form == verb or form in verb_forms(verb)), None)
