"""States are put in places by the order in which a text names them."""

from fogline.language.alike import names
from fogline.language.alike_forms import alike


def read(text: str) -> list[str]:
    found = names().reading(text.split())
    return [found.get(word, word) for word in text.split()]


def test_two_states_exchanged_read_alike() -> None:
    one = read("Eritrea denied that Ethiopian troops had left Asmara for Ethiopia")
    other = read(
        "Ethiopia denied that Eritrean troops had left Asmara for Eritrea".replace("Asmara", "Addis")
    )
    assert [a for a, b in zip(one, other, strict=True) if a != b] == [one[7]]
    assert read("Ukraine struck RUSSIA") == read("Russia struck UKRAINE")


def test_states_stay_apart_and_other_words_stay() -> None:
    words = read("Polish and Danish pilots met in Warsaw .")
    assert words[0] != words[2] and words[1] == "and" and words[3:6] == ["pilots", "met", "in"]
    assert len({words[0], words[2], words[6]}) == 3
    assert read("polish the lens") == ["polish", "the", "lens"]


def test_peoples_and_adjectives_are_read_form_by_form() -> None:
    assert alike("росіянами") == ("українцями", "росіянин") and alike("Росіяни")[0] == "Українці"
    assert alike("сирийцев") == ("украинцев", "сириец") and alike("ізраїльської") == ("української", None)
    assert alike("міської") == ("міської", None) and alike("Росії") == ("Росії", None)
