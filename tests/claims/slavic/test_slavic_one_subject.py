"""Two verbs of one subject, a subject with its short form in brackets, and what is handed over rather than said."""

from __future__ import annotations

import pytest
from slavic_claims import claims

from fogline.model import Act


@pytest.mark.parametrize(
    ("language", "text", "voice", "quote"),
    [
        ("ru", "Генштаб сообщил об ударе и отрицает, что лагерь в Гае покинут.", "Генштаб", "лагерь в Гае покинут"),
        ("uk", "Генштаб повідомив про удар і заперечує, що табір у Гаю покинуто.", "Генштаб", "табір у Гаю покинуто"),
    ],
)  # fmt: skip
def test_the_second_verb_has_the_subject_of_the_first(
    language: str, text: str, voice: str, quote: str
) -> None:
    denied = [c for c in claims(text, language) if c.act is Act.DENIES]
    assert [(c.speakers[-1].mention, c.quote) for c in denied] == [(voice, quote)]
    assert all(c.quote != quote for c in claims(text, language) if c.act is Act.ASSERTS)


def test_a_short_form_in_brackets_parts_no_subject_from_its_verb() -> None:
    found = claims("Силы быстрой поддержки (СБП) во вторник подтвердили, что взяли аэродром в Мероэ.", "ru")
    assert [(c.speakers[-1].mention, c.speakers[-1].party, c.act) for c in found] == [
        ("Силы быстрой поддержки", "RSF", Act.CONFIRMS)
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Россия вернула 19 военных, взамен передала Киеву 21 военнопленного."),
        ("uk", "Україна повернула 19 військових, натомість передала Москві 21 військовополоненого."),
    ],
)
def test_whoever_is_handed_something_says_nothing(language: str, text: str) -> None:
    assert all(not c.speakers for c in claims(text, language))
