"""What people decide about a case: reviews, corrections, translations, flags, pairs, edges, and the undoing of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from fogline.case.chosen import choose, decision, person, reason
from fogline.case.links import refuse_circles
from fogline.case.parts import Parts
from fogline.case.rebinding import rebound
from fogline.errors import InputError
from fogline.model import Decision, Flag, Review, What
from fogline.model.decision import pair, settled
from fogline.store.write import Store

__all__ = ["People"]


class People:
    """The part of a case that people decide on. Nothing that they decided is ever changed or removed.

    Everywhere, ``by`` says who decides and ``why`` for what reason; ids may be given by their beginning, with or
    without their kind ("c-"), where only one item begins so. Each method returns the decisions that were added.
    """

    _store: Store
    _parts: Parts

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order in which they were made, with those undone and the undoings."""
        return self._store.decisions()

    def lost_decisions(self) -> frozenset[str]:
        """The ids of decisions that are bound to a passage or report that is no longer found: they change nothing."""
        lost = self._store.lost()
        return frozenset(d.id for d in self._bound() if lost.intersection(d.items)) if lost else frozenset()

    def review(
        self,
        *items: str,
        by: str,
        why: str | None = None,
        accept: bool = False,
        reject: bool = False,
        correct: Mapping[str, str | None] | None = None,
        translation: str | None = None,
    ) -> tuple[Decision, ...]:
        """Say of claims that they are read rightly, wrongly, or otherwise than the machine read them.

        ``accept`` and ``reject`` go for several claims at once. ``correct`` gives fields of one claim their right
        values (``party``, ``standing``, ``act``, ``polarity``, ``relation``, ``actor``, ``target``, ``amount``,
        ``said_on``, ``happened``, ``places``), ``None`` or "none" for nothing; of one report, ``publisher`` and
        ``published``. ``translation`` is what one claim's passage says in English. All but acceptance and
        translation need ``why``.

        Raises:
            InputError: no such item, nobody or nothing given, or a value that cannot be.
        """
        wanted = dict(correct or {})
        from fogline.case.rewriting import rewrite

        _one_verdict(items, accept, reject, wanted, translation)
        who = person(by)
        given = reason(why, needed=reject or bool(wanted))
        now = _now()
        chosen = choose(self._store, items, ("claim", "report") if wanted else ("claim",))
        decisions = self._bound()
        standing = _standing(decisions)
        made = []
        for one in chosen:
            for field, value in wanted.items():
                before, after = rewrite(self._store, self._parts, decisions, one, field, value)
                made.append(decision(one.id, field, before, after, who, now, given))
            if translation is not None:
                told = standing.get((one.id, What.TRANSLATION))
                text = " ".join(translation.split())
                made.append(decision(one.id, What.TRANSLATION, told, text, who, now, given))
            if accept or reject:
                verdict = Review.ACCEPTED if accept else Review.REJECTED
                before = standing.get((one.id, What.REVIEW)) or Review.UNREVIEWED
                made.append(decision(one.id, What.REVIEW, before, verdict, who, now, given))
        return self._add(made)

    def split(self, claim: str, *others: str, by: str, why: str) -> tuple[Decision, ...]:
        """Say that ``claim`` and each of ``others`` do not answer one question.

        Raises:
            InputError: no such claim, or the same one twice, or nobody or no reason given.
        """
        return self._pairs(What.APART, claim, others, by, why)

    def join(self, claim: str, *others: str, by: str, why: str) -> tuple[Decision, ...]:
        """Say that ``claim`` and each of ``others`` answer one question.

        Raises:
            InputError: no such claim, or the same one twice, or nobody or no reason given.
        """
        return self._pairs(What.TOGETHER, claim, others, by, why)

    def add_edge(self, child: str, parent: str, *, by: str, why: str) -> tuple[Decision, ...]:
        """Say that the report ``child`` comes from the report ``parent``, whatever is computed.

        Raises:
            InputError: no such report, or one and the same, or a report would come from itself by way of others that
                people added, or nobody or no reason given.
        """
        return self._edge(What.FROM, child, parent, by, why)

    def cut_edge(self, child: str, parent: str, *, by: str, why: str) -> tuple[Decision, ...]:
        """Say that the report ``child`` does not come from the report ``parent``, nor that one from it.

        Raises:
            InputError: no such report, or one and the same, or nobody or no reason given.
        """
        return self._edge(What.NOT_FROM, child, parent, by, why)

    def flag(
        self, *items: str, flags: Sequence[str] = (), embargo: str | None = None, by: str, why: str
    ) -> tuple[Decision, ...]:
        """Keep claims, or reports with all their claims, out of everything shared.

        ``flags`` are of ``Flag``; ``embargo`` is a moment with its zone, until which alone it holds.

        Raises:
            InputError: no such item or flag, no moment, or nobody or no reason given.
        """
        if not flags and embargo is None:
            raise InputError("the flag", "none is given", f"Give one of: {', '.join(Flag)}; or an embargo.")
        kinds = [_flag(flag) for flag in flags]
        until = None if embargo is None else _moment(embargo)
        who, given, now = person(by), reason(why, needed=True), _now()
        standing = _standing(self._bound())
        made = []
        for one in choose(self._store, items, ("claim", "report", "item")):
            made += [decision(one.id, What.FLAG, None, kind, who, now, given) for kind in kinds]
            if until is not None:
                before = standing.get((one.id, What.EMBARGO))
                made.append(decision(one.id, What.EMBARGO, before, until, who, now, given))
        return self._add(made)

    def undo(self, *decisions: str, by: str, why: str) -> tuple[Decision, ...]:
        """Take decisions back, undoings too. Both stay on record; what the decision changed is as it was before.

        Raises:
            InputError: no such decision, or it is undone already, or a report would come from itself with it
                undone, or nobody or no reason given.
        """
        who, given, now = person(by), reason(why, needed=True), _now()
        every = self._store.decisions()
        by_id = {d.id: d for d in every}
        made: list[Decision] = []
        for one in choose(self._store, decisions, ("decision",)):
            undone = by_id[one.id]
            if one.id in _undone((*every, *made)):
                raise InputError(
                    f"the decision {one.id}", "it is undone already", "To bring it back, undo its undoing."
                )
            made.append(decision(undone.on, What.UNDO, None, None, who, now, given, one.id))
        refuse_circles((*every, *made))
        return self._add(made)

    def _edge(self, what: What, child: str, parent: str, by: str, why: str) -> tuple[Decision, ...]:
        who, given, now = person(by), reason(why, needed=True), _now()
        one, other = (choose(self._store, [id], ("report",))[0].id for id in (child, parent))
        if one == other:
            raise InputError(f"the report {one}", "it is given twice", "Give two different reports.")
        bound = self._bound()
        made = decision(one, what, None, other, who, now, given)
        refuse_circles((*bound, made))
        return self._add([made])

    def _pairs(
        self, what: What, claim: str, others: Sequence[str], by: str, why: str
    ) -> tuple[Decision, ...]:
        who, given, now = person(by), reason(why, needed=True), _now()
        one = choose(self._store, [claim], ("claim",))[0].id
        rest = [other.id for other in choose(self._store, others, ("claim",))]
        if not rest or one in rest:
            raise InputError(
                f"the claim {one}", "no other claim is given beside it", "Give two different claims, or more."
            )
        return self._add(
            [decision(a, what, None, b, who, now, given) for a, b in (pair(one, o) for o in rest)]
        )

    def _bound(self) -> tuple[Decision, ...]:
        """The decisions, each on the claim or report that has its passage now."""
        return rebound(self._store, self._store.decisions(), self._store.reports(), self._store.claims())

    def _add(self, made: list[Decision]) -> tuple[Decision, ...]:
        self._store.decide(*made)
        return tuple(made)


