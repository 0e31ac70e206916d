"""A publisher is known by its address; what it calls itself tells nothing."""

import pytest

from fogline.knowledge.sources import Sources
from fogline.model import Standing


@pytest.fixture(scope="module")
def sources():
    return Sources.load()


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://news.bbc.co.uk/a/b", "BBC News"),
        ("http://www.bbc.com/news/1?x=1", "BBC News"),
        ("https://web.archive.org/web/20220301id_/https://www.reuters.com/world/x", "Reuters"),
        ("reuters.com", "Reuters"),
    ],
)
def test_a_domain_and_all_under_it_are_one_publisher(sources, url, name):
    source = sources.identify(url=url, purported="Somebody Else")
    assert (source.name, source.known_by, source.standing) == (name, "domain", Standing.MEDIA)


@pytest.mark.parametrize(
    "url", ["https://bbc.com.example.org/x", "https://notbbc.com/", "https://xn--bbc-5cd.com/"]
)
def test_a_look_alike_domain_is_not_the_publisher(sources, url):
    source = sources.identify(url=url, purported="BBC News")
    assert source.name != "BBC News"
    assert (source.party, source.standing, source.known_by) == (None, Standing.UNKNOWN, "domain")


def test_a_name_given_by_the_item_identifies_nothing(sources):
    source = sources.identify(purported="TASS")
    assert (source.name, source.party, source.standing, source.known_by) == (
        "TASS",
        None,
        Standing.UNKNOWN,
        "purported",
    )
    channel = sources.identify(channel="-1009999999999", purported="TASS")
    assert (channel.name, channel.party, channel.known_by) == ("TASS", None, "purported")
    assert channel.id != source.id


def test_what_the_user_names_wins_and_is_looked_up(sources):
    named = sources.identify(url="https://example.org/copy", purported="X", by_user="tass")
    assert (named.party, named.standing, named.known_by) == ("RUS", Standing.MEDIA, "user")
    assert named.id == sources.identify(url="https://tass.com/1").id
    assert sources.identify(by_user="ukrinform.net").party == "UKR"
    other = sources.identify(by_user="Our own desk")
    assert (other.name, other.party, other.standing, other.known_by) == (
        "Our own desk",
        None,
        Standing.UNKNOWN,
        "user",
    )


def test_one_channel_however_it_is_written(sources):
    forms = [
        {"channel": "@mod_russia"},
        {"channel": "mod_russia"},
        {"url": "https://t.me/mod_russia/12"},
        {"url": "https://t.me/s/mod_russia/12"},
    ]
    assert len({sources.identify(**form).id for form in forms}) == 1
    numbers = ["-1001101170442", "1101170442", "channel1101170442", "id:1101170442"]
    assert len({sources.identify(channel=n).id for n in numbers}) == 1


@pytest.mark.parametrize(
    ("url", "party"),
    [("https://www.mil.gov.ua", "UKR"), ("https://digital.gov.ru", "RUS"), ("https://mod.gov.il/x", "ISR"),
     ("https://www.state.gov/", "USA"), ("https://navy.mil", "USA"), ("https://www.mod.gov.cn", "CHN")],
)  # fmt: skip
def test_government_domains_speak_for_their_state(sources, url, party):
    source = sources.identify(url=url)
    assert (source.party, source.standing) == (party, Standing.OFFICIAL)


@pytest.mark.parametrize(
    "url", ["", "http://[::1", "file:///etc/passwd", "nonsense", "https://t.me/", "https:// /"]
)
def test_an_address_that_is_none_does_not_crash(sources, url):
    assert sources.identify(url=url).party is None


def test_a_case_adds_its_own_and_wins(sources, tmp_path):
    extra = tmp_path / "case.toml"
    extra.write_text(
        '[[group]]\nparty = "ARM"\nstanding = "official"\n'
        'sources = [{ name = "Our ministry", at = ["reuters.com", "t.me/ours"] }]\n'
    )
    own = Sources.load(extra)
    assert own.identify(url="https://reuters.com/x").party == "ARM"
    assert own.identify(channel="ours").name == "Our ministry"
    assert sources.identify(url="https://reuters.com/x").party is None


def test_the_same_rule_gives_both_sides_of_every_pair_state_media(sources):
    state_run = {"RUS": "tass.ru", "UKR": "ukrinform.net", "AZE": "azertag.az", "ARM": "armenpress.am"}
    for party, domain in state_run.items():
        source = sources.identify(url=f"https://{domain}/1")
        assert (source.party, source.standing) == (party, Standing.MEDIA)
