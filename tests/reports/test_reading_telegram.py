from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from fogline.model import Raw, ReportKind, When
from fogline.reports.telegram import post_link, wordless

MESSAGE = {
    "id": 72701, "type": "message", "date": "2024-11-08T14:40:01", "date_unixtime": "1731076801",
    "edited": "2024-11-08T15:00:00", "edited_unixtime": "1731078000", "from": "A channel", "from_id": "channel42",
    "text": [{"type": "bold", "text": "Bold start"}, " and more, ",
             {"type": "text_link", "text": "said", "href": "https://example.org/x"}, ". See ",
             {"type": "link", "text": "example.org/y"}, "\n"],
}  # fmt: skip


def export(*messages: object, kind: str = "public_channel", **more: object) -> str:
    chat = {"name": "A channel", "type": kind, "id": 42, "messages": list(messages), **more}
    return json.dumps(chat, ensure_ascii=False, indent=1)


def test_a_message_with_marked_pieces(read):
    (report,) = read(export(MESSAGE), "result.json")
    assert report.kind is ReportKind.POST
    assert report.text == "Bold start and more, said. See example.org/y\n"
    assert report.source.channel == "42"
    assert report.published == When.on(datetime(2024, 11, 8, 14, 40, 1, tzinfo=UTC))
    assert report.edited == When.on(datetime(2024, 11, 8, 15, 0, tzinfo=UTC))
    assert report.part == "message 72701"
    assert [(credit.kind, credit.url) for credit in report.credits] == [
        ("link", "https://example.org/x"), ("link", "example.org/y"),
    ]  # fmt: skip
    for credit in report.credits:
        assert report.text[credit.start : credit.end] == credit.name


def test_the_plain_form_and_the_entities_form(read):
    plain = {**MESSAGE, "text": "Words"}
    only_entities = {**MESSAGE, "id": 2, "text": "", "text_entities": [{"type": "plain", "text": "Words"}]}
    assert [report.text for report in read(export(plain, only_entities), "result.json")] == ["Words", "Words"]


def test_forwards_are_forwards(read):
    one = {**MESSAGE, "text": "Words", "forwarded_from": "Another", "forwarded_from_id": "channel99"}
    hidden = {**MESSAGE, "id": 2, "text": "Words", "forwarded_from": None}
    first, second = read(export(one, hidden), "result.json")
    assert [(c.kind, c.name, c.channel) for c in first.credits] == [("forward", "Another", "99")]
    assert [(c.kind, c.channel) for c in second.credits] == [("forward", None)]


def test_local_time_without_seconds(read):
    old = {
        "id": 1,
        "type": "message",
        "date": "2020-07-08T23:30:00",
        "text": "Words",
        "edited": "1970-01-01T03:00:00",
    }
    (day,) = read(export(old), "result.json")
    assert day.published == When.on(date(2020, 7, 8))
    assert "zone" in day.guessed
    assert "no zone" in day.warnings[0]
    assert day.edited is None
    (moment,) = read(export(old), "result.json", zone="Europe/Kyiv")
    assert moment.published.earliest.utcoffset() == timedelta(hours=3)
    assert moment.warnings == ()


def test_service_messages_and_messages_without_words_are_passed_over(read, problems):
    service = {"id": 1, "type": "service", "action": "pin_message", "text": "", "date_unixtime": "1731076801"}
    picture = {"id": 2, "type": "message", "photo": "p.jpg", "text": "", "date_unixtime": "1731076801"}
    assert len(read(export(service, picture, MESSAGE), "result.json")) == 1
    assert problems.failures == []


@pytest.mark.parametrize(
    "kind",
    [
        "personal_chat",
        "bot_chat",
        "private_group",
        "private_supergroup",
        "saved_messages",
        "private_channel",
        "new_kind",
    ],
)
def test_private_chats_are_refused_unless_the_user_insists(read, problems, kind):
    data = export(MESSAGE, kind=kind)
    assert read(data, "result.json") == []
    assert "--allow-private" in problems.words
    assert "A channel" not in problems.words, "whom somebody talks to is not told"
    assert len(read(data, "result.json", allow_private=True)) == 1


