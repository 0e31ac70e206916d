from __future__ import annotations

import pytest

from fogline.knowledge.lexicon import tokens
from fogline.knowledge.outlets import outlets
from fogline.model import Source


@pytest.mark.parametrize(
    "names",
    [
        ("TASS", "ТАСС", "Tass", "ITAR-TASS", "tass.ru"),
        ("The Associated Press", "AP", "Associated Press"),
        ("Ukrinform", "Укрінформ", "Укринформ", "Укрінформу"),
        ("Meduza", "Медуза", "Медузы", "Медузою"),
    ],
)
def test_every_spelling_of_an_outlet_has_one_key(names: tuple[str, ...]) -> None:
    assert len({outlets().key(name) for name in names}) == 1


def test_outlets_of_like_names_are_apart() -> None:
    known = outlets()
    pairs = [("Interfax", "Интерфакс-Украина"), ("RBC", "РБК-Украина"), ("The Times", "The Times of Israel")]
    assert all(known.key(a) != known.key(b) for a, b in pairs)
    assert known.at(tokens("РБК-Украина"), 0).term.name == "rbc ukraine"  # type: ignore[union-attr]
    assert known.at(tokens("AP-led"), 0) is None


def test_a_source_has_the_keys_of_its_name_its_domain_and_its_channel() -> None:
    assert outlets().key("ТАСС") in outlets().keys(Source("s", "TASS", domain="tass.com"))
    assert "bridgewatch" in outlets().keys(Source("s", "Bridge Watch", channel="t.me/bridgewatch"))
