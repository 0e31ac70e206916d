from __future__ import annotations

import pytest

from fogline.brief.words import hearings
from fogline.model import Hearings


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        (Hearings(2, 1, 9, 2), "9 reports, 2 known origins, 1 unknown"),
        (Hearings(1, 0, 2, 2), "2 reports, 1 known origin, heard 2 times independently"),
        (Hearings(1, 0, 1, 1), "1 report, 1 known origin"),
        (Hearings(0, 1, 3, 0), "3 reports, 1 unknown origin"),
        (Hearings(0, 4, 1_200, 0), "1,200 reports, 4 unknown origins"),
        (Hearings(1, 1, 3, 2), "3 reports, 1 known origin, heard 2 times independently, 1 unknown"),
        (Hearings(0, 0), "no known origin"),
    ],
)
def test_the_count_in_words(counted: Hearings, words: str) -> None:
    assert hearings(counted) == words
