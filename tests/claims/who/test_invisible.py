"""Characters that nobody sees cost no claim and stay in every passage."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fogline.claims.who.invisible import seen
from fogline.model import Act, Claim, Passage, Relation, Report, ReportKind, Source, Speaker, sha256

SOURCE = Source(id="s", name="The Harbour Post", known_by="domain")


def report(text: str) -> Report:
    return Report(id="r", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), source=SOURCE)


def test_a_text_without_them_is_left_alone() -> None:
    assert seen(report("The mayor said that the road is open.")) is None


def test_passages_are_those_of_the_whole_text() -> None:
    text = "\u2066The\u2069 ma\u00adyor said\u200b the \u200broad is open."
    hidden = seen(report(text))
    assert hidden is not None and hidden.report.text == "The mayor said the road is open."
    claim = Claim(
        id="c-1", report="r", start=15, end=31, quote="the road is open", act=Act.ASSERTS, relation=Relation.ROUTE,
        speakers=(Speaker("The mayor", "The mayor", 0, 9),), cue=Passage(10, 14, "said"),
    )  # fmt: skip
    denial = Claim(
        id="c-2", report="r", start=19, end=23, quote="road", act=Act.DENIES, relation=Relation.ROUTE, speakers=(),
        denies="c-1",
    )  # fmt: skip
    first, second = hidden.claims([claim, denial])
    assert first.quote == text[first.start : first.end] == "the \u200broad is open"
    assert first.speakers[0].mention == "The\u2069 ma\u00adyor"
    assert first.cue is not None and text[first.cue.start : first.cue.end] == first.cue.text == "said"
    assert second.denies == first.id != "c-1"


@given(st.text(alphabet="ab \u200b\u00ad\u2066", min_size=1, max_size=30), st.data())
def test_every_span_comes_back(text: str, data: st.DataObject) -> None:
    hidden = seen(report(text))
    if hidden is None or not hidden.report.text:
        return
    plain = hidden.report.text
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, len(plain)))
    claim = Claim("c", "r", start, end, plain[start:end], (), Act.ASSERTS, Relation.STATEMENT)
    (moved,) = hidden.claims([claim])
    assert moved.quote == text[moved.start : moved.end]
    assert "".join(c for c in moved.quote if c in "ab ") == plain[start:end]
