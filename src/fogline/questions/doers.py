"""Who did it, or holds it: how two answers of that kind stand to each other, with the reason in words."""

from __future__ import annotations

import re

from fogline.knowledge.relations import RULES, Word
from fogline.knowledge.wording import senses, things
from fogline.model import Compared, Relation
from fogline.questions.deeds import excludes
from fogline.questions.measure import stems
from fogline.questions.numbers import Verdict
from fogline.questions.opposed import sides_differ
from fogline.questions.reading import Reading
from fogline.questions.targets import AIMED, AT_LARGE
from fogline.questions.words import denies_event, fold, holds

__all__ = ["by_whom", "days_apart", "denier", "same_thing"]

_EVENT = re.compile(
    r"str[iu]ck|strik|attack|hit$|shell|bomb|raid|air|missile|rocket|drone|fir(e|ing)|target|carr|conduct|launch|took|"
    r"take|place|happen|report|accus|alleg|claim|such|charge|involve|responsib|blame|behind|damag|destroy|lose|lost|"
    r"kill|attempt|any$|force|troop|militar|army|said|say|near|recent|day|today|yesterday|week|night|morning|"
    r"holding|hold|held|control|captur|seiz|taken|fully|complete|entire|fall$|fell$|fallen|occup|liberat|"
    r"town$|city$|village$|settlement$|area$|there$"
)
_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:the|this|that|such) (?:\w+ )?(?:incident|attacks?|strikes?|blasts?|explosions?|shelling|barrage|bombing)\b|"
    r"\bto blame\b|\bresponsible\b|\b(?:themselves|itself)\b|\b(?:struck|hit|shelled|bombed|attacked|targeted) it\b",
    re.IGNORECASE,
)
_DEEDS = frozenset({"blow", "explosion"})
_AGREE, _CONTRADICT, _DIFFER = Compared.AGREE, Compared.CONTRADICT, Compared.DIFFER


