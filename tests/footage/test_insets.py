"""Pictures set into other pictures are found by their edges, wherever they are set."""

import cv2
import numpy as np
import pytest
from drawn import ground
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from fogline.footage.insets import Rectangle, insets

Stack = NDArray[np.uint8]


def moving(seed: int, width: int, height: int, count: int = 8) -> Stack:
    """Pictures of a camera that goes over a ground."""
    wide = cv2.cvtColor(ground(seed, width + 12 * count, height + 6 * count), cv2.COLOR_RGB2GRAY)
    return np.stack([wide[6 * n : 6 * n + height, 12 * n : 12 * n + width] for n in range(count)])


def set_into(box: Rectangle, seed: int) -> Stack:
    """One moving picture set into another of 512 by 288 pixels, and coded roughly."""
    left, top, right, bottom = box
    stack = moving(seed, 512, 288)
    stack[:, top:bottom, left:right] = moving(seed + 50, right - left, bottom - top)
    return np.stack([cv2.GaussianBlur(picture, (0, 0), 0.7) for picture in stack])


def is_near(one: Rectangle, other: Rectangle) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 4


@settings(max_examples=25, deadline=None)
@given(
    st.integers(20, 280), st.integers(20, 150), st.integers(100, 200), st.integers(80, 120), st.integers(0, 9)
)
def test_an_inset_is_found_wherever_it_lies(x: int, y: int, wide: int, high: int, seed: int) -> None:
    box = (x, y, x + wide, y + high)
    assert is_near(insets(set_into(box, seed))[0], box)


@pytest.mark.parametrize("box", [(0, 0, 180, 110), (332, 178, 512, 288), (332, 0, 512, 288)])
def test_an_inset_at_the_edge_is_found_by_the_sides_that_are_seen(box: Rectangle) -> None:
    assert any(is_near(one, box) for one in insets(set_into(box, 3)))


def test_a_split_screen_has_two_pictures() -> None:
    stack = np.concatenate([moving(5, 256, 288), moving(6, 256, 288)], axis=2)
    found = insets(stack)
    assert any(is_near(one, (0, 0, 256, 288)) for one in found)
    assert any(is_near(one, (256, 0, 512, 288)) for one in found)


def test_a_moving_picture_alone_has_no_inset() -> None:
    for seed in range(8):
        assert insets(moving(seed, 512, 288)) == []


@pytest.mark.parametrize("shape", [(1, 16, 16), (2, 20, 512), (3, 512, 17), (1, 288, 512)])
def test_small_and_plain_pictures_have_none(shape: tuple[int, int, int]) -> None:
    assert insets(np.full(shape, 90, np.uint8)) == []
