"""What stands beside the answers to a question: findings, comparisons, absences, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fogline.brief.book import Book
from fogline.brief.findings import FindingView, finding_view
from fogline.brief.words import STANDING_WORDS, count, day, moment, plain
from fogline.model import Absence, Answer, Claim, Compared, Question, Standing, What

__all__ = ["absent_words", "answer_words", "decided", "findings_of", "relations_of"]


def findings_of(question: Question, book: Book) -> Iterable[FindingView]:
    """What checks found, each once: to two answers a check may have the same to say."""
    seen: set[tuple[str, str, str]] = set()
    for found in (
        finding_view(book.findings[f], question, book) for f in question.findings if f in book.findings
    ):
        said = (found.by, found.outcome, found.reason)
        if said not in seen:
            seen.add(said)
            yield found


def decided(question: Question, claims: Sequence[Claim], book: Book) -> Iterable[str]:
    """What people decided about which claims answer the question, in words."""
    here = {c.id for c in claims}
    for decision in book.forced:
        if decision.id in question.decisions or here.intersection(decision.items):
            how = "set apart from" if decision.what == What.APART else "put together with"
            names = [f"passage {book.numbers[i]}" for i in decision.items if i in book.numbers] or ["a claim"]
            why = f": {plain(decision.why)}" if decision.why else ""
            other = names[1] if len(names) > 1 else "another claim"
            yield f"{names[0].capitalize()} {how} {other} by {plain(decision.by)}, {day(decision.at.date())}{why}"


def absent_words(absence: Absence, book: Book) -> str:
    who = f"{STANDING_WORDS[absence.standing]} statement of {book.party(absence.party)}"
    if absence.standing is not Standing.OFFICIAL:
        who = f"statement of {book.party(absence.party)} ({STANDING_WORDS[absence.standing]})"
    unread = sum(
        book.reports[key].source.party == absence.party
        and book.reports[key].source.standing is absence.standing
        for key in book.not_read
    )
    kept = f"{count(unread, 'report')} published by such a source {'is' if unread == 1 else 'are'} kept"
    if absence.reports_read == 0 and unread:
        return f"No {who} on this found: {kept} here, but not read for claims."
    if absence.reports_read == 0:
        return f"No {who} on this found; no report published by such a source was read."
    until = f", read up to {moment(absence.until)}" if absence.until else ""
    also = f"; {kept} but not read for claims" if unread else ""
    return (
        f"No {who} on this found in {count(absence.reports_read, 'report')}{until}{_of_those(absence)}{also}."
    )


def _of_those(absence: Absence) -> str:
    """How many of the reports read could not speak of it, and how many are incomplete."""
    told = ""
    if absence.earlier == absence.reports_read:
        told = "; published before what is asked about"
    elif absence.earlier:
        told = f"; {absence.earlier:,} of them published before it"
    return told + (f"; {absence.partial:,} of them incomplete" if absence.partial else "")


def relations_of(question: Question) -> Iterable[tuple[str, str]]:
    texts = {a.id: answer_words(a) for a in question.answers}
    word = {
        Compared.AGREE: "agrees with",
        Compared.CONTRADICT: "contradicts",
        Compared.DIFFER: "differs from",
    }
    order: Sequence[Compared] = (Compared.CONTRADICT, Compared.DIFFER, Compared.AGREE)
    for relation in sorted(question.relations, key=lambda r: order.index(r.relation)):
        if relation.a in texts and relation.b in texts:
            pair = f"“{texts[relation.a]}” {word[relation.relation]} “{texts[relation.b]}”"
            yield pair, relation.reason


def answer_words(answer: Answer) -> str:
    """The answer in a word, that no voice said: "Yes", "about 300". Each voice's own words stand below it."""
    text = plain(answer.text)
    return text.partition(": ")[0] if "“" in text else text
