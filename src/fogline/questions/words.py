"""With what word a claim answers: yes, no, nearly, partly, planned; by whom, or not by whom.

The words looked for belong to no side; patterns are for English, with the commonest Ukrainian and Russian forms.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fogline.knowledge.relations import Asked, Word
from fogline.knowledge.wording import senses
from fogline.model import Act, Claim, Polarity, Relation
from fogline.questions.measure import of_fighters

__all__ = [
    "EVER", "clears_self", "denies_deed", "denies_event", "fold", "holds", "is_blaming", "is_blow", "is_denied",
    "is_doubt", "is_general", "names_place", "only_people", "says_happened", "word_of",
]  # fmt: skip

_NEARLY = re.compile(
    r"\b(nearly|almost|virtually|practically|close to being|on the verge|partial(ly)?|semi|half|"
    r"operational(ly)? (en)?circle\w*|closing in|майже|почти|практически|практично|"
    r"напівоточ\w*|напівотож\w*|полуокруж\w*|наполовину|"
    r"не (?:полностью|до конца|повністю|до кінця))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(part|parts|most|half|outskirts|districts?|suburbs?|edge|northern|southern|eastern|western|centre|center|"
    r"buildings?|streets?|positions?|fifth|quarter|third|two-thirds|fraction|about \d+|per ?cent|"
    r"частин\w*|част[ьи]|околиц\w*|окраин\w*)\b|%",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\b(cut|cuts|cutting|severed|sever|blocked|closed|interdict\w*|under fire control|fire control|impassable|"
    r"перерізан\w*|перекрит\w*|перерезан\w*|перекрыт\w*)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:giv(?:e|es|en|ing) up|gave up|los(?:e|es|ing|t)|ced(?:e|es|ed|ing)|yield(?:s|ed|ing)?)\s+(?:\w+\s+){0,3}?"
    r"(?:ground|gains?|positions?|territory)\b|"
    r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?(?:pushed|driven|thrown|forced|beaten)\s+back\b|"
    r"\b(?:fall(?:s|en|ing)?|fell|pull(?:s|ed|ing)?)\s+back\b",
    re.IGNORECASE,
)
"""Whoever loses ground does not advance."""
_NOT = re.compile(r"\b(not|no longer|never|cannot|n['’]t|не|немає|нет)\b|n['’]t\b", re.IGNORECASE)
_STRIKING = re.compile(
    r"\b(str[iu]ck\w*|strikes?|striking|hit|hitting|attack\w*|shell\w*|bomb\w*|missiles?|rockets?|projectiles?|drones?|"
    r"(?<!cease-)(?<!cease )fir(e|ed|ing)|explosion\w*|blast\w*|raid\w*|airstrike\w*|artillery|"
    r"удар\w*|обстр\w*|атак\w*)\b",
    re.IGNORECASE,
)
_BLOWS = frozenset({"blow", "explosion"})
_BLAMING = re.compile(
    r"\b(blame\w*|responsib\w*|connection|involve\w*|incident|behind|target\w*|kill\w*)\b", re.IGNORECASE
)
_DID_NOT = re.compile(
    r"\b(did|has|have|had|was|were|is|are) (not|nothing)\b|n['’]t\b|\bnever\b|"
    r"\bno (connection|involvement|part|role|responsibility|medical|missiles?|such)|"
    r"\bno (?:\w+ ){0,3}?(?:strikes?|airstrikes?|attacks?|shelling|raids?)\b|"
    r"\b(?:не|ні|нет|немає|жодн\w+|никак\w+|ни одн\w+)\b|"
    r"\bnot (responsible|involved|behind)|\bnot (be )?hit\b",
    re.IGNORECASE,
)
_BARE_DEED = re.compile(
    r"\W*(the|these|those|any|all|such|that|this|it|doing)\b.{0,25}$|\W*doing so", re.IGNORECASE
)
_DOING = re.compile(
    r"^\W*(?:(?:any|all|its|his|her|their|deliberately|ever|having)\s+)*"
    r"(?:\w+ing\b|(?:they|it|he|she|we|i)\s+(?:was|were|had|has|have|is|are)\s+(?:not\s+|nothing\s+|no\s+)?"
    r"(?:involved|responsible|behind|to do with|connect\w+|part\b|hand\b)|"
    r"(?:involvement|responsibility|role|part|hand|blame|connection)\b)",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    r"\b(?:took place|taken place|take place|happened|occurred|carried out|відбу\w+|произош\w+)\b",
    re.IGNORECASE,
)
_BEFELL = re.compile(
    r"\b(?:was|were|is|are|be|been|being)\s+(?:(?:not|never|even|ever|fully|completely|\w+ly)\s+)*"
    r"(?:\w{2,}(?:ed|en)|hit|struck|shot|lost|cut|hurt|won|held|left|sunk|blown|overrun|burnt|put|set|made|under)\b|"
    r"\b(?:has|have|had|did|does)\s+(?:not\s+|n['’]t\s+|\w+ly\s+)*"
    r"(?:fallen|fall|changed|collapsed|exploded|burned|sunk|died|suffered)\b|"
    r"\b(?:there\s+(?:was|were|is|are|has been|had been|have been)\s+)?(?:no|any)\s+(?:\w+\s+){0,2}?"
    r"(?:strikes?|attacks?|shelling|raids?|explosions?|blasts?|hits?|impacts?|advances?|withdrawals?|retreats?)\b"
    r"(?=\s+(?:on|at|in|against|near|there|today|yesterday|took|had|has|was|were)\b|\W*$)",
    re.IGNORECASE,
)
"""What befell somebody or something, told without who did it."""
_DOER_OF = re.compile(
    r"\b(?:involved|linked|connected|implicated|tied|responsible|intended|supposed|mistaken)\b", re.IGNORECASE
)
_HOLDS = re.compile(
    r"\b(?:hold(?:s|ing)?|held|retain\w*|keep(?:s|ing)?|kept|remain\w*|stay\w*|still|control(?:s|led|ling)?|"
    r"defend\w*|repel\w*|утрим\w+|контрол\w+|удерж\w+)\b",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"\b(?:captur\w*|seiz\w*|took|taken|take|taking|liberat\w*|gain\w*|recaptur\w*|retak\w*|retook|"
    r"establish\w*|conquer\w*|fell|fallen|occup\w*)\b",
    re.IGNORECASE,
)
EVER = re.compile(
    r"\b(throughout|ever|never|always|since the (start|beginning)|during the war|ніколи|никогда)\b",
    re.IGNORECASE,
)
"""A denial of all such deeds, of every time and place, answers no question about one of them."""
_AHEAD = re.compile(
    r"\b(will|would(?! (?:prove|show|suggest|indicate|mean|confirm)\b)|could|may|might|"
    r"plan(s|ned|ning)? to|intend(s|ed|ing)? to|wants? to|"
    r"seek(s|ing)? to|about to|envisioned|буде|будет)\b",
    re.IGNORECASE,
)
"""What is to come, or only possible: neither is done."""
_TRYING = re.compile(
    r"\b(aim(s|ed|ing)? (to|at)|tr(y|ies|ied|ying) to|attempt(s|ed|ing)? (to|at)|prepar(e|es|ed|ing) to|"
    r"hop(e|es|ed|ing) to|ready to|bid to|in order to|platform|if|unless|намагал\w+|пытал\w+|пытают\w+)\b",
    re.IGNORECASE,
)
"""Ground that somebody tries to take is not taken."""
_MOVES = frozenset({Relation.ADVANCE, Relation.WITHDRAWAL, Relation.CONTROL, Relation.PRESENCE})
_DOUBT = re.compile(
    r"(?:\b(?:not|no longer|unable|cannot)|n['’]t)\s+(?:(?:be|yet|been|exactly|entirely|immediately|independently)\s+)*"
    r"(?:enough (?:proof|evidence|information)|sure|certain|clear|know|known|able to|have\W+(?:(?:any|an?|the)\W+)?"
    r"(?:better|clear\w*|information|evidence|sense|details)|confirm|verif\w+|say|tell|determin\w+|rule out|"
    r"provide (?:enough|any) (?:proof|evidence)|"
    r"establish\w*)\b|\bno (?:clear |immediate |independent |direct )?"
    r"(?:evidence|information|indication|confirmation|proof|word|details|accounts?|reports?)\b|"
    r"\b(?:enough|insufficient) (?:proof|evidence)\b|\bremains? unclear\b|"
    r"\b(?:найти|установить|опознать|выяснить|знайти|встановити|впізнати)\s+(?:\w+\s+){0,2}?не (?:уда|вда)лос[ья]\b|"
    r"\bне (?:уда|вда)лос[ья]\s+(?:\w+\s+){0,2}?(?:найти|установить|опознать|выяснить|знайти|встановити|впізнати)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"den[iy]|reject|refut|dismiss|disput|rebut|запереч|спросту|опроверг|отриц", re.IGNORECASE
)
"""Not to know is not to deny."""
_HAPPENING = frozenset({Relation.STRIKE, Relation.ATTACK, Relation.ADVANCE, Relation.WITHDRAWAL})
_NONE_WAS = re.compile(
    r"^\W*(?:that\s+)?(?:there\s+(?:was|were|is|are|has been|had been|have been)\s+)?(?:no|not\s+(?:a\s+single|any))\s+"
    r"(?:such\s+|\w+al\s+|air\s+|missile\s+|drone\s+|military\s+)?"
    r"(?:strikes?|airstrikes?|attacks?|shelling|raids?|explosions?|withdrawals?|retreats?|advances?)\b",
    re.IGNORECASE,
)
"""Nothing of the kind: a negation of the event in its subject, which no verb bears."""
_HARDLY = re.compile(
    r"\b(?:hardly|barely|scarcely|almost no|next to no|почти (?:не|нет)|практически (?:не|нет)|майже (?:не|немає|нема)|"
    r"практично (?:не|немає|нема))\b",
    re.IGNORECASE,
)
_HAVE_NOT = re.compile(
    r"\W*(?:we|they|it|he|she|i) (?:do|does|did|have|has|had|are|is|were|was) ?(?:not|n['’]t|no)\b(?! only)",
    re.IGNORECASE,
)
"""A negation at the very beginning, whatever polarity was read."""
_ONE_EVENT = re.compile(
    r"\b(a|an|the|this|that|these|those|last|each|every|such|his|her|its|their|two|three|four|five)\b|\d",
    re.IGNORECASE,
)


def is_denied(claim: Claim) -> bool:
    """Whether the claim says that its content is not so; "hardly any" is a little, and not none."""
    return _denied(claim.quote, claim.act, claim.polarity, claim.relation)


@lru_cache(maxsize=262_144)  # asked of each claim some thirty times
def _denied(quote: str, act: Act, polarity: Polarity, relation: Relation) -> bool:
    if act is not Act.DENIES and _HARDLY.search(quote):
        return False
    if polarity is Polarity.NEGATED or act is Act.DENIES:
        return True
    if relation in _HAPPENING and _NONE_WAS.search(quote):
        return True
    return bool(_HAVE_NOT.match(quote))


def is_blow(words: str) -> bool:
    """Whether ``words`` speak of a strike, shelling, an attack or an explosion."""
    return bool(_STRIKING.search(words)) or not _BLOWS.isdisjoint(senses()(words))


def is_blaming(words: str) -> bool:
    """Whether ``words`` speak of guilt for something that happened, without saying for what."""
    return bool(_BLAMING.search(words))


def is_doubt(claim: Claim) -> bool:
    """Whether a negation only says that the speaker does not know: no answer to what is asked."""
    outright = claim.cue is not None and _DENIED.search(claim.cue.text)
    return is_denied(claim) and not outright and bool(_DOUBT.search(claim.quote))


def is_general(claim: Claim) -> bool:
    """Whether somebody is blamed for deeds at large ("attacking civilian targets"), and for no one event."""
    if claim.relation is not Relation.RESPONSIBILITY or claim.amount is not None:
        return False
    return (
        not names_place(claim)
        and claim.quote.split()[0].casefold().endswith("ing")
        and not _ONE_EVENT.search(claim.quote)
    )


def word_of(claim: Claim, asked: Asked) -> tuple[Word, str | None]:
    """With what word a claim answers its relation's own question, and by whom where it asks who."""
    no = is_denied(claim)
    actor = fold(claim.arguments.actor)
    if asked is Asked.WHO:
        if _is_ahead(claim):
            return Word.PLANNED, actor
        if no:
            return Word.NOT_BY, actor or (fold(claim.party) if clears_self(claim) else None)
        if claim.relation is Relation.CONTROL and _PART.search(claim.quote):
            return Word.PARTLY, actor
        return Word.BY, actor
    if _is_ahead(claim):
        return Word.PLANNED, None
    if claim.relation is Relation.ROUTE:
        no = _is_cut(claim)
    if claim.relation is Relation.ADVANCE and _BACK.search(claim.quote):
        return (Word.PARTLY if no else Word.NO), None  # not to lose ground is not yet to gain it
    if no:
        return Word.NO, None
    if claim.relation is Relation.ENCIRCLEMENT and _NEARLY.search(claim.quote):
        return Word.NEARLY, None
    return Word.YES, None


