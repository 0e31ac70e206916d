"""The case's database and files: whole or not at all, the same twice, and clear where it cannot go on."""

from __future__ import annotations

import errno
import io
import re
import shutil
import sqlite3
import threading
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from fogline.errors import CaseError
from fogline.model import (
    Act,
    Claim,
    Decision,
    Failure,
    Raw,
    Relation,
    Report,
    ReportKind,
    Source,
    When,
    content_id,
    sha256,
)
from fogline.store import tables
from fogline.store.database import NAME
from fogline.store.files import Files
from fogline.store.maps import KeptMap
from fogline.store.write import Store

NOW = datetime(2025, 11, 11, 12, tzinfo=UTC)
SOURCE = Source("s-1", "example.org", domain="example.org")


def make_raw(text: str, name: str = "a.txt") -> Raw:
    return Raw(text.encode(), name)


def make_report(text: str, language: str = "en", title: str | None = None, day: str = "2025-11-11") -> Report:
    digest = sha256(text.encode())
    return Report(
        content_id("r", digest), ReportKind.ARTICLE, text, digest, SOURCE, title=title, language=language,
        published=When.parse(day),
    )  # fmt: skip


def make_claim(report: Report, start: int = 0, end: int | None = None) -> Claim:
    quote = report.text[start:end]
    return Claim(
        content_id("c", report.id, start, end), report.id, start, start + len(quote), quote, (), Act.ASSERTS,
        Relation.STATEMENT,
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.create(tmp_path / "case", durable=False)
    yield store
    store.close()


def add(store: Store, *reports: Report, failures: tuple[Failure, ...] = ()) -> Any:
    raw = make_raw("|".join(report.text for report in reports))
    return store.keep(raw, "{}", iter(reports), failures, "g", NOW)


def schema_of(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {name: re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split())) for name, sql in rows}


def test_the_migrations_give_the_schema_that_a_new_case_has(tmp_path: Path) -> None:
    from fogline.store.database import _engine
    from fogline.store.migrations import script, upgrade

    Store.create(tmp_path / "new").close()
    (tmp_path / "migrated").mkdir()
    engine = _engine(tmp_path / "migrated" / NAME, durable=False)
    upgrade(engine)
    engine.dispose()
    assert script().get_current_head() == tables.HEAD
    assert schema_of(tmp_path / "migrated" / NAME) == schema_of(tmp_path / "new" / NAME)


def test_what_was_kept_comes_back(store: Store) -> None:
    report = make_report("Kyiv says that the town holds.", title="A town")
    assert add(store, report).new == 1
    assert list(store.reports()) == [report]
    assert store.report(report.id) == report
    assert store.report("r-none") is None
    assert store.files.get(sha256(report.text.encode())) == report.text.encode()


def test_the_same_twice_changes_nothing(store: Store) -> None:
    report = make_report("Some text.")
    add(store, report)
    before = list(store.reports()), store.counts()
    kept = add(store, report)
    assert (kept.new, kept.already) == (0, 1)
    assert (list(store.reports()), store.counts()) == before


def test_reports_come_in_an_order_that_does_not_hang_on_the_order_of_adding(
    store: Store, tmp_path: Path
) -> None:
    reports = [make_report(f"text {n}", day=f"2025-11-{10 + n % 3}") for n in range(9)]
    other = Store.create(tmp_path / "other", durable=False)
    for report in reports:
        add(store, report)
    for report in reversed(reports):
        add(other, report)
    assert list(store.reports()) == list(other.reports())
    other.close()


def test_another_reading_of_the_same_bytes_replaces_the_first(store: Store) -> None:
    first, second = make_report("text"), make_report("text", day="2024-01-01")
    second = Report(**{name: getattr(second, name) for name in Report.__slots__} | {"id": "r-other"})
    raw = make_raw("text")
    store.keep(raw, "{}", [first], (), "g", NOW)
    store.keep(raw, '{"published": "2024-01-01"}', [second], (), "g", NOW)
    assert list(store.reports()) == [second]
    assert store.report(first.id) == first  # nothing is lost
    store.keep(raw, "{}", [first], (), "g", NOW)
    assert list(store.reports()) == [first]