def test_a_whole_account_gives_its_public_channels_only(read, problems):
    channel = {
        "name": "Open",
        "type": "public_channel",
        "id": 5,
        "messages": [{**MESSAGE, "text": "public words"}],
    }
    group = {
        "name": "Talk",
        "type": "public_supergroup",
        "id": 6,
        "messages": [{**MESSAGE, "text": "group words", "from": "Ann"}],
    }
    chat = {
        "name": "Mother",
        "type": "personal_chat",
        "id": 7,
        "messages": [{**MESSAGE, "text": "secret words"}],
    }
    account = {"about": "x", "personal_information": {"phone": "1"}, "chats": {"about": "y", "list": [chat, channel]},
               "left_chats": {"list": [group]}}  # fmt: skip
    reports = read(json.dumps(account), "result.json")
    assert [(report.text, report.source.channel) for report in reports] == [
        ("public words", "5"),
        ("group words", "6"),
    ]
    assert reports[1].authors == ("Ann",)
    assert "Mother" not in problems.words
    assert len(problems.failures) == 1


def test_sorted_keys_change_nothing(read):
    (one,) = read(export(MESSAGE), "result.json")
    (two,) = read(json.dumps(json.loads(export(MESSAGE)), sort_keys=True), "result.json")
    assert one.id == two.id


def test_ids_stay_when_the_channel_grows(read):
    (one,) = read(export(MESSAGE), "result.json")
    two = read(
        export({**MESSAGE, "id": 1, "text": "Earlier"}, {**MESSAGE, "reactions": [{"count": 9}]}),
        "result.json",
    )
    assert one.id == two[1].id
    assert one.id != two[0].id


def test_an_edited_message_is_another_report(read):
    (one,) = read(export(MESSAGE), "result.json")
    (two,) = read(export({**MESSAGE, "text": "Other words", "edited_unixtime": "1731079000"}), "result.json")
    assert one.id != two.id


def test_an_export_that_breaks_off_gives_what_came_before(read, problems):
    data = export(MESSAGE, {**MESSAGE, "id": 2})
    reports = read(data[: data.rindex("said")], "result.json")
    assert [report.part for report in reports] == ["message 72701"]
    assert problems.failures[0].where.startswith("line ")
    assert "1 messages before it were read" in problems.words


def test_a_date_in_the_year_9999(read):
    (report,) = read(export({**MESSAGE, "date_unixtime": "253402300799"}), "result.json")
    assert report.published is None
    assert report.warnings


def test_media_without_words_are_dated_and_named_as_a_report_would_be(options):
    picture = {**MESSAGE, "text": "", "photo": "photos/p.jpg", "forwarded_from": "Another"}
    worded = {**MESSAGE, "id": 2, "photo": "photos/q.jpg"}
    sticker = {**MESSAGE, "id": 3, "text": "", "file": "s.webp", "media_type": "sticker"}
    raw = Raw(export(picture, worded, sticker).encode(), "result.json")
    (carried,) = wordless(raw, options)
    assert carried.names == ("photos/p.jpg",)
    stood = carried.posting
    assert (stood.where, stood.by, stood.forwarded) == ("https://t.me/c/42/72701", "A channel", "Another")
    assert stood.posted == When.on(datetime(2024, 11, 8, 14, 40, 1, tzinfo=UTC))
    assert stood.report is None
    assert list(wordless(Raw(b"[1, 2]", "result.json"), options)) == []


@pytest.mark.parametrize(
    ("channel", "part", "link"),
    [
        ("t.me/42", "message 7", "https://t.me/c/42/7"),
        ("42", "message 7", "https://t.me/c/42/7"),
        ("t.me/harrow_news", "message 7", None),
        ("42", "line 7", None),
        ("42", "message 7?x=1", None),
        (None, "message 7", None),
    ],
)
def test_a_message_has_an_address_where_its_channel_has_a_number(channel, part, link):
    assert post_link(channel, part) == link
