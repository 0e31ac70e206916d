"""A large case still makes a page of moderate size, in time that grows with the case and no faster."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

import brief_fixture
import pytest

from fogline.brief.page import render
from fogline.brief.view import page_view
from fogline.model import Brief, Lineage, When


def large(reports: int) -> Brief:
    """``reports`` reports of ten claims each, and twice as many questions."""
    made = brief_fixture.brief()
    wire, step = made.reports[0], len(brief_fixture.WIRE) + 2
    many, claims = [], []
    for n in range(reports):
        published = When.on(datetime(2025, 9, 1, tzinfo=UTC) + timedelta(hours=n % 1600))
        report = replace(wire, id=f"r-{n}", text=(wire.text + "\n\n") * 8, published=published)
        many.append(report)
        for k in range(10):
            one, shift = made.claims[k % 4], step * (k // 4)
            claims.append(
                replace(one, id=f"c-{n}-{k}", report=report.id, start=one.start + shift, end=one.end + shift)
            )
    questions = []
    for n in range(reports * 2):
        asked = made.questions[n % 3]
        answers = tuple(
            replace(
                a,
                id=f"{a.id}-{n}",
                claims=tuple(claims[(n * 5 + i * 2 + j) % len(claims)].id for j in range(3)),
            )
            for i, a in enumerate(asked.answers)
        )
        questions.append(replace(asked, id=f"q-{n}", answers=answers, relations=()))
    return replace(
        made,
        reports=tuple(many),
        claims=tuple(claims),
        questions=tuple(questions),
        lineage=Lineage(),
        not_read=(),
    )


def took(brief: Brief) -> tuple[float, int]:
    start = process_time()
    size = len(render(page_view(brief)))
    return process_time() - start, size


@pytest.mark.slow
def test_a_large_case() -> None:
    took(large(5))  # templates are compiled once
    (short, _), (long, size) = took(large(60)), took(large(300))
    assert size < 300 * 20_000, "about 16 kB a report of 3 kB with ten claims"
    assert long < 5 * short * 2 + 0.5, "five times the case, not much more than five times the time"