def test_a_reading_that_fails_in_the_middle_leaves_nothing(store: Store) -> None:
    def reading() -> Iterator[Report]:
        for n in range(500):
            yield make_report(f"text {n}")
        raise KeyboardInterrupt

    raw = make_raw("many")
    with pytest.raises(KeyboardInterrupt):
        store.keep(raw, "{}", reading(), (), "g", NOW)
    assert store.counts().reports == 0
    assert store.keep(raw, "{}", [make_report("text 1")], (), "g", NOW).new == 1


def test_a_report_read_better_is_read_for_claims_again(store: Store) -> None:
    report = make_report("Old words here.")
    add(store, report)
    store.put_claims(report.id, "rules/1", [make_claim(report)], NOW)
    better = Report(
        **{name: getattr(report, name) for name in Report.__slots__} | {"text": "New words here."}
    )
    store.keep(make_raw("Old words here."), "{}", [better], (), "g", NOW)
    assert [r.text for r in store.unread("rules/1", {"en"})] == ["New words here."]
    assert [hit.kind for hit in store.search("old")] == ["claim"]  # until it has been read again
    assert [hit.kind for hit in store.search("new")] == ["report"]


def test_each_extractor_version_reads_each_report_once(store: Store) -> None:
    reports = [make_report(f"text {n}") for n in range(250)]
    add(store, *reports)
    assert store.count_unread("rules/1", {"en"}) == 250
    for report in store.unread("rules/1", {"en"}):
        store.put_claims(report.id, "rules/1", [make_claim(report)], NOW)
    assert list(store.unread("rules/1", {"en"})) == []
    assert store.count_unread("rules/2", {"en"}) == 250
    assert store.count_unread("rules/1", {"uk"}) == 0
    assert len(list(store.claims())) == 250


def test_a_newer_version_replaces_claims_save_those_decided_on(store: Store) -> None:
    report = make_report("One claim here. And another.")
    add(store, report)
    kept, gone, new = make_claim(report, 0, 15), make_claim(report, 16), make_claim(report, 4, 9)
    store.put_claims(report.id, "rules/1", [kept, gone], NOW)
    store.decide(Decision("d-1", kept.id, "review", "unreviewed", "accepted", "A", NOW, None))
    store.put_claims(report.id, "rules/2", [new], NOW)
    assert {claim.id for claim in store.claims()} == {kept.id, new.id}
    assert [hit.kind for hit in store.search("another")] == ["report"]


def test_decisions_are_only_added(store: Store) -> None:
    store.decide(Decision("d-1", "c-1", "review", None, "accepted", "A", NOW, "seen"))
    path = store.folder / NAME
    for statement in ("DELETE FROM decisions", "UPDATE decisions SET body = '{}'"):
        with (
            sqlite3.connect(path) as connection,
            pytest.raises(sqlite3.IntegrityError, match="only ever added"),
        ):
            connection.execute(statement)
    assert store.decisions()[0].why == "seen"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Генштаб заперечує оточення Покровська.", "ПОКРОВСЬК"),
        ("Її бачили в Єнакієвому", "їі єнакієв".replace("їі", "її")),
        ("Минобороны заявило об окружении. Ёлки.", "МИНОБОРОНЫ ёлки"),
        ("Moscow says the Élysée knows.", "elysee MOSC"),
        (unicodedata.normalize("NFD", "Гайдай сказав"), "гайдай"),
    ],
)
def test_words_are_found_in_every_script_whatever_their_case(store: Store, text: str, words: str) -> None:
    report = make_report(text)
    add(store, report, make_report("Something else entirely."))
    assert [hit.id for hit in store.search(words)] == [report.id]


def test_a_query_is_words_and_never_a_program(store: Store) -> None:
    add(store, make_report("NOT near OR anything (really)"))
    for words in (
        'near OR "',
        "(really",
        "NOT*",
        'title:"x',
        "' --",
        '""',
        "",
        "🙂",
        "col : *",
        "OR",
        "x OR",
    ):
        store.search(words)
    assert store.search("NOT really")
    assert store.search('"anything really"')
    assert not store.search('"near anything"')
    assert store.search("absent OR anything")
    assert not store.search("absent anything")


