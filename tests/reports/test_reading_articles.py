from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fogline.model import ReportKind, When

pytest.importorskip("lxml_html_clean", reason="trafilatura needs it: install requirements/core.txt")

WORDS = [
    "The city council of Exampleton said on Tuesday that two bridges had been damaged overnight.",
    "A spokesman for the army denied that its forces had fired in the direction of the river.",
    "Neither account could be independently verified, the newspaper wrote in its morning edition.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Site"},
        {"@type": "NewsArticle", "headline": "Two bridges &amp; a river", "datePublished": "2025-11-11T08:30:00Z",
         "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "Reuters"}],
         "publisher": {"@type": "Organization", "name": "Example Times"}},
    ],
}  # fmt: skip


def page(head: str = "", body: str = "", title: str = "Two bridges - Example Times", lang: str = "en") -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in WORDS)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a>'
        f"</nav><article><h1>Two bridges</h1>{paragraphs}{body}</article><footer>© Example</footer></body></html>"
    )


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_the_articles_text_a_line_to_a_paragraph(read):
    (report,) = read(page(), "page.html")
    assert report.kind is ReportKind.ARTICLE
    assert [line for line in report.text.split("\n") if line in WORDS] == WORDS
    assert "Home" not in report.text
    assert "©" not in report.text
    assert report.language == "en"
    assert "language" not in report.guessed


def test_structured_data_gives_title_authors_and_moment(read):
    (report,) = read(page(linked(LINKED)), "page.html")
    assert report.title == "Two bridges & a river"
    assert report.authors == ("Jane Doe", "Reuters")
    assert report.published == When.on(datetime(2025, 11, 11, 8, 30, tzinfo=UTC))
    assert report.publisher == "Example Times"
    assert report.source.known_by == "purported"
    assert [credit.name for credit in report.credits] == ["Reuters"]


def test_meta_elements_where_there_is_no_structured_data(read):
    head = (
        '<meta property="og:title" content="Two bridges">'
        '<meta property="article:published_time" content="2025-11-11T10:00:00+02:00">'
        '<meta name="author" content="Jane Doe"><meta property="og:site_name" content="Example Times">'
    )
    (report,) = read(page(head), "page.html")
    assert report.title == "Two bridges"
    assert report.published.as_json()["earliest"] == "2025-11-11T10:00:00+02:00"
    assert report.authors == ("Jane Doe",)


def test_a_visible_date_is_a_guess(read):
    (report,) = read(page(body='<p class="date">Published 11 November 2025</p>'), "page.html")
    assert report.published == When.on(date(2025, 11, 11))
    assert "published" in report.guessed


def test_a_saved_pages_canonical_link_identifies_nobody(read):
    head = '<link rel="canonical" href="https://www.example.org/news/1">'
    (saved,) = read(page(head), "page.html")
    assert saved.url == "https://www.example.org/news/1"
    assert saved.source.known_by == "purported"
    fetched = {"address": "https://example.net/a", "final": "https://example.net/b"}
    (known,) = read(page(head), "b", raw=fetched)
    assert known.source.domain == "example.net"


def test_a_script_in_a_title_is_characters(read):
    head = '<meta property="og:title" content="&lt;script&gt;alert(1)&lt;/script&gt; Two bridges">'
    (report,) = read(page(head), "page.html")
    assert "<script>alert(1)</script>" in report.title
    assert "alert" not in report.text


def test_scripts_and_styles_are_no_text(read):
    (report,) = read(page(body="<script>var hidden = 1;</script><style>p {color: red}</style>"), "page.html")
    assert "hidden" not in report.text
    assert "color" not in report.text


def test_a_date_in_the_year_9999(read):
    (report,) = read(
        page(linked({"@type": "NewsArticle", "headline": "x", "datePublished": "9999-12-31"})), "page.html"
    )
    assert report.published is None
    assert any("9999" in warning for warning in report.warnings)


