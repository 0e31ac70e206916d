"""How two answers to one question stand to each other, with the reason in words. Symmetric by construction."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from fogline.knowledge.relations import RULES, Asked, Word
from fogline.knowledge.wording import senses, things
from fogline.model import Act, Compared, Relation
from fogline.questions.deeds import excludes
from fogline.questions.measure import people_of, stems
from fogline.questions.numbers import Verdict, how_many
from fogline.questions.opposed import is_opposed, matter_of, share_known, sides_differ
from fogline.questions.reading import RELATED, Reading
from fogline.questions.words import denies_event, fold, holds

__all__ = ["Verdict", "compare", "compare_content", "days_apart"]

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
_LOSSES = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT, Relation.DAMAGE})
_DEEDS = frozenset({"blow", "explosion"})
_AGREE, _CONTRADICT, _DIFFER = Compared.AGREE, Compared.CONTRADICT, Compared.DIFFER


def compare(a: Reading, b: Reading) -> Verdict:
    """How ``a`` stands to ``b``; both answer one question. ``compare(a, b) == compare(b, a)``."""
    if _order(b) < _order(a):
        a, b = b, a
    if a.claim.denies == b.claim.id or b.claim.denies == a.claim.id:
        return _denial(a, b)
    if Word.PLANNED in (a.word, b.word):
        return (
            (_AGREE, "both speak of what is to come")
            if a.word is b.word
            else (_DIFFER, "planned is not done")
        )
    if _before_it(a, b) or _before_it(b, a):
        return _DIFFER, "one was said before what the other speaks of"
    verdict = compare_content(a, b)
    return _softened(a, b, verdict[1]) if verdict[0] is _CONTRADICT else verdict


def compare_content(a: Reading, b: Reading) -> Verdict:
    """How what is said stands to each other, whenever and by whomever it is said."""
    return _RULES[a.topic.asked](a, b)


def _softened(a: Reading, b: Reading, reason: str) -> Verdict:
    """A contradiction only where both are said by somebody, of one time, and not by one voice in passing."""
    if _in_passing(a) or _in_passing(b):
        return _DIFFER, f"{reason}; one of them only speaks of harm done, and names nobody"
    if a.claim.speaker is None or b.claim.speaker is None:
        return _DIFFER, f"{reason}; one of them in a report's own voice"
    if not _one_time(a, b):
        known = days_apart(a, b) is not None
        return _DIFFER, f"{reason}, but " + (
            "of different days" if known else "whether of one day is not said"
        )
    if not _one_voice(a, b):
        return _CONTRADICT, reason
    if a.topic.asked is Asked.WHO and a.claim.report == b.claim.report and not _outright(a, b):
        return _DIFFER, "one voice speaks of it in two ways"
    return _CONTRADICT, f"{reason}: a reversal by the same voice"


def _in_passing(reading: Reading) -> bool:
    """Whether a claim of harm or damage names nobody, and bears on the blow only because there was one."""
    return reading.guest is not None and reading.word is Word.BY and reading.who is None


def _outright(a: Reading, b: Reading) -> bool:
    return Act.DENIES in (a.claim.act, b.claim.act)


def days_apart(a: Reading, b: Reading) -> int | None:
    """Whole days between the two stretches of time, 0 where they share a day; ``None`` where one is unknown."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return None
    return max((b.first - a.last).days, (a.first - b.last).days, 0)


def _order(reading: Reading) -> tuple[str, str, str, date, str]:
    first = reading.first or date.min
    return (reading.word.value, reading.who or "", str(reading.span), first, reading.claim.id)


def _denial(a: Reading, b: Reading) -> Verdict:
    reason = "one denies what the other says"
    return _CONTRADICT, f"{reason}: a reversal by the same voice" if _one_voice(a, b) else reason


