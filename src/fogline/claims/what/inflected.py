"""What kind of thing a claim in Ukrainian or Russian says, who does it to whom, and whether it is affirmed.

Patterns of stems decide, in the order of how surely they speak; endings and word order tell who and whom. No parse is
needed, and where a pipeline gives cases they are used.
"""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc

from fogline.claims.amount.found import FoundAmount
from fogline.claims.what.content import ACTS, Content
from fogline.claims.what.inflected_actors import Core, who
from fogline.claims.what.inflected_words import InflectedRelations
from fogline.claims.what.mentions import Mentions
from fogline.claims.what.relation_words import ENGLISH, Trigger
from fogline.claims.what.words import Words
from fogline.model import Polarity, Relation

__all__ = ["classify_inflected", "folded"]

_NEAR = 90
"""How far, in code points, a trigger may stand behind the first one and still say what a claim is about."""
_REACH = 3
"""How many words may stand between a negator and what it negates."""
_CLAUSE = 8
_ALMOST = frozenset("почти практически майже практично".split())
"""Before "нет": little of it, which is no denial."""
_SUCCEED = ("удал", "удаст", "вдал", "вдаст", "смог", "зміг", "змогл")
_INFINITIVE = ("ть", "ться", "ти", "тись", "тися", "чь")
_CARRY = (
    "нанес",
    "нанос",
    "завда",
    "соверш",
    "провес",
    "прове",
    "осуществ",
    "здійсн",
    "вчин",
    "начать",
    "почати",
)
"""Verbs that only carry the noun of a deed: "не удалось нанести удар" denies the blow."""
_FOLD = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})


