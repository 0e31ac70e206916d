"""What kind of thing a claim says, who does it to whom, whether it is affirmed, and to what degree.

Lexicons and word order decide; the parse only helps. No word here belongs to one side, so that exchanging the
names of two parties exchanges the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from fogline.claims.amount.amounts import FoundAmount, of_claim
from fogline.claims.what.actors import Governor, who
from fogline.claims.what.content import ACTS, Content
from fogline.claims.what.mentions import Mentions
from fogline.claims.what.relation_words import LEXICONS, RelationWords, Trigger
from fogline.claims.what.words import Words
from fogline.model import Polarity, Relation

__all__ = ["Content", "classify"]

_NEGATION_REACH = 7
_NEAR = 70
"""How far, in code points, a trigger may stand behind the first one and still say what a claim is about."""


def classify(
    doc: Doc,
    start: int,
    end: int,
    amounts: Sequence[FoundAmount] = (),
    parties: Mentions | None = None,
    speaker_party: str | None = None,
    accused: str | None = None,
    speaker_words: str | None = None,
    language: str = "en",
) -> Content:
    """Classify the content at the code points ``start`` to ``end``.

    ``speaker_party`` is who "our forces" and "it" are; ``accused`` whoever the speaker says did it, where that
    stands outside the content ("accused Kyiv of shelling …"); ``speaker_words`` how the text names the speaker,
    so that what "a new video" shows is known to be footage.
    """
    lexicon = LEXICONS.get(language)
    if lexicon is None:
        return Content(Relation.STATEMENT)
    words = Words.of(doc)
    text = words.text[start:end].lower().replace("’", "'")
    amount = of_claim(amounts, start, end)
    trigger, at = _trigger(text, amount, start, lexicon, language)
    relation = trigger.relation if trigger is not None else Relation.STATEMENT
    if speaker_words is not None and lexicon.footage & set(speaker_words.lower().split()):
        relation = Relation.FOOTAGE
    if accused is not None and relation in ACTS:
        relation = Relation.RESPONSIBILITY
    first, last = words.span(start, end)
    governor = _governor(words, first, last, start, at, trigger, amount, lexicon)
    many = not speaker_words or _several(speaker_words)
    arguments = who(doc, words, governor, lexicon, parties, speaker_party, accused, many)
    negated = _negated(words, governor, lexicon) ^ (trigger is not None and trigger.negates)
    degree = (trigger.degree if trigger else None) or _degree(text, at, lexicon)
    if trigger is not None and trigger.relation is Relation.ROUTE and negated:
        degree, negated = {"open": "cut", "cut": "open"}.get(degree or "", degree), False
    return Content(relation, arguments, Polarity.NEGATED if negated else Polarity.AFFIRMED, degree)


def _several(speaker: str) -> bool:
    """Whether the words that name a speaker mean more than one: "Ukrainian officials", "the police", no person."""
    last = speaker.split()[-1].lower()
    return last.endswith("s") or last in ("police", "military", "army", "government") or " and " in speaker


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Trigger], ...]:
    return tuple((re.compile(trigger.pattern), trigger) for trigger in LEXICONS[language].triggers)


def _trigger(
    text: str, amount: FoundAmount | None, start: int, lexicon: RelationWords, language: str
) -> tuple[Trigger | None, tuple[int, int]]:
    """What the text shows: the first in the list among the triggers that stand near its beginning.

    An amount with an outcome ("12 drones shot down") says better than any word what the claim is about.
    """
    counted = _by_amount(amount, lexicon)
    purpose = _purpose(language).search(text)
    matches = _matches(text[: purpose.start()] if purpose else text, language)
    if not matches and purpose:
        matches = _matches(text, language)
    if (supposed := _supposed(text, matches, language)) is not None:
        return Trigger(Relation.INTENT, ""), supposed
    if counted is not None and amount is not None:
        for trigger, span in matches:
            if trigger.relation is counted:
                return trigger, span
        if matches and matches[0][0].relation in (Relation.RESPONSIBILITY, Relation.FOOTAGE):
            return matches[0]
        done = re.search(lexicon.inflicting, text[: max(0, amount.start - start)])
        if done is not None:  # "shot down two helicopters": who is named before did it
            return Trigger(counted, ""), done.span()
        return Trigger(counted, "", suffers=True), (
            max(0, amount.start - start),
            max(0, amount.noun_end - start),
        )
    if not matches:
        return None, (0, 0)
    nearest = min(span[0] for _, span in matches)
    return next(one for one in matches if one[1][0] <= nearest + _NEAR)


def _supposed(
    text: str, matches: Sequence[tuple[Trigger, tuple[int, int]]], language: str
) -> tuple[int, int] | None:
    """Where the text says what would come of something, and nothing before as done: "taking X would open …"."""
    found = _what_would(language).search(text)
    if found is None:
        return None
    for _, (begin, _) in matches:
        if begin >= found.start():
            continue
        word = text[begin:].split(maxsplit=1)[0]
        before = text[:begin].split()
        if not (
            word.endswith("ing")
            or (before and before[-1] in LEXICONS[language].noun_before)
            or _noun_of(text, begin)
        ):
            return None
    return found.span()


def _noun_of(text: str, begin: int) -> bool:
    """Whether what begins here is the noun of a deed: "capture of", "the fall of"."""
    words = text[begin:].split(maxsplit=2)
    return len(words) > 1 and words[1] == "of"


def _matches(text: str, language: str) -> list[tuple[Trigger, tuple[int, int]]]:
    return [
        (trigger, match.span()) for pattern, trigger in _patterns(language) if (match := pattern.search(text))
    ]


@lru_cache(maxsize=8)
def _what_would(language: str) -> re.Pattern[str]:
    return re.compile(LEXICONS[language].supposed)


@lru_cache(maxsize=8)
def _purpose(language: str) -> re.Pattern[str]:
    return re.compile(LEXICONS[language].purpose)


def _by_amount(amount: FoundAmount | None, lexicon: RelationWords) -> Relation | None:
    """The relation that a count with an outcome shows by itself: 12 drones shot down are an interception."""
    if amount is None or amount.outcome is None:
        return None
    outcome = amount.outcome.split()[0]
    noun = amount.noun
    if outcome in ("destroyed", "damaged", "lost"):
        if noun in lexicon.flying and outcome == "destroyed":
            return Relation.INTERCEPTION
        if noun in lexicon.arms:
            return Relation.EQUIPMENT
        if noun in lexicon.buildings or outcome == "damaged":
            return Relation.DAMAGE
        return Relation.CASUALTIES if outcome == "lost" else None
    if outcome == "captured" and amount.amount.unit in lexicon.areas:
        return Relation.SHARE
    if outcome == "captured":
        return Relation.CONTROL if noun in lexicon.places else Relation.CAPTIVITY
    return lexicon.outcomes.get(outcome)


def _governor(
    words: Words,
    first: int,
    last: int,
    start: int,
    at: tuple[int, int],
    trigger: Trigger | None,
    amount: FoundAmount | None,
    lexicon: RelationWords,
) -> Governor:
    """The word of the trigger that governs who and whom, and in which voice it stands."""
    if trigger is None:
        verb = next((i for i in range(first, last) if words.tags[i] in ("VBD", "VBZ", "VBP", "MD")), first)
        return Governor(first, last, verb, verb, verb + 1, False, False, None)
    begin, stop = words.span(start + at[0], start + at[1])
    stop = max(stop, begin + 1)
    verbs = [
        i
        for i in range(begin, min(stop, len(words)))
        if words.tags[i].startswith("VB") and words.lower[i] not in lexicon.passive
    ]
    verbs = [i for i in verbs if words.lower[i] not in lexicon.have] or verbs
    core = verbs[0] if verbs else begin
    noun = core < len(words) and words.tags[core] in ("NN", "NNS", "NNP", "NNPS", "JJ") and not verbs
    passive = False
    back = core - 1
    while (
        back >= first
        and words.lower[back] not in lexicon.passive
        and (words.tags[back] in ("RB", "VBN") or words.lower[back] in ("also", "or", "and"))
    ):
        back -= 1
    if core < len(words) and words.tags[core] in ("VBN", "VBD", "JJ") and words.at(back) in lexicon.passive:
        passive = True
    if core < len(words) and words.tags[core] == "VBN" and words.at(stop) == "by":
        passive = True
    return Governor(first, last, begin, core, stop, passive, noun, trigger)


def _negated(words: Words, governor: Governor, lexicon: RelationWords) -> bool:
    """Whether a negator stands before the governing words, in their clause, or just after an auxiliary of theirs."""
    trigger = governor.trigger
    reach = max(governor.first, min(governor.begin, governor.core) - _NEGATION_REACH)
    for index in range(min(governor.begin, len(words)) - 1, reach - 1, -1):
        word = words.lower[index]
        if word in lexicon.clauses:
            break
        if _negator(words, index, lexicon) and not (word == lexicon.without and index < governor.begin - 3):
            return True
    inside = range(governor.begin, min(governor.stop, len(words), governor.last))
    if trigger is not None and trigger.relation is Relation.RESPONSIBILITY:
        return any(words.lower[i] in lexicon.nothing for i in inside)
    return any(
        words.lower[i] in lexicon.inside_negators and words.at(i - 1) in lexicon.passive | lexicon.have
        for i in inside
    )


def _negator(words: Words, index: int, lexicon: RelationWords) -> bool:
    word = words.lower[index]
    if word == "'t":
        return True
    if word == "t":
        return words.at(index - 1) == "'"
    return word in lexicon.negators and f"{word} {words.at(index + 1)}" not in lexicon.not_negators


def _degree(text: str, at: tuple[int, int], lexicon: RelationWords) -> str | None:
    """The degree that stands within a few words of the trigger."""
    near = text[max(0, at[0] - 40) : at[1] + 40]
    best: tuple[int, str] | None = None
    for word, degree in lexicon.degrees.items():
        match = re.search(rf"\b{re.escape(word)}\b", near)
        if match and (best is None or len(word) > best[0]):
            best = (len(word), degree)
    return best[1] if best else None
