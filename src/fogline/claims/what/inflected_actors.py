"""Who does what a claim says, and to whom, in languages of case: by endings, voice and prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc

from fogline.claims.what.inflected_words import InflectedRelations
from fogline.claims.what.relation_words import Trigger
from fogline.claims.what.words import Words
from fogline.language.alike_forms import alike
from fogline.model import Arguments, Relation

__all__ = ["Core", "Mentions", "Named", "opponent_of", "who"]

_KEY = "fogline.mentions"
_REACH = 12
_PHRASE = 4
_HARM = frozenset(
    {Relation.CASUALTIES, Relation.DAMAGE, Relation.EQUIPMENT, Relation.INTERCEPTION, Relation.CAPTIVITY}
)
_CASES = {
    "Nom": "subject",
    "Ins": "agent",
    "Gen": "belongs",
    "Acc": "object",
    "Dat": "object",
    "Loc": "place",
}


class Named(Protocol):
    """A party named at the code points ``start`` to ``end``."""

    @property
    def party(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Mentions(Protocol):
    """What names parties in a text; ``knowledge.parties.Parties`` does."""

    def mentions(self, text: str) -> Sequence[Named]:
        """Every mention of a party, in order."""


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
class _Party:
    """A party named at the words ``at`` to before ``end``, with the case of its phrase and what stands before it."""

    code: str | None
    at: int
    end: int
    case: str
    before: str


def who(
    doc: Doc,
    words: Words,
    core: Core,
    lexicon: InflectedRelations,
    parties: Mentions | None,
    speaker_party: str | None,
    accused: str | None,
    opponent: str | None,
) -> Arguments:
    """The actor and the target as party codes; ``None`` where not said, or where "the enemy" is not known."""
    named = _parties(doc, words, core, lexicon, parties, speaker_party, opponent)
    actor, target = _roles(words, core, named, lexicon)
    actor_code, target_code = actor.code if actor else None, target.code if target else None
    if accused is not None:
        if actor_code is not None and actor_code != accused:
            target_code = target_code or actor_code
        actor_code = accused
    elif actor is None and target is None and _freed(words, core, lexicon):
        actor_code = speaker_party
    if actor_code is not None and actor_code == target_code:
        target_code = None
    return Arguments(actor_code, target_code)


def opponent_of(
    doc: Doc, parties: Mentions | None, speaker_party: str | None, opposing: Sequence[str] = ()
) -> str | None:
    """Whom a speaker calls "the enemy": the other of two opposing parties, else the one other party in the text."""
    if speaker_party is None:
        return None
    if speaker_party in opposing:
        others = {party for party in opposing if party != speaker_party}
        return others.pop() if len(others) == 1 else None
    seen = {mention.party for mention in _mentions(doc, parties)} - {speaker_party}
    return seen.pop() if len(seen) == 1 else None


def _mentions(doc: Doc, parties: Mentions | None) -> Sequence[Named]:
    if parties is None:
        return ()
    kept: Sequence[Named] | None = doc.user_data.get(_KEY)
    if kept is None:
        kept = doc.user_data[_KEY] = list(parties.mentions(doc.text))
    return kept


def _freed(words: Words, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether the words tell of a place set free: whoever says so without a name speaks of his own side."""
    if core.trigger is None or core.trigger.relation is not Relation.CONTROL or not core.passive:
        return False
    return lexicon.freed.any(words.lower[core.at : core.stop])


def _parties(
    doc: Doc,
    words: Words,
    core: Core,
    lexicon: InflectedRelations,
    parties: Mentions | None,
    speaker_party: str | None,
    opponent: str | None,
) -> list[_Party]:
    """The parties named in the content, "our" and "the enemy" among them, in order."""
    if core.first >= len(words) or core.last <= core.first:
        return []
    start, end = words.starts[core.first], words.ends[core.last - 1]
    found: list[_Party] = []
    taken: set[int] = set()
    for mention in _mentions(doc, parties):
        if start <= mention.start and mention.end <= end:
            first, last = words.span(mention.start, mention.end)
            taken.update(range(first, last))
            if getattr(mention, "kind", "name") in ("metonym",) and words.at(first - 1) in lexicon.located:
                continue  # "у Києві" is a place
            found.append(_party(words, mention.party, first, last, core, lexicon))
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
) -> _Party:
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
    if two in lexicon.from_side or before in lexicon.from_side:
        return _Party(code, head, end, "agent", before)
    return _Party(code, head, end, _case(words, head, lexicon), before)