@pytest.mark.parametrize(
    "data",
    [
        "<html><body>" + "<div>" * 100_000 + "words" + "</div>" * 100_000,
        "<html><body>" + "<b><i>" * 60_000 + "words",
        "<html><body>" + "<p>a</p>" * 1_000_000,
        "<html><body><p title='" + "a" * 12_000_000 + "'>words</p>",
        "<html><body><p " + "".join(f"a{i}='x' " for i in range(900_000)) + ">words</p>",
        "<html><body><!--" + "-" * 10_000_000,
        "<html><body>" + "<table><tr><td>" * 30_000,
        "<html><body>" + "<a " * 3_000_000,
        "<html><body>" + "<h1><div class='date'>" * 700 + "words " * 500_000,
        "<html><body><h1>a</h1>" + "<h2><div class='date'>" * 700 + "<p>words</p>" * 100_000,
        "<html><head><meta name='description' content='"
        + "w " * 60
        + "'></head><body><h1>a</h1>"
        + "<span>" * 1_400
        + "w " * 2_000_000,
    ],
    ids=[
        "deep",
        "unclosed",
        "many",
        "attribute",
        "attributes",
        "comment",
        "tables",
        "half tags",
        "headings",
        "blocks",
        "spans",
    ],
)
def test_html_bombs_are_bounded(read, problems, data):
    start = time.monotonic()
    reports = read(data, "bomb.html")
    assert time.monotonic() - start < 10
    assert reports or "bomb.html" in problems.words


@pytest.mark.parametrize(
    "data", ["<html></html>", "<html><body><nav>Home</nav></body></html>", "<!doctype html>"]
)
def test_a_page_without_an_article_is_told(read, problems, data):
    assert read(data, "page.html") == []
    assert "no article text" in problems.words or "no page" in problems.words


def test_broken_structured_data_is_passed_over(read):
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>' + linked(
        [[[[[["x"]]]]]]
    )
    (report,) = read(page(head), "page.html")
    assert WORDS[0] in report.text


def test_links_in_running_text_do_not_cut_its_sentences(read):
    said = 'Later <a href="/x">the governor</a>’s office, in <b>Exampleton</b>, denied it.'
    running = f"{WORDS[0]} {WORDS[1]} {said}<br><br>{WORDS[2]}"
    data = f"<html><body><h1>Two bridges</h1><div class='article-body'>{running}</div></body></html>"
    (report,) = read(data, "page.html")
    assert "Later the governor’s office, in Exampleton, denied it." in report.text


def test_what_stands_between_the_paragraphs_is_left_out(read):
    body = (
        '<blockquote class="twitter-tweet"><p>Somebody else posted these words.</p>— Somebody</blockquote>'
        "<p>Read more: Another article of ours</p><p>Advertisement</p>"
        "<p>The last paragraph of the article stands here.</p>"
    )
    (report,) = read(page(body=body), "page.html")
    assert "Somebody" not in report.text
    assert "Read more" not in report.text
    assert "Advertisement" not in report.text
    assert report.text.endswith("The last paragraph of the article stands here.")


def test_the_outlet_is_no_author_and_joint_bylines_are_parted(read):
    stated = {
        "@type": "NewsArticle",
        "headline": "x",
        "author": {"name": "Jane Doe and John Roe (jr)"},
        "publisher": "Times",
    }
    assert read(page(linked(stated)), "page.html")[0].authors == ("Jane Doe", "John Roe")
    assert read(page(linked({**stated, "author": "Times"})), "page.html")[0].authors == ()


def test_headings_and_paragraphs_between_others_are_not_lost(read):
    blocks = "".join(
        f'<p>{WORDS[n % 3]} This is entry number {n}.</p><h5 class="time"><span>0{n}.20: Headline {n}</span></h5>'
        for n in range(6)
    )
    last = f"<p>{WORDS[0]} It ends here.</p>"
    data = f"<html><body><h1>Live</h1><section>{blocks}{last}</section></body></html>"
    (report,) = read(data, "page.html")
    lines = report.text.split("\n")
    assert [line for line in lines if "Headline" in line] == [f"0{n}.20: Headline {n}" for n in range(6)]
    assert lines.index("00.20: Headline 0") == 1


SHARED = Path(__file__).parents[3] / "shared" / "data" / "reports" / "html"


@pytest.mark.skipif(not SHARED.is_dir(), reason="real pages are not on this machine")
def test_real_pages_read_as_people_read_them(read):
    import importlib.util

    path = Path(__file__).parents[2] / "benchmarks" / "extraction.py"
    spec = importlib.util.spec_from_file_location("extraction_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    pages = sorted(SHARED.glob("*.html"))[::4]
    scores = []
    for one in pages:
        (report,) = read(one.read_bytes(), one.name)
        expected = one.with_name(one.name.removesuffix(".html") + ".expected.txt").read_text("utf-8")
        scores.append(module.token_f1(report.text, expected)[0])
    assert sum(scores) / len(scores) >= 0.95