def _one_time(a: Reading, b: Reading) -> bool:
    apart = days_apart(a, b)
    if a.topic.asked is Asked.WHAT and not (a.dated and b.dated):
        return a.claim.report == b.claim.report
    if apart is None:
        undated = a.last is None and b.last is None
        return a.claim.report == b.claim.report or (undated and _outright(a, b))
    return apart <= RULES[a.topic.relation].window_days


def _before_it(a: Reading, b: Reading) -> bool:
    said, happened = a.claim.said_on, b.claim.happened
    return (
        said is not None
        and happened is not None
        and a.claim.happened is None
        and said.last_day < happened.first_day
    )


def _one_voice(a: Reading, b: Reading) -> bool:
    mine, other = a.claim.speaker, b.claim.speaker
    return mine is not None and other is not None and fold(mine.name) == fold(other.name)


def _whether(a: Reading, b: Reading) -> Verdict:
    words = {a.word, b.word}
    if len(words) == 1 and None not in (a.who, b.who) and a.who != b.who:
        return _DIFFER, "they speak of different things"
    if len(words) == 1:
        return _AGREE, "both say that it is so" if a.word is Word.YES else "both say the same"
    if a.topic.measure.startswith(RELATED) and len(words) > 1:
        return _DIFFER, "they speak of like things, and are not compared"
    if is_opposed(a.topic.measure) and words == {Word.YES, Word.NO}:
        if not sides_differ(a.claim, b.claim):
            return _DIFFER, "one side says both"
        if not a.event and not share_known(a.claim, b.claim, matter_of(a.topic.measure)):
            return _DIFFER, "whether they speak of one thing is not said"
        return _CONTRADICT, matter_of(a.topic.measure).why
    if words == {Word.YES, Word.NO}:
        if _moving_but_absent(a, b):
            return _DIFFER, "not advancing is not being absent"
        if a.topic.relation in _LOSSES and not _one_loss(a, b):
            return _DIFFER, "one speaks of other losses than the other denies"
        if a.topic.relation in _LOSSES and _denier(a) is not None and _denier(a) == _denier(b):
            return _DIFFER, "one side says both: an update, or two voices of it"
        if (
            a.topic.relation in _LOSSES
            and (_denier(a) is None or _denier(b) is None)
            and not (a.guest or b.guest)
        ):
            return _DIFFER, "one is of no side, and need not speak of the same losses"
        guest = a.guest or b.guest
        return _CONTRADICT, f"one says that it is so, the other that it is not ({guest.why})" if guest else (
            "one says that it is so, the other that it is not"
        )
    if Word.NEARLY in words:
        return _DIFFER, "they differ in degree: nearly so is neither wholly so nor not at all so"
    return _DIFFER, "they do not exclude each other"


def _moving_but_absent(a: Reading, b: Reading) -> bool:
    # A guest that came with an advance or a withdrawal says nothing against one that came with another.
    return a.guest is not None and b.guest is not None and a.claim.relation is b.claim.relation


def _one_loss(a: Reading, b: Reading) -> bool:
    """Whether a denial of losses denies those that the other speaks of: all, or such as these, of this thing."""
    no, yes = (a, b) if a.word is Word.NO else (b, a)
    if a.topic.relation is Relation.DAMAGE:
        return _same_thing(yes.claim.quote, no.claim.quote)
    if a.topic.relation is Relation.EQUIPMENT:
        return True
    denied, said = (people_of(c.quote) - {"prisoners"} for c in (no.claim, yes.claim))
    if denied and said and denied.isdisjoint(said):
        return False  # that no civilian was killed says nothing of soldiers
    return "lost" in no.scope.split() or bool(set(no.scope.split()) & set(yes.scope.split()))


