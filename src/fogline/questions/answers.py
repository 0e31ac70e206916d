"""Readings of one group to answers: claims of one answer agree; how the answers stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from fogline.knowledge.relations import ABOUT, RULES, Asked, Word
from fogline.model import Act, AnswerRelation, Claim, Compared, Hearings, Lineage, Standing, content_id
from fogline.questions.compare import Verdict, compare
from fogline.questions.measure import Span, counted
from fogline.questions.reading import Reading

__all__ = ["Draft", "Hear", "draft_answers", "relate", "says", "shorten"]

_MOST_WORDS = 110
"""Code points of a passage shown in an answer's text; the claim itself has the whole."""

_MOST_VOICES = 3
"""Voices quoted in an answer's text; the others are counted."""

_MOST_ANSWERS = 60
"""Beyond this many answers (a long series of numbers), an answer is related to its neighbours only."""

_MOST_READINGS = 40
"""Distinct readings of one answer that are compared; official voices come first."""


_WORDS = {word: place for place, word in enumerate(Word)}


@dataclass(frozen=True, slots=True)
class Draft:
    """One answer before it has its final form: its readings, and what it says in a word."""

    id: str
    word: Word
    who: str | None
    readings: tuple[Reading, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that give it, each once."""
        return tuple({r.claim.id: r.claim for r in self.readings}.values())


def draft_answers(question: str, asked: Asked, readings: Sequence[Reading]) -> list[Draft]:
    """Group the readings of one question into answers, in a fixed order whatever the order of ``readings``."""
    ordered = sorted(readings, key=_key)
    sets = _by_amount(ordered) if asked is Asked.HOW_MANY else _by_stance(ordered)
    drafts = []
    for label, found in sets:
        drafts.append(
            Draft(content_id("answer", question, *label), found[0].word, found[0].who, tuple(found))
        )
    return drafts


def _key(reading: Reading) -> tuple[int, str, str, int, str]:
    told = reading.claim
    return (
        _WORDS[reading.word], reading.who or "", told.report, told.start, told.id,
    )  # fmt: skip


def _by_stance(readings: Sequence[Reading]) -> Iterator[tuple[tuple[str, ...], list[Reading]]]:
    sets: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in readings:
        sets[reading.stance].append(reading)
    yield from sets.items()


def _by_amount(readings: Sequence[Reading]) -> Iterator[tuple[tuple[str, ...], list[Reading]]]:
    """Numbers that are compatible and lie within a tenth of each other are one answer."""
    strata: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
    for reading in readings:
        time = f"{reading.first}/{reading.last}" if reading.dated and reading.first != reading.last else ""
        strata[reading.word.value, reading.scope, time].append(reading)
    for label, found in sorted(strata.items()):
        found.sort(key=lambda r: (_span(r).point, _span(r).low, r.claim.id))
        for kept in _runs(found):
            yield (*label, f"{_span(kept[0]).point:g}"), kept


def _runs(readings: Sequence[Reading]) -> Iterator[list[Reading]]:
    kept: list[Reading] = []
    low = high = 0.0
    for reading in readings:
        span = _span(reading)
        near = bool(kept) and span.point - _span(kept[0]).point <= ABOUT * abs(span.point)
        if kept and near and max(low, span.low) <= min(high, span.high):
            kept.append(reading)
            low, high = max(low, span.low), min(high, span.high)
            continue
        if kept:
            yield kept
        kept, low, high = [reading], span.low, span.high
    if kept:
        yield kept


def _span(reading: Reading) -> Span:
    return reading.span or Span(0.0, 0.0, 0.0)


def relate(drafts: Sequence[Draft]) -> list[AnswerRelation]:
    """How each pair of answers stands: they contradict where any two of their readings do."""
    pairs = combinations(drafts, 2) if len(drafts) <= _MOST_ANSWERS else pairwise(drafts)
    distinct = {d.id: _distinct(d) for d in drafts}
    related = []
    for a, b in pairs:
        relation, reason = _verdict(distinct[a.id], distinct[b.id])
        first, second = sorted((a.id, b.id))
        related.append(AnswerRelation(first, second, relation, reason))
    return related


def _verdict(a: Sequence[Reading], b: Sequence[Reading]) -> Verdict:
    verdicts = {compare(x, y) for x in a for y in b if x.claim.id != y.claim.id}
    for wanted in (Compared.CONTRADICT, Compared.AGREE, Compared.DIFFER):
        found = sorted(reason for relation, reason in verdicts if relation is wanted)
        if found:
            return wanted, found[0]
    return Compared.DIFFER, "one claim gives both"


def _distinct(draft: Draft) -> list[Reading]:
    """Readings that differ in something that comparing looks at, official voices first, and not too many."""
    seen: dict[tuple[object, ...], Reading] = {}
    for r in draft.readings:
        speaker = r.claim.speaker
        sign = (r.word, r.who, r.span, r.scope, r.first, r.last, r.dated, r.claim.relation, r.claim.party,
                speaker.name if speaker else None, r.claim.said_on, r.claim.denies)  # fmt: skip
        seen.setdefault(sign, r)
    official = [r for r in seen.values() if _official(r)]
    others = [r for r in seen.values() if not _official(r)]
    return [*official, *others][:_MOST_READINGS]


def _official(reading: Reading) -> bool:
    speaker = reading.claim.speaker
    return speaker is not None and speaker.standing is Standing.OFFICIAL


class Hear:
    """Counts the independent beginnings of claims. Built once for a lineage."""

    def __init__(self, lineage: Lineage) -> None:
        self._of_report = dict(lineage.of_report)
        self._of_claim = {claim: origin.id for origin in lineage.origins for claim in origin.claims}

    def __call__(self, claims: Sequence[Claim]) -> Hearings:
        """Known origins that cover ``claims``, and reports among theirs whose origin is unknown."""
        known: set[str] = set()
        unknown: set[str] = set()
        for claim in claims:
            origin = self._of_claim.get(claim.id) or self._of_report.get(claim.report)
            if origin is None:
                unknown.add(claim.report)
            else:
                known.add(origin)
        return Hearings(len(known), len(unknown))


def says(draft: Draft, names: Mapping[str, str]) -> str:
    """What an answer says, each voice in its own words: "Russia says: “Pokrovsk is fully encircled”"."""
    best: dict[str, Reading] = {}
    for reading in sorted(draft.readings, key=_plainness):
        best.setdefault(_voice(reading.claim, names), reading)
    told = [_told(voice, reading) for voice, reading in best.items()]
    more = len(told) - _MOST_VOICES
    return "; ".join(told[:_MOST_VOICES]) + (f"; and {more} more" if more > 0 else "")


def _told(voice: str, reading: Reading) -> str:
    words = f"“{shorten(reading.claim.quote)}”"
    if not voice:
        return f"in the report's own voice: {words}"
    verb = "denies" if reading.claim.act is Act.DENIES else "says"
    return f"{voice} {verb}{', of what is to come' if reading.word is Word.PLANNED else ''}: {words}"


def _voice(claim: Claim, names: Mapping[str, str]) -> str:
    """Its party's name, or its own where it has no party; empty for the report's own voice."""
    speaker = claim.speaker
    if speaker is None:
        return ""
    return names.get(speaker.party, speaker.party) if speaker.party else speaker.name


def _plainness(reading: Reading) -> tuple[bool, bool, bool, bool, int, str]:
    quote = reading.claim.quote
    return (
        reading.claim.party is None,
        not _official(reading),
        reading.guest is not None,
        len(quote) > _MOST_WORDS,
        len(quote),
        reading.claim.id,
    )


def shorten(words: str) -> str:
    """At most ``_MOST_WORDS`` code points of ``words``, cut between words and marked so, on one line."""
    flat = " ".join(words.split()).strip('"“”«» ,.;')
    if len(flat) <= _MOST_WORDS:
        return flat
    return flat[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"


def question_of(asked: Asked, readings: Sequence[Reading]) -> str:
    """The template of a question's text, with ``{of}`` filled in from what is counted most often."""
    relation = readings[0].topic.relation
    rule = RULES[relation]
    if asked is not Asked.HOW_MANY:
        return rule.text
    tally: dict[str, int] = defaultdict(int)
    for reading in readings:
        tally[counted(reading.claim)] += 1
    of = min(tally, key=lambda words: (-tally[words], len(words), words))
    return (rule.amount_text or rule.text).replace("{of}", of)
