"""What ``ask`` makes of a pair of claims."""

from __future__ import annotations

from itertools import product

from pairs_fixture import Pair

from fogline.model import Claim, Compared, Lineage, Question
from fogline.questions import ask, opposing_parties

__all__ = ["contrast", "verdict"]

PARTIES = {
    "RUS": "Russia", "UKR": "Ukraine", "ISR": "Israel", "HAMAS": "Hamas", "ARM": "Armenia", "AZE": "Azerbaijan",
    "SDN": "Sudan", "RSF": "Rapid Support Forces", "IND": "India", "PAK": "Pakistan", "SYR": "Syria", "TUR": "Turkey",
    "USA": "United States", "IRN": "Iran", "HEZBOLLAH": "Hezbollah", "HOUTHIS": "Houthis", "UN": "United Nations",
}  # fmt: skip


def verdict(pair: Pair) -> str:
    """``contradict`` where the two contradict each other under any question, else ``agree``, else ``differ``."""
    claims = [pair.a, pair.b]
    questions = ask(
        claims, {r.id: r for r in pair.reports}, opposing_parties(claims), Lineage(), names=PARTIES
    )
    return contrast(questions, pair.a, pair.b)


def contrast(questions: list[Question], a: Claim, b: Claim) -> str:
    """How two claims stand to each other by the answers that they give."""
    found = set()
    for question in questions:
        mine = [answer.id for answer in question.answers if a.id in answer.claims]
        other = [answer.id for answer in question.answers if b.id in answer.claims]
        related = {frozenset((r.a, r.b)): r.relation for r in question.relations}
        for x, y in product(mine, other):
            found.add(Compared.AGREE if x == y else related.get(frozenset((x, y)), Compared.DIFFER))
    for wanted in (Compared.CONTRADICT, Compared.AGREE):
        if wanted in found:
            return wanted.value
    return Compared.DIFFER.value
