"""Adding footage that is interrupted, files that are not what they are called, and which of two items was posted first."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import media_fixture as made
import pytest

from fogline.case import Case
from fogline.case.footage import earliest
from fogline.footage.library import Library
from fogline.model import When
from fogline.model.footage import Item, ItemKind, Posting
from fogline.store.footage import KeptItem


def pictures(folder: Path) -> tuple[Path, Path]:
    """A picture, and the same written anew, smaller."""
    drawn = made.picture((640, 400), 5)
    one, again = folder / "one.png", folder / "again.jpg"
    drawn.save(one)
    drawn.resize((480, 300)).save(again, quality=70)
    return one, again


def test_what_an_item_matches_is_looked_for_again_where_that_was_interrupted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, again = pictures(tmp_path)

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with Case.create(tmp_path / "case") as case:
        case.add_footage(one)
    with Case.open(tmp_path / "case") as case, monkeypatch.context() as patched:
        patched.setattr(Library, "find", interrupted)
        with pytest.raises(KeyboardInterrupt):
            case.add_footage(again)
    with Case.open(tmp_path / "case") as case:
        case.add_footage(again)
        assert len(case.kept_items()) == 2
        assert len(case.alike(pictured=False)) == 1, "as if it had not been interrupted"


def test_in_a_folder_what_is_called_a_video_and_is_none_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    pictures(folder)
    (folder / "broken_off.mp4").touch()
    (folder / "saved.jpg").write_text("<html>not found</html>")
    (folder / "notes.txt").write_text("to do")
    with Case.create(tmp_path / "case") as case:
        came = case.add_footage(folder)
    assert len(came.new) == 2 and {f.what for f in came.failed} == {"broken_off.mp4", "saved.jpg"}


def kept(name: str, posted: When | None) -> KeptItem:
    item = Item(name * 64, ItemKind.IMAGE, 640, 400)
    return KeptItem(item, f"{name}.jpg", "", "", 1, None, (Posting(item.sha256, posted=posted),))


NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        (When.on(date(2025, 11, 10)), When.on(date(2025, 11, 11)), "a"),
        (When.on(date(2025, 11, 12)), When.on(NOON), "b"),
        (When.on(date(2025, 11, 11)), When.on(NOON), None),
        (When(date(2025, 11, 1), date(2025, 11, 30)), When.on(date(2025, 11, 12)), None),
        (When.on(date(2025, 11, 12)), When(date(2025, 11, 1), date(2025, 11, 30)), None),
        (When(NOON, NOON.replace(hour=18)), When.on(NOON.replace(hour=13)), None),
        (When.on(NOON), None, None),
    ],
)
def test_which_was_posted_first_is_said_only_where_the_times_tell(
    one: When | None, other: When | None, first: str | None
) -> None:
    for a, b in ((kept("a", one), kept("b", other)), (kept("b", other), kept("a", one))):
        assert earliest(a, b) == (first and first * 64)
