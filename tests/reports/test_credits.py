from __future__ import annotations

import pytest

from fogline.model import Source
from fogline.reports.credits import find_credits, merge_credits
from fogline.reports.links import canonical_credit, find_links, page_links
from fogline.reports.markup import parse_html


def names(text: str, **more: object) -> list[str]:
    return [credit.name for credit in find_credits(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("PORT TOWN, Nov 11 (Reuters) - The bridge was shut.", ["Reuters"]),
        ("The bridge was shut.\n\nab/cd (AP, AFP, Reuters)", ["AP", "AFP", "Reuters"]),
        ("By Jane Doe for the Kyiv Independent\n\nThe bridge was shut on Monday.", ["Kyiv Independent"]),
        ("AFP\n\nThe bridge was shut on Monday.", ["AFP"]),
        ("The bridge was shut.\n\nReuters contributed to this report", ["Reuters"]),
        ("The bridge was shut.\nSource: River Herald", ["River Herald"]),
        ("Мост закрыт.\n👉 Источник: ТАСС", ["ТАСС"]),
        ("Мост закрыт.\nИсточник: @bridgewatch", ["bridgewatch"]),
        ("Її закрито.\n\nДжерело: Українська правда", ["Українська правда"]),
        ("This story was originally published by the Kyiv Independent.", ["Kyiv Independent"]),
    ],
)
def test_a_report_says_where_it_is_from(text: str, credited: list[str]) -> None:
    found = find_credits(text)
    assert [one.name for one in found] == credited
    assert all(text[one.start or 0 : one.end] == one.name for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge at dusk [Reuters]\n\nThe bridge was shut on Monday.",
        "The bridge at dusk. Photo: (AP)\n\nThe bridge was shut on Monday.",
        "Source: Ministry of Bridges",
        "Menu\nFocus\nThe bridge was shut on Monday.",
        "We gave the source: nobody knows it.",
    ],
)
def test_pictures_and_bodies_are_no_credit(text: str) -> None:
    assert names(text) == []


def test_a_publisher_does_not_credit_itself() -> None:
    text = "PORT TOWN, Nov 11 (Reuters) - The mayor told Reuters that the bridge was shut, TASS reported."
    assert names(text, source=Source("s", "Reuters", domain="reuters.com")) == ["TASS"]
    assert names("x", authors=("Jane Doe, Reuters",), source=Source("s", "Reuters")) == []


def test_authors_are_credited_once() -> None:
    assert names("The bridge was shut.", authors=("Jane Doe, Reuters", "Reuters Staff", "AFP")) == [
        "AFP",
        "Reuters",
    ]


def test_links_to_posts_and_pages_elsewhere_are_kept_with_their_place() -> None:
    text = (
        "The bridge [is shut](https://herald.example/news/12), see t.me/bridgewatch/77 and t.me/bridgewatch."
    )
    own = Source("s", "Own", domain="own.example")
    found = find_links(text + " https://own.example/1 https://herald.example/", own, None)
    assert [(one.name, one.channel, one.url) for one in found] == [
        ("herald.example", None, "https://herald.example/news/12"),
        ("bridgewatch", "bridgewatch", "https://t.me/bridgewatch/77"),
    ]
    assert find_links(text, Source("s", "Bridge Watch", channel="t.me/bridgewatch"), None)[1:] == ()


def test_the_links_of_a_page_stand_in_its_text() -> None:
    tree = parse_html(
        '<html><body><p>The mayor <a href="https://herald.example/a/1">said on Monday</a> so.</p>'
        '<a href="https://herald.example/share/2">Share this</a></body></html>'
    )
    text = "The mayor said on Monday so."
    (link,) = page_links(tree, text, None, "https://own.example/x")
    assert (link.url, text[link.start or 0 : link.end]) == ("https://herald.example/a/1", "said on Monday")


def test_a_page_that_names_another_site_as_its_own_place_is_republished() -> None:
    (credit,) = canonical_credit("https://www.herald.example/a", "https://mirror.example/b")
    assert (credit.kind, credit.name, credit.url) == (
        "canonical",
        "herald.example",
        "https://www.herald.example/a",
    )
    assert canonical_credit("https://m.mirror.example/a", "https://mirror.example/b") == ()
    assert canonical_credit("https://www.bbc.co.uk/a", "https://www.bbc.com/a") == (), "one outlet"
    assert canonical_credit(None, "https://mirror.example/b") == ()


def test_marks_of_a_platform_come_first_and_nothing_twice() -> None:
    found = find_credits("The bridge was shut, Reuters reported.")
    assert merge_credits(found, found) == found