def _owner(words: Words, at: int, core: Core, lexicon: InflectedRelations) -> bool:
    return at - 1 >= core.first and words.lower[at - 1] in lexicon.nouns


def _case(words: Words, at: int, lexicon: InflectedRelations) -> str:
    """The case of a word as ``subject``, ``agent``, ``belongs`` or ``object``; ``bare`` for what has no endings."""
    form, word = words.forms[at], alike(words.lower[at])[0]
    if form.isupper() or len(word) < 4:
        return "bare"
    if word.endswith(lexicon.agent) and not word.endswith(lexicon.belongs):
        return "agent"
    if word.endswith(lexicon.belongs):
        return "belongs"
    if word.endswith(lexicon.agent):
        return "agent"
    return "subject" if word.endswith(lexicon.subject) else "object"


def _roles(
    words: Words, core: Core, named: Sequence[_Party], lexicon: InflectedRelations
) -> tuple[_Party | None, _Party | None]:
    """Actor and target among the parties named."""
    trigger = core.trigger
    suffers = trigger is not None and trigger.suffers
    near = [p for p in named if -_REACH <= p.at - core.at <= _REACH + 6]
    agent = next((p for p in near if p.case == "agent" and p.before not in lexicon.located), None)
    if core.noun:
        return _around_noun(words, core, near, agent, lexicon)
    if core.passive:
        others = [p for p in near if p is not agent]
        harmed = [p for p in others if p.case in ("belongs", "bare", "subject")]
        return agent, _nearest(harmed or others, core)
    before = [p for p in near if p.at < core.at]
    after = [p for p in near if p.at >= core.at]
    subject = next(
        (
            p
            for p in reversed(before)
            if p.case in ("subject", "bare") and p.before not in lexicon.aimed | lexicon.located
        ),
        None,
    )
    if subject is None:
        subject = next((p for p in after if p.case == "subject" and p.before not in lexicon.aimed), None)
    if suffers:
        return agent, subject or _nearest([p for p in near if p is not agent], core)
    target = next((p for p in after if p is not subject), None)
    if subject is None and agent is not None and agent is not target:
        subject = agent
    return subject, target


def _around_noun(
    words: Words, core: Core, near: Sequence[_Party], agent: _Party | None, lexicon: InflectedRelations
) -> tuple[_Party | None, _Party | None]:
    """The parties of a noun such as "удар": "російський удар по", "атака ЗСУ на", "втрати ворога"."""
    beside = [p for p in near if p.end == core.at or 0 <= p.at - core.stop < 2 or core.at < p.at < core.stop]
    aimed = next((p for p in near if p.at > core.at and _aimed_at(words, p, core, lexicon)), None)
    own = next((p for p in beside if p is not aimed), None)
    relation = core.trigger.relation if core.trigger is not None else None
    if relation in _HARM:
        return agent, own or aimed
    subject = next(
        (p for p in near if p.at < core.at and p.case in ("subject", "bare") and p is not aimed), None
    )
    return agent or own or subject, aimed


def _aimed_at(words: Words, party: _Party, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether a party stands behind a preposition of the target, or owns what does: "по позиціях …"."""
    low = max(core.at + 1, party.at - 3)
    return party.before in lexicon.aimed or any(word in lexicon.aimed for word in words.lower[low : party.at])


def _nearest(parties: Sequence[_Party], core: Core) -> _Party | None:
    return min(parties, key=lambda p: abs(p.at - core.at), default=None)