def test_failures_are_listed_once_and_go_when_the_input_is_read(store: Store) -> None:
    failure = Failure("a.txt", "it is empty", "Leave it out.")
    store.note_failures("g", [failure, failure], NOW)
    store.note_failures("g", [failure], NOW)
    assert store.failures() == (failure,)
    store.note_failures("g", [], NOW)
    assert store.failures() == ()


def test_maps_are_kept_once(store: Store) -> None:
    kept = KeptMap("Maker", "a.geojson", sha256(b"x"), date(2025, 11, 10), date(2025, 11, 10))
    assert store.put_map(kept, b"x")
    assert not store.put_map(kept, b"x")
    assert store.maps() == (kept,)
    assert store.files.get(store.maps()[0].sha256) == b"x"


class FullDisk(io.BytesIO):
    """A file whose disk fills up after a few bytes."""

    def write(self, data: Any) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path) -> None:
    def full(path: Path) -> io.BytesIO:
        path.write_bytes(b"half")
        return FullDisk()

    files = Files(tmp_path / "files", opener=full)
    with pytest.raises(CaseError, match=r"disk is full.*Free some space"):
        files.put(b"whole")
    assert [path for path in (tmp_path / "files").rglob("*") if path.is_file()] == []
    assert Files(tmp_path / "files").get(Files(tmp_path / "files").put(b"whole")) == b"whole"


def test_a_disk_that_fills_up_under_the_database_rolls_back(store: Store) -> None:
    add(store, make_report("first"))
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(CaseError, match="disk is full"):
        add(store, *[make_report(f"{n} " + "long " * 5000) for n in range(50)])
    assert store.counts().reports == 1


def test_content_that_was_altered_is_not_given_out(tmp_path: Path) -> None:
    files = Files(tmp_path)
    digest = files.put(b"bytes")
    files.path(digest).write_bytes(b"other")
    with pytest.raises(CaseError, match="SHA-256 differs"):
        files.get(digest)
    with pytest.raises(CaseError, match="cannot be read"):
        files.get("0" * 64)


def test_folders_that_are_no_case(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="not a case folder"):
        Store.open(tmp_path)
    with pytest.raises(CaseError, match="no such folder"):
        Store.open(tmp_path / "nowhere")
    (tmp_path / NAME).write_bytes(b"this is not a database, only a long enough text file" * 50)
    with pytest.raises(CaseError, match="damaged or not a database"):
        Store.open(tmp_path)
    (tmp_path / NAME).unlink()
    sqlite3.connect(tmp_path / NAME).execute("CREATE TABLE x (y)").connection.close()
    with pytest.raises(CaseError, match="not a Fogline case"):
        Store.open(tmp_path)


def test_a_case_is_not_made_over_another(store: Store) -> None:
    with pytest.raises(CaseError, match="a case in it already"):
        Store.create(store.folder)


def test_a_case_of_a_newer_fogline_is_refused(tmp_path: Path) -> None:
    Store.create(tmp_path / "case").close()
    with sqlite3.connect(tmp_path / "case" / NAME) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(CaseError, match="newer Fogline"):
        Store.open(tmp_path / "case")


def test_a_locked_case_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fogline.store.database._WAIT_S", 0.05)
    other = Store.open(store.folder)
    holder = sqlite3.connect(store.folder / NAME, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(CaseError, match="another program is writing"):
        other.set_setting("name", "x")
    holder.execute("ROLLBACK")
    other.set_setting("name", "x")
    assert store.setting("name") == "x"
    other.close()
    holder.close()


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CaseError, match=r"cannot be written to|cannot be opened"):
        Store.create(tmp_path / "file" / "case")


def test_a_read_only_database_is_said(store: Store) -> None:
    add(store, make_report("first"))
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = 1")
    with pytest.raises(CaseError, match="cannot be written to"):
        store.set_setting("name", "x")


def test_a_case_can_be_copied_and_moved(store: Store, tmp_path: Path) -> None:
    report = make_report("text")
    add(store, report)
    store.close()
    shutil.copytree(store.folder, tmp_path / "copy")
    copy = Store.open(tmp_path / "copy")
    assert list(copy.reports()) == [report]
    copy.close()


