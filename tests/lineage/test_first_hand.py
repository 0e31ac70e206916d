from __future__ import annotations

import pytest

from fogline.lineage.credited import is_of, means, page_key, with_case_credits
from fogline.lineage.first_hand import find_first_hand
from fogline.lineage.voices import matching, voice_of
from fogline.model import Credit, Report, ReportKind, Source, Speaker, Standing

REUTERS = Source("reuters", "Reuters", domain="reuters.com", standing=Standing.MEDIA, known_by="domain")
COURANT = Source(
    "courant", "borderland-courant.example", domain="borderland-courant.example", known_by="domain"
)


def report(text: str, source: Source = REUTERS, id: str = "a", **more: object) -> Report:
    return Report(id, ReportKind.ARTICLE, text, "0" * 64, source, **more)  # type: ignore[arg-type]


def voice(name: str, party: str | None = "UKR", standing: Standing = Standing.OFFICIAL) -> object:
    return voice_of(Speaker(name, name, 0, len(name), party, standing))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor told Reuters that the bridge was shut.", REUTERS),
        ("A Reuters photographer saw two boats under the bridge.", REUTERS),
        ("The order, reviewed by Reuters, closes the bridge.", REUTERS),
        ("Boats put out the fire, a Reuters correspondent who was at the scene reported.", REUTERS),
        ("The mayor told the Borderland Courant that the bridge was shut.", COURANT),
        ("The bridge is shut, a porter said, speaking to this newspaper.", COURANT),
        ("Our reporter on the bridge saw two boats.", COURANT),
        ("Мэр рассказал нашему изданию, что мост закрыт.", COURANT),
        ("Наш кореспондент бачив, що міст її закрито.", COURANT),
        (
            "Мост закрыт, передает корреспондент РИА Новости.",
            Source("ria", "RIA Novosti", domain="ria.ru", known_by="domain"),
        ),
        (
            "У коментарі Суспільному міський голова сказав, що її закрито.",
            Source("s", "Суспільне Прикордоння", domain="suspilne-p.example", known_by="domain"),
        ),
    ],
)
def test_what_an_outlet_was_told_or_saw_is_its_own(text: str, source: Source) -> None:
    (mark,) = find_first_hand(report(text, source))
    assert not mark.weak
    assert mark.why
    assert 0 <= mark.start < mark.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor told the BBC that the bridge was shut.",
        "Reuters could not verify this.",
        "A Reuters journalist was hurt near the bridge, the mayor said.",
        "The mayor told reporters that the bridge was shut.",
        "The bridge is shut, Reuters reported on Monday.",
    ],
)
def test_what_others_were_told_and_what_nobody_saw_is_not(text: str) -> None:
    assert find_first_hand(report(text)) == ()


def test_a_dateline_is_weak_and_another_agencys_is_nothing() -> None:
    (mark,) = find_first_hand(report("PORT TOWN, Nov 11 (Reuters) - The bridge was shut."))
    assert mark.weak
    assert find_first_hand(report("PORT TOWN (AP) — The bridge was shut.")) == ()


def test_an_official_body_speaks_and_is_no_witness() -> None:
    ministry = Source("m", "Ministry of Bridges", standing=Standing.OFFICIAL, known_by="domain")
    assert find_first_hand(report("Our reporter saw the bridge.", ministry)) == ()


def test_sources_of_a_case_are_credited_by_name_and_by_domain() -> None:
    child = report(
        "The bridge is shut, the Borderland Courant reported.",
        REUTERS,
        "b",
        authors=("Jane Doe; Levant Dawn",),
    )
    dawn = Source("d", "Levant Dawn", domain="levant-dawn.example", known_by="domain")
    parents = [report("x", COURANT, "a"), report("y", dawn, "c")]
    found = with_case_credits([child, *parents])[0]
    assert {credit.name for credit in found.credits} == {"Borderland Courant", "Levant Dawn"}
    assert [[parent.id for parent in parents if means(credit, parent)] for credit in found.credits] == [
        ["a"],
        ["c"],
    ]


