"""Videos and pictures in a case's database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from fogline.model import Decision, When, sha256
from fogline.model.file_evidence import Credentials, CredentialsState, FileEvidence, FileTime
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
from fogline.store.footage import KeptItem, item_id
from fogline.store.write import Store

DATA = b"moving pictures"
NOW = datetime(2025, 11, 12, 8, tzinfo=UTC)


def kept(*postings: Posting) -> KeptItem:
    said = FileEvidence(
        "video/mp4", duration=2.5, position=(48.3, 37.2), fields=(("comment", "<b>"),),
        times=(FileTime("creation_time", "2025-11-09T07:12:00Z", When.on(datetime(2025, 11, 9, 7, 12, tzinfo=UTC))),),
        credentials=Credentials(CredentialsState.EMBEDDED, valid=True, signed_at=NOW),
    )  # fmt: skip
    return KeptItem(Item("", ItemKind.VIDEO, 640, 360, 2.5), "clip.mp4", "", "", 1, said, postings)


def test_an_item_is_kept_once_with_all_that_was_read_of_it(tmp_path: Path) -> None:
    late = Posting("", "https://b.example/2", "b", When.on(date(2025, 11, 10)), archived=NOW)
    early = Posting(
        "", "https://a.example/1", "a", When.on(datetime(2025, 11, 9, 9, tzinfo=UTC)), report="r-1"
    )
    store = Store.create(tmp_path)
    assert store.put_item(kept(late), DATA, b"prints", b"sheet") and not store.put_item(
        kept(early, late), DATA, b"prints", b"sheet"
    )
    (item,) = store.items()
    assert item.item.sha256 == sha256(DATA) and item.prints == sha256(b"prints")
    assert item.evidence == kept().evidence
    assert [p.by for p in item.postings] == ["a", "b"], "the earliest known first, each once"
    assert store.files.get(item.item.sha256) == DATA


def test_an_item_can_be_named_by_the_beginning_of_its_id_and_decided_on(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    store.put_item(kept(), DATA, b"prints", b"sheet")
    id = item_id(sha256(DATA))
    assert store.ids(id[:8]) == (("item", id),)
    store.decide(Decision("d-1", id, "flag", None, "graphic", "Ana", NOW, "blood"))
    assert store.lost() == frozenset()


def test_matches_are_kept_for_the_format_they_were_found_with(tmp_path: Path) -> None:
    store = Store.create(tmp_path)
    store.put_item(kept(), DATA, b"prints", b"sheet")
    store.put_item(kept(), b"other", b"prints", b"sheet")
    one, other = sha256(DATA), sha256(b"other")
    box = Box(0.0, 0.0, 0.5, 1.0)
    turned = Transform(True, (1.0,) * 9, box, box, 1.2, -3.0, 2.0, 0.5)
    piece = Piece(Verdict.COPY, Interval(0, 2), Interval(1, 3), turned, Found(40, 0.9, 0.8, None, 2.0, None))
    match = Match(one, other, Verdict.COPY, (piece,), "the same pictures")
    store.put_matches(one, [match], 1)
    store.put_matches(one, [match], 1)
    assert store.matches(1) == (match,) and store.matches(2) == ()
