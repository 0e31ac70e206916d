"""Claims that no relation brings together and that are yet of like things: grouped as related, never as contradicting.

They meet, across reports and languages, by what is rare in what they share: towns, numbers, names (in Latin letters),
things and deeds of a known name, parties, days, words. Each claim is held only against a few earlier ones that share one
of its rarest keys, so that the time grows with the number of claims and not with its square. Weights are those of
inverse document frequency (Spärck Jones 1972, https://doi.org/10.1108/eb026526), the share of the lighter claim's weight
is the overlap coefficient (Simpson).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fogline.knowledge.fold import fold as plain
from fogline.knowledge.relations import Asked, Word
from fogline.knowledge.translit import spellings
from fogline.knowledge.wording import senses, stem, things
from fogline.model import Act, Claim, ClaimKind, Question, Related, Relation, Report, content_id
from fogline.questions.aligned import content_of
from fogline.questions.matters import MATTERS
from fogline.questions.measure import interval, meet
from fogline.questions.opposed import NAME, PLAIN, apart, names_of
from fogline.questions.reading import RELATED, Reading, Topic, days
from fogline.questions.words import fold, is_denied, is_doubt

__all__ = ["alike_accounts", "related_claims"]

_RAREST, _MOST_LEADERS, _MOST_SHARING = 4, 8, 200
"""Keys by which a claim looks for others; others looked at for each; claims beyond which a key tells nothing."""
_WITHIN_DAYS = 3
_ENOUGH, _SAME_VOICE = 0.45, 0.15
"""Part of the lighter claim's weight that two must share, and what must come to it where one voice says both."""
_LOOSE = frozenset({Relation.STATEMENT, Relation.INTENT, Relation.FOOTAGE})
_EVENTS = frozenset(
    {
        Relation.STRIKE, Relation.ATTACK, Relation.DAMAGE, Relation.CASUALTIES, Relation.RESPONSIBILITY,
        Relation.INTERCEPTION, Relation.EQUIPMENT,
    }
)  # fmt: skip
_FEWEST, _KINDS = 2, 3
"""Keys that two claims of one language must share; kinds of keys where their languages differ."""
_WEIGHTS = {"p": 1.5, "n": 2.0, "m": 1.5, "a": 0.6, "=": 1.0, "<": 1.0, "w": 1.0}
_TELLING = 5
"""From this number on an amount is a key: many things are said of two or three."""
_NAME = re.compile(r"(?<=\S )[A-ZА-ЯІЇЄҐ][^\W\d_]{3,}")
_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    claim: Claim
    keys: frozenset[str]
    cyrillic: bool
    day: int | None


def alike_accounts(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    parties: Collection[str],
    met: Mapping[str, Collection[int]],
) -> Iterator[Reading]:
    """Readings that bring together claims which say alike things, and met in no question (``met``: the groups of each).

    ``claims`` come in a fixed order; ``parties`` are beginnings of the parties' names, which are no words of their own.
    """
    for group in _groups(claims, reports, parties, met, alike=True):
        for claim in group:
            first, last, dated = days(claim, reports)
            place = claim.places[0] if claim.places else None
            word = Word.NO if is_denied(claim) else Word.YES
            topic = Topic(Relation.STATEMENT, Asked.WHETHER, measure=RELATED + group[0].id)
            yield Reading(claim, topic, place, first, last, dated, word)


def related_claims(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    names: Mapping[str, str],
    questions: Sequence[Question],
) -> tuple[Related, ...]:
    """Groups of claims that speak of like things and stand in no one question together: shown, never compared.

    ``names`` gives each party's English name. The order of ``claims`` changes nothing.
    """
    met: dict[str, set[int]] = defaultdict(set)
    for index, question in enumerate(questions):
        for answer in question.answers:
            for id in answer.claims:
                met[id].add(index)
    told = sorted({c.id: c for c in claims}.values(), key=lambda c: (c.report, c.start, c.end, c.id))
    return tuple(
        Related(content_id("related", *sorted(c.id for c in group)), tuple(c.id for c in group), _why(group))
        for group in _groups(told, reports, names_of(names), met, alike=False)
    )


