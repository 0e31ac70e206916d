"""How two answers to one question stand to each other, with the reason in words. Symmetric by construction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from fogline.knowledge.relations import RULES, Asked, Word
from fogline.knowledge.wording import senses
from fogline.model import Act, Compared, Relation
from fogline.questions.doers import by_whom, days_apart, denier, same_thing
from fogline.questions.matters import is_opposed, matter_of
from fogline.questions.measure import people_of
from fogline.questions.numbers import Verdict, how_many
from fogline.questions.opposed import share_known, sides_differ
from fogline.questions.reading import RELATED, Reading
from fogline.questions.words import fold

__all__ = ["Verdict", "compare", "compare_content", "days_apart"]

_LOSSES = frozenset({Relation.CASUALTIES, Relation.EQUIPMENT, Relation.DAMAGE})
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
        of_one = bool(a.event) and a.event == b.event
        if not of_one and (
            a.claim.report == b.claim.report or not share_known(a.claim, b.claim, matter_of(a.topic.measure))
        ):
            return _DIFFER, "whether they speak of one thing is not said"
        return _CONTRADICT, matter_of(a.topic.measure).why
    if words == {Word.YES, Word.NO}:
        if _moving_but_absent(a, b):
            return _DIFFER, "not advancing is not being absent"
        if a.topic.relation in _LOSSES and not _one_loss(a, b):
            return _DIFFER, "one speaks of other losses than the other denies"
        if a.topic.relation in _LOSSES and denier(a) is not None and denier(a) == denier(b):
            return _DIFFER, "one side says both: an update, or two voices of it"
        if (
            a.topic.relation in _LOSSES
            and (denier(a) is None or denier(b) is None)
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
        return same_thing(yes.claim.quote, no.claim.quote)
    if a.topic.relation is Relation.EQUIPMENT:
        return True
    denied, said = (people_of(c.quote) - {"prisoners"} for c in (no.claim, yes.claim))
    if denied and said and denied.isdisjoint(said):
        return False  # that no civilian was killed says nothing of soldiers
    return "lost" in no.scope.split() or bool(set(no.scope.split()) & set(yes.scope.split()))


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
    if denier(military) == denier(civilian) or civilian.claim.party is None:
        return _DIFFER, "one speaks of military targets, the other of civilian ones; both may have been hit"
    return _CONTRADICT, "one says that military targets were hit, the other that civilian ones were"


_RULES: dict[Asked, Callable[[Reading, Reading], Verdict]] = {
    Asked.WHETHER: _whether,
    Asked.WHO: by_whom,
    Asked.HOW_MANY: how_many,
    Asked.WHAT: _what,
}
