"""Who does what a claim says, and to whom, in languages of case: by endings, voice and prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from fogline.claims.what.inflected_parties import Core, NamedParty, parties_named
from fogline.claims.what.inflected_words import InflectedRelations
from fogline.claims.what.mentions import Mentions, mentions_of
from fogline.claims.what.words import Words
from fogline.model import Arguments, Relation

__all__ = ["Core", "opponent_of", "who"]

_REACH = 12
_STRIKES = frozenset(
    {Relation.STRIKE, Relation.ATTACK, Relation.DAMAGE, Relation.CASUALTIES, Relation.DISPLACEMENT}
)
_STOPS = frozenset({":", ";", ".", "—"})
_SHOT = frozenset({Relation.INTERCEPTION, Relation.EQUIPMENT})
_HARM = frozenset(
    {Relation.CASUALTIES, Relation.DAMAGE, Relation.EQUIPMENT, Relation.INTERCEPTION, Relation.CAPTIVITY}
)


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
    named = parties_named(doc, words, core, lexicon, parties, speaker_party, opponent)
    actor, target = _roles(words, core, named, lexicon)
    actor_code, target_code = actor.code if actor else None, target.code if target else None
    if accused is not None:
        if actor_code is not None and actor_code != accused:
            target_code = target_code or actor_code
        actor_code = accused
    elif actor is None and _freed(words, core, lexicon):
        actor_code, target_code = speaker_party, None
    if actor_code is not None and actor_code == target_code:
        target_code = None
    return Arguments(actor_code, target_code)


def opponent_of(
    doc: Doc, parties: Mentions | None, speaker_party: str | None, opposing: Sequence[str] = ()
) -> str | None:
    """Whom a speaker calls "the enemy": the other of two opposing parties, else the one other party in the text."""
    if speaker_party is None:
        return None
    seen = {mention.party for mention in mentions_of(doc, parties)} - {speaker_party}
    if speaker_party in opposing:
        others = {party for party in opposing if party != speaker_party}
        return others.pop() if len(others) == 1 and (others <= seen or not seen) else None
    return seen.pop() if len(seen) == 1 else None


def _freed(words: Words, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether the words tell of a place set free: whoever says so without a name speaks of his own side."""
    if core.trigger is None or core.trigger.relation is not Relation.CONTROL or not core.passive:
        return False
    return lexicon.freed.any(words.lower[core.at : core.stop])


def _roles(
    words: Words, core: Core, named: Sequence[NamedParty], lexicon: InflectedRelations
) -> tuple[NamedParty | None, NamedParty | None]:
    """Actor and target among the parties named."""
    trigger = core.trigger
    suffers = trigger is not None and trigger.suffers
    relation = trigger.relation if trigger is not None else None
    near = [p for p in named if -_REACH <= p.at - core.at <= _REACH + 6]
    near = [p for p in near if not any(w in lexicon.relatives for w in words.lower[core.stop : p.at])]
    near = near or [p for p in named if p.case == "subject" and p.at < core.at][:1]
    if relation in _SHOT:
        near = [p for p in near if not p.located or p.owns]
    agent = next(
        (
            p
            for p in near
            if p.case == "agent" and not p.located and p.before not in lexicon.located and not p.owns
        ),
        None,
    )
    special = _special(words, core, near, agent, relation, lexicon)
    if special is not None:
        return special
    near = [p for p in near if not p.located or _aimed_at(words, p, core, lexicon)]
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


