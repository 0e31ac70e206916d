"""What the page and the form to pass on make of items that match: flags go with what is shown, pictures have no times."""

from __future__ import annotations

from dataclasses import replace

import brief_fixture
import pytest

from fogline.brief.book import Book
from fogline.brief.footage_share import shared_footage
from fogline.brief.footage_view import FootageView, footage_view, transform_words
from fogline.brief.share import notice
from fogline.cli.footage_lines import alike_line, item_line
from fogline.model import Brief, Shared, What, When
from fogline.model.exhibit import Aligned, Alike, Entry, Exhibit, Still
from fogline.model.footage import (
    Box,
    Found,
    Interval,
    Item,
    ItemKind,
    Match,
    Piece,
    Posting,
    Transform,
    Verdict,
)
from fogline.store.footage import KeptItem

WHOLE = Box(0, 0, 1, 1)
STILL = Still(0.0, b"jpeg")


def item(name: str, kind: ItemKind = ItemKind.VIDEO, flags: tuple[str, ...] = ()) -> Exhibit:
    """An item that may be shown: somebody wrote down the permission."""
    length = 8.0 if kind is ItemKind.VIDEO else None
    allowed = Entry(What.PERMISSION, "May it be shown?", "yes", "e-mail", "Ana")
    kept = Item(name * 64, kind, 640, 360, length)
    return Exhibit(f"i-{name * 16}", f"{name}.file", kept, record=(allowed,), sheet=(STILL,), flags=flags)


def pair(one: Exhibit, other: Exhibit, verdict: Verdict = Verdict.COPY, at: float = 4.0) -> Alike:
    """A match of one moment, as of a picture."""
    same = Transform(False, (), WHOLE, WHOLE, 1, 0, speed=0.0)
    here = Interval(0, 0) if one.item.kind is ItemKind.IMAGE else Interval(0, 8)
    there = Interval(0, 0) if other.item.kind is ItemKind.IMAGE else Interval(at, at)
    piece = Piece(verdict, here, there, same, Found(90, 0.9, 0.9, None, 0, 2))
    match = Match(one.item.sha256, other.item.sha256, verdict, (piece,), "90 keypoints agree")
    return Alike(match, (Aligned(STILL, STILL),))


def brief_of(items: tuple[Exhibit, ...], alike: tuple[Alike, ...]) -> Brief:
    return replace(brief_fixture.brief(), footage=items, alike=alike)


def view(brief: Brief) -> FootageView:
    shown = footage_view(brief, Book.of(brief))
    assert shown is not None
    return shown


@pytest.mark.parametrize("verdict", [Verdict.COPY, Verdict.SAME_SCENE, Verdict.UNDECIDED])
def test_what_matches_a_graphic_item_is_behind_a_click_too(verdict: Verdict) -> None:
    flagged, again, other = item("a", flags=("graphic",)), item("b"), item("c")
    shown = view(
        brief_of((flagged, again, other), (pair(again, flagged, verdict), pair(other, again, verdict)))
    )
    by_id = {one.id: one.hidden for one in shown.items}
    assert by_id[flagged.id] == "flagged as graphic"
    assert by_id[again.id] == "that match an item flagged as graphic"
    assert by_id[other.id] == ""
    assert [match.hidden for match in shown.matches] == [
        "flagged as graphic",
        "that match an item flagged as graphic",
    ]


def test_no_picture_of_what_matches_a_graphic_item_is_passed_on() -> None:
    flagged, again, free = item("a", flags=("graphic",)), item("b"), item("c")
    shared = shared_footage(
        brief_of((flagged, again, free), (pair(again, flagged), pair(free, again, at=1.0))), ()
    )
    assert {one.id: one.sheet for one in shared.footage} == {again.id: (), free.id: (STILL,)}
    assert [one.frames for one in shared.alike] == [()]


def test_a_flag_that_is_not_about_the_picture_stays_with_its_item() -> None:
    kept_back, again = item("a", flags=("confidential",)), item("b")
    (shared,) = shared_footage(brief_of((kept_back, again), (pair(again, kept_back),)), ()).footage
    assert shared.id == again.id and shared.sheet


def test_a_picture_has_neither_times_nor_speed() -> None:
    clip, picture, other = item("a"), item("b", ItemKind.IMAGE), item("c", ItemKind.IMAGE)
    shown = view(
        brief_of((clip, picture, other), (pair(picture, clip), pair(picture, other), pair(clip, picture)))
    )
    assert [match.stretches for match in shown.matches] == [
        ("the picture of the first is the moment 0:04.0 of the second",),
        ("the picture",),
        ("0:00.0 to 0:08.0 of the first is the picture of the second",),
    ]
    assert [(one.at, two.at) for match in shown.matches for one, two in match.frames] == [
        ("", "0:00.0"),
        ("", ""),
        ("0:00.0", ""),
    ]
    assert transform_words(pair(picture, clip).match.pieces[0].transform) == []


def test_a_picture_has_no_times_on_the_command_line() -> None:
    clip, picture, other = (
        KeptItem(one.item, one.name, "", "", 1, None, ())
        for one in (item("a"), item("b", ItemKind.IMAGE), item("c", ItemKind.IMAGE))
    )
    found = pair(item("b", ItemKind.IMAGE), item("a"))
    assert "b.file and a.file: the picture is 4.0 s; which" in alike_line(found, picture, clip)
    found = pair(item("b", ItemKind.IMAGE), item("c", ItemKind.IMAGE))
    assert "b.file and c.file: the picture; which" in alike_line(found, picture, other)


def test_a_form_with_footage_alone_never_says_that_nothing_is_in_it() -> None:
    bare = replace(brief_of((), ()), claims=(), shared=Shared(unreviewed=False))
    assert (notice(bare) or "").startswith("Nothing is shown here, because")
    assert (notice(replace(bare, footage=(item("a"),))) or "").startswith("No claim is shown here, because")


def test_a_moment_is_said_with_its_zone_on_the_command_line() -> None:
    shown = item("a")
    at = Posting(shown.item.sha256, posted=When.parse("2025-11-11T09:40+02:00"))
    line = item_line(KeptItem(shown.item, shown.name, "", "", 1, None, (at,)))
    assert "posted 2025-11-11 07:40 UTC" in line
