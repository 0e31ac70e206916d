"""In words and over time: each side's sentence with its citations, how its answer moved, and what is no longer said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fogline.brief.book import Book, Side
from fogline.brief.step_chart import Named, StepChart, draw_steps
from fogline.brief.words import day, figure_words, moment, plain, when
from fogline.model import AsOf, Question, Sentence, Series, Step

__all__ = [
    "ChangeView", "DroppedView", "GlossView", "Piece", "SentenceView", "SeriesView", "StepView", "change_view", "gloss_view",
    "sentence_views",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence: a claim's own words where ``claim`` is its id, else Fogline's."""

    text: str
    claim: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class GlossView:
    """A gloss made from a claim's fields, or a person's translation (text, name, day)."""

    gloss: str
    translation: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One side's sentence. ``silent`` where nothing was found; ``glosses`` are those of the claims cited."""

    name: str
    sign: str
    standing: str
    silent: bool
    pieces: tuple[Piece, ...]
    glosses: tuple[GlossView, ...] = ()


@dataclass(frozen=True, slots=True)
class StepView:
    """One step with its claims as (id, publisher); ``question`` is (id, text) where it stands in another one."""

    when: str
    iso: str
    known: str
    text: str
    kind: str
    reason: str
    voices: str
    claims: tuple[tuple[str, str], ...]
    question: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One side's steps."""

    name: str
    sign: str
    standing: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class DroppedView:
    """What is no longer said, and the claims (id, publisher) that said it."""

    how: str
    text: str
    claims: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """How the answers to a question moved. ``numbers`` are rows (day, who is counted, least, most, bounds)."""

    chart: StepChart | None
    key: tuple[tuple[str, str], ...]
    summary: str
    series: tuple[SeriesView, ...]
    numbers: tuple[tuple[str, str, str, str, str], ...]
    dropped: tuple[DroppedView, ...]

    @property
    def steps(self) -> int:
        """How many steps there are."""
        return sum(len(s.steps) for s in self.series)


def sentence_views(question: Question, book: Book) -> tuple[SentenceView, ...]:
    """Each side's sentence, cut where its citations begin and end."""
    return tuple(_sentence(s, book) for s in question.sentences)


def _sentence(sentence: Sentence, book: Book) -> SentenceView:
    side = _side(sentence.party, book)
    pieces, at = [], 0
    for cited in sorted(sentence.citations, key=lambda c: c.start):
        claim = book.claims.get(cited.claim)
        if claim is None or cited.start < at:
            continue
        pieces.append(Piece(sentence.text[at : cited.start]))
        language = book.reports[claim.report].language if claim.report in book.reports else None
        pieces.append(Piece(sentence.text[cited.start : cited.end], cited.claim, language))
        at = cited.end
    pieces.append(Piece(sentence.text[at:]))
    standing = _standing(sentence.party, sentence.official)
    kept = tuple(p for p in pieces if p.text)
    told = tuple(g for c in sentence.citations if (g := gloss_view(c.claim, book)) is not None)
    return SentenceView(side.name, side.sign, standing, not sentence.claims, kept, told)


def gloss_view(claim: str, book: Book) -> GlossView | None:
    """What helps to read a claim that is not in English; ``None`` where there is nothing."""
    text, signed = plain(book.glosses.get(claim, "")), book.translations.get(claim)
    if signed is None:
        return GlossView(text, None) if text else None
    return GlossView(text, (plain(signed.text), plain(signed.by), day(signed.at.date())))


def _side(party: str | None, book: Book) -> Side:
    if party is None:
        return Side("", "Others", "○")
    return book.sides.get(party) or Side(party, book.party(party), "◇")


def _standing(party: str | None, official: bool) -> str:
    return "" if party is None or official else "not official"


def change_view(question: Question, book: Book) -> ChangeView | None:
    """How the answers moved; ``None`` where no side has more than one step and nothing was dropped."""
    dropped = tuple(
        DroppedView(str(d.how), plain(d.reason), _claims(d.claims, book)) for d in question.dropped
    )
    days = {s.at.first_day for one in question.series for s in one.steps}
    moved = len(days) > 1 or any(len(one.steps) > 1 for one in question.series)
    if not moved:
        return ChangeView(None, (), "", (), (), dropped) if dropped else None
    series = question.series
    named = [_named(one, book) for one in series]
    return ChangeView(
        chart=draw_steps(question, named),
        key=tuple((n.sign, n.name) for n in named),
        summary="; ".join(_summary(n) for n in named),
        series=tuple(_series(one, n, book) for one, n in zip(series, named, strict=True)),
        numbers=tuple(_row(a) for a in question.as_of) if len(question.as_of) > 1 else (),
        dropped=dropped,
    )


def _named(one: Series, book: Book) -> Named:
    side = _side(one.party, book)
    standing = _standing(one.party, one.official)
    return Named(one, f"{side.name}, {standing}" if standing else side.name, side.sign)


def _summary(named: Named) -> str:
    told = ", then ".join(f"{plain(s.text)} ({day(s.at.first_day)})" for s in named.series.steps[:6])
    return f"{plain(named.name)}: {told}"


def _series(one: Series, named: Named, book: Book) -> SeriesView:
    side = _side(one.party, book)
    return SeriesView(
        side.name, side.sign, _standing(one.party, one.official), tuple(_step(s, book) for s in one.steps)
    )


def _step(step: Step, book: Book) -> StepView:
    other = book.questions.get(step.question) if step.question else None
    return StepView(
        when=when(step.at),
        iso=step.at.earliest.isoformat(),
        known="" if step.known_by == "said" else "reported",
        text=plain(step.text),
        kind=str(step.kind),
        reason=plain(step.reason),
        voices=", ".join(plain(v) for v in step.voices[:3])
        + (f" and {len(step.voices) - 3} more" if len(step.voices) > 3 else ""),
        claims=_claims(step.claims, book),
        question=(other.id, plain(other.text)) if other is not None else None,
    )


def _claims(ids: Sequence[str], book: Book) -> tuple[tuple[str, str], ...]:
    """The claims as links by publisher, each publisher once."""
    first: dict[str, str] = {}
    for claim in book.claims_of(ids):
        first.setdefault(plain(book.reports[claim.report].publisher), claim.id)
    return tuple((id, publisher) for publisher, id in first.items())


def _row(a: AsOf) -> tuple[str, str, str, str, str]:
    low, high = (None if end is None else figure_words(end) for end in (a.low, a.high))
    bounds = (
        f"{low} to {high}"
        if low and high
        else f"{low} or more"
        if low
        else f"up to {high}"
        if high
        else "open"
    )
    return moment(a.on), a.of, figure_words(a.least), figure_words(a.most), bounds
