"""Who a noun phrase is, as a speaker; and that no rule favours one party."""

import pytest

from fogline.knowledge.parties import Parties
from fogline.model import Standing


@pytest.fixture(scope="module")
def parties():
    return Parties.load()


@pytest.mark.parametrize(
    ("words", "party", "standing"),
    [
        ("Russia's Defence Ministry", "RUS", "official"),
        ("Kyiv", "UKR", "official"),
        ("Israeli police", "ISR", "official"),
        ("The Kremlin-installed authorities of the Luhansk region", "RUS", "occupation"),
        ("Moscow-backed separatists in the Donetsk region", "RUS", "occupation"),
        ("an Iraqi army source", "IRQ", "anonymous"),
        ("Russian war bloggers", "RUS", "aligned"),
        ("Reuters", None, "media"),
    ],
)
def test_who_speaks(parties, words, party, standing):
    voice = parties.identify(words)
    assert voice is not None
    assert (voice.party, voice.standing) == (party, Standing(standing))
