"""Claims of what footage shows, beside the items that came with them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime

from fogline.footage.check import FootageCheck
from fogline.model import (
    Act,
    Answer,
    Arguments,
    Claim,
    Finding,
    Outcome,
    Question,
    Relation,
    Source,
    Standing,
    Status,
    When,
    content_id,
)
from fogline.model.exhibit import Alike, Exhibit
from fogline.model.file_evidence import FileEvidence, FileTime
from fogline.model.footage import Item, ItemKind, Match, Posting, Verdict

DAY = date(2025, 11, 10)


def exhibit(
    name: str, posted: date | datetime | None, report: str | None = None, made: datetime | None = None
) -> Exhibit:
    sha = content_id("x", name).ljust(64, "0")
    times = (FileTime("creation_time", "raw", When.on(made)),) if made else ()
    stood = Posting(sha, None, f"the {name} channel", When.on(posted) if posted else None, report=report)
    return Exhibit(
        f"i-{name}",
        name,
        Item(sha, ItemKind.VIDEO, 640, 360, 9.0),
        (stood,),
        FileEvidence("video/mp4", times=times),
    )


def copy(asked: Exhibit, found: Exhibit, verdict: Verdict = Verdict.COPY) -> Alike:
    return Alike(Match(asked.item.sha256, found.item.sha256, verdict, (), "the same pictures"))


def findings(
    items: list[Exhibit],
    alike: list[Alike],
    happened: date | None = DAY,
    relation: Relation = Relation.FOOTAGE,
    posts: Collection[str] = (),
) -> dict[str, Finding]:
    claim = Claim("c-1", "r-1", 0, 4, "quot", (), Act.ASSERTS, relation, arguments=Arguments())
    claim = replace(claim, happened=When.on(happened) if happened else None)
    question = Question("q-1", "What does the video show?", relation, (), None, (Answer("a-1", "x", ("c-1",), ()),), (), (),
                        Status.UNATTRIBUTED, "")  # fmt: skip
    return {found.check: found for found in FootageCheck(items, alike, posts).check(question, [claim])}


def test_a_copy_that_was_posted_before_the_day_that_is_claimed_is_inconsistent_with_it() -> None:
    new, old = exhibit("new", DAY, "r-1"), exhibit("old", date(2024, 3, 2))
    found = findings([new, old], [copy(new, old)])["footage: seen before"]
    assert found.outcome is Outcome.INCONSISTENT and found.references == ("i-new", "i-old")
    assert "posted on 2024-03-02" in found.reason
    assert found.figures[0][1].value == 618
    either_way = findings([new, old], [copy(old, new)])["footage: seen before"]
    assert either_way.outcome is Outcome.INCONSISTENT


def test_another_moment_of_the_scene_is_no_copy_and_no_copy_tells_nothing() -> None:
    new, old = exhibit("new", DAY, "r-1"), exhibit("old", date(2024, 3, 2))
    found = findings([new, old], [copy(new, old, Verdict.SAME_SCENE)])["footage: seen before"]
    assert found.outcome is Outcome.INCONCLUSIVE and "says nothing of what is elsewhere" in found.reason


def test_one_day_may_be_a_matter_of_zones() -> None:
    new, eve = exhibit("new", DAY, "r-1"), exhibit("eve", date(2025, 11, 9))
    assert findings([new, eve], [copy(new, eve)])["footage: seen before"].outcome is Outcome.INCONCLUSIVE


def test_without_a_claimed_day_an_earlier_copy_is_told_and_nothing_follows() -> None:
    new, old = exhibit("new", DAY, "r-1"), exhibit("old", date(2024, 3, 2))
    found = findings([new, old], [copy(new, old)], happened=None)
    assert set(found) == {"footage: seen before"}
    assert found["footage: seen before"].outcome is Outcome.INCONCLUSIVE
    assert "618 days before it" in found["footage: seen before"].reason


def test_the_file_s_own_times_beside_the_day_that_is_claimed() -> None:
    def outcome(made: datetime | None) -> Outcome:
        return findings([exhibit("new", DAY, "r-1", made)], [])["footage: file's times"].outcome

    assert outcome(datetime(2023, 1, 5, tzinfo=UTC)) is Outcome.INCONSISTENT
    assert outcome(datetime(2025, 11, 10, 6, tzinfo=UTC)) is Outcome.CONSISTENT
    assert outcome(datetime(2026, 2, 1, tzinfo=UTC)) is Outcome.INCONCLUSIVE
    assert outcome(None) is Outcome.INCONCLUSIVE


def test_only_claims_about_footage_in_the_report_that_carried_it_are_meant() -> None:
    assert findings([exhibit("new", DAY, "r-2")], []) == {}
    assert findings([exhibit("new", DAY, "r-1")], [], relation=Relation.CONTROL) == {}


def test_what_a_post_says_in_its_own_name_is_said_of_the_footage_that_it_carries() -> None:
    new, old = exhibit("new", DAY, "r-1"), exhibit("old", date(2024, 3, 2))
    said = findings([new, old], [copy(new, old)], relation=Relation.ADVANCE, posts=["r-1"])
    assert said["footage: seen before"].outcome is Outcome.INCONSISTENT


def test_what_is_foretold_or_meant_no_footage_shows() -> None:
    new, old = exhibit("new", DAY, "r-1"), exhibit("old", date(2024, 3, 2))
    later = date(2025, 11, 12)
    assert findings([new, old], [copy(new, old)], later, Relation.CONDITIONS, ["r-1"]) == {}
    assert findings([new, old], [copy(new, old)], DAY, Relation.INTENT, ["r-1"]) == {}
    undated = exhibit("new", None, "r-1")
    assert findings([undated, old], [copy(undated, old)], later, Relation.CONDITIONS, ["r-1"])


def test_a_reference_says_whose_the_footage_is_that_somebody_posted() -> None:
    mine = exhibit("mine", datetime(2025, 11, 11, 8, tzinfo=UTC), "r-1")
    source = Source("s-1", "the mine channel", party="RUS", standing=Standing.ALIGNED)
    claim = Claim("c-1", "r-1", 0, 4, "quot", (), Act.ASSERTS, Relation.FOOTAGE, arguments=Arguments())
    question = Question("q-1", "What?", Relation.FOOTAGE, (), None, (Answer("a-1", "x", ("c-1",), ()),), (), (),
                        Status.UNATTRIBUTED, "")  # fmt: skip
    check = FootageCheck([mine], [], (), {"r-1": source})
    assert list(check.check(question, [claim]))
    assert [(one.party, one.standing) for one in check.used] == [("RUS", Standing.ALIGNED)]
