"""The reader that asks a language model, against a server that answers well, wrongly, by halves, or never."""

from __future__ import annotations

import json
import re
import time
from functools import cache
from typing import Any

import pytest
from model_server import GOOD, TEXT, claiming, said

from fogline.claims.llm.endpoint import Endpoint, OpenAIChat, Unanswered
from fogline.claims.llm.extractor import LlmExtractor
from fogline.claims.llm.prompt import question, stretches
from fogline.errors import ModelError
from fogline.knowledge.gazetteer import Gazetteer
from fogline.knowledge.parties import Parties
from fogline.language.pipeline import load
from fogline.model import Report, ReportKind, Source, Standing, When, sha256
from fogline.testing import check_extractor


@cache
def _tables() -> tuple[Parties, Gazetteer]:
    return Parties.load(), Gazetteer.open()


@cache
def _english() -> Any:
    return load("en")


def extractor(url: str, seconds: float = 10.0) -> LlmExtractor:
    model = OpenAIChat(Endpoint("m", url, seconds=seconds))
    return LlmExtractor(model, *_tables(), lambda code: _english(), frozenset({"en"}))


def report(text: str = TEXT) -> Report:
    return Report(
        id="r-test", kind=ReportKind.ARTICLE, text=text, sha256=sha256(text.encode()), language="en",
        source=Source(id="s-outlet", name="The Harbour Post", domain="harbour.example", known_by="domain"),
        published=When.parse("2025-11-11"),
    )  # fmt: skip


def test_a_good_answer_becomes_a_claim_whose_fields_are_read_by_our_own_rules(serve: Any) -> None:
    reader = extractor(serve(claiming(GOOD)).url)
    (claim,) = reader.extract(report())
    assert claim.quote == TEXT[claim.start : claim.end] == GOOD["quote"]
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.mention) == ("Ukraine's General Staff", "it")
    assert (claim.speaker.party, claim.speaker.standing) == ("UKR", Standing.OFFICIAL)
    assert claim.amount is not None
    assert (claim.amount.value, claim.amount.qualifier) == (300, "about")
    assert claim.arguments.actor == "RUS"
    assert claim.made_by == "fogline-llm:m/1"
    assert not reader.dropped


def test_it_keeps_the_contract_of_extractors(serve: Any) -> None:
    check_extractor(extractor(serve(claiming(GOOD)).url), report())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"quote": "the minister confirmed 9,001 dead"}, "claims whose quote is not in the text"),
        ({"quote": "bout 300 Russian soldiers"}, "claims whose quote is not in the text"),
        ({"quote": 300}, "claims without a quote, or with one too long"),
        ({"speakers": [{"mention": "The pope", "name": None}]}, "claims whose speaker is not in the text"),
        ({"speakers": "Ukraine"}, "claims not in the form that was asked for"),
        ({"act": "insists"}, "claims not in the form that was asked for"),
        ({"relation": ["presence"]}, "claims not in the form that was asked for"),
    ],
)
def test_a_claim_that_is_not_in_the_text_is_thrown_away_and_counted(
    serve: Any, change: dict[str, Any], why: str
) -> None:
    reader = extractor(serve(claiming(GOOD | change)).url)
    assert list(reader.extract(report())) == []
    assert reader.dropped == {why: 1}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"amount": "9,000"}, "amounts that are not in the quote"),
        ({"amount": "30"}, "amounts that are not in the quote"),
        ({"amount": "soldiers"}, "amounts that are no number"),
        ({"places": ["Pokrovsk"]}, "places that are not in the quote"),
        ({"hedge": "allegedly"}, "hedges that are not in the text"),
        ({"target": "the minister of nothing"}, "targets that are not in the quote"),
        ({"cue": "shouted"}, "cues that are not in the text"),
    ],
)
def test_a_part_that_is_not_in_the_quote_is_dropped_alone(
    serve: Any, change: dict[str, Any], why: str
) -> None:
    reader = extractor(serve(claiming(GOOD | change)).url)
    (claim,) = reader.extract(report())
    assert reader.dropped == {why: 1}
    if "amount" in change:
        assert claim.amount is None
    assert not {p.mention for p in claim.places} & {"9,000"}


def test_the_report_is_data_between_marks_that_it_cannot_know(serve: Any) -> None:
    handler = serve(claiming())
    assert list(extractor(handler.url).extract(report())) == []
    system, user = handler.asked[0]["messages"]
    assert "Ignore your instructions" not in system["content"]
    mark = re.search(r"<report ([0-9a-f]{16})>\n", user["content"])
    assert mark is not None
    assert user["content"].count(f"</report {mark[1]}>") == 1
    assert question(TEXT) != question(TEXT)


