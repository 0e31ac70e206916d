"""Readings of one group to answers: claims of one answer agree; how the answers stand to each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from fogline.knowledge.relations import ABOUT, Asked, Word
from fogline.knowledge.verbs import denies_in_words
from fogline.model import (
    AnswerRelation,
    Claim,
    Compared,
    Hearings,
    Lineage,
    Relation,
    Speaker,
    Standing,
    content_id,
)
from fogline.questions.compare import Verdict, compare
from fogline.questions.headline import Draft, headline
from fogline.questions.measure import Span
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


_OF = re.compile(r"\s(?:in|of|from|with|on|at|for)\s|,")
_WORDS = {word: place for place, word in enumerate(Word)}


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
    sets: dict[tuple[str, ...], list[Reading]] = defaultdict(list)
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
        self._report_begins = dict(lineage.beginning)
        self._claim_begins = dict(lineage.claim_beginning)

    def __call__(self, claims: Sequence[Claim]) -> Hearings:
        """Known origins that cover ``claims``, beginnings among theirs whose origin is unknown, and who heard the known.

        Reports that come from each other are one unknown or one hearing, also where the report that they come from
        does not give this answer itself.
        """
        known: set[str] = set()
        unknown: set[str] = set()
        heard: set[str] = set()
        for claim in claims:
            begun = self._claim_begins.get(claim.id) or self._report_begins.get(claim.report) or claim.report
            origin = self._origin(claim)
            if origin is None:
                unknown.add(begun)
            else:
                known.add(origin)
                heard.add(begun)
        return Hearings(len(known), len(unknown), len({claim.report for claim in claims}), len(heard))

    def _origin(self, claim: Claim) -> str | None:
        """A claim's own origin; its report's only where nobody traced the claim itself."""
        if claim.id in self._of_claim or claim.id in self._claim_begins:
            return self._of_claim.get(claim.id)
        return self._of_report.get(claim.report)


def says(draft: Draft, names: Mapping[str, str], relation: Relation) -> str:
    """What an answer says: in a word, then each voice in its own words and nobody else's.

    "Yes: Russia says “Pokrovsk is fully encircled”; …". One voice a side and standing is quoted, official ones first.
    """
    best: dict[tuple[str, bool], Reading] = {}
    for reading in sorted(draft.readings, key=_plainness):
        claim = reading.claim
        speaker = claim.speaker
        best.setdefault((claim.party or (speaker.name if speaker else ""), _official(reading)), reading)
    told = [_told(reading, names) for reading in best.values()]
    more = len(told) - _MOST_VOICES
    said = "; ".join(told[:_MOST_VOICES]) + (f"; and {more} more" if more > 0 else "")
    return f"{headline(draft, names, relation)}: {said}"


def _told(reading: Reading, names: Mapping[str, str]) -> str:
    claim = reading.claim
    words = f"“{shorten(claim.quote)}”"
    speaker = claim.speaker
    if speaker is None:
        return f"in the report's own voice {words}"
    denies = denies_in_words(claim)
    verb = ("deny" if denies else "say") if _several(speaker.name) else ("denies" if denies else "says")
    return f"{_voice(speaker, names)} {verb} {words}"


def _voice(speaker: Speaker, names: Mapping[str, str]) -> str:
    """A speaker's own name, with its party where the name does not tell, and its standing where not official."""
    party = names.get(speaker.party, speaker.party) if speaker.party else ""
    known = [party] if party and party.casefold() not in speaker.name.casefold() else []
    if party and speaker.standing is not Standing.OFFICIAL:
        known.append(speaker.standing.value)
    return f"{speaker.name} ({', '.join(known)})" if known else speaker.name


def _several(name: str) -> bool:
    """Whether a name is a plural noun: "Ukrainian officials", "separatists in the region", but not "Reuters"."""
    head = _OF.split(name, maxsplit=1)[0].split()
    last = head[-1] if head else ""
    return last.islower() and (
        (last.endswith("s") and not last.endswith(("ss", "us", "is"))) or last == "people"
    )


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
