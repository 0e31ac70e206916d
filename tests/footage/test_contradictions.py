"""What a file says of itself beside when it was posted and what is claimed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.footage.contradictions import contradictions
from fogline.footage.file_times import camera_time, container_time
from fogline.model import When
from fogline.model.exhibit import Doubt
from fogline.model.file_evidence import Credentials, CredentialsState, FileEvidence, FileTime

NOON = datetime(2025, 11, 10, 12, tzinfo=UTC)


def says(*times: FileTime, **more: object) -> FileEvidence:
    return FileEvidence("video/mp4", times=times, **more)  # type: ignore[arg-type]


def at(moment: datetime, field: str = "creation_time") -> FileTime:
    return container_time(field, moment.isoformat())


def doubts(evidence: FileEvidence, *posted: When, claimed: When | None = None) -> list[Doubt]:
    return [c.doubt for c in contradictions(evidence, posted, claimed)]


def test_a_file_made_after_it_was_posted() -> None:
    made = says(at(NOON + timedelta(hours=2)))
    assert doubts(made, When.on(NOON)) == [Doubt.AFTER_POSTING]
    assert doubts(made, When.on(NOON + timedelta(hours=3))) == []


def test_the_first_posting_counts() -> None:
    made = says(at(NOON))
    assert doubts(made, When.on(NOON + timedelta(days=1)), When.on(NOON - timedelta(days=1))) == [
        Doubt.AFTER_POSTING
    ]


@pytest.mark.parametrize("hours", [-14, 0, 13])
def test_a_time_without_a_zone_contradicts_only_where_no_zone_would_fit(hours: int) -> None:
    made = says(camera_time("EXIF DateTimeOriginal", "2025:11:10 23:30:00"))
    assert doubts(made, When.on(datetime(2025, 11, 10, 14, tzinfo=UTC) + timedelta(hours=hours))) == []
    assert doubts(made, When.on(date(2025, 11, 7))) == [Doubt.AFTER_POSTING]


def test_a_file_older_than_what_is_claimed_is_strong_and_a_younger_one_is_not() -> None:
    claimed = When.on(date(2025, 11, 10))
    (old,) = contradictions(says(at(NOON - timedelta(days=400))), (), claimed)
    assert (old.doubt, old.strong) == (Doubt.BEFORE_CLAIM, True)
    (anew,) = contradictions(says(at(NOON + timedelta(days=4)), made_with=("Lavf59.27",)), (), claimed)
    assert (anew.doubt, anew.strong) == (Doubt.AFTER_CLAIM, False)
    assert "Lavf59.27 wrote the file anew" in anew.reason


def test_two_times_in_one_file_say_that_it_was_saved_again() -> None:
    made = says(at(NOON - timedelta(days=30), "DateTimeOriginal"), at(NOON, "ModifyDate"))
    assert doubts(made) == [Doubt.TIMES_DISAGREE]


def test_what_a_signer_says_is_told_as_the_signer_s_word() -> None:
    signed = Credentials(
        CredentialsState.EMBEDDED, valid=True, signer="A", sources=("trainedAlgorithmicMedia",)
    )
    (found,) = contradictions(says(credentials=signed))
    assert (
        found.doubt is Doubt.NO_RECORDING
        and found.reason == "A signed that it was made by a generative model"
    )
    broken = Credentials(CredentialsState.EMBEDDED, valid=False, problems=("assertion.dataHash.mismatch",))
    assert doubts(says(credentials=broken)) == [Doubt.ALTERED]


def test_empty_clocks_are_no_times() -> None:
    for raw in ("0000:00:00 00:00:00", "1904-01-01T00:00:00Z", "soon", ""):
        assert container_time("CreateDate", raw).when is None


@given(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_the_same_moment_in_any_zone_never_contradicts_itself(moment: datetime, minutes: int) -> None:
    moment = moment.replace(microsecond=0, tzinfo=UTC)
    local = moment + timedelta(minutes=minutes)
    made = says(camera_time("EXIF DateTimeOriginal", local.strftime("%Y:%m:%d %H:%M:%S")))
    assert doubts(made, When.on(moment), claimed=When.on(moment)) == []