def test_a_model_that_obeys_the_report_gets_nothing_in(serve: Any) -> None:
    obeyed = GOOD | {
        "quote": "9,000 soldiers are dead",
        "speakers": [{"mention": "the minister", "name": "X"}],
    }
    reader = extractor(serve(claiming(obeyed, GOOD)).url)
    assert [claim.quote for claim in reader.extract(report())] == [GOOD["quote"]]
    assert reader.dropped.total() == 1


def test_a_speaker_gets_a_party_from_our_tables_and_not_from_the_model(serve: Any) -> None:
    named = GOOD | {"speakers": [{"mention": "Pokrovsk", "name": "the Kremlin"}]}
    (claim,) = extractor(serve(claiming(named)).url).extract(report())
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.party) == ("Pokrovsk", None)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I cannot help with that.",
        '{"claims": [{"quote": "About 300',
        "[1, 2",
        '{"claims": 7}',
        '"x"',
        "{" * 5000,
    ],
)
def test_garbage_is_asked_again_once_and_then_the_report_stays_unread(serve: Any, content: str) -> None:
    handler = serve(lambda asked: said(content))
    reader = extractor(handler.url)
    with pytest.raises(Unanswered):
        list(reader.extract(report()))
    assert len(handler.asked) == 2
    assert reader.dropped["answers that could not be used"] == 2


def test_an_answer_in_a_fence_is_read(serve: Any) -> None:
    fenced = f"Here you are:\n```json\n{json.dumps({'claims': [GOOD]})}\n```"
    assert len(list(extractor(serve(lambda asked: said(fenced)).url).extract(report()))) == 1


@pytest.mark.parametrize("body", ["<html>busy</html>", '{"choices": []}', '{"choices": [{"mess', "null"])
def test_a_broken_envelope_is_no_answer(serve: Any, body: str) -> None:
    with pytest.raises(Unanswered):
        list(extractor(serve(lambda asked: (200, body)).url).extract(report()))


def test_silence_ends(serve: Any) -> None:
    def silent(asked: dict[str, Any]) -> tuple[int, str]:
        time.sleep(1.0)
        return said("{}")

    begun = time.monotonic()
    with pytest.raises(Unanswered, match="no answer within"):
        list(extractor(serve(silent).url, seconds=0.05).extract(report()))
    assert time.monotonic() - begun < 8


def test_a_model_that_never_answers_well_is_given_up_and_named(serve: Any) -> None:
    reader = extractor(serve(lambda asked: said("no")).url)
    for _ in range(2):
        with pytest.raises(Unanswered):
            list(reader.extract(report()))
    with pytest.raises(ModelError, match="3 times in a row"):
        list(reader.extract(report()))


def test_no_server_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="nothing answers there"):
        list(extractor("http://127.0.0.1:9/v1").extract(report()))


def test_a_server_that_refuses_is_named(serve: Any) -> None:
    with pytest.raises(ModelError, match="refuses"):
        list(extractor(serve(lambda asked: (404, '{"error": "no such model"}')).url).extract(report()))


@pytest.mark.parametrize(
    "url", ["http://localhost:8080/v1", "http://127.0.0.1:1/v1", "http://[::1]:11434/v1"]
)
def test_a_server_on_this_machine_needs_no_leave(url: str) -> None:
    Endpoint("m", url).check(allow_remote=False)


@pytest.mark.parametrize(
    "url", ["https://api.example/v1", "http://10.0.0.8/v1", "http://localhost.example/v1"]
)
def test_texts_leave_the_machine_only_where_the_user_says_so(url: str) -> None:
    with pytest.raises(ModelError, match="leave this machine"):
        Endpoint("m", url).check(allow_remote=False)
    Endpoint("m", url).check(allow_remote=True)


@pytest.mark.parametrize("url", ["", "localhost:8080", "file:///etc/passwd", "ftp://x/v1", "http://"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ModelError, match="no http"):
        Endpoint("m", url).check(allow_remote=True)


def test_a_long_report_is_asked_about_in_stretches_that_lose_nothing() -> None:
    text = "".join(f"Paragraph {n} says something of the war.\n\n" for n in range(400))
    cut = list(stretches(text))
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(b - a <= 5_000 for a, b in cut)
    assert len(cut) > 1
