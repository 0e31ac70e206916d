from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from fogline.model import ReportKind, When

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Example &amp; News</title><link>https://example.org/</link><language>en-gb</language>
<item><title><![CDATA[ <script>alert(1)</script> Two towns ]]></title><link>https://example.org/1</link>
<guid isPermaLink="false">one</guid><pubDate>Tue, 11 Nov 2025 10:00:00 +0200</pubDate><dc:creator>Jane Doe</dc:creator>
<description><![CDATA[<p>The mayor <b>said</b> so.</p><script>alert(2)</script><p>Second paragraph.</p>]]>
</description></item>
<item><title>No words</title><link>https://example.org/2</link></item>
<item><title>Whole</title><link>https://example.org/3</link><description>Short.</description>
<content:encoded><![CDATA[<div><p>The whole text of it.</p><ul><li>a</li><li>b</li></ul></div>]]>
</content:encoded></item>
<item><description>Only words &lt;b&gt;here&lt;/b&gt; &amp;amp; there, 3 &amp;lt; 4.</description>
<pubDate>Fri, 31 Dec 9999 00:00:00 GMT</pubDate></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>A feed</title><updated>2025-11-11T10:00:00Z</updated>
<entry><id>tag:1</id><title type="html">Fish &amp;amp; chips</title><link rel="alternate" href="https://example.org/a"/>
<published>2025-11-10T08:00:00Z</published><updated>2025-11-11T09:00:00Z</updated><author><name>Ann</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>"""


def test_rss_entries(read, problems):
    one, whole, bare = read(RSS, "feed.xml")
    assert one.kind is ReportKind.FEED_ENTRY
    assert one.text == "The mayor said so.\nSecond paragraph."
    assert one.partial
    assert one.url == "https://example.org/1"
    assert one.source.domain == "example.org"
    assert one.publisher == "Example & News"
    assert one.published == When.on(datetime(2025, 11, 11, 10, 0, tzinfo=timezone(timedelta(hours=2))))
    assert one.authors == ("Jane Doe",)
    assert one.part == "entry 1"
    assert (one.name, whole.text, whole.partial) == ("one", "The whole text of it.\na\nb", False)
    assert bare.text == "Only words here & there, 3 < 4."
    assert bare.published is None
    assert "9999" in bare.warnings[0]
    assert [failure.where for failure in problems.failures] == ["entry 2"]
    assert "No words" in problems.words


def test_scripts_in_titles_and_texts_do_not_come_through(read):
    one = read(RSS, "feed.xml")[0]
    assert "<" not in (one.title or "")
    assert "Two towns" in (one.title or "")
    assert "alert(2)" not in one.text


def test_atom_entries(read):
    (entry,) = read(ATOM, "whatever")
    assert entry.text == "One.\nTwo."
    assert entry.title == "Fish & chips"
    assert entry.published == When.on(datetime(2025, 11, 10, 8, 0, tzinfo=UTC))
    assert entry.edited == When.on(datetime(2025, 11, 11, 9, 0, tzinfo=UTC))
    assert not entry.partial


def test_a_declared_encoding_is_heeded(read):
    text = RSS.replace("utf-8", "windows-1251").replace("The mayor", "Міський голова")
    assert read(text.encode("cp1251"), "feed.xml")[0].text.startswith("Міський голова")


def test_ids_stay_when_the_feed_moves_on(read):
    old = read(RSS, "feed.xml")[0]
    start, end = RSS.index("<item><title>No words"), RSS.index("</channel>")
    new = read(
        RSS[:start].replace("<item>", "<item><title>N</title><description>N</description></item><item>", 1)
        + RSS[end:],
        "feed.xml",
    )
    assert old.id in {report.id for report in new}


def test_a_damaged_feed_gives_what_can_be_read(read, problems):
    reports = read(RSS[: RSS.index("Only words")], "feed.xml")
    assert len(reports) >= 2
    assert "damaged" in problems.words


def test_a_feed_without_entries_is_told(read, problems):
    assert read('<rss version="2.0"><channel><title>x</title></channel></rss>', "feed.xml") == []
    assert "no entries" in problems.words


def test_entities_that_multiply_do_no_harm(read, problems):
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)
    )
    text = (
        bomb
        + "]><rss version='2.0'><channel><item><title>x</title><description>&j;</description></item></channel></rss>"
    )
    for report in read(text, "bomb.xml"):
        assert len(report.text) < 1_000_000


def test_a_local_file_named_by_an_entity_is_not_read(read, tmp_path, problems):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    text = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
        "<rss version='2.0'><channel><item><title>t</title><description>a &x; b</description></item></channel></rss>"
    )
    assert all("secret words" not in report.text for report in read(text, "feed.xml"))