def folded(text: str) -> str:
    """``text`` as patterns match it, of the same length."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else "".join(c.lower()[:1] for c in text)).translate(_FOLD)


def classify_inflected(
    doc: Doc,
    start: int,
    end: int,
    amount: FoundAmount | None,
    lexicon: InflectedRelations,
    parties: Mentions | None = None,
    speaker_party: str | None = None,
    accused: str | None = None,
    speaker_words: str | None = None,
    opponent: str | None = None,
) -> Content:
    """Classify the content at the code points ``start`` to ``end``.

    ``amount`` is the one that it is about; ``opponent`` whom the speaker calls the enemy, where that is known; the
    others are as in ``relations.classify``.
    """
    words = Words.of(doc)
    text = folded(words.text[start:end])
    trigger, span = _trigger(text, words.text[start:end], amount, start, lexicon)
    relation = trigger.relation if trigger is not None else Relation.STATEMENT
    if speaker_words is not None and lexicon.footage.any(folded(speaker_words).split()):
        relation = Relation.FOOTAGE
    if accused is not None and relation in ACTS:
        relation = Relation.RESPONSIBILITY
    first, last = words.span(start, end)
    core = _core(words, first, last, start, span, trigger, amount, lexicon)
    arguments = who(doc, words, core, lexicon, parties, speaker_party, accused, opponent)
    negated = _negated(words, core, lexicon) ^ (trigger is not None and trigger.negates)
    degree = (trigger.degree if trigger else None) or _degree(text, span, lexicon)
    if trigger is not None and trigger.relation is Relation.ROUTE and negated:
        degree, negated = {"open": "cut", "cut": "open"}.get(degree or "", degree), False
    return Content(relation, arguments, Polarity.NEGATED if negated else Polarity.AFFIRMED, degree)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _trigger(
    text: str, written: str, amount: FoundAmount | None, start: int, lexicon: InflectedRelations
) -> tuple[Trigger | None, tuple[int, int]]:
    """What the text shows: the first in the list among the triggers that stand near its beginning.

    An amount with an outcome ("збито 12 дронів") says better than any word what the claim is about.
    """
    purpose = _compiled(lexicon.purpose).search(text)
    matches = _matches(text[: purpose.start()] if purpose else text, written, lexicon)
    if not matches and purpose:
        matches = _matches(text, written, lexicon)
    supposed = _compiled(lexicon.supposed).search(text)
    if supposed is not None and all(span[0] >= supposed.start() for _, span in matches):
        return Trigger(Relation.INTENT, ""), supposed.span()
    counted = _by_amount(amount, lexicon)
    if counted is not None and amount is not None:
        if counted is Relation.CAPTIVITY and matches and matches[0][0].relation is Relation.CASUALTIES:
            return matches[0]  # prisoners killed
        if (
            counted is Relation.CAPTIVITY
        ):  # "gathered 150,000 to capture the town": soldiers, but no prisoners
            counted = next((t.relation for t, _ in matches if t.relation is Relation.CONCENTRATION), counted)
        for trigger, span in matches:
            if trigger.relation is counted:
                return trigger, span
        if matches and matches[0][0].relation in (Relation.RESPONSIBILITY, Relation.FOOTAGE):
            return matches[0]
        at = (max(0, amount.start - start), max(0, amount.noun_end - start))
        return Trigger(counted, "", suffers=True), at
    if not matches:
        return None, (0, 0)
    nearest = min(span[0] for _, span in matches)
    return next(one for one in matches if one[1][0] <= nearest + _NEAR)


def _matches(text: str, written: str, lexicon: InflectedRelations) -> list[tuple[Trigger, tuple[int, int]]]:
    """What each trigger finds in ``text``, the folded form of ``written``; a named group is a capitalised word."""
    found = []
    for trigger in lexicon.triggers:
        pattern = _compiled(trigger.pattern)
        if not pattern.groupindex:
            match = pattern.search(text)
        else:
            match = next((m for m in pattern.finditer(text) if _named(m, written)), None)
        if match is not None:
            found.append((trigger, match.span()))
    return found


def _named(match: re.Match[str], written: str) -> bool:
    return all(written[match.start(name)].isupper() for name, text in match.groupdict().items() if text)


def _by_amount(amount: FoundAmount | None, lexicon: InflectedRelations) -> Relation | None:
    """The relation that a count with an outcome shows by itself: 12 drones shot down are an interception."""
    if amount is None or amount.outcome is None:
        return None
    outcome, noun = amount.outcome, amount.noun
    kinds = ENGLISH  # what is counted has English names in every language
    if outcome in ("destroyed", "damaged", "lost", "captured"):
        if (noun in kinds.flying or noun == "shells") and outcome == "destroyed":
            return Relation.INTERCEPTION
        if noun in kinds.arms and outcome != "captured":
            return Relation.EQUIPMENT
        if noun in kinds.buildings or outcome == "damaged":
            return Relation.DAMAGE
    if outcome == "captured":
        if amount.amount.unit in kinds.areas:
            return Relation.SHARE
        return Relation.CONTROL if noun in kinds.places else Relation.CAPTIVITY
    if outcome == "destroyed":
        return Relation.DAMAGE if noun is not None else None
    return lexicon.outcomes.get(outcome)


def _core(
    words: Words,
    first: int,
    last: int,
    start: int,
    span: tuple[int, int],
    trigger: Trigger | None,
    amount: FoundAmount | None,
    lexicon: InflectedRelations,
) -> Core:
    """The word of the trigger that governs who and whom, and in which voice it stands."""
    last = min(last, len(words))
    if trigger is None:
        verb = next((i for i in range(first, last) if _finite(words, i, lexicon)), first)
        return Core(first, last, verb, verb + 1, False, False, None)
    begin, stop = words.span(start + span[0], start + span[1])
    stop = max(min(stop, last), begin + 1)
    if not trigger.pattern and amount is not None:  # the deed stands outside the count: "знищено 5 …"
        begin, stop = _deed(words, first, last, begin, lexicon)
    finite = next((i for i in range(begin, stop) if _finite(words, i, lexicon)), None)
    passive = next((i for i in range(begin, stop) if _passive(words, i, lexicon)), None)
    at = begin if finite is None and passive is None else min(i for i in (finite, passive) if i is not None)
    return Core(
        first,
        last,
        at,
        stop,
        passive is not None and at == passive,
        finite is None and passive is None,
        trigger,
    )


def _deed(words: Words, first: int, last: int, at: int, lexicon: InflectedRelations) -> tuple[int, int]:
    for index in (*range(at - 1, first - 1, -1), *range(at, last)):
        if _passive(words, index, lexicon) or _finite(words, index, lexicon):
            return index, index + 1
    return at, min(at + 1, last)


def _finite(words: Words, at: int, lexicon: InflectedRelations) -> bool:
    """Whether a word is a finite verb: by its tag, else by its ending."""
    if words.pos[at]:
        return words.pos[at] in ("VERB", "AUX") and not _passive(words, at, lexicon)
    word = words.lower[at]
    return len(word) > 3 and word.endswith(lexicon.active) and not words.forms[at][0].isupper()


def _passive(words: Words, at: int, lexicon: InflectedRelations) -> bool:
    word = words.lower[at]
    return (
        len(word) > 4
        and word.endswith(lexicon.passive)
        and words.pos[at] not in ("NOUN", "PROPN", "ADP", "ADV")
    )


def _negated(words: Words, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether a negator stands before the deed, or denies a light verb that carries it, in its clause."""
    low, high = _clause(words, core, lexicon)
    for at in range(low, high):
        word = words.lower[at]
        two = f"{word} {words.at(at + 1)}"
        if two in lexicon.not_negators:
            continue
        if word in lexicon.without and 0 < core.at - at <= _REACH:
            return True
        if word in lexicon.none and _denies(words, at, core) and words.at(at - 1) not in _ALMOST:
            return True
        if word in lexicon.negators:
            if 0 < core.at - at <= _REACH or core.at < at < core.stop:
                return True
            light = any(words.at(at + k) in lexicon.light for k in (1, 2))
            if light and core.noun and _other_deed(words, at, core, lexicon):
                continue
            undone = core.noun or at < core.at or words.at(core.at).endswith(_INFINITIVE)
            if light and undone:
                return True
    return False


def _other_deed(words: Words, at: int, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether what did not succeed is another deed than ``core``: "(тех, кто был у места взрыва,) найти не удалось"."""
    if not words.at(at + 1).startswith(_SUCCEED):
        return False
    near = [*range(at - 1, max(core.first, at - 3) - 1, -1), at + 2, at + 3]
    infinitives = [words.at(k) for k in near if words.at(k).endswith(_INFINITIVE)]
    return bool(infinitives) and infinitives[0] not in lexicon.light and not infinitives[0].startswith(_CARRY)


def _denies(words: Words, at: int, core: Core) -> bool:
    """ "Немає постраждалих", "жертв немає": beside the deed, or at the end of its clause."""
    if at < core.at:
        return core.at - at <= _REACH
    return at - core.stop <= _REACH


def _clause(words: Words, core: Core, lexicon: InflectedRelations) -> tuple[int, int]:
    low = min(core.at, len(words) - 1)
    while low > core.first and core.at - low < _CLAUSE and words.lower[low - 1] not in lexicon.breaks:
        low -= 1
    high = min(max(core.stop, core.at + 1), core.last)
    while high < core.last and high - core.stop < _CLAUSE and words.lower[high] not in lexicon.breaks:
        high += 1
    return low, high


def _degree(text: str, span: tuple[int, int], lexicon: InflectedRelations) -> str | None:
    """The degree that stands within a few words of the trigger."""
    near = text[max(0, span[0] - 40) : span[1] + 40]
    return next((degree for pattern, degree in lexicon.degrees if _compiled(pattern).search(near)), None)
