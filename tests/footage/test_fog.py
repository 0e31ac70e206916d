"""How hazy a frame looks: more fog more, night and grey not at all; told as a hint, and only where somebody speaks of it."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from drawn import ground
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from fogline.brief.footage_said import haze_words
from fogline.footage.fog import CLEAR, HAZY, haze_of, score
from fogline.model.exhibit import Haze, Still


def view(seed: int = 1) -> NDArray[Any]:
    """A colourful drawing with shadows in it."""
    picture = ground(seed).astype(float)
    rng = np.random.default_rng(seed)
    for _ in range(60):
        x, y = int(rng.integers(0, 300)), int(rng.integers(0, 160))
        picture[y : y + 14, x : x + 14] *= 0.15
    return picture.astype(np.uint8)


def fogged(picture: NDArray[Any], t: float, light: float = 200.0) -> NDArray[Any]:
    return np.clip(picture * t + light * (1 - t) * np.array([1.0, 0.98, 0.95]), 0, 255).astype(np.uint8)


def jpeg(picture: NDArray[Any]) -> Still:
    return Still(0.0, cv2.imencode(".jpg", picture)[1].tobytes())


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 500), st.floats(0.15, 0.9), st.floats(0.1, 0.9), st.floats(150, 240))
def test_more_fog_never_scores_lower(seed: int, t: float, share: float, light: float) -> None:
    picture = view(seed)
    thin, thick = score(fogged(picture, t, light)), score(fogged(picture, t * share, light))
    if thin is not None and thick is not None:
        assert 0.0 <= thin <= 1.0 and thick >= thin - 0.02


def test_a_clear_view_and_one_in_fog() -> None:
    clear, dense = (
        haze_of([jpeg(view(n)) for n in range(3)]),
        haze_of([jpeg(fogged(view(n), 0.2)) for n in range(3)]),
    )
    assert clear is not None and (clear.looks, clear.frames, clear.of) == ("not hazy", 3, 3)
    assert dense is not None and dense.looks == "hazy"
    assert clear.score <= CLEAR < HAZY <= dense.score


@pytest.mark.parametrize("what", ["night", "grey", "tiny", "broken", "one colour"])
def test_where_it_cannot_be_told_nothing_is_said(what: str) -> None:
    picture = view()
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    shown = {
        "night": (picture * 0.25).astype(np.uint8),
        "grey": grey,
        "tiny": picture[:20, :20],
        "one colour": np.full((180, 320, 3), 190, np.uint8),
    }
    still = Still(0.0, b"no picture") if what == "broken" else jpeg(shown[what])
    assert haze_of([still]) is None
    assert haze_of([]) is None


def test_frames_that_cannot_be_judged_are_counted_and_left_out() -> None:
    found = haze_of([jpeg(view()), jpeg((view() * 0.2).astype(np.uint8))])
    assert found is not None and (found.frames, found.of) == (1, 2)


def test_black_bars_do_not_clear_the_view() -> None:
    dense = fogged(view(), 0.2)
    barred = cv2.copyMakeBorder(dense, 40, 40, 60, 0, cv2.BORDER_CONSTANT, value=(0, 0, 0))
    assert score(barred) == pytest.approx(score(dense), abs=0.05)


def test_it_is_worded_as_a_hint_and_never_as_a_finding() -> None:
    told = haze_words(Haze("hazy", 0.61, 2, 3))
    assert (
        told.startswith("The frames look hazy (score 0.61 of 1; 2 of 3 could be judged)")
        and "hint, not a finding" in told
    )
    assert "not clear" in haze_words(Haze("in between", 0.3, 1, 1)) and haze_words(None) == ""
    assert "consistent" not in told
