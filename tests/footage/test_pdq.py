"""PDQ hashes are those of the pdqhash package, bit for bit or nearly."""

import cv2
import numpy as np
import pdqhash
import pytest

from fogline.footage import pdq


def picture(height: int, width: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    smooth = cv2.resize(
        rng.integers(0, 256, (9, 13), dtype=np.uint8), (width, height), interpolation=cv2.INTER_CUBIC
    )
    return np.clip(smooth.astype(int) + rng.integers(-20, 20, (height, width)), 0, 255).astype(np.uint8)


def package(grey: np.ndarray) -> tuple[np.ndarray, int]:
    return pdqhash.compute(np.ascontiguousarray(np.repeat(grey[:, :, None], 3, axis=2)))


@pytest.mark.parametrize(
    "height, width", [(288, 512), (512, 341), (64, 64), (100, 333), (50, 90), (513, 129)]
)
def test_hash_mirror_and_quality_are_the_packages(height: int, width: int) -> None:
    stack = np.stack([picture(height, width, seed) for seed in range(4)])
    plain, mirrored, quality = pdq.hashes(stack)
    for grey, row, turned, good in zip(stack, plain, mirrored, quality, strict=True):
        bits, worth = package(grey)
        other, _ = package(grey[:, ::-1])
        assert (np.unpackbits(row) != bits).sum() <= 2  # sums in another order may turn a bit at the median
        assert (np.unpackbits(turned) != other).sum() <= 2
        assert abs(int(good) - worth) <= 1


def test_a_flat_picture_has_no_quality() -> None:
    _, _, quality = pdq.hashes(np.full((1, 90, 160), 77, np.uint8))
    assert quality[0] == 0


def test_no_pictures_no_hashes() -> None:
    plain, mirrored, quality = pdq.hashes(np.zeros((0, 90, 160), np.uint8))
    assert plain.shape == mirrored.shape == (0, 32)
    assert len(quality) == 0
