from __future__ import annotations

import csv
import io
import tracemalloc

import pytest

from fogline.errors import UnreadableInput
from fogline.model import Raw, ReportKind
from fogline.plugins import Reader
from fogline.reports import load_readers, read_raw

HTML = "<html><body><article>" + "<p>Words of the page stand here in a long line, one after another.</p>" * 4
RSS = "<rss version='2.0'><channel><item><title>t</title><description>words</description></item></channel></rss>"
SAMPLES = {
    "article": HTML,
    "feed": RSS,
    "posts": '{"text": "words"}\n{"text": "more"}\n',
    "telegram": '{"type": "public_channel", "id": 1, "messages": [{"id": 1, "type": "message", "text": "words"}]}',
    "text": "Words in a line: one, two.\n",
}


def test_every_reader_keeps_the_contract(options):
    readers = load_readers(options)
    assert {reader.name for reader in readers} >= set(SAMPLES)
    assert readers[-1].name == "text"
    assert all(isinstance(reader, Reader) for reader in readers)


@pytest.mark.parametrize("name", ["thing", "thing.txt", "thing.json", "thing.html", "thing.xml"])
@pytest.mark.parametrize("kind", SAMPLES)
def test_content_decides_before_the_name(options, kind, name):
    if kind == "text" and name in ("thing.json", "thing.xml"):
        pytest.skip("a text that is called data is refused")
    raw = Raw(SAMPLES[kind].encode(), name)
    assert next(reader.name for reader in load_readers(options) if reader.accepts(raw)) == kind


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n", b"\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0"])
def test_what_nobody_reads_is_told(options, problems, data):
    assert list(read_raw(Raw(data, "thing"), options, problems)) == []
    assert [failure.what for failure in problems.failures] == ["thing"]


def test_a_readers_refusal_is_told_and_nothing_is_raised(options, problems):
    class Refusing:
        name = "refusing"

        def accepts(self, raw):
            return True

        def read(self, raw, problems):
            raise UnreadableInput(raw.name, "it will not", "Give another.")
            yield

    assert list(read_raw(Raw(b"x", "thing"), options, problems, [Refusing()])) == []
    assert "it will not" in problems.words


def test_reports_come_one_at_a_time(options, problems):
    data = "\n".join(
        '{"text": "%s"}' % ("the words of the post and that was " * 300) for _ in range(100)
    ).encode()
    tracemalloc.start()
    number = sum(1 for _ in read_raw(Raw(data, "posts.jsonl"), options, problems))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 100
    assert peak < 2 * len(data), "the text, and one post"


def test_rows_of_a_table(read, problems):
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["id", "date", "source_urls", "representative_text", "actor_text"])
    table.writerow(["1", "20220224", "https://example.org/a", 'He said: "no",\nthen left.', "FALSE"])
    table.writerow(["2", "20220225", "", "", ""])
    table.writerow(["3", "soon", "https://example.org/b", "More words.", ""])
    one, three = read(out.getvalue(), "events.csv")
    assert one.kind is ReportKind.POST
    assert one.text == 'He said: "no",\nthen left.'
    assert one.published.as_json()["earliest"] == "2022-02-24"
    assert one.source.domain == "example.org"
    assert (one.part, three.part) == ("row 2", "row 4")
    assert [failure.where for failure in problems.failures] == ["row 3"]


def test_a_table_without_texts_is_no_report(read, problems):
    assert read("date,count\n2022-02-24,5\n", "counts.csv") == []
    assert "counts.csv" in problems.words