def test_two_at_once_wait_for_each_other(store: Store) -> None:
    def work(part: int) -> None:
        mine = Store.open(store.folder)
        for n in range(20):
            raw = make_raw(f"{part} {n}", f"{part}-{n}.txt")
            mine.keep(raw, "{}", [make_report(f"{part} {n}")], (), "g", NOW)
        mine.close()

    threads = [threading.Thread(target=work, args=(part,)) for part in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.counts().reports == 60


def test_both_claims_of_a_decided_pair_are_kept(store: Store) -> None:
    report = make_report("One claim here. And another. And a third.")
    add(store, report)
    one, other, gone = make_claim(report, 0, 15), make_claim(report, 16, 28), make_claim(report, 29)
    store.put_claims(report.id, "rules/1", [one, other, gone], NOW)
    store.decide(Decision("d-1", one.id, "apart", None, other.id, "A", NOW, "of two days"))
    store.put_claims(report.id, "rules/2", [], NOW)
    assert {claim.id for claim in store.claims()} == {one.id, other.id}
    assert store.lost() == frozenset()


def test_a_decided_claim_is_passed_over_while_its_passage_is_not_there(store: Store) -> None:
    report = make_report("Old words here. Ще слова 🙂 тут.")
    add(store, report)
    first, second = make_claim(report, 0, 15), make_claim(report, 16)
    store.put_claims(report.id, "rules/1", [first, second], NOW)
    for number, claim in enumerate((first, second)):
        store.decide(Decision(f"d-{number}", claim.id, "review", None, "accepted", "A", NOW, None))
    assert [claim.id for claim in store.claims()] == [first.id, second.id]
    changed = Report(**{n: getattr(report, n) for n in Report.__slots__} | {"text": "New" + report.text[3:]})
    store.keep(make_raw(report.text), "{}", [changed], (), "g", NOW)
    assert [claim.id for claim in store.claims()] == [second.id]
    assert store.lost() == {first.id}
    assert (
        store.claim(first.id) == first and store.claim("c-none") is None
    )  # what was decided on can be shown
    store.keep(make_raw(report.text), "{}", [report], (), "g", NOW)
    assert store.lost() == frozenset()


def test_decisions_are_kept_all_or_none(store: Store) -> None:
    made = [Decision(f"d-{n}", "c-1", "review", None, "accepted", "A", NOW, None) for n in (1, 2, 2)]
    with pytest.raises(CaseError):
        store.decide(*made)
    assert store.decisions() == ()
    store.decide(*made[:2])
    assert store.decisions() == tuple(made[:2])


def test_a_name_typed_in_another_encoding_is_kept_as_far_as_it_can_be(store: Store) -> None:
    store.decide(Decision("d-1", "c-1", "review", None, "accepted", "Ren\udce9", NOW, "\udcff"))
    assert store.decisions()[0].by == "Ren\ufffd"


def test_ids_are_found_by_their_beginning(store: Store) -> None:
    report = make_report("One claim here.")
    add(store, report)
    claim = make_claim(report)
    store.put_claims(report.id, "rules/1", [claim], NOW)
    store.decide(Decision("d-00ff", claim.id, "review", None, "accepted", "A", NOW, None))
    assert (
        store.ids(claim.id) == store.ids(claim.id[:6]) == store.ids(claim.id[2:8]) == (("claim", claim.id),)
    )
    assert store.ids("d-") == (("decision", "d-00ff"),)
    assert ("report", report.id) in store.ids("r-")
    assert store.ids("%") == store.ids("_") == ()


def test_a_case_of_the_first_version_opens_with_its_decisions(tmp_path: Path) -> None:
    from fogline.store.codec import dumps
    from fogline.store.database import _engine
    from fogline.store.migrations import upgrade

    (tmp_path / "old").mkdir()
    engine = _engine(tmp_path / "old" / NAME, durable=False)
    upgrade(engine, "0001")
    made = Decision("d-1", "c-1", "review", None, "accepted", "A", NOW, "seen")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        connection.exec_driver_sql(
            "INSERT INTO decisions (id, \"on\", at, body) VALUES ('d-1', 'c-1', 'x', ?)", (dumps(made),)
        )
    engine.dispose()
    store = Store.open(tmp_path / "old")
    assert store.decisions() == (made,)
    assert store.lost() == {"c-1"}
    store.decide(Decision("d-2", "c-1", "undo", None, None, "B", NOW, "no", "d-1"))
    assert len(store.decisions()) == 2
    store.close()
