"""What is adverse to whom, and which parties oppose each other. Written for any two sides alike."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

from fogline.knowledge.relations import RULES, Adverse, Asked, Word
from fogline.model import Act, Claim, ClaimKind, Compared, Relation, Standing
from fogline.questions.compare import compare_content
from fogline.questions.denials import denied_by
from fogline.questions.measure import equipment, of_fighters
from fogline.questions.reading import Reading, read
from fogline.questions.words import fold, is_denied, word_of

__all__ = ["adverse_parties", "against_own_side", "opponents", "opposing_parties"]

_FIGHTING = frozenset(
    {
        Relation.STRIKE, Relation.ATTACK, Relation.RESPONSIBILITY, Relation.CASUALTIES, Relation.ENCIRCLEMENT,
        Relation.INTERCEPTION, Relation.DAMAGE, Relation.CAPTIVITY, Relation.EQUIPMENT,
    }
)  # fmt: skip
_DOES = re.compile(
    r"\b(?:shot down|downed|destroyed|eliminated|intercepted|knocked out|struck|hit|sank|burn(?:ed|t))\s+"
    r"(?=(?:(?:about|around|at least|more than|over|up to|some|several|dozens|the|an?|its|their|enemy)\b|\d|[A-Z]|"
    r"(?:two|three|four|five|six|seven|eight|nine|ten)\b))|"
    r"\b(?:збил|знищил|вразил|підбил|перехопил|сбил|уничтожил|поразил|подбил|перехватил|сжег|сожг)[аиоі]?\b",
    re.IGNORECASE,
)
"""Whoever destroys has lost nothing by it."""
_OWN = re.compile(
    r"\b(?:our|(?:its|their|his|her) own|наш\w*|сво\w+)\s+((?:[\w-]+\s*){1,3})|"
    r"\b(?:los[te]s?|losing|втра\w+|утра\w+|потер\w+)\b",
    re.IGNORECASE,
)
"""What is called one's own, and to lose it."""
_NAMED_HELD = re.compile(
    r"\b(?:temporarily[ -])?(?:\w+-)?(?:occupied|held|controlled)\s+(?=[A-ZА-ЯІЇЄҐ])|"
    r"\b(?:тимчасово |временно )?(?:окупован|оккупирован)\w+\s+(?=[A-ZА-ЯІЇЄҐ])"
)
"""What is called occupied where something else is told of it."""
_STATES_HELD = re.compile(
    r"\b(?:hold|held|control|captur|seiz|tak(?:e|en|ing)\b|took|liberat|occup|gain|f[ae]ll|lost|los(?:e|es|ing)\b|entered|"
    r"enter(?:s|ing)?\b|hands\b|under\b|ours\b|theirs\b|захоп|захва|взя[лт]|контрол|удерж|утрим|окуп|оккуп|освобо|звільн|зайня|занял|втра|утра)",
    re.IGNORECASE,
)
_CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
_WEIGHTY = 0.25
"""Pairs with less than a quarter of the evidence that the foremost pair has are left out."""
_MOST = 40
"""Denials, and what they may deny, that are held against each other at one place."""


