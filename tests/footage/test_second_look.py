"""A single picture is a copy only where nothing in it is missing in the video, or what moves is as at that moment."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest
from drawn import Picture, clip, frames, ground
from numpy.typing import NDArray

from fogline.footage.closer import Look
from fogline.footage.library import Library
from fogline.footage.prints import Prints, make_prints, picture_prints
from fogline.model.footage import ItemKind, Match, Verdict

RATE = 12.0


def grey(picture: Picture, side: int = 512) -> NDArray[np.uint8]:
    plain = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    scale = side / max(plain.shape)
    return np.asarray(cv2.resize(plain, None, fx=scale, fy=scale, interpolation=cv2.INTER_LINEAR), np.uint8)


def video_prints(pictures: list[Picture]) -> Prints:
    height, width = pictures[0].shape[:2]
    return make_prints(frames(pictures), ItemKind.VIDEO, (width, height))


def still_prints(picture: Picture) -> Prints:
    return picture_prints(grey(picture, 1024), (picture.shape[1], picture.shape[0]))


def looks(items: dict[str, list[Picture]], asked: list[tuple[str, int]] | None = None) -> Look:
    """Opens items that are drawn, as files are opened."""

    def look(item: str, seconds: Sequence[float]) -> NDArray[np.uint8] | None:
        if asked is not None:
            asked.append((item, len(seconds)))
        if item not in items:
            return None
        if len(items[item]) == 1:
            return grey(items[item][0], 1024)[None]
        last = len(items[item]) - 1
        return np.stack([grey(items[item][min(last, round(second * RATE))]) for second in seconds])

    return look


@pytest.fixture(scope="module")
def shown() -> list[Picture]:
    return clip(1, 1)


@pytest.fixture(scope="module")
def library(shown: list[Picture]) -> Library:
    made = Library()
    made.add("clip", video_prints(shown))
    return made


def answer(library: Library, still: Picture, shown: list[Picture]) -> Match | None:
    found = library.find(still_prints(still), "still", look=looks({"still": [still], "clip": shown}))
    return next(iter(found), None)


def test_a_frame_is_a_copy_at_its_second(library: Library, shown: list[Picture]) -> None:
    match = answer(library, shown[37], shown)
    assert match is not None
    assert match.verdict is Verdict.COPY
    assert match.pieces[0].found.start == pytest.approx(37 / RATE, abs=0.15)
    same = match.pieces[0].evidence.same
    assert same is not None and same > 0.98
    assert "%" in match.reason


def test_the_same_place_with_other_shapes_is_no_copy(library: Library, shown: list[Picture]) -> None:
    for walk in (7, 8):
        match = answer(library, clip(1, walk)[30], shown)
        assert match is None or match.verdict is not Verdict.COPY


def test_what_moves_elsewhere_is_another_moment(library: Library, shown: list[Picture]) -> None:
    verdicts = [m.verdict for walk in (9, 10, 11) if (m := answer(library, clip(1, walk)[30], shown))]
    assert Verdict.SAME_SCENE in verdicts


def test_a_banner_and_a_sign_hide_no_copy(library: Library, shown: list[Picture]) -> None:
    banner = shown[20].copy()
    banner[146:] = (30, 60, 190)
    cv2.putText(banner, "MORNING NEWS", (8, 170), 0, 0.8, (240, 240, 240), 2)
    sign = shown[44].copy()
    sign[6:40, 262:314] = (220, 30, 30)
    for still in (banner, sign):
        match = answer(library, still, shown)
        assert match is not None
        assert match.verdict is Verdict.COPY


def test_other_colours_hide_no_copy(library: Library, shown: list[Picture]) -> None:
    other = np.clip(200 * (shown[50] / 255.0) ** 0.6 + 30, 0, 255).astype(np.uint8)
    match = answer(library, other, shown)
    assert match is not None
    assert match.verdict is Verdict.COPY


def test_a_picture_on_a_page_is_found(library: Library, shown: list[Picture]) -> None:
    page = np.full((960, 540, 3), 250, np.uint8)
    page[400:660, 40:500] = cv2.resize(shown[25], (460, 260), interpolation=cv2.INTER_AREA)
    for line in (*range(40, 390, 26), *range(690, 950, 26)):
        cv2.putText(page, "reported from the road this morning", (20, line), 0, 0.55, (110, 110, 110), 1)
    match = answer(library, page, shown)
    assert match is not None
    assert match.verdict is Verdict.COPY


def test_a_new_video_is_looked_at_beside_an_older_still(shown: list[Picture]) -> None:
    for walk, wanted in ((1, True), (8, False)):
        older = Library()
        older.add("still", still_prints(clip(1, walk)[30]))
        items = {"still": [clip(1, walk)[30]], "clip": shown}
        found = older.find(video_prints(shown), "clip", look=looks(items))
        assert any(match.verdict is Verdict.COPY for match in found) is wanted
        if wanted:
            at = found[0].pieces[0].asked
            assert at.start == pytest.approx(30 / RATE, abs=0.6)
            assert at.length < 2


def test_without_its_file_thumbnails_must_do(library: Library, shown: list[Picture]) -> None:
    still = clip(1, 8)[30]
    for look in (None, looks({})):
        found = library.find(still_prints(still), "still", look=look)
        assert all(match.verdict is not Verdict.COPY for match in found)
    assert library.find(still_prints(shown[36]), "still")


def test_files_are_looked_into_by_their_ids(library: Library, shown: list[Picture]) -> None:
    asked: list[tuple[str, int]] = []
    library.find(still_prints(shown[30]), "still", look=looks({"still": [shown[30]], "clip": shown}, asked))
    assert {item for item, _ in asked} == {"still", "clip"}
    assert max(count for _, count in asked) <= 70


def test_two_photographs_of_one_place(shown: list[Picture]) -> None:
    one, other = shown[10], ground(1)
    album = Library()
    album.add("one", still_prints(one))
    again = album.find(
        still_prints(one[4:-4, 6:-6]), "two", look=looks({"one": [one], "two": [one[4:-4, 6:-6]]})
    )
    assert again[0].verdict is Verdict.COPY
    empty = album.find(still_prints(other), "two", look=looks({"one": [one], "two": [other]}))
    assert all(match.verdict is not Verdict.COPY for match in empty)


def test_what_goes_the_same_way_twice_is_looked_at() -> None:
    """Two passings along one road run alike in time; the cars are others."""
    back = ground(5)

    def passing(size: tuple[int, int], ink: tuple[int, int, int], late: int) -> list[Picture]:
        pictures = []
        for n in range(60):
            picture = back.copy()
            x = 5 * (n - late)
            cv2.rectangle(picture, (x, 90), (x + size[0], 90 + size[1]), ink, -1)
            cv2.line(picture, (x, 90), (x + size[0], 90 + size[1]), (255, 255, 255), 2)
            pictures.append(picture)
        return pictures

    first, second = passing((46, 24), (240, 240, 240), 0), passing((26, 40), (250, 200, 240), 4)
    archive = Library()
    archive.add("first", video_prints(first))
    items = {"first": first, "second": second}
    found = archive.find(video_prints(second), "second", look=looks(items))
    assert all(match.verdict is not Verdict.COPY for match in found)
    again = archive.find(
        video_prints(first[6:48]), "again", look=looks({"first": first, "again": first[6:48]})
    )
    assert again[0].verdict is Verdict.COPY


def test_a_shared_banner_alone_is_no_copy() -> None:
    strip = ground(77, 320, 40)
    cv2.putText(strip, "CHANNEL SEVEN LIVE", (6, 28), 0, 0.9, (255, 255, 255), 2)
    bearing = []
    for seed, walk in ((21, 21), (22, 22)):
        pictures = [picture.copy() for picture in clip(seed, walk)]
        for picture in pictures:
            picture[140:] = strip
        bearing.append(pictures)
    archive = Library()
    archive.add("first", video_prints(bearing[0]))
    items = {"first": bearing[0], "second": bearing[1], "still": [bearing[1][20]]}
    for asked, prints in (("second", video_prints(bearing[1])), ("still", still_prints(bearing[1][20]))):
        found = archive.find(prints, asked, look=looks(items))
        assert all(match.verdict not in (Verdict.COPY, Verdict.SAME_SCENE) for match in found)