def _why(group: Sequence[Claim]) -> str:
    """What the claims of a group have in common, in words."""
    places = set.intersection(*({p.name for p in c.places} for c in group))
    shared = frozenset.intersection(*(things()(c.quote) for c in group))
    told = [*sorted(places), *sorted(shared)]
    return f"both speak of {', '.join(told)}" if told else "they share words, names or numbers"


def _groups(
    claims: Sequence[Claim],
    reports: Mapping[str, Report],
    parties: Collection[str],
    met: Mapping[str, Collection[int]],
    alike: bool,
) -> Iterator[list[Claim]]:
    copies: dict[_Copy, list[Claim]] = defaultdict(list)
    for claim in claims:
        if _may_be_related(claim):
            copies[_copy_of(claim, reports)].append(claim)
    # What a voice says word for word twice is one claim here, so that a copy of a report brings nothing together.
    told = [_told(same[0], reports, parties) for same in copies.values()]
    seen = Counter(key for one in told for key in one.keys)
    weigh = _Weigh(seen, len(told))
    leaders: dict[str, list[_Told]] = defaultdict(list)
    groups: dict[str, list[Claim]] = {}
    for one in told:
        rare = sorted((k for k in one.keys if 1 < seen[k] <= _MOST_SHARING), key=lambda k: (seen[k], k))
        best: tuple[float, _Told] | None = None
        for other in {o.claim.id: o for k in rare[:_RAREST] for o in leaders[k][-_MOST_LEADERS:]}.values():
            share = _share(one, other, weigh)
            if share < _ENOUGH + (_SAME_VOICE if _voice(one.claim) == _voice(other.claim) else 0.0):
                continue
            if alike and not _says_alike(one, other):
                continue
            if not _together(one.claim, other.claim, met) and (best is None or share > best[0]):
                best = (share, other)
        if best is not None:
            groups[best[1].claim.id].append(one.claim)
            continue
        groups[one.claim.id] = [one.claim]
        for key in rare[:_RAREST]:
            leaders[key].append(one)
    for group in groups.values():
        if len(group) > 1:
            yield [same for claim in group for same in copies[_copy_of(claim, reports)]]


_Copy = tuple[str, str, str, object]


def _copy_of(claim: Claim, reports: Mapping[str, Report]) -> _Copy:
    """What two claims have in common of which one is a copy: voice, words, place and day."""
    place = claim.places[0].key if claim.places else ""
    return _voice(claim), plain(claim.quote), place, days(claim, reports)[1]


def _may_be_related(claim: Claim) -> bool:
    return claim.kind is ClaimKind.CLAIM and claim.speaker is not None and not is_doubt(claim)


def _together(a: Claim, b: Claim, met: Mapping[str, Collection[int]]) -> bool:
    return not set(met.get(a.id, ())).isdisjoint(met.get(b.id, ()))


def _told(claim: Claim, reports: Mapping[str, Report], parties: Collection[str]) -> _Told:
    _, last, _ = days(claim, reports)
    keys = {f"p{p.key}" for p in claim.places if p.kind not in ("country", "region")}
    keys |= {f"a{fold(name)}" for name in (claim.arguments.actor, claim.arguments.target) if name}
    amount = claim.amount
    if amount is not None and amount.value is not None and amount.value >= _TELLING:
        keys.add(f"n{amount.value:g}")
    cyrillic = bool(_CYRILLIC.search(claim.quote))
    places = " ".join(f"{p.name} {p.mention}" for p in claim.places)
    where = {n for word in places.split() for n in _spelt(word)} | {stem(word) for word in places.split()}
    names = {n for word in _NAME.findall(claim.quote) for n in _spelt(word)}
    keys |= {f"m{name}" for name in names - where if name[:NAME] not in parties}
    capital = {stem(word) for word in _NAME.findall(claim.quote)}
    for key in content_of(claim, parties):
        if key[0] in "=<":
            keys.add(key)
        elif key not in where and key not in capital:
            keys.add(f"w{key}")
    return _Told(claim, frozenset(keys), cyrillic, last.toordinal() if last is not None else None)


