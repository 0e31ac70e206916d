"""Likeness that is a statement's, a form's or an official body's own, and shows no pickup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fogline.lineage import trace
from fogline.lineage.stated import is_series
from fogline.model import (
    Act,
    Arguments,
    Claim,
    Credit,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    When,
    content_id,
)

NOON = datetime(2025, 11, 11, 12, tzinfo=UTC)
WORDS = "Air defences over the Harrow district repelled an attack by seven drones that were flying towards Kestrel Quay"
MAYOR = "the mayor of Kestrel, Jonas Arlen"


def post(id: str, text: str, minutes: int, by: Source | None = None, **more: object) -> Report:
    source = by or Source(id, id.title(), domain=f"{id}.example")
    made = Report(
        id,
        ReportKind.POST,
        text,
        "0" * 64,
        source,
        published=When.on(NOON + timedelta(minutes=minutes)),
        language="en",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def said(report: Report, standing: Standing = Standing.OFFICIAL) -> Claim:
    start = report.text.index(WORDS)
    speaker = Speaker(
        MAYOR,
        "the mayor",
        report.text.index("the mayor"),
        report.text.index("the mayor") + 9,
        "AAA",
        standing,
    )
    return Claim(content_id("c", report.id), report.id, start, start + len(WORDS), WORDS, (speaker,), Act.ASSERTS,
                 Relation.INTERCEPTION, arguments=Arguments())  # fmt: skip


def test_channels_that_give_one_official_s_sentence_have_each_heard_it() -> None:
    one = post("alpha", f"{WORDS}, {MAYOR} said.", 0)
    other = post("beta", f"{WORDS}, reported {MAYOR}.", 6)
    assert trace([one, other], [said(one), said(other)]).edges == ()
    credited = replace(other, credits=(Credit("credit", "Alpha"),))
    assert len(trace([one, credited], [said(one), said(credited)]).edges) == 1, (
        "a credit shows what likeness cannot"
    )


def test_where_the_attribution_is_lost_the_likeness_is_a_pickup_s() -> None:
    one = post("alpha", f"{WORDS}, {MAYOR} said.", 0)
    bare = post("beta", f"{WORDS}.", 6)
    witness = post("gamma", f"{WORDS}, {MAYOR} said.", 9)
    assert {e.child for e in trace([one, bare], [said(one)]).edges} == {"beta"}
    assert trace([one, witness], [said(one), said(witness, Standing.MEDIA)]).edges != ()


def test_numbers_of_a_series_are_not_made_from_each_other() -> None:
    monitor = Source("monitor", "Monitors", domain="monitor.example")
    first = post("r1", "Body", 0, monitor, title="Daily Report 218/2020 issued on 12 September 2020")
    second = post("r2", "Body", 1440, monitor, title="Daily Report 219/2020 issued on 14 September 2020")
    assert is_series(first, second)
    assert not is_series(first, replace(second, title="Spot Report on the bridge of 14 September 2020"))
    assert not is_series(first, replace(second, source=Source("other", "Other")))
    assert not is_series(first, replace(second, title=first.title)), (
        "the same number again is a version or a copy"
    )


def test_a_body_s_own_text_is_not_made_from_an_outlet_that_was_quicker() -> None:
    body = Source(
        "city",
        "Kestrel City Council",
        domain="council.example",
        party="AAA",
        standing=Standing.OFFICIAL,
        known_by="domain",
    )
    text = (
        "Two spans of the Kestrel bridge were found cracked on Monday and all 46 trains were sent over Harrow instead. "
        "Engineers will need at least nine days to inspect the 14 pillars. Until then buses run along the northern bank "
        "every 20 minutes. The council has set aside 3.5 million crowns for the work, and the night shift gets 12 boats."
    )
    own = post("own", text, 60, body)
    quick = post("quick", "Kestrel City Council said that " + text[0].lower() + text[1:], 0)
    (edge,) = trace([own, quick], []).edges
    assert (edge.child, edge.parent, edge.directed) == ("quick", "own", True)
    assert any(words.startswith("warning: dated before") for words in edge.evidence)
    unnamed = post("quick", text, 0)
    assert all(edge.child != "own" for edge in trace([own, unnamed], []).edges)


def test_an_agency_rewrites_no_outlet_that_it_does_not_name() -> None:
    story = (
        "An explosion tore through the grain hall of Kestrel Quay on Monday night and wounded 11 dockers, three of them "
        "badly. The harbour master, Ida Voss, put the loss at 6,400 tons of barley. Cranes 4 and 7 were bent out of shape, "
        "and the ferry to Harrow stayed in port for 19 hours. The cause was not known on Tuesday morning."
    )
    again = (
        "Eleven dockers were hurt, three of them badly, when a blast tore through the grain hall of Kestrel Quay on Monday "
        "night. Harbour master Ida Voss said that 6,400 tons of barley were lost. Cranes 4 and 7 were bent, and the Harrow "
        "ferry stayed in port for 19 hours. On Tuesday morning nobody knew the cause."
    )
    paper, wire = (
        post("paper", story, 0),
        Source("wire", "Reuters", domain="reuters.com", standing=Standing.MEDIA, known_by="domain"),
    )
    assert {e.child for e in trace([paper, post("site", again, 40)], []).edges} == {"site"}
    assert trace([paper, post("wire", again, 40, wire)], []).edges == ()
    credited = post("wire", again, 40, wire, credits=(Credit("credit", "Paper"),))
    assert {e.child for e in trace([paper, credited], []).edges} == {"wire"}


def test_a_few_stock_sentences_days_later_are_background() -> None:
    stock = (
        "The Kestrel bridge carries the only railway over the river, and 46 trains a day depended on it until two spans were "
        "found cracked in the spring. The council has set aside 3.5 million crowns for the work on its 14 pillars."
    )
    first = post("first", f"{stock} Ferries carried 900 people on Monday, said Ida Voss.", 0)
    own = (
        "The last of the temporary piers was lowered on Sunday evening in heavy rain. Divers had worked for eleven hours. "
        "Jonas Arlen, who runs the yard, said that his crew of 27 would rest until Wednesday. A tug from Harrow stood by. "
        "Two shops on the quay opened again, and a choir sang. The next inspection is due on 4 December."
    )
    later = post("later", f"{own} {stock}", 6 * 1440)
    assert all((e.child, e.parent) != ("later", "first") for e in trace([first, later], []).edges)
    soon = post("later", f"{stock} Ferries carried 900 people on Monday, Ida Voss said.", 6 * 60)
    assert {e.child for e in trace([first, soon], []).edges} == {"later"}
