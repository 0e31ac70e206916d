"""The verbs for what people decide: clear lines, clear refusals, and a shared brief that explains itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fogline.cli.app import run

STORY = """title: A town
date: 2025-11-11
publisher: The Example Gazette

Russia's Defence Ministry said that its forces had encircled Myrnohrad. Ukraine's General Staff denied the claim.
Ukraine's General Staff said that about 300 Russian soldiers were in the city.
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    assert run(["new", str(folder / "case"), "--parties", "RUS,UKR"]) == 0
    assert run(["add", str(folder / "case"), str(folder / "story.txt")]) == 0
    return folder / "case"


@pytest.fixture
def case(
    read: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.delenv("FOGLINE_BY", raising=False)
    shutil.copytree(read, tmp_path / "case")
    capsys.readouterr()
    return str(tmp_path / "case")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[list[str]]:
    """What a command that goes well prints, as cells."""
    assert run(list(arguments)) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return [line.split("\t") for line in said.out.splitlines()]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 2
    said = capsys.readouterr()
    assert said.out == "" and "Traceback" not in said.err
    return said.err


def claims(case: str, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, str]:
    """Words of each claim to its id."""
    return {cells[3]: cells[4] for cells in printed(capsys, "claims", case, *more)}


def find(found: dict[str, str], words: str) -> str:
    return next(id for quote, id in found.items() if words in quote)


def test_review_undo_and_the_list(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = find(claims(case, capsys), "had encircled")
    ((when, by, what, on, became, why, id),) = printed(
        capsys, "review", case, one[:8], "--accept", "--by", "A. Editor", "--why", "read it"
    )
    assert (by, what, on, became, why) == ("A. Editor", "review", one, "unreviewed → accepted", "read it")
    assert when[10] == "T" and (when[-6] in "+-" or when.endswith("Z"))  # a moment with its zone
    assert list(claims(case, capsys, "--review", "accepted").values()) == [one]
    ((*_, undone),) = printed(capsys, "undo", case, id, "--by", "B", "--why", "not I")
    listed = printed(capsys, "decisions", case)
    assert [(cells[2], cells[4], *cells[7:]) for cells in listed] == [
        ("review", "unreviewed → accepted", "undone"), ("undo", id)
    ]  # fmt: skip
    assert listed[1][6] == undone
    printed(capsys, "undo", case, undone, "--by", "A", "--why", "it was I")
    assert list(claims(case, capsys, "--review", "accepted").values()) == [one]


def test_corrections_translations_pairs_and_flags(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = claims(case, capsys)
    count, first = find(found, "about 300"), find(found, "had encircled")
    rows = printed(
        capsys, "review", case, count, "--correct", "amount=350", "--correct", "places=the city=Kupiansk",
        "--translate", "They number 350.", "--by", "A", "--why", "second edition",
    )  # fmt: skip
    assert [row[2] for row in rows] == ["amount", "places", "translation"]
    assert rows[1][4].endswith("→ Kupiansk")
    (row,) = printed(capsys, "split", case, count, first, "--by", "A", "--why", "x")
    assert row[2] == "apart" and {row[3], row[4]} == {count, first}
    (row,) = printed(capsys, "join", case, count, first, "--by", "A", "--why", "x")
    assert row[2] == "together"
    rows = printed(
        capsys, "flag", case, first, "--as", "civilian-safety", "--as", "graphic", "--embargo",
        "2025-11-12T06:00+02:00", "--by", "A", "--why", "x",
    )  # fmt: skip
    assert [row[4] for row in rows] == ["civilian safety", "graphic", "2025-11-12T06:00:00+02:00"]
    states = [row[7:] for row in printed(capsys, "decisions", case)]
    assert states.count(["replaced by a later one"]) == 1  # the split, by the join
    assert any("decisions" in row[0] for row in printed(capsys, "status", case))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["review", "CASE", "CLAIM", "--accept"], "--by"),
        (["review", "CASE", "CLAIM", "--accept", "--by", " "], "not said who decides"),
        (["review", "CASE", "c-none", "--accept", "--by", "A"], "no such claim"),
        (["review", "CASE", "c-", "--accept", "--by", "A"], "ids begin so"),
        (["review", "CASE", "CLAIM", "--by", "A"], "nothing is said"),
        (["review", "CASE", "CLAIM", "--reject", "--by", "A"], "no reason"),
        (["review", "CASE", "CLAIM", "--accept", "--reject", "--by", "A", "--why", "x"], "at once"),
        (["review", "CASE", "CLAIM", "--correct", "act", "--by", "A", "--why", "x"], "FIELD=VALUE"),
        (["review", "CASE", "CLAIM", "--correct", "act=sings", "--by", "A", "--why", "x"], "asserts, denies"),
        (["review", "CASE", "CLAIM", "--correct", "mood=sad", "--by", "A", "--why", "x"], "no such field"),
        (["review", "CASE", "CLAIM", "--correct", "act=denies", "--correct", "act=warns", "--by", "A"], "twice"),
        (["split", "CASE", "CLAIM", "--by", "A", "--why", "x"], "OTHER"),
        (["split", "CASE", "CLAIM", "CLAIM", "--by", "A", "--why", "x"], "no other claim"),
        (["join", "CASE", "CLAIM", "c-none", "--by", "A", "--why", "x"], "no such claim"),
        (["join", "CASE", "CLAIM", "c-none", "--by", "A"], "--why"),
        (["undo", "CASE", "d-none", "--by", "A", "--why", "x"], "no such decision"),
        (["flag", "CASE", "CLAIM", "--by", "A", "--why", "x"], "none is given"),
        (["flag", "CASE", "CLAIM", "--as", "ugly", "--by", "A", "--why", "x"], "civilian safety"),
        (["flag", "CASE", "CLAIM", "--embargo", "soon", "--by", "A", "--why", "x"], "no moment"),
        (["brief", "CASE", "--unreviewed"], "--share"),
        (["claims", "CASE", "--review", "liked"], "unreviewed, accepted"),
        (["decisions", "nowhere"], "no such folder"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_kept(
    arguments: list[str], said: str, case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    one = find(claims(case, capsys), "had encircled")
    given = [case if a == "CASE" else one if a == "CLAIM" else a for a in arguments]
    assert said in refused(capsys, *given)
    assert run(["decisions", case]) == 0
    assert "Nobody has decided anything yet" in capsys.readouterr().err


def test_questions_list_their_claims_with_ids(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    one = find(claims(case, capsys), "had encircled")
    rows = printed(capsys, "questions", case, "--claims")
    above: list[str] = []
    for row in rows:
        if one in row:
            break
        above = row if not row[0].startswith(" ") and row[0] else above
    assert above[0].endswith("encircled, 11 Nov 2025?") and "disputed" in above[0]


def test_who_decides_may_be_set_once(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOGLINE_BY", "A. Editor")
    one = find(claims(case, capsys), "had encircled")
    ((_, by, *_),) = printed(capsys, "review", case, one, "--accept")
    assert by == "A. Editor"


def test_an_empty_shared_brief_explains_itself(
    case: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    lines = printed(capsys, "brief", case, "--share", "--out", str(out))
    assert "none of the claims that may be passed on has been reviewed" in lines[0][0]
    assert "fogline review CASE CLAIM --accept" in lines[0][0]
    assert "had encircled" not in (out / "index.html").read_text(encoding="utf-8")
    printed(capsys, "brief", case, "--share", "--unreviewed", "--out", str(out))
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "had encircled" in page and "no person reviewed" in page


def test_files_read_in_one_go_keep_no_reviews_and_say_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    lines = printed(capsys, "brief", str(tmp_path / "story.txt"), "--share", "--out", str(tmp_path / "out"))
    assert "fogline new" in lines[0][0]