def _is_ahead(claim: Claim) -> bool:
    if claim.act in (Act.PROMISES, Act.WARNS) or claim.relation is Relation.INTENT:
        return True
    if claim.act is Act.DENIES:
        return False
    return bool(_AHEAD.search(claim.quote) or (claim.relation in _MOVES and _TRYING.search(claim.quote)))


def says_happened(claim: Claim) -> bool:
    """Whether the passage is of an event's taking place: to deny that is to deny the event, whoever did it."""
    return bool(_HAPPENED.search(claim.quote))


def denies_event(claim: Claim) -> bool:
    """Whether a denial without a doer is of what befell ("the bridge was destroyed"), and not of doing it."""
    if says_happened(claim):
        return True
    if clears_self(claim) or _DOER_OF.search(claim.quote):
        return False
    return bool(_BEFELL.search(claim.quote))


def holds(claim: Claim) -> bool:
    """Whether a place is said to be held, and not to have been taken."""
    return bool(_HOLDS.search(claim.quote)) and not _TAKES.search(claim.quote)


def names_place(claim: Claim) -> bool:
    """Whether a place is named within the passage, not taken over from another sentence."""
    return any(claim.start <= p.start < claim.end for p in claim.places)


def clears_self(claim: Claim) -> bool:
    """Whether a denial without a doer is of doing it ("firing the rockets", "involvement"), not that it happened."""
    return claim.act is Act.DENIES and claim.arguments.actor is None and bool(_DOING.match(claim.quote))