def days_apart(a: Reading, b: Reading) -> int | None:
    """Whole days between the two stretches of time, 0 where they share a day; ``None`` where one is unknown."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def by_whom(a: Reading, b: Reading) -> Verdict:
    words = {a.word, b.word}
    same = a.who == b.who
    if words == {Word.BY}:
        return _two_named(a, b, same)
    if words == {Word.BY, Word.NOT_BY}:
        by, not_by = (a, b) if a.word is Word.BY else (b, a)
        return _named_and_denied(by, not_by)
    if words == {Word.NOT_BY}:
        return _AGREE, "both deny it" if same else "both deny; neither says who did it"
    if words == {Word.PARTLY} and not same and None not in (a.who, b.who):
        return _AGREE, "each names a part that a side holds, and the parts fit beside each other"
    if words == {Word.PARTLY, Word.NOT_BY} and same:
        return _DIFFER, "not holding the whole is not holding no part"
    if words == {Word.PARTLY, Word.BY}:
        return _part_and_whole(*((a, b) if a.word is Word.PARTLY else (b, a)))
    return _DIFFER, "they do not exclude each other"


def _part_and_whole(part: Reading, whole: Reading) -> Verdict:
    """A part and the whole are degrees, but for two sides that say of one day "only a part" and "all of it"."""
    if part.who == whole.who:
        at_odds = "only" in senses()(part.claim.quote) or "whole" in senses()(whole.claim.quote)
        if at_odds and days_apart(part, whole) == 0 and sides_differ(part.claim, whole.claim):
            return _CONTRADICT, "of one day one says that all of it is held, the other that a part is"
        return _DIFFER, "they differ in extent: a part and the whole"
    if None in (part.who, whole.who) or "whole" not in senses()(whole.claim.quote):
        return _DIFFER, "they do not exclude each other"
    if days_apart(part, whole) == 0 and sides_differ(part.claim, whole.claim):
        return _CONTRADICT, "of one day one says that it holds all of it, the other that it holds a part"
    return _DIFFER, "they do not exclude each other"


def _two_named(a: Reading, b: Reading, same: bool) -> Verdict:
    if same:
        return _AGREE, "both name the same side"
    if a.who is None or b.who is None:
        return _AGREE, "both say that it happened; one of them names nobody"
    if RULES[a.topic.relation].adverse.value.startswith("opponents"):
        return _CONTRADICT, "each names another side, and both cannot hold the whole"
    if denier(a) == denier(b):
        return _DIFFER, "one side names two"
    if _each_the_other(a, b):
        return _CONTRADICT, "each says that the other did it"
    if a.topic.relation is Relation.RESPONSIBILITY:
        return _DIFFER, "each names another side; both may have done such deeds"
    if a.topic.relation is Relation.ATTACK:
        return _DIFFER, "each names another side: two attackers are two attacks"
    if not (a.event and a.event == b.event) and not _answers(a, b):
        return _DIFFER, "each names another side; they are not the two that speak here"
    if not _one_event(a, b):
        return _DIFFER, "each names another side; whether for one and the same event is not said"
    placed = a.place is not None and (
        a.place.kind not in ("region", "country") or _one_thing_of_one_day(a, b)
    )
    if _blames(a) and _blames(b) and (placed or a.event):
        return _CONTRADICT, "each names another side for it"
    return _DIFFER, "each names another side; both may have done so"


def _answers(a: Reading, b: Reading) -> bool:
    """Whether the two sides name each other; or, in one report or of one known thing, a side that is named names another."""
    if a.claim.report == b.claim.report or not things()(a.claim.quote).isdisjoint(things()(b.claim.quote)):
        return a.who == denier(b) or b.who == denier(a)
    return a.who == denier(b) and b.who == denier(a)


def _each_the_other(a: Reading, b: Reading) -> bool:
    """Whether each side names the other for one deed: in one breath ("accused each other of"), or as its beginner."""
    if a.who != denier(b) or b.who != denier(a):
        return False
    mine, other = a.claim, b.claim
    at_once = (mine.report, mine.start, mine.end) == (other.report, other.start, other.end)
    return at_once or excludes(a.topic.measure)


def _one_thing_of_one_day(a: Reading, b: Reading) -> bool:
    """Whether both are dated by their texts to one day, and of a thing of one name: a bridge in a region."""
    dated = a.dated and b.dated and (a.first, a.last) == (b.first, b.last) and a.first == a.last
    return dated and not things()(a.claim.quote).isdisjoint(things()(b.claim.quote))


def _one_event(a: Reading, b: Reading) -> bool:
    """Whether two reports of a blow are of one: a word of their own for what was hit, or one that points at it."""
    if a.event and a.event == b.event:
        return True
    mine, other = a.claim.quote, b.claim.quote
    if a.claim.report == b.claim.report and (_POINTS.search(mine) or _POINTS.search(other)):
        return True
    if not things()(mine).isdisjoint(things()(other)):
        return True
    blast = "explosion" in senses()(mine) and "explosion" in senses()(other)
    if blast and a.place is not None and a.place.kind == "settlement" and days_apart(a, b) == 0:
        return True  # a town is seldom blown up twice a day
    if (
        _CYRILLIC.search(mine)
        and _CYRILLIC.search(other)
        and not senses()(mine).isdisjoint(senses()(other) & _DEEDS)
    ):
        return a.dated and b.dated and a.place is not None and a.place.kind == "settlement"
    place = stems(a.place.name) | stems(a.place.mention) if a.place is not None else frozenset()
    shared = stems(mine) & stems(other)
    return any(not _EVENT.match(w) and w not in stems(_capitals(mine)) for w in shared - place)


def _other_target(by: Reading, not_by: Reading) -> bool:
    """Whether a denial of aiming at a kind of target ("targeting civilians") meets a claim that names none such."""
    denied = not_by.claim.quote
    if not AIMED.search(denied):
        return False
    if AT_LARGE.search(denied) and denier(not_by) == not_by.who:
        return True  # that no civilians are targeted says what is hit, and is asked there
    known = things()(denied)
    return bool(known) and known.isdisjoint(things()(by.claim.quote))


def _named_and_denied(by: Reading, not_by: Reading) -> Verdict:
    if by.who == not_by.who:
        if by.claim.id != not_by.claim.denies and _other_target(by, not_by):
            return _DIFFER, "one denies aiming at one kind of target, which the other does not name"
        guest = not_by.guest
        if (
            guest is not None
            and guest.into is Relation.STRIKE
            and not same_thing(by.claim.quote, not_by.claim.quote)
        ):
            return _DIFFER, "one denies something more particular than the other says"
        if guest is not None and by.claim.relation is not not_by.claim.relation:
            return _CONTRADICT, f"one says that it is so, the other that it is not ({guest.why})"
        if not same_thing(by.claim.quote, not_by.claim.quote):
            return _DIFFER, "one denies something more particular than the other says"
        if by.who == denier(by) == denier(not_by) and by.claim.report == not_by.claim.report:
            return _DIFFER, "one side says that it did one thing and not another"
        return _CONTRADICT, "one denies what the other says"
    if not_by.who is None:
        return _denied_by_nobody(by, not_by)
    if by.who is None:
        if denier(not_by) == not_by.who:
            return _DIFFER, "one denies doing it, not that it happened"
        if by.topic.relation is Relation.CONTROL:
            return (
                _AGREE,
                "one says that a side does not hold it, the other that somebody else does or took it",
            )
        return _CONTRADICT, "one denies that it happened, the other says that it did"
    return _AGREE, "one says that it was not the one side, the other that it was the other"


def _denied_by_nobody(by: Reading, not_by: Reading) -> Verdict:
    """A denial that names no doer: of the event, unless its words are of doing it."""
    if not same_thing(by.claim.quote, not_by.claim.quote):
        return _DIFFER, "one denies something more particular than the other says"
    side = denier(not_by)
    if not_by.topic.relation is Relation.CONTROL and by.who is not None and holds(by.claim):
        # That a town was not taken is what whoever holds it says; who took it before that is not asked.
        if side == by.who:
            return _AGREE, "one says that it was not taken, the other that the denier's side holds it"
        if side is None:
            return _DIFFER, "who holds it is not who took it"
    if not_by.topic.relation is Relation.CONTROL and side is not None:
        if side == by.who and denier(by) == side:
            return _DIFFER, "one side speaks of its own gain and of another's"
        return _CONTRADICT, "one denies what the other says"
    if by.who is None or side in (by.who, None) or denies_event(not_by.claim):
        return _CONTRADICT, "one denies what the other says"
    return _DIFFER, "one denies doing it; the other says that somebody else did"


def same_thing(said: str, denied: str) -> bool:
    """Whether a denial that names a thing ("no medical convoys were hit") names one that was spoken of.

    Things of a known name are compared in whatever language; other words only where both passages are in Latin letters.
    """
    known, other = things()(denied), things()(said)
    if known and other:
        return not known.isdisjoint(other)
    if not (said.isascii() and denied.isascii()) and (_CYRILLIC.search(said) or _CYRILLIC.search(denied)):
        return True
    named = frozenset(
        w for w in stems(denied) if len(w) > 3 and not _EVENT.match(w) and w not in stems(_capitals(denied))
    )
    return not named or any(w[:5] in {x[:5] for x in named} for w in stems(said))


def _capitals(words: str) -> str:
    return " ".join(w for w in words.split() if w[:1].isupper())


def _blames(reading: Reading) -> bool:
    return reading.who is not None and denier(reading) not in (None, reading.who)


def denier(reading: Reading) -> str | None:
    return fold(reading.claim.party)