def _special(
    words: Words, core: Core, near: Sequence[NamedParty], agent: NamedParty | None, relation: Relation | None,
    lexicon: InflectedRelations,
) -> tuple[NamedParty | None, NamedParty | None] | None:  # fmt: skip
    """Relations in which what belongs to a party, or the noun beside it, tells its part."""
    hand = next(
        (p for p in near if p.owns in ("deed", "arms") and not _aimed_at(words, p, core, lexicon)), None
    )
    if relation in _STRIKES and hand is not None:
        others = [p for p in near if p is not hand and not p.located]
        harmed = [
            p
            for p in others
            if p.at > hand.at or core.trigger is None or core.trigger.suffers or core.passive
        ]
        aimed = next((p for p in others if _aimed_at(words, p, core, lexicon)), None)
        return hand, aimed or _nearest([p for p in harmed if p is not agent], core)
    if relation in _SHOT and hand is not None:
        return agent or _subject(core, [p for p in near if p is not hand], lexicon), hand
    if relation is Relation.CAPTIVITY:
        if any(words.lower[k] in lexicon.exchange for k in range(core.first, core.last)):
            return None, None
        captor = next((p for p in near if p.owns == "captive"), None)
        others = [p for p in near if p is not captor and p is not agent and not p.located]
        if captor is not None:
            return captor, _nearest(others, core)
        verb = next(
            (k for k in (core.at - 1, core.at - 2) if k >= core.first and words.pos[k] == "VERB"), None
        )
        if core.noun and verb is not None and words.lower[verb] not in lexicon.yielded:  # "взяли в плен"
            subject = _subject(replace(core, at=verb, noun=False), others, lexicon)
            return agent or subject, _nearest([p for p in others if p is not subject], core)
        if core.noun or any(words.lower[k] in lexicon.yielded for k in range(core.first, core.last)):
            return agent, _nearest(others, core)
    if relation is Relation.ROUTE:
        holder = next((p for p in near if words.at(p.at - 1) in lexicon.held_by), None)
        if holder is not None:
            return holder, _nearest([p for p in near if p is not holder], core)
        if any(words.lower[k] in lexicon.held_by for k in range(core.first, core.last)):
            held = [p for p in near if not p.located and p.end < len(words)]
            return next((p for p in held if p.case == "subject" or words.pos[p.end] == "VERB"), None), None
    if relation is Relation.RESPONSIBILITY:
        blamed = [p for p in near if p.case in ("subject", "bare") and not p.located and not p.owns]
        blamed = [p for p in blamed if not _aimed_at(words, p, core, lexicon)]
        if blamed:
            return _nearest(blamed, core), None
    if relation is Relation.ENCIRCLEMENT and words.at(core.at) not in lexicon.encircles:
        return agent, _nearest([p for p in near if p is not agent and not p.located], core)
    return None


def _subject(core: Core, near: Sequence[NamedParty], lexicon: InflectedRelations) -> NamedParty | None:
    """Who stands as the subject before an active verb."""
    if core.passive or core.noun:
        return None
    before = [p for p in near if p.at < core.at and p.case in ("subject", "bare") and not p.located]
    return before[-1] if before and before[-1].before not in lexicon.aimed | lexicon.located else None


def _around_noun(
    words: Words,
    core: Core,
    near: Sequence[NamedParty],
    agent: NamedParty | None,
    lexicon: InflectedRelations,
) -> tuple[NamedParty | None, NamedParty | None]:
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
    if agent is None and own is None and subject is None:  # "удар по порту нанесли ВКС"
        subject = next(
            (p for p in near if p.at > core.at and p is not aimed and _performs(words, p, core)), None
        )
    return agent or own or subject, aimed


def _performs(words: Words, party: NamedParty, core: Core) -> bool:
    """Whether a party is the subject right behind a verb."""
    return party.case in ("subject", "bare") and party.at > core.first and words.pos[party.at - 1] == "VERB"


def _aimed_at(words: Words, party: NamedParty, core: Core, lexicon: InflectedRelations) -> bool:
    """Whether a party stands behind a preposition of the target, or owns what does: "по позиціях …"."""
    low = max(core.at + 1, party.at - 3)
    if any(word in _STOPS for word in words.lower[core.stop : party.at]):
        return False
    if any(word in lexicon.causes for word in words.lower[low : party.at]):
        return False
    return party.before in lexicon.aimed or any(word in lexicon.aimed for word in words.lower[low : party.at])


def _nearest(parties: Sequence[NamedParty], core: Core) -> NamedParty | None:
    return min(parties, key=lambda p: abs(p.at - core.at), default=None)
