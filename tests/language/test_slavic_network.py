"""The network for Ukrainian and Russian: features of words, scripts of lemmas, and what it sets in a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.errors import MissingPart
from fogline.language import pipeline
from fogline.language.scripts import UNCHANGED, lemma_of, script_of
from fogline.language.wordforms import FEATURES, ROWS, word_numbers

CYRILLIC = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэёАБВГ-’0", min_size=1, max_size=20)


@given(CYRILLIC, CYRILLIC)
def test_a_script_made_of_a_form_and_its_lemma_gives_that_lemma(form: str, lemma: str) -> None:
    assert lemma_of(form, script_of(form, lemma)).lower() == lemma.lower()


def test_a_script_holds_for_other_words_of_the_same_ending() -> None:
    assert lemma_of("повідомив", script_of("заявив", "заявити")) == "повідомити"
    assert lemma_of("Ранок", UNCHANGED) == "ранок"


def test_a_script_that_does_not_fit_leaves_the_form() -> None:
    assert lemma_of("А", script_of("селами", "село").replace("ами", "")) == "а"


@given(st.text(min_size=1, max_size=30), st.sampled_from(["uk", "ru"]))
def test_features_are_rows_of_the_table(word: str, language: str) -> None:
    numbers = word_numbers(word, language)
    assert len(numbers) == FEATURES and all(0 <= number < ROWS for number in numbers)


def test_the_languages_share_features_of_words_they_share() -> None:
    ours, theirs = set(word_numbers("вітер", "uk")), set(word_numbers("витер", "ru"))
    assert len(ours & theirs) > 10
    assert word_numbers("вітер", "uk") != word_numbers("вітер", "ru")


@pytest.mark.parametrize(
    ("language", "text", "subject", "verb"),
    [
        ("uk", "Міністерка повідомила про нову школу. Діти раділи.", "Міністерка", "повідомити"),
        ("ru", "Директор сообщила о новой школе. Дети радовались.", "Директор", "сообщить"),
    ],
)
def test_both_languages_are_read_with_features_lemmas_and_trees(
    language: str, text: str, subject: str, verb: str
) -> None:
    reader = pipeline.load(language)
    assert reader.kind == "lstm"
    doc = reader.parse(text)
    assert [sent.root.pos_ for sent in doc.sents] == ["VERB", "VERB"]
    first = doc[0]
    assert (first.text, first.dep_, first.head.lemma_) == (subject, "nsubj", verb)
    assert first.morph.get("Case") == ["Nom"]
    assert doc[4].lemma_.startswith("школ") and doc[4].head.i == 1


@pytest.mark.parametrize(
    "text", ["", "   \n\n ", " \n Тиша. \n\n", "слово " * 400, "Так.  Ні.\n\n\nМоже, й так"]
)
def test_white_space_and_long_sentences_keep_one_tree_in_each_sentence(text: str) -> None:
    doc = pipeline.load("uk").parse(text)
    assert doc.text == text
    for sent in doc.sents:
        assert sum(token.head.i == token.i for token in sent) == 1
        assert all(token.head in sent for token in sent)


def test_padding_to_a_longer_neighbour_changes_no_tree() -> None:
    reader = pipeline.load("uk")
    alone = reader.parse("Вода прийшла до міста вночі.")
    among = reader.parse(
        "Вода прийшла до міста вночі. Потім, коли все стихло, люди вийшли з домів на довгу вулицю."
    )
    assert [t.dep_ for t in alone] == [t.dep_ for t in among[: len(alone)]]
    assert [t.lemma_ for t in alone] == [t.lemma_ for t in among[: len(alone)]]


def test_english_has_no_such_network() -> None:
    with pytest.raises(MissingPart):
        pipeline.load("en", "lstm")
