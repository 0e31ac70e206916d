from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.model import ReportKind, When
from fogline.reports.text import split_header

HEADER = "url: https://example.org/a\ntitle: Two towns\ndate: 2025-11-11\npublisher: Example\nauthor: A. B., C. D.\n"


def test_header_is_used_and_the_body_is_unaltered(read):
    body = " The  mayor said: “no”. \r\n\r\n Second\tparagraph \n\n"
    (report,) = read(HEADER + "\n" + body)
    assert report.text == body
    assert report.title == "Two towns"
    assert report.published == When.on(date(2025, 11, 11))
    assert report.url == "https://example.org/a"
    assert report.source.domain == "example.org"
    assert report.authors == ("A. B.", "C. D.")
    assert report.kind is ReportKind.ARTICLE
    assert report.part is None


def test_windows_line_ends_close_a_header_and_stay_in_the_body(read):
    (report,) = read(b"title: T\r\ndate: 2025-11-11\r\n\r\nOne\r\nTwo\r\n")
    assert report.text == "One\r\nTwo\r\n"
    assert report.title == "T"


def test_mark_at_the_beginning_is_no_part_of_the_text(read):
    (report,) = read(b"\xef\xbb\xbftitle: T\n\nBody")
    assert report.text == "Body"


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv: three people were killed on Tuesday\n\nMore follows.",
        "More: what we know\nSource: the ministry\n\nText",
        "title: not closed by a blank line",
        "A sentence first.\ntitle: x\n\nText",
        "https://example.org/a\n\nText",
        "Note: this is a body.\n\nNothing of it is used.",
        "title: x\nA second line without a colon\n\nText",
        "\ntitle: x\n\nText",
    ],
)
def test_a_body_with_a_colon_is_not_eaten(text, read):
    (report,) = read(text)
    assert report.text == text


def test_header_with_keys_that_are_not_used(read):
    (report,) = read(
        "conflict: Somewhere\nlicence: CC BY 4.0; text (c) X\nmade by: hand\nauthor: \ndate: 2024-01-02\n\nText."
    )
    assert report.text == "Text."
    assert report.authors == ()
    assert report.published == When.on(date(2024, 1, 2))


def test_header_without_a_text_is_told(read, problems):
    assert read("title: T\ndate: 2025-11-11\n\n  \n") == []
    assert "no text after the header" in problems.words


def test_publisher_without_an_address_only_purports(read):
    (report,) = read("publisher: The Ministry\n\nText.")
    assert report.source.known_by == "purported"
    assert report.publisher == "The Ministry"


def test_the_users_word_fills_and_wins(read):
    (filled,) = read("Text.", published=When.on(date(2025, 11, 11)), publisher="The Desk")
    assert filled.published == When.on(date(2025, 11, 11))
    assert filled.publisher == "The Desk"
    assert filled.warnings == ()
    (won,) = read(HEADER + "\nText.", published=When.on(date(2025, 11, 12)), publisher="The Desk")
    assert won.published == When.on(date(2025, 11, 12))
    assert won.publisher == "The Desk"
    assert any("2025-11-11" in warning for warning in won.warnings)
    assert any("Example" in warning for warning in won.warnings)


def test_the_users_day_keeps_the_moment_on_it(read):
    (report,) = read("date: 2025-11-11T10:00:00+02:00\n\nText.", published=When.on(date(2025, 11, 11)))
    assert report.published.as_json()["earliest"] == "2025-11-11T10:00:00+02:00"
    assert report.warnings == ()


def test_ids_depend_on_bytes_source_name_and_date_only(read):
    (one,) = read("Text.", "a.txt")
    (again,) = read("Text.", "a.txt")
    (copy,) = read("Text.", "b.txt")
    (dated,) = read("Text.", "a.txt", published=When.on(date(2025, 11, 11)))
    assert one.id == again.id
    assert one.sha256 == copy.sha256
    assert len({one.id, copy.id, dated.id}) == 3


def test_a_title_is_guessed_from_the_first_line_only_where_there_is_none(read):
    (bare,) = read("First line\n\nSecond paragraph.")
    (named,) = read("title: T\n\nFirst line")
    assert bare.title == "First line"
    assert "title" in bare.guessed
    assert "title" not in named.guessed


def test_agency_marks_are_credits_with_their_place(read):
    (report,) = read(
        "KYIV, Nov 11 (Reuters) - Two towns were hit.\n\nThe Associated Press contributed to this report."
    )
    names = {credit.name: credit for credit in report.credits}
    assert set(names) == {"Reuters", "Associated Press"}
    for credit in names.values():
        assert report.text[credit.start : credit.end] == credit.name


def test_an_agency_in_a_byline_is_a_credit(read):
    (report,) = read("author: Jane Doe, TASS\n\nText.")
    assert [(credit.name, credit.start) for credit in report.credits] == [("TASS", None)]


@given(st.text())
def test_splitting_never_fails_and_never_alters_the_body(text):
    values, start = split_header(text)
    assert 0 <= start <= len(text)
    assert (start == 0) == (values == {})


@given(st.text(min_size=1).filter(str.strip))
def test_whatever_follows_a_header_is_the_body(body):
    values, start = split_header("title: T\n\n" + body)
    assert ("title: T\n\n" + body)[start:] == body
    assert values == {"title": "T"}
