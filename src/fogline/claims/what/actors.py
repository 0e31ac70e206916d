"""Who does what a claim says, and to whom: by word order, voice and prepositions around the governing word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from fogline.claims.what.mentions import Mentions, mentions_of
from fogline.claims.what.relation_words import ActorWords, RelationWords, Trigger
from fogline.claims.what.words import Words
from fogline.model import Arguments, Relation

__all__ = ["Governor", "who"]


@dataclass(frozen=True, slots=True)
class Governor:
    """The word ``core`` that governs a content at the words ``first`` to ``last``.

    ``begin`` and ``stop`` bound the words that show the relation.
    """

    first: int
    last: int
    begin: int
    core: int
    stop: int
    passive: bool
    noun: bool
    trigger: Trigger | None


@dataclass(frozen=True, slots=True)
class _Party:
    code: str
    at: int
    end: int


def who(
    doc: Doc,
    words: Words,
    governor: Governor,
    lexicon: RelationWords,
    parties: Mentions | None,
    speaker_party: str | None,
    accused: str | None,
    many: bool = True,
) -> Arguments:
    """The actor and the target as party codes, else as the words that name them; ``None`` where not said.

    ``many`` tells that the speaker is more than one, so that "they" may mean the speaker.
    """
    named = _parties(doc, words, governor, lexicon, parties, speaker_party, many)
    before = [p for p in named if p.at < governor.core]
    after = [p for p in named if p.at >= governor.core]
    small = lexicon.actors
    by = next((p for p in after if _preposition(words, p, governor) == small.by), None)
    trigger = governor.trigger
    if governor.noun:
        actor, target = _around_noun(words, governor, before, after, by, small)
    elif governor.passive:
        actor, target = by, _subject(words, before, small)
    else:
        actor = _performer(words, governor, _subject(words, before, small), small)
        target = next((p for p in after if p is not by and p is not actor), None)
        if by is not None and actor is None:
            actor = by
    actor_code, target_code = actor.code if actor else None, target.code if target else None
    if trigger is not None and trigger.suffers and not governor.passive and target_code is None:
        actor_code, target_code = (by.code if by else None), actor_code
    if (
        trigger is not None
        and trigger.relation is Relation.CONTROL
        and words.at(governor.stop - 1) == small.to
    ):
        to = next((p for p in after), None)
        actor_code, target_code = (
            (to.code if to else None),
            (target_code if to is None or target_code != to.code else None),
        )
    if trigger is not None and trigger.relation is Relation.WITHDRAWAL and governor.passive:
        actor_code, target_code = target_code, None  # who is pushed back is who leaves, not who pushes
    if accused is None and _accusing(words, governor, small):
        return Arguments(None, None)
    if accused is not None:
        target_code = target_code or (actor_code if actor_code != accused else None)
        actor_code = accused
    elif (
        actor_code is None
        and not governor.passive
        and not governor.noun
        and _no_subject(words, governor, small)
    ):
        actor_code = speaker_party
    if (
        actor_code is None
        and trigger is not None
        and trigger.relation in (Relation.CASUALTIES, Relation.DAMAGE)
    ):
        by_event = _of_event(words, governor, named, small)
        actor_code = by_event.code if by_event is not None else None
        if actor_code == target_code and by_event is not target:
            target_code = None
    if actor_code is not None and actor_code == target_code:
        target_code = None
    if (
        actor_code is None
        and accused is None
        and not governor.passive
        and not (trigger is not None and trigger.suffers)
    ):
        actor_code = _noun_phrase(words, governor, small)
    return Arguments(actor_code, target_code)


def _parties(
    doc: Doc,
    words: Words,
    governor: Governor,
    lexicon: RelationWords,
    parties: Mentions | None,
    speaker_party: str | None,
    many: bool,
) -> list[_Party]:
    """The parties named in the content, "our" and "its" among them, by word."""
    if governor.first >= len(words):
        return []
    start, end = (
        words.starts[governor.first],
        words.ends[governor.last - 1] if governor.last > governor.first else 0,
    )
    found: list[_Party] = []
    for mention in mentions_of(doc, parties):
        if start <= mention.start and mention.end <= end:
            first, last = words.span(mention.start, mention.end)
            if words.at(last) == "-" and words.at(last + 1) in lexicon.actors.attributes:
                continue  # "Iran-backed" names no one who acts
            if getattr(mention, "kind", None) == "metonym" and _located(words, first, lexicon.actors):
                continue  # "north of Baghdad"
            found.append(_Party(mention.party, first, last))
    if speaker_party is not None and governor.last - governor.first > 1:  # "denied it" names nobody
        for index in range(governor.first, governor.last):
            others = not many and words.lower[index] in lexicon.actors.others
            if words.lower[index] in lexicon.own and not others and _own(words, index, found, lexicon.actors):
                found.append(_Party(speaker_party, index, index + 1))
    return sorted(found, key=lambda party: party.at)


def _located(words: Words, first: int, small: ActorWords) -> bool:
    before = words.at(first - 1)
    return before in small.located or (before == small.of and words.at(first - 2) in small.sides)


def _own(words: Words, index: int, found: Sequence[_Party], small: ActorWords) -> bool:
    """Whether a pronoun means the speaker's side: "our"; "its" and "they" only before any other party is named."""
    word = words.lower[index]
    if word in small.ours:
        return True
    if any(party.at < index for party in found):
        return False
    if word in small.itself:
        # "it was sending troops" is no "it is clear", nor "it was targeting a convoy", said of a strike
        doing = words.tags[index + 2 : index + 3] == ["VBG"] and words.at(index + 2).startswith(
            small.performs
        )
        return words.tags[index + 1 : index + 2] != ["POS"] and (
            doing or words.at(index + 1) not in small.not_itself
        )
    return words.at(index + 1) in small.force or words.at(index + 2) in small.force


