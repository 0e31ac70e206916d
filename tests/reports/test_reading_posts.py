from __future__ import annotations

import json
from datetime import UTC, date, datetime

from fogline.model import ReportKind, When


def lines(*objects: object) -> str:
    return "\n".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in objects)


POST = {
    "id": "ru_1", "lang": "ru", "source": "Новости", "date": "2024-11-10T06:02:25+00:00", "channel_id": -1001003313758,
    "message_id": 7, "text": " Сбиты 8 беспилотников.\n",
}  # fmt: skip


def test_a_post(read):
    (report,) = read(lines(POST), "posts.jsonl")
    assert report.kind is ReportKind.POST
    assert report.text == " Сбиты 8 беспилотников.\n"
    assert report.source.channel == "1003313758"
    assert report.publisher == "Новости"
    assert report.published == When.on(datetime(2024, 11, 10, 6, 2, 25, tzinfo=UTC))
    assert report.language == "ru"
    assert "language" not in report.guessed
    assert report.part == "line 1"
    assert report.name == "ru_1"


def test_other_keys(read):
    post = {"body": "Text.", "created_at": "2024-11-10", "publisher": "Example", "link": "https://example.org/1",
            "title": "T",
            "forwarded_from": "Other channel"}  # fmt: skip
    (report,) = read(lines(post), "posts.ndjson")
    assert report.published == When.on(date(2024, 11, 10))
    assert report.url == "https://example.org/1"
    assert report.source.domain == "example.org"
    assert report.title == "T"
    assert [(credit.kind, credit.name) for credit in report.credits] == [("forward", "Other channel")]


def test_broken_json_at_a_line_is_told_with_its_place_and_the_rest_goes_on(read, problems):
    reports = read(
        lines(POST, '{"text": "cut off', "", [1], {"note": 1}, {"text": ""}, {**POST, "text": "Last."}),
        "p.jsonl",
    )
    assert [report.part for report in reports] == ["line 1", "line 7"]
    assert [failure.where for failure in problems.failures] == [
        "line 2, column 10",
        "line 4",
        "line 5",
        "line 6",
    ]
    assert all(failure.what == "p.jsonl" for failure in problems.failures)


def test_a_list_of_posts(read, problems):
    (one, two) = read(json.dumps([POST, {"text": "Two."}], indent=1), "posts.json")
    assert (one.part, two.part) == ("item 1", "item 2")
    assert two.published is None
    assert problems.failures == []


def test_a_list_that_breaks_off_gives_what_came_before(read, problems):
    text = json.dumps([POST, POST], indent=1)
    (one,) = read(text[: len(text) - 60], "posts.json")
    assert one.part == "item 1"
    assert "1 items before it were read" in problems.words
    assert problems.failures[0].where.startswith("line ")


def test_one_object_over_several_lines(read):
    (report,) = read(json.dumps(POST, indent=2), "post.json")
    assert report.text == POST["text"]


def test_ids_stay_when_a_file_grows_or_its_keys_change_places(read):
    (first,) = read(lines(POST), "posts.jsonl")
    turned = dict(reversed(POST.items()))
    _, again = read(lines({"text": "An earlier one."}, turned), "posts.jsonl")
    assert first.id == again.id
    assert first.sha256 != again.sha256


def test_two_equal_posts_in_files_of_other_names_stay_two(read):
    (one,) = read(lines({"text": "Same."}), "a.jsonl")
    (two,) = read(lines({"text": "Same."}), "b.jsonl")
    assert one.id != two.id


def test_a_date_in_the_year_9999(read):
    (report,) = read(lines({**POST, "date": "9999-12-31T23:59:59Z"}), "posts.jsonl")
    assert report.published is None
    assert "9999" in report.warnings[0]


def test_the_users_date_fills_but_does_not_replace_a_posts_own(read):
    user = When.on(date(2025, 1, 1))
    own, filled = read(lines(POST, {"text": "No date."}), "posts.jsonl", published=user, publisher="Desk")
    assert own.published.first_day == date(2024, 11, 10)
    assert own.publisher == "Новости"
    assert filled.published == user
    assert filled.publisher == "Desk"


def test_deep_nesting_is_told(read, problems):
    assert (
        read('{"text": ' + "[" * 100_000 + "\n" + lines({"text": "Next."}), "posts.jsonl")[0].text == "Next."
    )
    assert "posts.jsonl" in problems.words


def test_json_without_posts_is_no_report(read, problems):
    assert read('{"type": "FeatureCollection", "features": []}', "map.json") == []
    assert "map.json" in problems.words
