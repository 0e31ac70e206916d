"""The accounts side by side: each question with its answers by column, quotes with their voices, findings by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.brief.beside import absent_words, answer_words, decided, findings_of, relations_of
from fogline.brief.book import OTHERS, Book, Side, column_parties
from fogline.brief.change import ChangeView, SentenceView, change_view, gloss_view, sentence_views
from fogline.brief.findings import FindingView, finding_view
from fogline.brief.share import excerpt
from fogline.brief.words import (
    STANDING_WORDS,
    count,
    day,
    hearings,
    is_official,
    plain,
    quote_marks,
    verb,
    when,
)
from fogline.model import (
    Answer,
    Certainty,
    Claim,
    Question,
    Review,
    Status,
)

__all__ = [
    "AnswerView", "Book", "FindingView", "QuestionView", "QuoteView", "Side", "SideView", "column_parties",
    "finding_view", "question_view", "quote_view", "rank",
]  # fmt: skip

GUESTS = 3
"""At most so many columns for a question that none of the case's sides answers."""
_LONG = 320
"""Longer passages are cut where they are set side by side; the whole one is a click away."""
_CONTESTED = {status: place for place, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One voice's words. ``same`` are other reports with the same words of the same voice, as (claim, publisher).

    ``speaker`` says whose words they are, ``via`` the chain above it; ``cue`` is the report's own verb. ``gloss`` is
    made from the claim's fields; ``translation`` a person's (text, name, day).
    """

    claim: str
    number: int
    words: str
    cut: bool
    language: str | None
    marks: tuple[str, str]
    speaker: str
    via: str
    verb: str
    cue: str
    said: str
    said_iso: str
    certainty: str
    party: str
    standing: str
    official: bool
    own_voice: bool
    publisher: str
    report: str
    review: str
    same: tuple[tuple[str, str], ...] = ()
    gloss: str = ""
    translation: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as one column gives it; ``shared`` names the other columns that give the same one."""

    text: str
    shared: str
    origins: str
    official: tuple[QuoteView, ...]
    unofficial: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """One column of a question; ``absent`` says what was read where nothing was found."""

    side: Side
    answers: tuple[AnswerView, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its columns: the sides in their fixed order, then the others.

    Where none of the case's sides answers it, ``sides`` are the parties that do, and ``own_sides`` says so.
    """

    id: str
    text: str
    status: str
    also: tuple[str, ...]
    reason: str
    when: str
    places: str
    relation: str
    review: str
    sides: tuple[SideView, ...]
    others: SideView | None
    own_sides: bool
    relations: tuple[tuple[str, str], ...]
    findings: tuple[FindingView, ...]
    claims: int
    reports: int
    sentences: tuple[SentenceView, ...] = ()
    change: ChangeView | None = None
    related: tuple[QuoteView, ...] = ()
    decided: tuple[str, ...] = ()


def rank(question: Question) -> tuple[int, int, int]:
    """Most contested first; then those with more statuses, parties and claims."""
    parties = {p for a in question.answers for p in a.parties}
    claims = sum(len(a.claims) for a in question.answers)
    return (_CONTESTED[question.status], -len(question.also) - len(parties), -claims)


def question_view(question: Question, book: Book) -> QuestionView:
    """One question, ready to be shown."""
    claims = [c for a in question.answers for c in book.claims_of(a.claims)]
    columns = _columns(claims, book)
    others = _side(question, Side(OTHERS, "Others", "○"), columns, book)
    places = dict.fromkeys(plain(p.name) for p in question.places)
    return QuestionView(
        id=question.id,
        text=plain(question.text),
        status=str(question.status),
        also=tuple(str(s) for s in question.also),
        reason=question.reason,
        when=when(question.when) if question.when else "no date",
        places=", ".join(places),
        relation=str(question.relation),
        review="" if question.review is Review.UNREVIEWED else str(question.review),
        sides=tuple(_side(question, side, columns, book) for side in columns.values()),
        others=others if others.answers else None,
        own_sides=columns is not book.sides,
        relations=tuple(relations_of(question)),
        findings=tuple(findings_of(question, book)),
        claims=len(claims),
        reports=len({c.report for c in claims}),
        sentences=sentence_views(question, book),
        change=change_view(question, book),
        related=tuple(quote_view(c, book) for c in book.claims_of(question.related)),
        decided=tuple(decided(question, claims, book)),
    )


def quote_view(claim: Claim, book: Book) -> QuoteView:
    """One claim's words with whose they are."""
    report = book.reports[claim.report]
    publisher, told = plain(report.publisher), gloss_view(claim.id, book)
    voice = claim.speaker
    said = claim.said_on
    shown = (
        f"said {when(said)}" if said else _reported(report.published.first_day if report.published else None)
    )
    first = said.earliest if said else report.published.earliest if report.published else None
    return QuoteView(
        claim=claim.id,
        number=book.numbers[claim.id],
        words=excerpt(claim.quote, _LONG),
        cut=claim.id in book.cut or len(claim.quote) > _LONG,
        language=report.language,
        marks=quote_marks(report.language),
        speaker=plain(voice.name) if voice else publisher,
        via=" ← ".join(plain(s.name) for s in reversed(claim.speakers[:-1])),
        verb=verb(claim),
        cue=plain(claim.cue.text) if claim.cue else "",
        said=shown,
        said_iso=first.isoformat() if first else "",
        certainty="" if claim.certainty is Certainty.CERTAIN else str(claim.certainty),
        party=book.party(voice.party) if voice and voice.party else "",
        standing=STANDING_WORDS[voice.standing if voice else report.source.standing],
        official=bool(voice and is_official(voice.standing)),
        own_voice=voice is None,
        publisher=publisher,
        report=report.id,
        review="" if claim.review is Review.UNREVIEWED else str(claim.review),
        gloss=told.gloss if told else "",
        translation=told.translation if told else None,
    )


def _reported(at: date | None) -> str:
    return f"reported {day(at)}" if at else "no date"


def _columns(claims: Sequence[Claim], book: Book) -> dict[str, Side]:
    """The case's sides; for a question that none of them answers, the parties that do, official ones first."""
    voices = [(c.party, c.speaker) for c in claims]
    if any(party in book.sides for party, _ in voices):
        return book.sides
    spoken = Counter(p for p, _ in voices if p)
    official = {p for p, v in voices if v and is_official(v.standing)}
    loudest = sorted(spoken, key=lambda p: (p not in official, -spoken[p], p))[:GUESTS]
    return {p: Side(p, book.party(p), "◇") for p in sorted(loudest, key=book.party)} or book.sides


def _side(question: Question, side: Side, columns: dict[str, Side], book: Book) -> SideView:
    answers = tuple(
        view for answer in question.answers if (view := _answer(answer, side.code, columns, book))
    )
    missing = [a for a in question.absent if a.party == side.code]
    missing.sort(key=lambda a: not is_official(a.standing))
    absent = tuple(absent_words(a, book) for a in missing)
    if not answers and not absent:
        read = len(book.reports) - len(book.not_read)
        absent = (
            "Nothing on this among what may be shown here."
            if book.brief.shared is not None
            else f"Nothing found in {count(read, 'report')} read for claims.",
        )
    return SideView(side, answers, absent)


def _answer(answer: Answer, column: str, columns: dict[str, Side], book: Book) -> AnswerView | None:
    mine = [c for c in book.claims_of(answer.claims) if _column(c, columns) == column]
    if not mine:
        return None
    quotes = _merge(quote_view(c, book) for c in sorted(mine, key=lambda c: _time(c, book)))
    return AnswerView(
        text=answer_words(answer),
        shared=_shared(answer, column, columns, book),
        origins=hearings(answer.origins),
        official=tuple(q for q in quotes if q.official and column != OTHERS),
        unofficial=tuple(q for q in quotes if not q.official or column == OTHERS),
    )


def _column(claim: Claim, columns: dict[str, Side]) -> str:
    return claim.party if claim.party is not None and claim.party in columns else OTHERS


def _shared(answer: Answer, column: str, columns: dict[str, Side], book: Book) -> str:
    given = dict.fromkeys(_column(c, columns) for c in book.claims_of(answer.claims))
    others = [columns[c].name if c else "others" for c in given if c != column]
    return f"the same answer as {' and '.join(others)}" if others else ""


def _time(claim: Claim, book: Book) -> tuple[bool, str, int]:
    """First-hand reports before pickups, then by time."""
    published = book.reports[claim.report].published
    at = claim.said_on or published
    return (claim.report in book.pickups, at.earliest.isoformat() if at else "9999", claim.start)


def _merge(quotes: Iterable[QuoteView]) -> list[QuoteView]:
    """The same words of the same voice in several reports become one quote that names them all."""
    found: dict[tuple[str, str, str], QuoteView] = {}
    for quote in quotes:
        key = (quote.speaker.casefold(), quote.verb, " ".join(quote.words.casefold().split()))
        first = found.get(key)
        if first is None:
            found[key] = quote
        else:
            found[key] = replace(first, same=(*first.same, (quote.claim, quote.publisher)))
    return list(found.values())
