"""Folders of any name, and a case that could not be made whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from fogline.errors import CaseError
from fogline.store import database
from fogline.store.write import Store


@pytest.mark.parametrize("name", ["a?b=c", "50%20off", "h#a", "Київ 😀", "new\nline"])
def test_any_name_of_a_folder_holds_a_case(tmp_path: Path, name: str) -> None:
    Store.create(tmp_path / name).close()
    assert (tmp_path / name / database.NAME).is_file()
    Store.open(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_case_that_cannot_be_made_whole_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(database.tables.METADATA, "create_all", full)
        with pytest.raises(CaseError, match="disk is full"):
            Store.create(tmp_path / "case")
    assert list((tmp_path / "case").iterdir()) == []
    Store.create(tmp_path / "case").close()
    with pytest.raises(CaseError, match="already"):
        Store.create(tmp_path / "case")
    Store.open(tmp_path / "case").close()