def _who(a: Reading, b: Reading) -> Verdict:
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
    if _denier(a) == _denier(b):
        return _DIFFER, "one side names two"
    if _each_the_other(a, b):
        return _CONTRADICT, "each says that the other did it"
    if a.topic.relation is Relation.RESPONSIBILITY:
        return _DIFFER, "each names another side; both may have done such deeds"
    if a.topic.relation is Relation.ATTACK:
        return _DIFFER, "each names another side: two attackers are two attacks"
    if not _one_event(a, b):
        return _DIFFER, "each names another side; whether for one and the same event is not said"
    placed = a.place is not None and (
        a.place.kind not in ("region", "country") or _one_thing_of_one_day(a, b)
    )
    if _blames(a) and _blames(b) and (placed or a.event):
        return _CONTRADICT, "each names another side for it"
    return _DIFFER, "each names another side; both may have done so"


def _each_the_other(a: Reading, b: Reading) -> bool:
    """Whether each side names the other for one deed: in one breath ("accused each other of"), or as its beginner."""
    if a.who != _denier(b) or b.who != _denier(a):
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


def _named_and_denied(by: Reading, not_by: Reading) -> Verdict:
    if by.who == not_by.who:
        if not_by.guest is not None and by.claim.relation is not not_by.claim.relation:
            return _CONTRADICT, f"one says that it is so, the other that it is not ({not_by.guest.why})"
        if not _same_thing(by.claim.quote, not_by.claim.quote):
            return _DIFFER, "one denies something more particular than the other says"
        if by.who == _denier(by) == _denier(not_by) and by.claim.report == not_by.claim.report:
            return _DIFFER, "one side says that it did one thing and not another"
        return _CONTRADICT, "one denies what the other says"
    if not_by.who is None:
        return _denied_by_nobody(by, not_by)
    if by.who is None:
        if _denier(not_by) == not_by.who:
            return _DIFFER, "one denies doing it, not that it happened"
        return _CONTRADICT, "one denies that it happened, the other says that it did"
    return _AGREE, "one says that it was not the one side, the other that it was the other"


def _denied_by_nobody(by: Reading, not_by: Reading) -> Verdict:
    """A denial that names no doer: of the event, unless its words are of doing it."""
    if not _same_thing(by.claim.quote, not_by.claim.quote):
        return _DIFFER, "one denies something more particular than the other says"
    denier = _denier(not_by)
    if not_by.topic.relation is Relation.CONTROL and by.who is not None and holds(by.claim):
        # That a town was not taken is what whoever holds it says; who took it before that is not asked.
        if denier == by.who:
            return _AGREE, "one says that it was not taken, the other that the denier's side holds it"
        if denier is None:
            return _DIFFER, "who holds it is not who took it"
    if not_by.topic.relation is Relation.CONTROL and denier is not None:
        if denier == by.who and _denier(by) == denier:
            return _DIFFER, "one side speaks of its own gain and of another's"
        return _CONTRADICT, "one denies what the other says"
    if by.who is None or denier in (by.who, None) or denies_event(not_by.claim):
        return _CONTRADICT, "one denies what the other says"
    return _DIFFER, "one denies doing it; the other says that somebody else did"


def _same_thing(said: str, denied: str) -> bool:
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
    return reading.who is not None and _denier(reading) not in (None, reading.who)


def _denier(reading: Reading) -> str | None:
    return fold(reading.claim.party)


def _what(a: Reading, b: Reading) -> Verdict:
    if a.word is b.word:
        return _AGREE, "both say the same of what was hit"
    military, civilian = (a, b) if a.word is Word.MILITARY else (b, a)
    both = senses()(military.claim.quote) | senses()(civilian.claim.quote)
    if a.claim.report != b.claim.report and "only" not in both:
        return (
            _DIFFER,
            "one report speaks of military targets, the other of civilian ones; both may have been hit",
        )
    if _denier(military) == _denier(civilian) or civilian.claim.party is None:
        return _DIFFER, "one speaks of military targets, the other of civilian ones; both may have been hit"
    return _CONTRADICT, "one says that military targets were hit, the other that civilian ones were"


_RULES: dict[Asked, Callable[[Reading, Reading], Verdict]] = {
    Asked.WHETHER: _whether,
    Asked.WHO: _who,
    Asked.HOW_MANY: how_many,
    Asked.WHAT: _what,
}