def opponents(party: str | None, opposing: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The parties, folded, that oppose ``party``."""
    mine = fold(party)
    pairs = [(fold(a) or "", fold(b) or "") for a, b in opposing]
    return frozenset([b for a, b in pairs if a == mine] + [a for a, b in pairs if b == mine])


def adverse_parties(claim: Claim, opposing: Sequence[tuple[str, str]]) -> frozenset[str]:
    """The parties, folded, to whom it is adverse that what ``claim`` says is so."""
    rule = RULES[claim.relation]
    so = not is_denied(claim)
    if claim.relation in (Relation.ROUTE, Relation.ADVANCE):
        so = word_of(claim, Asked.WHETHER)[0] is not Word.NO
    adverse = rule.adverse if so else rule.adverse_if_not
    if so and rule.only_fighters and not of_fighters(claim):
        return frozenset()
    if adverse is Adverse.OPPONENTS:
        return opponents(claim.arguments.actor, opposing)
    named = {Adverse.ACTOR: claim.arguments.actor, Adverse.TARGET: claim.arguments.target}.get(adverse)
    return frozenset([fold(named) or ""]) if named else frozenset()


def against_own_side(claim: Claim, opposing: Sequence[tuple[str, str]]) -> bool:
    """Whether the speaker's own party says, as a fact, what is adverse to it."""
    party = fold(claim.party)
    if party is None or claim.act in (Act.DENIES, Act.PROMISES, Act.WARNS):
        return False
    if (
        word_of(claim, RULES[claim.relation].asked)[0] is Word.PLANNED
        or _is_own_doing(claim, party)
        or _in_passing(claim)
    ):
        return False
    return party in adverse_parties(claim, opposing)


def _is_own_doing(claim: Claim, party: str) -> bool:
    """Whether the speaker's side did it to another, so that nothing of its own is lost whatever is named as the target.

    Of something shot down over its own ground a side speaks daily: only what it calls its own, or says that another shot
    down, is its own.
    """
    actor = fold(claim.arguments.actor)
    if actor not in (None, party) or any(m[1] is None or equipment(m[1]) for m in _OWN.finditer(claim.quote)):
        return False
    if claim.relation is Relation.INTERCEPTION:
        return True
    return claim.relation is Relation.EQUIPMENT and bool(_DOES.search(claim.quote))


def _in_passing(claim: Claim) -> bool:
    """Whether nobody is said to hold or take the place: "missiles from occupied …" concedes nothing."""
    if claim.relation is not Relation.CONTROL:
        return False
    named = _NAMED_HELD.search(claim.quote) is not None
    return (named or not _CYRILLIC.search(claim.quote)) and not _STATES_HELD.search(
        _NAMED_HELD.sub(" ", claim.quote)
    )


def opposing_parties(claims: Sequence[Claim]) -> tuple[tuple[str, str], ...]:
    """Which parties oppose each other, inferred from the claims alone: most evidence first.

    Evidence is a denial by one of what the other says (in its own report, or by official voices of the same
    place in any two), something done by one to the other, and accusations in both directions. Pairs are in
    alphabetical order.
    """
    by_id = {c.id: c for c in claims}
    weight: Counter[tuple[str, str]] = Counter()
    accused: Counter[tuple[str, str]] = Counter()
    speaking = {c.party for c in claims if c.party}
    for denial, denied in denied_by(claims).items():
        _count(weight, by_id[denial].party, by_id[denied].party)
    for one, other in _clashes(claims):
        _count(weight, one, other)
    for claim in claims:
        actor, target = claim.arguments.actor, claim.arguments.target
        if claim.kind is not ClaimKind.CLAIM or is_denied(claim):
            continue
        if claim.relation in _FIGHTING and {actor, target} <= speaking:
            _count(weight, actor, target)
        if claim.relation in _FIGHTING and claim.party and actor in speaking and actor != claim.party:
            accused[claim.party, actor or ""] += 1
    for (a, b), times in accused.items():
        if a < b and (b, a) in accused:
            weight[a, b] += times + accused[b, a]
    most = max(weight.values(), default=0)
    kept = [pair for pair, times in weight.items() if times >= _WEIGHTY * most]
    return tuple(sorted(kept, key=lambda pair: (-weight[pair], pair)))


def _clashes(claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Parties of official voices of which one says that it is not so, the other that it is, of one place.

    One pair for each such question, whenever they say it: who opposes whom is asked of the case as a whole.
    """
    blocks: dict[tuple[object, ...], list[Reading]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.report, c.start, c.end, c.id)):
        speaker = claim.speaker
        if claim.party is None or speaker is None or speaker.standing is not Standing.OFFICIAL:
            continue
        for reading in read(claim, {}):
            if reading.place is not None and reading.topic.asked in (Asked.WHO, Asked.WHETHER):
                topic = reading.topic
                blocks[topic.relation, topic.asked, topic.measure, reading.place.key].append(reading)
    for found in blocks.values():
        met: set[tuple[str, str]] = set()
        denied = [r for r in found if is_denied(r.claim)][:_MOST]
        told = [r for r in found if not is_denied(r.claim) and r.word is not Word.PLANNED][:_MOST]
        for no, yes in product(denied, told):
            pair = (no.claim.party or "", yes.claim.party or "")
            subjects = {no.topic.subject, yes.topic.subject} - {""}
            if (
                pair[0] == pair[1]
                or len(subjects) > 1
                or not (is_denied(no.claim) and not is_denied(yes.claim))
            ):
                continue
            if compare_content(no, yes)[0] is Compared.CONTRADICT:
                met.add((min(pair), max(pair)))
        yield from sorted(met)


def _count(weight: Counter[tuple[str, str]], a: str | None, b: str | None) -> None:
    if a and b and a != b:
        weight[min(a, b), max(a, b)] += 1
