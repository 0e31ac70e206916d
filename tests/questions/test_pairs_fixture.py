"""The fixture of pairs is whole: counts, offsets, ids and reasons. What Fogline makes of the pairs is tested elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest
from pairs_fixture import FOLDER, Pair, pairs

from fogline.model import Act, Claim, Relation, Standing


def _sides(pair: Pair) -> tuple[tuple[Claim, str], tuple[Claim, str]]:
    return (pair.a, pair.reports[0].text), (pair.b, pair.reports[-1].text)


def test_enough_pairs_of_each_verdict() -> None:
    found = Counter(pair.expected for pair in pairs())
    assert len(pairs()) >= 220
    assert found["contradict"] >= 105
    assert found["agree"] >= 50
    assert found["differ"] >= 50


@pytest.mark.parametrize(("language", "least"), [("en", 85), ("uk", 45), ("ru", 45), ("mixed", 40)])
def test_enough_pairs_in_each_language_and_verdict(language: str, least: int) -> None:
    found = Counter(pair.expected for pair in pairs() if pair.language == language)
    assert sum(found.values()) >= least
    assert min(found.values()) >= 8 and len(found) == 3


def test_ids_are_unique_and_reasons_are_sentences() -> None:
    assert max(Counter(pair.id for pair in pairs()).values()) == 1
    for pair in pairs():
        assert pair.reason.endswith(".") and len(pair.reason.split()) >= 5, pair.id
        assert pair.a.id != pair.b.id, pair.id
    claims = [claim.id for pair in pairs() for claim in (pair.a, pair.b)]
    assert len(set(claims)) == len(claims)


def test_no_two_pairs_share_a_text() -> None:
    texts = Counter(report.text for pair in pairs() for report in pair.reports)
    assert [text for text, times in texts.items() if times > 1] == []


def test_offsets_point_at_what_they_name() -> None:
    for pair in pairs():
        for claim, text in _sides(pair):
            assert text[claim.start : claim.end] == claim.quote != "", pair.id
            for place in claim.places:
                assert text[place.start : place.end] == place.mention, pair.id
            for voice in claim.speakers:
                if voice.start is not None:
                    assert text[voice.start : voice.end] == voice.mention, pair.id
            assert not set(text) & set("<>[]{}="), pair.id


def test_amounts_are_in_the_words_of_the_text() -> None:
    for pair in pairs():
        for claim, text in _sides(pair):
            if claim.amount is not None:
                assert (claim.amount.qualifier or "") in text, pair.id
                words = (claim.amount.of or "").casefold().split()
                assert all(word in text.casefold() for word in words), (pair.id, claim.amount.of)


def test_what_is_denied_stands_in_the_same_report() -> None:
    denials = [
        (pair, one, other)
        for pair in pairs()
        for one, other in ((pair.a, pair.b), (pair.b, pair.a))
        if one.denies is not None
    ]
    assert len(denials) >= 10
    for pair, one, other in denials:
        assert one.act is Act.DENIES and one.denies == other.id and one.report == other.report, pair.id


def test_every_relation_that_can_contradict_does_so_somewhere() -> None:
    assert {pair.a.relation for pair in pairs() if pair.expected == "contradict"} == set(Relation)


def test_both_parties_of_a_conflict_say_and_deny() -> None:
    voices = Counter((claim.party, claim.act is Act.DENIES) for pair in pairs() for claim in (pair.a, pair.b))
    for one, other in (("UKR", "RUS"), ("ISR", "HAMAS"), ("ARM", "AZE"), ("IND", "PAK"), ("SDN", "RSF")):
        for party in (one, other):
            assert voices[party, True] >= 1 and voices[party, False] >= 1, party
    assert {s for pair in pairs() for c in (pair.a, pair.b) for s in (v.standing for v in c.speakers)} >= {
        Standing.OFFICIAL, Standing.OCCUPATION, Standing.ALIGNED, Standing.MEDIA, Standing.INDEPENDENT,
    }  # fmt: skip


def test_files_stay_small() -> None:
    assert max(file.stat().st_size for file in FOLDER.iterdir()) < 100_000
