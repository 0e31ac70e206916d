"""Whatever the bytes are: reports that can be written down, or a failure that is told; never an exception."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from report_fakes import FakeSources, Told

from fogline.model import Raw
from fogline.reports import ReadOptions, load_readers, read_raw
from fogline.reports.inputs import open_inputs

OPTIONS = ReadOptions(sources=FakeSources(), allow_private=True, languages=("en", "ru", "uk"))
READERS = load_readers(OPTIONS)
NAMES = st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.xml", "a.csv", "a.tsv", "a"])
TEXT = st.text(max_size=30) | st.sampled_from(["\ud800", "x\udfff", "\0", "9999-12-31", "1e999"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "text", "text_entities", "forwarded_from",
     "forwarded_from_id", "from", "author", "source", "url", "link", "title", "lang", "channel_id", "published"]
)  # fmt: skip
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=6)


def read(data: bytes, name: str) -> Told:
    problems = Told()
    for report in read_raw(Raw(data, name), OPTIONS, problems, READERS):
        for text in (
            report.id,
            report.text,
            report.title,
            report.publisher,
            report.url,
            report.name,
            *report.authors,
        ):
            (text or "").encode()
        for credit in report.credits:
            credit.name.encode()
            if credit.start is not None:
                assert report.text[credit.start : credit.end] == credit.name
        assert report.text.strip()
    for failure in problems.failures:
        assert failure.what == name
        assert failure.why
        assert failure.do
    return problems


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=300), NAMES)
@example(b"\r ", "a.csv")
def test_any_bytes(data, name):
    read(data, name)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300), NAMES)
def test_any_text(text, name):
    read(text.encode("utf-8", "replace"), name)


@settings(deadline=None, max_examples=100)
@given(OBJECTS, st.sampled_from(["a.jsonl", "a.json"]))
def test_any_object_as_a_post(value, name):
    read(json.dumps({"text": "words", **value}).encode(), name)


@settings(deadline=None, max_examples=100)
@given(st.lists(OBJECTS | VALUES, max_size=4), VALUES, VALUES)
def test_any_object_as_a_message(messages, name, number):
    chat = {"name": name, "type": "public_channel", "id": number, "messages": messages}
    read(json.dumps(chat).encode(), "result.json")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_feed_with_damage_anywhere(data):
    whole = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>n</title><item><title>t</title>
    <link>https://example.org/</link><pubDate>Tue, 11 Nov 2025 10:00:00 GMT</pubDate><description>words</description>
    </item></channel></rss>"""
    place = data.draw(st.integers(0, len(whole)))
    damage = data.draw(st.binary(max_size=8))
    cut = data.draw(st.integers(0, 20))
    read(whole[:place] + damage + whole[place + cut :], "feed.xml")


def test_a_number_of_ten_thousand_digits():
    assert "line 1" in read(b'{"text": "words", "id": ' + b"9" * 10_000 + b"}", "a.jsonl").words


def test_halves_of_pairs_move_no_offset():
    (report,) = read_raw(Raw(b'{"text": "a \\ud83d b (Reuters)"}', "a.jsonl"), OPTIONS, Told(), READERS)
    assert report.text == "a \ufffd b (Reuters)"


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_file_name_that_is_no_text(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/na\xffme.txt"))
    try:
        path.write_text("words")
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    (raw,) = open_inputs([path], OPTIONS, Told())
    assert raw.name == "na\ufffdme.txt"
    assert read(raw.data, raw.name).failures == []