def _spelt(word: str) -> Iterator[str]:
    """A name's beginning in Latin letters, as it may be spelt: enough to know "Залужного" and "Zaluzhny"."""
    for spelling in spellings(word) or {word}:
        folded = plain(spelling)
        if len(folded) > 4 and folded not in PLAIN:
            yield folded[:6]


class _Weigh:
    """How much a key tells: the rarer among ``total`` claims, the more; words only within one script."""

    def __init__(self, seen: Mapping[str, int], total: int) -> None:
        most = 1 + max(total, 2)
        self._weights = {
            key: _WEIGHTS[key[0]] * math.log(1 + (most - 1) / times) / math.log(most)
            for key, times in seen.items()
        }

    def __call__(self, keys: Collection[str], words: bool) -> float:
        """The weight of ``keys``, without those that are words unless ``words``."""
        return math.fsum(self._weights[k] for k in keys if words or k[0] != "w")


def _share(a: _Told, b: _Told, weigh: _Weigh) -> float:
    """The share of the lighter claim's weight that the two have in common; 0 where they are not related."""
    one, other = a.claim, b.claim
    if not _of_one_time(a, b):
        return 0.0
    if one.report == other.report and one.start < other.end and other.start < one.end:
        return 0.0  # what two are said to say in one breath: "each accused the other of it" is no agreement
    common = a.keys & b.keys
    words = a.cyrillic == b.cyrillic
    told = {k for k in common if k[0] != "a" and (words or k[0] != "w")}
    kinds = {k[0] for k in told}
    if kinds <= {"p", "m"} or len(told) < _FEWEST or (not words and len(kinds) < _KINDS):
        return 0.0  # a place or a person alone brings nothing together
    if _each_the_other(one, other) or _other_numbers(one, other) or apart(one, other):
        return 0.0
    share = weigh(common, words) / max(min(weigh(a.keys, words), weigh(b.keys, words)), 1.0)
    return share


def _says_alike(a: _Told, b: _Told) -> bool:
    """Whether two related claims say alike things: both so or both not so, sharing more than a place and a deed."""
    one, other = a.claim, b.claim
    if is_denied(one) != is_denied(other):
        return False
    kinds = {one.relation, other.relation}
    if len(kinds) > 1 and kinds.isdisjoint(_LOOSE) and not kinds <= _EVENTS:
        return False
    content = {k for k in a.keys & b.keys if k[0] in "=<wn" and (a.cyrillic == b.cyrillic or k[0] != "w")}
    return len(content) >= _FEWEST and any(k[0] != "<" for k in content) and not _opposed(one, other)


def _opposed(a: Claim, b: Claim) -> bool:
    """Whether their words are at different poles of a matter, such as "several" and "only"."""
    mine, other = senses()(a.quote), senses()(b.quote)
    poles = any((m.one <= mine and m.other <= other) or (m.other <= mine and m.one <= other) for m in MATTERS)
    return poles or ("only" in mine) != ("only" in other)


def _of_one_time(a: _Told, b: _Told) -> bool:
    if a.day is None or b.day is None:
        return a.claim.report == b.claim.report
    return abs(a.day - b.day) <= _WITHIN_DAYS


def _other_numbers(a: Claim, b: Claim) -> bool:
    """Whether both count something and their numbers do not meet."""
    return a.amount is not None and b.amount is not None and not meet(interval(a.amount), interval(b.amount))


def _each_the_other(a: Claim, b: Claim) -> bool:
    """Whether they name different doers, or one speaks of what is to come: related in words only."""
    mine, other = fold(a.arguments.actor), fold(b.arguments.actor)
    ahead = {Act.PROMISES, Act.WARNS}
    return (mine is not None and other is not None and mine != other) or (a.act in ahead) != (b.act in ahead)


def _voice(claim: Claim) -> str:
    return fold(claim.speaker.name) or "" if claim.speaker is not None else ""
