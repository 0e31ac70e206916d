"""Places in Ukrainian and Russian text, on bare tokens without a pipeline. Invented sentences, real towns."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from fogline.claims.where.found_places import FoundPlace
from fogline.claims.where.placed import for_claim
from fogline.claims.where.places import PlaceFinder
from fogline.knowledge import gazetteer as module
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.sentences import sentence_starts
from fogline.model import Relation

pytestmark = pytest.mark.skipif(not module.BUILT.is_file(), reason="the gazetteer has not been built")


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    return PlaceFinder(Gazetteer.open(), Parties.load())


@pytest.fixture(scope="module")
def blank() -> dict[str, Language]:
    return {code: spacy.blank(code) for code in ("uk", "ru")}


def parse(blank: dict[str, Language], language: str, text: str) -> Doc:
    doc = blank[language](text)
    starts = set(sentence_starts(text, [(token.idx, token.idx + len(token)) for token in doc]))
    for token in doc:
        token.is_sent_start = token.i == 0 or token.i in starts
    return doc


def read(finder: PlaceFinder, blank: dict[str, Language], language: str, text: str) -> list[FoundPlace]:
    return finder.read(parse(blank, language, text))


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "uk",
            "Бої тривають під Покровськом, у Бахмуті, Торецьку та Часовому Яру.",
            "Pokrovsk|Bakhmut|Toretsk|Chasiv Yar",
        ),
        ("uk", "Ворог не ввійшов до Великої Новосілки.", "Velyka Novosilka"),
        ("uk", "Вибухи у Слов’янську та Куп’янську.", "Sloviansk|Kupiansk"),
        (
            "uk",
            "На Сумщині, у Донецькій та Запорізькій областях тихо.",
            "Sumy Oblast|Donetsk Oblast|Zaporizhzhia Oblast",
        ),
        ("uk", "В окупованому Мелітополі зник зв'язок.", "Melitopol"),
        ("uk", "Дрони впали у Бєлгороді та Суджі.", "Belgorod|Sudzha"),
        ("uk", "Горить склад у Щасті.", "Shchastya"),
        ("ru", "В Красноармейске и под Артемовском идут бои.", "Pokrovsk|Bakhmut"),
        ("ru", "В Часовом Яре и Красном Лимане слышны взрывы.", "Chasiv Yar|Lyman"),
        ("ru", "В Белгородской области сбито пять БПЛА, в Курской — три.", "Belgorod Oblast|Kursk Oblast"),
        ("ru", "Пожар в Ростове-на-Дону.", "Rostov-on-Don"),
        ("ru", "Удар нанесен по Днепропетровску.", "Dnipro"),
        ("ru", "Беспилотники летели на Белгородчину.", "Belgorod Oblast"),
    ],
)
def test_every_case_of_a_name(
    finder: PlaceFinder, blank: dict[str, Language], language: str, text: str, names: str
) -> None:
    assert [one.place.name for one in read(finder, blank, language, text)] == names.split("|")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Щастя прийшло до нас."),
        ("uk", "Надія помирає останньою, а Мирний договір далеко."),
        ("uk", "Президент Володимир Покровський виступив."),
        ("uk", "Київ заявив, що не погодиться."),
        ("uk", "Азовське море штормить."),
        ("uk", "Бійці форсували річку Дніпро."),
        ("uk", "Газета «Донецьк» вийшла вчора."),
        ("uk", "Вони прийшли. Але ніхто не чекав."),
        ("ru", "Москва обвинила соседей."),
        ("ru", "Генерал Иван Белгородский молчит."),
        ("ru", "Мирный житель ранен."),
        ("ru", "Переговоры между Москвой и Киевом идут."),
        ("ru", "Глава города Иван Коваль сообщил подробности."),
    ],
)
def test_words_persons_and_states_are_no_places(
    finder: PlaceFinder, blank: dict[str, Language], language: str, text: str
) -> None:
    assert [one.place.name for one in read(finder, blank, language, text)] == []


@pytest.mark.parametrize(
    ("language", "plain", "wide", "metres"),
    [
        ("uk", "Бій у Бахмуті.", "Бій під Бахмутом.", 10_000),
        ("uk", "Бій у Бахмуті.", "Бій на околицях Бахмута.", 3_000),
        ("uk", "Бій у Бахмуті.", "Бій північніше Бахмута.", 25_000),
        ("uk", "Бій у Бахмуті.", "Бій за 12 км від Бахмута.", 12_000),
        ("uk", "Бій у Бахмуті.", "Бій на північ від Бахмута.", 25_000),
        ("uk", "Бій у Бахмуті.", "Бої на Бахмутському напрямку.", 15_000),
        ("ru", "Бой в Бахмуте.", "Бой под Бахмутом.", 10_000),
        ("ru", "Бой в Бахмуте.", "Бой в районе Бахмута.", 8_000),
        ("ru", "Бой в Бахмуте.", "Бой севернее Бахмута.", 25_000),
        ("ru", "Бой в Бахмуте.", "Бой в 7 км к югу от Бахмута.", 7_000),
        ("ru", "Бой в Бахмуте.", "Бой на окраине Бахмута.", 3_000),
    ],
)
def test_words_that_widen(
    finder: PlaceFinder, blank: dict[str, Language], language: str, plain: str, wide: str, metres: float
) -> None:
    (narrow,), (broad,) = read(finder, blank, language, plain), read(finder, blank, language, wide)
    assert narrow.place.id == broad.place.id
    assert (broad.place.radius_m or 0) - (narrow.place.radius_m or 0) == metres


def test_a_raion_has_the_place_of_its_town_and_a_port_is_a_facility(
    finder: PlaceFinder, blank: dict[str, Language]
) -> None:
    (raion,) = read(finder, blank, "uk", "Обстріляно Краматорський район.")
    assert (raion.place.kind, raion.place.name, raion.place.id) == ("region", "Краматорський район", None)
    assert (raion.place.radius_m or 0) > 25_000
    (port,) = read(finder, blank, "uk", "Ракети влучили в Одеський порт.")
    assert (port.place.kind, port.place.name) == ("facility", "Одеський порт")
    assert port.place.latitude == pytest.approx(46.5, abs=0.2)


def test_a_village_that_nobody_knows_keeps_its_name(finder: PlaceFinder, blank: dict[str, Language]) -> None:
    (one,) = read(finder, blank, "ru", "Освобождено село Малое Выдумкино.")
    assert (one.place.name, one.place.latitude, one.place.id) == ("Малое Выдумкино", None, None)


def test_the_region_that_is_named_decides_between_namesakes(
    finder: PlaceFinder, blank: dict[str, Language]
) -> None:
    for oblast, admin in (("Харківської", "07"), ("Одеської", "17")):
        found = read(finder, blank, "uk", f"Горить склад у Ізмаїлі та Лимані {oblast} області.")
        lyman = next(one for one in found if one.place.mention == "Лимані")
        assert lyman.entry is not None and lyman.entry.admin == admin


def test_an_event_without_a_place_is_where_its_sentence_puts_it(
    finder: PlaceFinder, blank: dict[str, Language]
) -> None:
    text = "У Бахмуті пролунав вибух. Поранено двох людей."
    doc = parse(blank, "uk", text)
    found = finder.read(doc)
    start = text.index("Поранено")
    (place,) = for_claim(doc, found, start, len(text), Relation.CASUALTIES)
    assert place.name == "Bakhmut"
    assert for_claim(doc, found, start, len(text), Relation.STATEMENT) == ()


def test_exchanged_sides_are_read_alike(finder: PlaceFinder, blank: dict[str, Language]) -> None:
    pattern = "Дрони вдарили по {0} та {1} області."
    for town, oblast in (("Харкову", "Сумській"), ("Бєлгороду", "Курській")):
        assert len(read(finder, blank, "uk", pattern.format(town, oblast))) == 2
