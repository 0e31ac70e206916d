"""The gazetteer that was built, read as the other parts read it."""

import pytest

from fogline.knowledge import gazetteer as module
from fogline.knowledge.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer():
    if not module.BUILT.is_file():
        pytest.skip("the gazetteer has not been built: python -m fogline.knowledge.build_gazetteer")
    return Gazetteer.open()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Krasnoarmiysk", "Pokrovsk"),
        ("Красноармейск", "Покровськ"),
        ("Artemivsk", "Bakhmut"),
        ("Артемовск", "Бахмут"),
        ("Kiev", "Kyiv"),
        ("Kharkov", "Харків"),
        ("Odessa", "Odesa"),
        ("Nikolaev", "Mykolaiv"),
        ("Lugansk", "Луганськ"),
    ],
)
def test_old_and_new_names_are_one_place(gazetteer, old, new):
    here = {e.id for e in gazetteer.find(new) if e.country == "UKR"}
    assert here & {e.id for e in gazetteer.find(old) if e.country == "UKR"}
