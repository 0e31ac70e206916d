"""Banners and signs are told from what moves; a page's picture is told from what is written about it."""

import cv2
import numpy as np
import pytest
from drawn import ground
from hypothesis import given
from hypothesis import strategies as st

from fogline.footage.overlays import common_part, elsewhere, laid_over
from fogline.footage.trim import inset_box

ALL = np.ones((108, 192), bool)


def left(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    """Differences of 30 grey levels within boxes (left, top, right, bottom)."""
    picture = np.zeros((108, 192), np.float32)
    for x0, y0, x1, y1 in boxes:
        picture[y0:y1, x0:x1] = 30
    return picture


@pytest.mark.parametrize("box", [(0, 86, 192, 108), (0, 0, 192, 18), (0, 0, 30, 108), (160, 6, 186, 22)])
def test_a_band_along_an_edge_and_a_sign_in_a_corner_are_laid_over(box: tuple[int, int, int, int]) -> None:
    over = laid_over(left(box), ALL)
    x0, y0, x1, y1 = box
    assert over[y0:y1, x0:x1].all()
    assert over.sum() < 1.5 * (x1 - x0) * (y1 - y0)


@given(st.integers(30, 130), st.integers(25, 50), st.integers(8, 30), st.integers(8, 30))
def test_what_stands_in_the_middle_is_not(x: int, y: int, wide: int, high: int) -> None:
    assert not laid_over(left((x, y, x + wide, y + high)), ALL).any()


def test_a_figure_in_a_corner_is_no_sign() -> None:
    figure = left()
    cv2.line(figure, (150, 4), (188, 34), 30.0, 3)
    assert not laid_over(figure, ALL).any()


@given(st.integers(0, 90), st.integers(0, 50), st.integers(40, 100), st.integers(30, 55))
def test_the_part_that_agrees_is_framed(x: int, y: int, wide: int, high: int) -> None:
    agreeing = np.zeros((108, 192))
    agreeing[y : y + high, x : x + wide] = 6
    found = common_part(np.full((108, 192), 6.0), agreeing)
    assert np.abs(np.array(found) - [x, y, x + wide, y + high]).max() <= 4


def test_what_agrees_all_over_is_framed_whole() -> None:
    full = np.full((108, 192), 6.0)
    assert common_part(full, full) == (0, 0, 192, 108)


@pytest.mark.parametrize("turn", range(4))
def test_what_agrees_in_a_strip_alone_agrees_nowhere_else(turn: int) -> None:
    agreeing = np.zeros((120, 120))
    agreeing[:30] = 6
    full = np.full((120, 120), 6.0)
    assert elsewhere(full, np.rot90(agreeing, turn)) == 0
    assert elsewhere(full, full) == 1
    assert elsewhere(full, 0.8 * full) == pytest.approx(0.8)


@pytest.mark.parametrize("page", [255, 245, 25, 0])
def test_the_picture_on_a_page(page: int) -> None:
    shot = np.full((1024, 576), page, np.uint8)
    shot[300:600, 30:546] = cv2.resize(cv2.cvtColor(ground(3), cv2.COLOR_RGB2GRAY), (516, 300))
    for line in (*range(40, 280, 26), *range(640, 1000, 26)):
        cv2.putText(shot, "what was seen and where", (20, line), 0, 0.6, 128, 1)
    box = inset_box(shot)
    assert box is not None
    assert np.abs(np.array(box) - [30, 300, 546, 600]).max() <= 6


def test_a_photograph_is_no_page() -> None:
    for seed in range(6):
        assert inset_box(cv2.cvtColor(ground(seed, 640, 360), cv2.COLOR_RGB2GRAY)) is None


def test_a_page_of_writing_alone_has_no_picture() -> None:
    shot = np.full((1024, 576), 250, np.uint8)
    for line in range(40, 1000, 26):
        cv2.putText(shot, "what was seen and where", (20, line), 0, 0.6, 90, 1)
    assert inset_box(shot) is None
