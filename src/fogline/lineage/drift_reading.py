"""A pickup as sentences side by side: what each sentence says, and which sentence of the child was made from which."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from fogline.lineage.drift_numbers import Number, read_numbers
from fogline.lineage.marks import Words
from fogline.lineage.passages import Passage, read_text
from fogline.lineage.weights import Mode, features, mode_of, weigh
from fogline.model import Claim, DriftKind, Report, Stretch

__all__ = ["Found", "Read", "Sentence", "part_in", "shared_part"]


class Sentence:
    """One sentence of a report, read once and only as far as it is asked for."""

    def __init__(self, report: Report, passage: Passage, claims: tuple[Claim, ...]) -> None:
        """``claims`` are those whose own passage begins in the sentence."""
        self.report, self.start, self.end, self.claims = report, passage.start, passage.end, claims
        self.words = passage.words
        """Its content words and the marks that hold in any language."""
        self.text = report.text[self.start : self.end]
        self.latin = _latin(self.words)
        """Whether most of its words are in Latin letters."""
        self._features: dict[Mode, frozenset[str]] = {}

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """What the sentence counts; offsets count code points of the report's text."""
        return read_numbers(self.report.text, self.start, self.end, self.report.language)

    @cached_property
    def plain(self) -> str:
        """Its words alone, to know a copied sentence."""
        return " ".join("".join(c if c.isalnum() else " " for c in self.text.casefold()).split())

    def features(self, mode: Mode) -> frozenset[str]:
        """The stems and marks that count in ``mode``."""
        if mode not in self._features:
            self._features[mode] = features(self.words, mode)
        return self._features[mode]

    @property
    def stretch(self) -> Stretch:
        """Where it stands."""
        return Stretch(self.report.id, self.start, self.end)


def shared_part(text: Words, other: Words, languages: tuple[str | None, str | None]) -> float:
    """The part of the weight of a text's words and marks that another has too, 0 to 1; ``languages`` are theirs."""
    mode = mode_of(_latin(text), _latin(other), *languages)
    return _shared(features(text, mode), features(other, mode), {*text.names, *other.names}, mode)


def part_in(sentence: Sentence, other: Sentence) -> float:
    """The part of the weight of a sentence that another has too, 0 to 1."""
    mode = mode_of(sentence.latin, other.latin, sentence.report.language, other.report.language)
    names = {*sentence.words.names, *other.words.names}
    return _shared(sentence.features(mode), other.features(mode), names, mode)


def _shared(mine: frozenset[str], theirs: frozenset[str], names: set[str], mode: Mode) -> float:
    total = sum(_weight(f, mode, f in names, f in theirs) for f in mine)
    return sum(weigh(f, mode, f in names) for f in mine & theirs) / total if total else 0.0


def _weight(feature: str, mode: Mode, name: bool, shared: bool) -> float:
    """A word of another language that is no name is seldom a cognate, and tells little where it is not shared."""
    weight = weigh(feature, mode, name)
    return (
        0.3 * weight if feature[:2] == "k:" and not name and not shared and mode is not Mode.SAME else weight
    )


def _latin(words: Words) -> bool:
    return 2 * sum(stem.isascii() for stem in words.stems) >= len(words.stems)


class Read:
    """A report's sentences in order, with its claims."""

    def __init__(self, report: Report, claims: Sequence[Claim]) -> None:
        """``claims`` are all that the report makes, in any order."""
        self.report = report
        self.claims = tuple(sorted(claims, key=lambda c: (c.start, c.end, c.id)))
        passages = read_text(report).passages
        self._starts = [passage.start for passage in passages]
        held: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            n = self.at(claim.start)
            if passages and passages[n].start <= claim.start < passages[n].end:
                held[n].append(claim)
        self.sentences = tuple(
            Sentence(report, passage, tuple(held[n])) for n, passage in enumerate(passages)
        )

    def at(self, offset: int) -> int:
        """The number of the sentence that a code point is in."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def over(self, stretch: Stretch) -> Iterator[int]:
        """The numbers of the sentences that lie in ``stretch`` by at least half, theirs or its."""
        for n, sentence in enumerate(self.sentences):
            shared = min(sentence.end, stretch.end) - max(sentence.start, stretch.start)
            if shared > 0 and 2 * shared >= min(sentence.end - sentence.start, stretch.end - stretch.start):
                yield n

    def nearest_claim(self, n: int) -> Claim | None:
        """A claim of sentence ``n``, else of the sentence nearest to it; ``None`` where the report makes none."""
        if not self.claims or not self.sentences:
            return None
        here = self.sentences[n].claims
        return here[0] if here else min(self.claims, key=lambda c: (abs(self.at(c.start) - n), c.start))


@dataclass(frozen=True, slots=True)
class Found:
    """A drift as it was found: ``before`` and ``after`` are the passages side by side."""

    kind: DriftKind
    claim: Claim
    to_claim: Claim | None
    note: str
    before: Stretch
    after: Stretch | None = None