def _one_verdict(
    items: Sequence[str],
    accept: bool,
    reject: bool,
    correct: Mapping[str, str | None],
    translation: str | None,
) -> None:
    if not items:
        raise InputError(
            "the review", "no claim is given", "Give the id of one; `fogline claims CASE` lists them."
        )
    if not (accept or reject or correct or translation is not None):
        raise InputError("the review", "nothing is said", "Accept, reject, correct or translate.")
    if accept and reject:
        raise InputError("the review", "it accepts and rejects at once", "Say one of the two.")
    if reject and (correct or translation is not None):
        raise InputError("the review", "what is rejected needs no more", "Reject it, or correct it.")
    if len(set(items)) > 1 and (correct or translation is not None):
        raise InputError("the review", "several items cannot be corrected at once", "Give one at a time.")
    if translation is not None and not translation.strip():
        raise InputError("the translation", "it is empty", "Give what the passage says in English.")


def _standing(decisions: Sequence[Decision]) -> dict[tuple[str, str], str | None]:
    """What the decisions that stand say, by what they are on and about."""
    return {(d.on, d.what): d.to_value for d in settled(decisions)}


def _undone(decisions: Iterable[Decision]) -> frozenset[str]:
    """The decisions, undoings among them, that an undoing which stands takes back."""
    undone: set[str] = set()
    for one in reversed(tuple(decisions)):
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return frozenset(undone)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _flag(flag: str) -> Flag:
    try:
        return Flag(flag.strip().lower().replace("-", " "))
    except ValueError:
        raise InputError(
            f"the flag {flag!r}", "it is not known", f"Choose from: {', '.join(Flag)}."
        ) from None


def _moment(text: str) -> str:
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise InputError(
            f"the embargo {text!r}", "it is no moment with its zone", "Write it as 2025-11-12T06:00+02:00."
        )
    return at.isoformat()
