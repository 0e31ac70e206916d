from __future__ import annotations

import io
import os
import stat
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from fogline.errors import UnreadableInput
from fogline.model import Raw
from fogline.reports.inputs import open_inputs


def names(inputs, options, problems, fetcher=None) -> list[str]:
    return [raw.name for raw in open_inputs(inputs, options, problems, fetcher)]


def packed(path: Path, members: dict[str, bytes], **more) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data, **more)
    return path


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path, options, problems):
    for name in (
        "b.txt",
        "a.txt",
        "sub/c.html",
        ".hidden.txt",
        ".git/x.txt",
        "table.csv",
        "more.csv",
        "p.png",
        "README.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert names([tmp_path], options, problems) == ["a.txt", "b.txt", "c.html"]
    assert problems.failures == []
    told = "\n".join(map(str, problems.skipped))
    assert told.count("files of the kind .csv") == 1, "once for the kind, not once for each file"
    assert "and 1 more" in told
    assert ".png" in told
    assert "README" in told


def test_without_a_place_for_what_was_skipped_it_is_told_as_such(tmp_path, options):
    class OnlyTell:
        def __init__(self):
            self.failures = []

        def tell(self, failure):
            self.failures.append(failure)

    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "a.csv").write_text("words")
    problems = OnlyTell()
    assert names([tmp_path], options, problems) == ["a.txt"]
    assert [failure.why.startswith("skipped:") for failure in problems.failures] == [True]


def test_what_is_given_by_name_and_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path, options, problems):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\n")
    (tmp_path / "binary.txt").write_bytes(b"\x7fELF" + bytes(100))
    (tmp_path / "good.txt").write_text("words")
    given = [tmp_path / name for name in ("missing.txt", "empty.txt", "blank.txt", "binary.txt", "good.txt")]
    assert names(given, options, problems) == ["good.txt"]
    assert [failure.what.rsplit("/")[-1] for failure in problems.failures] == [
        "missing.txt", "empty.txt", "blank.txt", "binary.txt",
    ]  # fmt: skip
    assert all(failure.do.endswith(".") for failure in problems.failures)


def test_a_200_mb_text_is_refused_without_being_loaded(tmp_path, options, problems):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.write(b"title: T\n\nwords")
        file.truncate(200_000_000)
    tracemalloc.start()
    assert names([path], options, problems) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000
    (failure,) = problems.failures
    assert failure.what == "huge.txt"
    assert "200,000,000" in failure.why
    assert "50,000,000" in failure.why


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path, options, problems):
    path = tmp_path / "secret.txt"
    path.write_text("words")
    path.chmod(0)
    assert names([path], options, problems) == []
    assert "permission" in problems.words.lower()


def test_a_pipe_is_no_file(tmp_path, options, problems):
    os.mkfifo(tmp_path / "pipe.txt")
    assert names([tmp_path / "pipe.txt"], options, problems) == []
    assert "not a file" in problems.words


def test_a_link_out_of_the_folder_is_not_followed(tmp_path, options, problems):
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "in.txt").write_text("words")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    assert names([folder], options, problems) == ["in.txt"]
    assert "link out of the folder" in str(problems.skipped[0])


def test_an_empty_folder_is_told(tmp_path, options, problems):
    assert names([tmp_path], options, problems) == []
    assert "nothing to read" in problems.words


def test_members_of_an_archive(tmp_path, options, problems):
    path = packed(
        tmp_path / "case.zip",
        {
            "b.txt": b"two",
            "a/one.html": b"<p>one</p>",
            "__MACOSX/._b.txt": b"x",
            "c.png": b"\x89PNG",
            "empty.txt": b"",
        },
    )
    assert names([path], options, problems) == ["one.html", "b.txt"]
    assert "empty" in problems.words
    assert ".png" in str(problems.skipped[0])


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "a/../../out.txt", "/etc/cron.d/out.txt", "..\\out.txt", "C:\\out.txt", "c:/out.txt"],
)
def test_a_zip_that_climbs_out_of_its_folder(name, tmp_path, options, problems):
    folder = tmp_path / "in"
    folder.mkdir()
    path = packed(folder / "climb.zip", {name: b"escaped", "good.txt": b"words"})
    assert names([path], options, problems) == ["good.txt"]
    assert "climbs out" in problems.words
    assert sorted(entry.name for entry in tmp_path.rglob("*") if entry.is_file()) == ["climb.zip"]


def test_a_link_in_an_archive(tmp_path, options, problems):
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "link.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert names([path], options, problems) == []
    assert "link" in problems.words


def test_a_member_without_a_name(tmp_path, options, problems):
    path = packed(tmp_path / "nameless.zip", {"a": b"words", "good.txt": b"words"})
    data = path.read_bytes()
    at = data.rindex(
        b"PK\x01\x02", 0, data.rindex(b"good.txt") - 46
    )  # the directory's entry of "a", now without it
    path.write_bytes(data[: at + 46] + b"\0" + data[at + 47 :])
    assert names([path], options, problems) == ["good.txt"]
    assert "no name" in problems.words


def test_a_zip_bomb_is_refused(tmp_path, options, problems):
    path = packed(
        tmp_path / "bomb.zip", {"bomb.txt": bytes(8_000_000).replace(b"\0", b"a"), "good.txt": b"words"}
    )
    assert names([path], options, problems) == ["good.txt"]
    assert "times larger" in problems.words


def test_a_member_that_lies_about_its_size(tmp_path, options, problems):
    path = packed(tmp_path / "lie.zip", {"lie.txt": os.urandom(40_000).hex().encode()})
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02") + 24  # the size unpacked, in the directory at the end
    data[place : place + 4] = (10).to_bytes(4, "little")
    path.write_bytes(data)
    for raw in open_inputs([path], replace(options, max_bytes=50_000), problems):
        assert len(raw.data) <= 50_000


def test_a_damaged_archive(tmp_path, options, problems):
    path = packed(tmp_path / "cut.zip", {"a.txt": b"words" * 1000})
    path.write_bytes(path.read_bytes()[:-30])
    assert names([path], options, problems) == []
    assert "damaged" in problems.words


def test_an_encrypted_member(tmp_path, options, problems):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", b"words")
    data = bytearray(buffer.getvalue())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(data)
    assert names([tmp_path / "locked.zip"], options, problems) == []
    assert "encrypted" in problems.words


def test_a_word_file_is_not_taken_for_an_archive(tmp_path, options, problems):
    path = packed(tmp_path / "talk.docx", {"word/document.xml": b"<w/>"})
    assert names([path], options, problems) == []
    assert ".docx" in problems.words


class FakeFetcher:
    def fetch(self, url: str) -> Raw:
        if "gone" in url:
            raise UnreadableInput(url, "the server answered 404", "Check the address.")
        return Raw(b"words", "page", address=url, final=url)


def test_addresses_go_to_the_fetcher_and_the_rest_goes_on(tmp_path, options, problems):
    (tmp_path / "a.txt").write_text("words")
    given = ["https://example.org/gone", "https://example.org/page", str(tmp_path / "a.txt")]
    assert names(given, options, problems, FakeFetcher()) == ["page", "a.txt"]
    assert "404" in problems.words


def test_offline_refuses_every_address(options, problems):
    assert names(["https://example.org/"], replace(options, offline=True), problems, FakeFetcher()) == []
    assert "offline" in problems.words


def test_one_input_at_a_time(tmp_path, options, problems):
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_bytes(b"a" * 2_000_000)
    tracemalloc.start()
    total = sum(len(raw.data) for raw in open_inputs([tmp_path], options, problems))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert total == 40_000_000
    assert peak < 12_000_000
