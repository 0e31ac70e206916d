from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.lineage.passages import read_text
from fogline.model import Report, ReportKind, Source


def report(text: str) -> Report:
    return Report("r", ReportKind.ARTICLE, text, "0" * 64, Source("s", "Paper"))


def said(text: str) -> list[str]:
    return [text[p.start : p.end] for p in read_text(report(text)).passages]


def test_boilerplate_bylines_and_the_dateline_are_left_out() -> None:
    text = (
        "By Jane Doe\n\nRIVERTON, March 12 (Reuters) - The old bridge was closed on Monday. Two spans had cracked.\n\n"
        "Read more: what the bridge cost\nПідписуйтесь на наш канал\n"
    )
    assert said(text) == ["The old bridge was closed on Monday.", "Two spans had cracked."]


def test_a_picture_alone_has_no_passages() -> None:
    assert said("📷") == []
    assert said("") == []


@given(st.text(max_size=300))
def test_passages_lie_in_the_text_in_order(text: str) -> None:
    found = read_text(report(text)).passages
    ends = [0, *(p.end for p in found)]
    assert all(end <= p.start < p.end <= len(text) for end, p in zip(ends, found, strict=False))
    assert all(not text[p.start].isspace() and not text[p.end - 1].isspace() for p in found)