def denies_deed(claim: Claim) -> bool:
    """Whether a negated claim says that a deed was not done: outright, and not of every time and place.

    "There was no need for strikes" and "not sure that the ship can move" negate something else.
    """
    if not names_place(claim) and EVER.search(claim.quote):
        return False
    if claim.relation is Relation.CONTROL:
        return True
    if claim.act is not Act.DENIES and not _DID_NOT.search(claim.quote):
        return False
    return bool(is_blow(claim.quote) or _BLAMING.search(claim.quote) or _BARE_DEED.match(claim.quote))


def _is_cut(claim: Claim) -> bool:
    """Whether a road is said to be cut: by the word for it, turned by "not" in the passage and by a denial of it."""
    inside = bool(_NOT.search(claim.quote))
    cut = bool(_CUT.search(claim.quote)) != inside
    turned = claim.act is Act.DENIES or (claim.polarity is Polarity.NEGATED and not inside)
    return cut != turned


def only_people(claim: Claim) -> bool:
    """Whether "193 people were in the building" speaks of nobody's forces."""
    return claim.relation is Relation.PRESENCE and claim.arguments.actor is None and not of_fighters(claim)


@lru_cache(maxsize=16384)
def fold(name: str | None) -> str | None:
    """A party's code or a name, so that two spellings of case or spacing are one."""
    return " ".join(name.split()).casefold() if name else None