def _preposition(words: Words, party: _Party, governor: Governor) -> str | None:
    """The preposition that the phrase with this party hangs on."""
    at = party.at - 1
    while at >= governor.first and words.tags[at] in ("DT", "JJ", "PRP$", "CD", "HYPH", "VBN", "NNP", "NN"):
        at -= 1
    return words.lower[at] if at >= governor.first and words.tags[at] in ("IN", "TO", "RP") else None


def _subject(words: Words, before: Sequence[_Party], small: ActorWords) -> _Party | None:
    """The party that stands as subject: the last one before the verb that hangs on no preposition."""
    for party in reversed(before):
        at = party.at - 1
        while at >= 0 and words.tags[at] in ("DT", "JJ", "PRP$", "CD", "HYPH"):
            at -= 1
        if at < 0 or words.lower[at] not in small.targeting | {small.by}:
            return party
    return None


def _around_noun(
    words: Words,
    governor: Governor,
    before: Sequence[_Party],
    after: Sequence[_Party],
    by: _Party | None,
    small: ActorWords,
) -> tuple[_Party | None, _Party | None]:
    """The parties of a noun such as "attack": "a Ukrainian attack on", "strikes by", "attacks on … troops"."""
    close = next((p for p in reversed(before) if governor.core - p.end <= 3), None)
    actor = by or _performer(words, governor, close or _subject(words, before, small), small)
    target = next(
        (p for p in after if p is not by and _preposition(words, p, governor) in small.aimed),
        None,
    )
    return actor, target


def _performer(words: Words, governor: Governor, subject: _Party | None, small: ActorWords) -> _Party | None:
    """The subject, where its verb does what the noun names: it "launched" an attack; who "condemned" one did not."""
    blow = governor.trigger is not None and governor.trigger.relation in (Relation.STRIKE, Relation.ATTACK)
    finite = not governor.noun and words.tags[governor.core : governor.core + 1] != ["VBG"]
    if subject is None or not blow or finite:
        return subject
    if words.at(governor.core - 1) == small.by:
        return subject  # "broke the truce by attacking"
    verbs = [
        words.lower[i]
        for i in range(subject.end, governor.core)
        if words.tags[i].startswith("VB") and words.lower[i] not in small.auxiliaries
    ]
    return subject if not verbs or any(verb.startswith(small.performs) for verb in verbs) else None


def _of_event(words: Words, governor: Governor, named: Sequence[_Party], small: ActorWords) -> _Party | None:
    """Whose strike or attack it was that did the harm: "a Ukrainian attack", "a strike carried out by …"."""
    for index in range(governor.first, min(governor.last, len(words))):
        if words.lower[index] not in small.events:
            continue
        for party in named:
            if 0 <= index - party.end <= 2 and not any(
                words.lower[i] in small.joints for i in range(party.end, index)
            ):
                return party
            if 0 < party.at - index <= 8 and small.by in words.lower[index + 1 : party.at]:
                return party
    return None


def _accusing(words: Words, governor: Governor, small: ActorWords) -> bool:
    """Whether what is told is only an accusation by a third: "in order to accuse X of shelling"."""
    before = words.lower[governor.first : governor.core]
    return any(word in small.accuse for word in before) and words.at(governor.core - 1) == small.of


def _no_subject(words: Words, governor: Governor, small: ActorWords) -> bool:
    """Whether the content begins with a verb whose subject is the speaker: "claims to control", "denied firing"."""
    first = governor.first
    if first >= len(words) or words.tags[first] not in ("VB", "VBG", "VBP", "TO"):
        return False
    before = first - 1
    while before > first - 4 and (words.at(before) == small.to or words.tags[before] == "RB"):
        before -= 1
    return before >= 0 and words.tags[before].startswith("VB") and words.at(before) not in small.be


def _noun_phrase(words: Words, governor: Governor, small: ActorWords) -> str | None:
    """The subject in its own words, where it names a group that no party table knows."""
    end = governor.core
    while end > governor.first and words.tags[end - 1] in ("VBD", "VBZ", "VBP", "VBN", "VB", "RB", "MD"):
        end -= 1
    begin = end
    while begin > governor.first and words.tags[begin - 1] in (
        "NNP",
        "NNPS",
        "NN",
        "NNS",
        "JJ",
        "DT",
        "HYPH",
        "CD",
    ):
        begin -= 1
    while begin < end and words.tags[begin] in ("DT", "CD"):
        begin += 1
    if begin >= end:
        return None
    short = (
        words.forms[end - 1].isupper() and words.forms[end - 1].isalpha() and len(words.forms[end - 1]) > 1
    )
    if words.lower[end - 1] not in small.force and not short:
        return None
    return words.text[words.starts[begin] : words.ends[end - 1]]