def test_a_credit_to_its_own_publisher_is_dropped_in_the_case() -> None:
    own = report(
        "The mayor told Borderland Courant News so.",
        COURANT,
        credits=(Credit("credit", "Borderland Courant News"),),
    )
    assert with_case_credits([own])[0].credits == ()


@pytest.mark.parametrize(
    ("name", "source", "same"),
    [
        ("Степ.Инфо", Source("s", "step-info.example", domain="step-info.example"), True),
        ("«Среды»", Source("s", "sreda-zhurnal.example", domain="sreda-zhurnal.example"), True),
        ("Suspilne", Source("s", "Суспільне Прикордоння"), True),
        ("Interfax", Source("s", "Interfax-Ukraine", domain="interfax.com.ua"), False),
        ("Kyiv", Source("s", "kyiv-news.example", domain="kyiv-news.example"), False),
        ("River Herald", Source("s", "river-tribune.example", domain="river-tribune.example"), False),
        ("Lake Herald", Source("s", "river-herald.example", domain="river-herald.example"), False),
    ],
)
def test_names_and_domains_are_matched_in_any_script(name: str, source: Source, same: bool) -> None:
    assert is_of(name, source) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.herald.example/a/1/?utm_source=x", "http://herald.example/a/1#top"),
        ("https://t.me/s/bridgewatch/77", "t.me/bridgewatch/77?single"),
        ("https://herald.example/?id=5&lang=en", "https://herald.example?lang=en&id=5"),
    ],
)
def test_one_page_has_one_key_however_it_is_addressed(one: str, other: str) -> None:
    assert page_key(one) == page_key(other)
    found = Credit("link", "herald.example", None, one)
    assert page_key(one) is None or means(found, report("x", COURANT, url=other))


def test_a_home_page_and_another_page_lead_to_no_report() -> None:
    assert page_key("https://herald.example/") is None
    assert page_key(None) is None
    link = Credit("link", "herald.example", None, "https://herald.example/a/1?id=2")
    assert not means(link, report("x", COURANT, url="https://herald.example/a/1?id=3"))


def test_one_voice_has_one_key_in_every_language() -> None:
    assert (
        len({voice(n, "RUS") for n in ("Russia's Defence Ministry", "Минобороны РФ", "Міноборони Росії")})
        == 1
    )
    assert len({voice(n) for n in ("Ukraine's General Staff", "Генштаб", "Генерального штабу ЗСУ")}) == 1
    assert len({voice(n) for n in ("Andrii Horobets", "Андрей Горобец", "голова Андрія Горобця")}) == 1
    assert (
        len(
            {
                voice(n, "ISR")
                for n in ("Israel's military", "IDF", "ЦАХАЛ", "Пресс-служба Армии обороны Израиля")
            }
        )
        == 1
    )
    assert len({voice(n, "RUS") for n in ("ФСБ", "FSB", "Russia's Federal Security Service")}) == 1
    assert voice("President Zelensky") == voice("Володимир Зеленський") != voice("Mykola Zelensky")
    assert voice("the governor of Northland") != voice("the governor of Southland")


def test_a_crowd_and_an_unnamed_source_have_no_key() -> None:
    for name in ("officials", "two local officials", "a source", "one of them", "the summary", "residents"):
        assert voice(name, None, Standing.UNKNOWN) is None, name
    assert voice("witnesses", None, Standing.ANONYMOUS) is None


def test_a_capital_may_be_any_body_of_its_state_and_of_no_other() -> None:
    kyiv, staff = voice("Kyiv"), voice("Ukraine's General Staff")
    assert matching(kyiv, staff)  # type: ignore[arg-type]
    assert not matching(kyiv, voice("Russia's Defence Ministry", "RUS"))  # type: ignore[arg-type]
    assert matching(voice("the ministry"), voice("Ukraine's Defence Ministry"))  # type: ignore[arg-type]
    assert not matching(voice("the ministry"), staff)  # type: ignore[arg-type]
