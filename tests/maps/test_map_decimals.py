"""Coordinates read eight digits at a time are what ``float`` makes of them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.maps.decimals import pairs_of

number = st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{0,20})?", fullmatch=True)
gap = st.sampled_from([" ", "\n", "\r\n\t ", "  "])


@given(st.integers(2, 4), st.lists(st.lists(number, min_size=4, max_size=4), min_size=1, max_size=20), gap)
def test_plain_decimals_are_read_as_float_reads_them(
    width: int, points: list[list[str]], between: str
) -> None:
    text = between.join(",".join(point[:width]) for point in points)
    read = pairs_of(f"{between}{text}{between}")
    assert read is not None and read.shape == (len(points), 2)
    for row, point in zip(read.tolist(), points, strict=True):
        for value, word in zip(row, point[:2], strict=True):
            if len(word.replace("-", "").replace(".", "").lstrip("0")) <= 15:
                assert value == float(word)
            assert abs(value - float(word)) <= max(math.ulp(float(word)), 1e-16)


@pytest.mark.parametrize(
    "text",
    [
        "", "1", "1 2", "1,2 3,4,5,6", "1,2 3", "1, 2", "1,,2", ",1,2", "1,2,", "-,1", "--1,2", "1-2,3", "+1,2",
        ".5,1", "1e3,2", "nan,2", "1.2.3,4", "1234,5", "١,٢", "1;2",
    ],
)  # fmt: skip
def test_what_is_written_in_another_way_is_left_to_the_slow_way(text: str) -> None:
    assert pairs_of(text) is None
