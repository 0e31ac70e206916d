"""The parties named in a content of an inflected language: in which case, beside what, and whether only for a place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from fogline.claims.what.inflected_words import InflectedRelations
from fogline.claims.what.mentions import Mentions, mentions_of
from fogline.claims.what.relation_words import Trigger
from fogline.claims.what.words import Words
from fogline.language.alike_forms import alike

__all__ = ["Core", "NamedParty", "parties_named"]

_PHRASE = 4
_BESIDE = 3
_JOINTS = frozenset({",", ";", ".", ":", "—", "–", "(", ")", "и", "і", "та", "й"})
_CASES = {
    "Nom": "subject",
    "Ins": "agent",
    "Gen": "belongs",
    "Acc": "object",
    "Dat": "object",
    "Loc": "place",
}


@dataclass(frozen=True, slots=True)
class Core:
    """The word ``at`` that governs a content at the words ``first`` to before ``last``; ``stop`` ends its trigger.

    ``passive`` and ``noun`` say in which form it stands, ``trigger`` what it shows.
    """

    first: int
    last: int
    at: int
    stop: int
    passive: bool
    noun: bool
    trigger: Trigger | None


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party named at the words ``at`` to before ``end``, with the case of its phrase and what stands before it."""

    code: str | None
    at: int
    end: int
    case: str
    before: str
    owns: str = ""
    """What is theirs beside their name: a ``deed``, ``arms``, or ``captive`` where it is their prison."""
    located: bool = False
    """Named only to say where: "над регионами …"."""


def parties_named(
    doc: Doc,
    words: Words,
    core: Core,
    lexicon: InflectedRelations,
    parties: Mentions | None,
    speaker_party: str | None,
    opponent: str | None,
) -> list[NamedParty]:
    """The parties named in the content, "our" and "the enemy" among them, in order."""
    if core.first >= len(words) or core.last <= core.first:
        return []
    start, end = words.starts[core.first], words.ends[core.last - 1]
    found: list[NamedParty] = []
    taken: set[int] = set()
    for mention in mentions_of(doc, parties):
        if start <= mention.start and mention.end <= end:
            first, last = words.span(mention.start, mention.end)
            taken.update(range(first, last))
            if getattr(mention, "kind", "name") in ("metonym",) and words.at(first - 1) in lexicon.located:
                continue  # "у Києві" is a place
            party = _party(words, mention.party, first, last, core, lexicon)
            if mention.party == speaker_party and words.at(first - 1) in lexicon.suffered:
                party = replace(party, owns="")  # nobody tells of shelling by his own side
            found.append(party)
    for at in range(core.first, core.last):
        if at in taken:
            continue
        word = words.lower[at]
        if word in lexicon.own and speaker_party is not None:
            found.append(_party(words, speaker_party, at, at + 1, core, lexicon))
        elif word in lexicon.enemy or word in lexicon.enemy_adjectives:
            found.append(_party(words, opponent, at, at + 1, core, lexicon))
    return sorted(found, key=lambda party: party.at)


def _party(
    words: Words, code: str | None, first: int, last: int, core: Core, lexicon: InflectedRelations
) -> NamedParty:
    """A party with the case of its phrase: that of the noun it describes or belongs to, where one follows."""
    before = words.at(first - 1)
    two = f"{words.at(first - 2)} {before}"
    end = last
    while end < min(core.last, last + _PHRASE) and words.lower[end] in lexicon.nouns:
        end += 1
    head = first
    if end == last and _owner(words, first, core, lexicon):  # "війська РФ", "силы ПВО России"
        head = first - 1
        while head - 1 >= core.first and words.lower[head - 1] in lexicon.nouns and first - head < _PHRASE:
            head -= 1
        before, two = words.at(head - 1), f"{words.at(head - 2)} {words.at(head - 1)}"
    owns, located = _owns(words, first, last, core, lexicon), _located(words, head, core, lexicon)
    if two in lexicon.from_side or before in lexicon.from_side:
        return NamedParty(code, head, end, "agent", before, owns)
    case = _case(words, head, lexicon)
    if case in ("subject", "bare") and end < len(words) and words.pos[end] == "VERB":
        located = False  # "на Бахмут росіяни йдуть"
    return NamedParty(code, head, end, case, before, owns, located and not (case == "subject" and end > last))


def _owns(words: Words, first: int, last: int, core: Core, lexicon: InflectedRelations) -> str:
    """What stands beside a party's name as theirs: "российский удар", "дрони СБУ"."""
    kinds = (("captive", lexicon.captured), ("deed", lexicon.deeds), ("arms", lexicon.arms))
    beside = [*range(last, min(core.last, last + _BESIDE)), first - 1]
    for at in beside:
        if at < core.first or at >= core.last:
            continue
        if at >= last and any(
            words.lower[k] in _JOINTS or words.lower[k] in lexicon.located for k in range(last, at + 1)
        ):
            continue
        if at < first and not _adjoins(words, first, lexicon):
            continue
        if at < first and words.lower[at] in lexicon.suffered and words.forms[first].istitle():
            continue  # "обстрел Украины": a state is shelled, an army shells
        for kind, stems in kinds:
            if words.lower[at] in stems:
                return kind
    return ""


def _adjoins(words: Words, first: int, lexicon: InflectedRelations) -> bool:
    """Whether a name behind a noun is whose it is: "удар ВСУ", "дроны России", not "удар российскими …"."""
    return (
        words.forms[first].isupper()
        or words.forms[first][:1].isupper()
        or _case(words, first, lexicon) == "bare"
    )


def _located(words: Words, head: int, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether a party is named only as the owner of a place: "над регионами РФ", "в Киевской области Украины"."""
    for at in range(head - 1, max(core.first - 1, head - 1 - _PHRASE), -1):
        word = words.lower[at]
        if at == head - 1 and word in lexicon.held and words.case_of(at) not in ("", "Nom"):
            return True  # "в окупованому росіянами …"
        if word in lexicon.located and word not in lexicon.since:
            return True
        if word[:1].isdigit() or word in lexicon.captured:
            return False
        if word in _JOINTS or word in lexicon.causes or word in lexicon.nouns or word in lexicon.deeds:
            return False
        if word in lexicon.aimed or word in lexicon.held_by or words.pos[at] in ("VERB", "AUX"):
            return False
    return False


def _owner(words: Words, at: int, core: Core, lexicon: InflectedRelations) -> bool:
    return at - 1 >= core.first and words.lower[at - 1] in lexicon.nouns


def _case(words: Words, at: int, lexicon: InflectedRelations) -> str:
    """The case of a word as ``subject``, ``agent``, ``belongs`` or ``object``; ``bare`` for what has no endings."""
    form, word = words.forms[at], alike(words.lower[at])[0]
    if form.isupper() or len(word) < 4:
        return "bare"
    tagged = _CASES.get(words.case_of(at))
    if tagged is not None:
        return tagged
    if word.endswith(lexicon.agent) and not word.endswith(lexicon.belongs):
        return "agent"
    if word.endswith(lexicon.belongs):
        return "belongs"
    if word.endswith(lexicon.agent):
        return "agent"
    return "subject" if word.endswith(lexicon.subject) else "object"
