# ruff: noqa: E501
"""Whole attributions of every kind, on sentences written for these tests."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.claims.who.attributions import attributions
from fogline.claims.who.reading import Reading, read
from fogline.claims.who.tree import grow
from fogline.language.pipeline import Pipeline, load

Found = tuple[str | None, str | None, tuple[str, ...]]


@cache
def _pipeline() -> Pipeline:
    return load("en")


def reading_of(text: str) -> Reading:
    return read(_pipeline().parse(text))


def found(text: str) -> list[Found]:
    reading = reading_of(text)
    return [
        (
            reading.said(*one.source) if one.source else None,
            reading.said(*one.cue) if one.cue else None,
            tuple(reading.said(*content) for content in one.contents),
        )
        for one in attributions(reading)
    ]


@pytest.mark.parametrize(
    ("text", "who", "cue", "contents"),
    [
        ("The mayor said that the bridge was closed.", "The mayor", "said", ("that the bridge was closed",)),
        ("The committee has also said it will meet on Monday.", "The committee", "has also said", ("it will meet on Monday",)),
        ('"The road is open," said Anna Roe, a doctor.', "Anna Roe, a doctor", "said", ('"The road is open,"',)),
        ("The bridge was closed, the mayor said.", "the mayor", "said", ("The bridge was closed",)),
        ("According to the ministry, the road is open.", "the ministry", "According to", ("the road is open",)),
        ("The road is open, according to the ministry.", "the ministry", "according to", ("The road is open",)),
        ("The governor wants to rebuild the bridge.", "The governor", "wants", ("to rebuild the bridge",)),
        ("The union called for a new inquiry.", "The union", "called for", ("a new inquiry",)),
        ("Residents did not expect the army to leave.", "Residents", "did not expect", ("the army to leave",)),
        ("As the mayor noted, the bridge had been closed for a year.", "the mayor", "noted", ("the bridge had been closed for a year",)),
    ],
)  # fmt: skip
def test_whole_attributions(text: str, who: str, cue: str, contents: tuple[str, ...]) -> None:
    assert (who, cue, contents) in found(text)


def test_a_quotation_that_goes_on_is_two_contents() -> None:
    said = found('"The road is open," the mayor said, "and the bridge will follow."')
    assert said == [("the mayor", "said", ('"The road is open,"', '"and the bridge will follow."'))]


def test_a_quotation_after_the_attribution_belongs_to_whoever_spoke() -> None:
    said = found('"The road is open," said Anna Roe. "The bridge will follow. It needs a year."')
    assert (None, None, ('"The bridge will follow. It needs a year."',)) in said


def test_only_the_outermost_counts() -> None:
    said = found("The mayor said that the governor wants to rebuild the bridge.")
    assert [cue for _, cue, _ in said] == ["said"]


def test_two_clauses_with_that_are_one_content() -> None:
    said = found("The mayor said that the bridge was closed and that the road was open.")
    assert said[0][2] == ("that the bridge was closed and that the road was open",)


def test_another_attribution_by_the_same_source_is_its_own() -> None:
    said = found("The mayor said the bridge was closed but noted that the road was open.")
    assert [cue for _, cue, _ in said] == ["said", "noted"]


def test_a_passive_has_its_subject_and_its_complement_as_contents() -> None:
    said = found("The minister was accused of hiding the report.")
    assert said == [(None, "was accused of", ("The minister", "hiding the report"))]


def test_a_participle_before_a_noun_attributes_nothing() -> None:
    assert found("The proposed bridge crosses the river.") == []


def test_nothing_attributed_is_nothing_found() -> None:
    assert found("The river froze in January. The bridge is old.") == []


WORDS = st.sampled_from(
    'the mayor governor said that wants to believes was accused of bridge closed , . " “ ” ( ) and but Kyiv he who which '
    "according plan concerns is confident -- : ; not 20".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_words_give_spans_within_the_text_that_do_not_overlap(words: list[str]) -> None:
    reading = reading_of(" ".join(words))
    taken: set[int] = set()
    for one in attributions(reading):
        for begin, end in [*one.contents, *([one.cue] if one.cue else [])]:
            assert 0 <= begin < end <= len(reading.words)
            span = set(range(begin, end))
            assert not span & taken
            taken |= span


@settings(max_examples=30, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=25))
def test_a_token_lies_within_the_reach_of_its_head(words: list[str]) -> None:
    reading = reading_of(" ".join(words))
    tree = grow(reading)
    for i, head in enumerate(reading.heads):
        if reading.sentence_of[head] == reading.sentence_of[i]:
            assert tree.left[head] <= tree.left[i] and tree.right[i] <= tree.right[head]
