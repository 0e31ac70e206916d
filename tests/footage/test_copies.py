"""Copies are found through what people do to them; another moment of a scene is no copy."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from drawn import Picture, clip, frames

from fogline.footage.library import Library
from fogline.footage.prints import Prints, make_prints, picture_prints
from fogline.model.footage import ItemKind, Match, Verdict


def prints(pictures: list[Picture]) -> Prints:
    height, width = pictures[0].shape[:2]
    return make_prints(frames(pictures), ItemKind.VIDEO, (width, height))


@pytest.fixture(scope="module")
def library() -> Library:
    made = Library()
    for seed in range(4):
        made.add(f"item{seed}", prints(clip(seed, seed)))
    return made


def best(library: Library, pictures: list[Picture]) -> Match | None:
    return next(iter(library.find(prints(pictures))), None)


def cropped(picture: Picture) -> Picture:
    return picture[20:150, 60:290]


def boxed(picture: Picture) -> Picture:
    return cv2.copyMakeBorder(picture, 50, 50, 0, 0, cv2.BORDER_CONSTANT)


def inset(picture: Picture) -> Picture:
    out = np.full((360, 640, 3), 80, np.uint8)
    out[180:342, 330:618] = cv2.resize(picture, (288, 162), interpolation=cv2.INTER_AREA)
    return out


def filmed(picture: Picture) -> Picture:
    corners = np.array([[0, 0], [320, 0], [320, 180], [0, 180]], np.float32)
    there = np.array([[30, 18], [300, 6], [310, 172], [14, 160]], np.float32)
    out = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(corners, there), (320, 180))
    return cv2.GaussianBlur(out, (0, 0), 0.8)


@pytest.mark.parametrize("change", [cropped, boxed, inset, filmed], ids=lambda change: change.__name__)
def test_a_changed_copy_is_found(library: Library, change: Callable[[Picture], Picture]) -> None:
    match = best(library, [change(picture) for picture in clip(2, 2)])
    assert match is not None
    assert (match.found, match.verdict) == ("item2", Verdict.COPY)
    piece = match.pieces[0]
    assert not piece.transform.mirrored
    assert abs(piece.transform.offset) < 0.3
    assert piece.found.start < 1.0 and piece.found.end > 5.0


def corner(own: list[Picture], behind: list[Picture]) -> list[Picture]:
    """One clip small in the corner of another, as those who comment on footage show it."""
    pictures = [cv2.resize(picture, (640, 360)) for picture in behind]
    for big, small in zip(pictures, own, strict=True):
        big[10:118, 438:630] = cv2.resize(small, (192, 108), interpolation=cv2.INTER_AREA)
    return pictures


def test_a_small_picture_in_another_is_found(library: Library) -> None:
    match = best(library, corner(clip(2, 2), clip(30, 30)))
    assert match is not None
    assert (match.found, match.verdict) == ("item2", Verdict.COPY)
    assert match.pieces[0].transform.asked_box.share < 0.15


def test_what_an_older_item_shows_small_is_found_by_the_whole() -> None:
    older = Library()
    older.add("commented", prints(corner(clip(2, 2), clip(30, 30))))
    for seed in (5, 6):
        older.add(f"other{seed}", prints(clip(seed, seed)))
    match = best(older, clip(2, 2))
    assert match is not None
    assert (match.found, match.verdict) == ("commented", Verdict.COPY)
    assert match.pieces[0].transform.found_box.share < 0.15


def bannered(pictures: list[Picture], words: str = "CHANNEL NEWS LIVE NOW") -> list[Picture]:
    out = [picture.copy() for picture in pictures]
    for picture in out:
        picture[130:172] = (20, 30, 120)
        cv2.putText(picture, words, (4, 162), 0, 0.9, (250, 240, 90), 2)
    return out


def test_a_banner_hides_no_copy(library: Library) -> None:
    match = best(library, bannered(clip(0, 0)))
    assert match is not None
    assert (match.found, match.verdict) == ("item0", Verdict.COPY)
    assert match.pieces[0].transform.found_box.share > 0.95, "a banner crops nothing"


def test_a_banner_that_two_clips_share_is_nothing_in_common() -> None:
    channel = Library()
    for seed in (7, 8):
        channel.add(f"item{seed}", prints(bannered(clip(seed, seed))))
    assert channel.find(prints(bannered(clip(40, 40)))) == []


def test_a_scene_without_change_is_found_where_it_looks_so() -> None:
    """A clip whose first half is still, and whose second is not, and a copy of its first half with a sign on it."""
    pictures = [clip(9, 9)[0]] * 36 + clip(9, 9)[:36]
    archive = Library()
    archive.add("table", prints(pictures))
    asked = [picture.copy() for picture in pictures[:30]]
    for picture in asked:
        picture[8:36, 260:308] = (200, 20, 90)
    match = best(archive, asked)
    assert match is not None
    assert (match.found, match.verdict) == ("table", Verdict.COPY)
    assert match.pieces[0].found.end <= 3.6


def test_a_mirrored_part_is_found_with_where_it_lies(library: Library) -> None:
    match = best(library, [picture[:, ::-1] for picture in clip(1, 1)[24:60]])
    assert match is not None
    assert (match.found, match.verdict) == ("item1", Verdict.COPY)
    piece = match.pieces[0]
    assert piece.transform.mirrored
    assert abs(piece.found.start - 2.0) < 0.5 and abs(piece.found.end - 5.0) < 0.5
    assert abs(piece.asked.start) < 0.3 and abs(piece.asked.end - 3.0) < 0.5


def test_a_crop_is_told_in_plain_terms(library: Library) -> None:
    match = best(library, [cropped(picture) for picture in clip(3, 3)])
    assert match is not None
    box = match.pieces[0].transform.found_box
    assert np.allclose(
        (box.left, box.top, box.right, box.bottom), (60 / 320, 20 / 180, 290 / 320, 150 / 180), atol=0.03
    )
    assert match.pieces[0].transform.asked_box.share > 0.95


def test_another_speed_is_found(library: Library) -> None:
    match = best(library, clip(0, 0)[::2])
    assert match is not None
    assert (match.found, match.verdict) == ("item0", Verdict.COPY)
    assert abs(match.pieces[0].transform.speed - 2.0) < 0.1


def test_another_moment_of_the_same_scene_is_no_copy(library: Library) -> None:
    match = best(library, clip(2, 77))
    assert match is not None
    assert (match.found, match.verdict) == ("item2", Verdict.SAME_SCENE)


def test_an_unrelated_clip_matches_nothing(library: Library) -> None:
    assert [match for match in library.find(prints(clip(50, 50))) if match.verdict is not Verdict.NONE] == []


def test_a_compilation_is_answered_piece_by_piece(library: Library) -> None:
    matches = library.find(prints(clip(0, 0)[:40] + clip(60, 60)[:36] + clip(3, 3)[20:60]))
    copies = {match.found: match for match in matches if match.verdict is Verdict.COPY}
    assert set(copies) == {"item0", "item3"}
    assert abs(copies["item3"].pieces[0].asked.start - 76 / 12) < 0.5


def test_a_still_and_its_video_find_each_other(library: Library) -> None:
    picture = cv2.cvtColor(clip(1, 1)[30], cv2.COLOR_RGB2GRAY)
    still = picture_prints(cv2.resize(picture, (512, 288)), (320, 180))
    match = library.find(still)[0]
    assert (match.found, match.verdict) == ("item1", Verdict.COPY)
    assert abs(match.pieces[0].found.start - 2.5) < 0.6
    stills = Library()
    stills.add("still", still)
    assert stills.find(prints(clip(1, 1)))[0].verdict is Verdict.COPY


def test_an_item_is_no_match_of_its_own(library: Library) -> None:
    assert all(match.found != "item1" for match in library.find(prints(clip(1, 1)), "item1"))


def test_prints_survive_the_store() -> None:
    made = prints(clip(5, 5, seconds=2.0))
    again = Prints.from_bytes(made.to_bytes())
    assert np.array_equal(made.thumbs, again.thumbs) and np.array_equal(made.keys.plain, again.keys.plain)
    assert (again.kind, again.size, again.duration) == (made.kind, made.size, made.duration)
