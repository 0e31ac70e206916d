"""A brief built by hand: two parties, three maps, five reports, everything that a brief can hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from fogline.model import (
    Absence,
    Act,
    Amount,
    Answer,
    AnswerRelation,
    Arguments,
    Brief,
    Certainty,
    Claim,
    ClaimKind,
    Compared,
    Decision,
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Failure,
    Figure,
    Finding,
    Hearings,
    Lineage,
    Origin,
    OriginKind,
    Outcome,
    Outline,
    Passage,
    Place,
    Polarity,
    Question,
    ReadCount,
    Reference,
    ReferenceKind,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    Status,
    When,
    content_id,
    sha256,
)

DAY = When.on(date(2025, 11, 11))
TOWNS = {
    "Pokrovsk": (48.2817, 37.1806),
    "Myrnohrad": (48.3022, 37.2614),
    "Kupiansk": (49.7106, 37.6153),
    "Dobropillia": (48.4680, 37.0850),
}

WIRE = """Moscow's defence ministry said on Tuesday that its troops had encircled Pokrovsk. Ukraine's General Staff \
denied that the town was surrounded and said the road to Myrnohrad was open.

About 300 Russian soldiers are inside Pokrovsk, the General Staff confirmed. Fog has lain over the area for days.

The accounts could not be independently verified."""
REWRITE = """Russian troops have encircled Pokrovsk, Moscow's defence ministry said.

Kyiv denied it. Some 300 Russian soldiers are inside the town."""
BLOG = "Покровск взят в кольцо, пишут с места. Туман помогает колоннам."
STAFF = "Генеральний штаб: оточення Покровська немає. Логістика до Мирнограда працює."
SHARE = "Moscow says that it holds more than 19 % of Ukraine. Kyiv's top commander said 150,000 troops were gathered."


def place(text: str, name: str, mention: str | None = None) -> Place:
    """A town, found in ``text`` by its mention."""
    said = mention or name
    at = text.index(said)
    latitude, longitude = TOWNS[name]
    return Place(
        name, said, at, at + len(said), f"gn-{name}", latitude, longitude, 5000.0, "UKR", "settlement"
    )


def voice(text: str, mention: str, name: str, party: str, standing: Standing = Standing.OFFICIAL) -> Speaker:
    at = text.index(mention)
    return Speaker(name, mention, at, at + len(mention), party, standing)


def claim(report: Report, quote: str, *speakers: Speaker, cue: str | None = None, **rest: Any) -> Claim:
    """A claim whose quote (and cue) is found in the report's text."""
    start = report.text.index(quote)
    at = report.text.index(cue) if cue else 0
    act = rest.pop("act", Act.ASSERTS)
    relation = rest.pop("relation", Relation.STATEMENT)
    return Claim(
        id=content_id(
            "c", report.id, start, start + len(quote), speakers[-1].name if speakers else "", relation
        ),
        report=report.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        speakers=speakers,
        act=act,
        relation=relation,
        cue=Passage(at, at + len(cue), cue) if cue else None,
        **rest,
    )


def report(key: str, text: str, source: Source, **rest: Any) -> Report:
    """A report of one of the sources, published on the day of the story."""
    kind = rest.pop("kind", ReportKind.ARTICLE)
    published = rest.pop("published", When.on(datetime(2025, 11, 11, 14, 30, tzinfo=UTC)))
    language = rest.pop("language", "en")
    return Report(
        id=content_id("r", key),
        kind=kind,
        text=text,
        sha256=sha256(text.encode("utf-8", "replace")),
        source=source,
        published=published,
        language=language,
        **rest,
    )


def sources() -> tuple[Source, ...]:
    return (
        Source(
            "s-ledger",
            "(sample) Morning Ledger",
            "ledger.example",
            None,
            None,
            Standing.INDEPENDENT,
            "domain",
        ),
        Source(
            "s-courier", "(sample) Harbour Courier", "courier.example", None, None, Standing.MEDIA, "domain"
        ),
        Source("s-blog", "(зразок) Опушка", None, "1001", "RUS", Standing.ALIGNED, "channel"),
        Source("s-staff", "(зразок) Штаб", "staff.example", None, "UKR", Standing.OFFICIAL, "user"),
        Source("s-desk", "(sample) Desk", None, None, None, Standing.UNKNOWN, "purported"),
    )


def reports() -> tuple[Report, ...]:
    ledger, courier, blog, staff, desk = sources()
    return (
        report("wire", WIRE, ledger, title="Both sides speak of Pokrovsk", url="https://ledger.example/1"),
        report("rewrite", REWRITE, courier, title="Troops encircle town", url="https://courier.example/a"),
        report("blog", BLOG, blog, kind=ReportKind.POST, language="ru", part="message 17"),
        report("staff", STAFF, staff, kind=ReportKind.COMMUNIQUE, language="uk", title="Зведення"),
        report("share", SHARE, desk, title="What is held", published=None, partial=True,
               warnings=("The date was not given.",), guessed=frozenset({"language"})),
    )  # fmt: skip


def claims() -> dict[str, Claim]:
    """By short names, for tests."""
    wire, rewrite, _, _, share = reports()
    mod = voice(WIRE, "Moscow's defence ministry", "Russia's Ministry of Defence", "RUS")
    staff = voice(WIRE, "Ukraine's General Staff", "Ukraine's General Staff", "UKR")
    mod2 = voice(REWRITE, "Moscow's defence ministry", "Russia's Ministry of Defence", "RUS")
    kyiv = voice(REWRITE, "Kyiv", "Ukraine", "UKR")
    moscow = voice(SHARE, "Moscow", "Russia", "RUS")
    top = voice(SHARE, "Kyiv's top commander", "Ukraine's top commander", "UKR")
    pok = {"places": (place(WIRE, "Pokrovsk"),)}
    encircled = claim(wire, "its troops had encircled Pokrovsk", mod, cue="said", relation=Relation.ENCIRCLEMENT,
                      said_on=DAY, arguments=Arguments("RUS", "UKR"), **pok)  # fmt: skip
    pickup = claim(rewrite, "Russian troops have encircled Pokrovsk", mod2, cue="said", said_on=DAY,
                   relation=Relation.ENCIRCLEMENT, places=(place(REWRITE, "Pokrovsk"),))  # fmt: skip
    return {
        "encircled": encircled,
        "denied": claim(wire, "the town was surrounded", staff, cue="denied", act=Act.DENIES, said_on=DAY,
                        polarity=Polarity.NEGATED, denies=encircled.id, relation=Relation.ENCIRCLEMENT, **pok),
        "route": claim(wire, "the road to Myrnohrad was open", staff, relation=Relation.ROUTE, said_on=DAY,
                       places=(place(WIRE, "Myrnohrad"),)),
        "inside": claim(wire, "About 300 Russian soldiers are inside Pokrovsk", staff, cue="confirmed",
                        act=Act.CONFIRMS, relation=Relation.PRESENCE, said_on=DAY, hedge="About",
                        amount=Amount(300, of="Russian soldiers", qualifier="About"), **pok),
        "fog": claim(wire, "Fog has lain over the area for days", relation=Relation.CONDITIONS),
        "unverified": claim(wire, "The accounts could not be independently verified",
                            kind=ClaimKind.VERIFICATION),
        "pickup": pickup,
        "pickup_denied": claim(rewrite, "Kyiv denied it", kyiv, cue="denied", act=Act.DENIES, denies=pickup.id,
                               polarity=Polarity.NEGATED, relation=Relation.ENCIRCLEMENT, said_on=DAY,
                               places=(place(REWRITE, "Pokrovsk"),)),
        "share": claim(share, "it holds more than 19 % of Ukraine", moscow, relation=Relation.SHARE,
                       amount=Amount(19, 19, None, "percent", "Ukraine", "more than"),
                       certainty=Certainty.CERTAIN),
        "gathered": claim(share, "150,000 troops were gathered", top, relation=Relation.CONCENTRATION,
                          amount=Amount(150_000, of="troops")),
    }  # fmt: skip


def references() -> tuple[Reference, ...]:
    when = When.on(date(2025, 11, 10))
    return tuple(
        Reference(f"ref-{key}", ReferenceKind.MAP, name, f"{name} 2025-11-10", sha256(key.encode()), when, party,
                  Standing.INDEPENDENT if party is None else Standing.ALIGNED,
                  ("ref-a",) if key == "c" else (), "sample terms", ("One ring was closed.",))
        for key, name, party in (("a", "Maker A", "UKR"), ("b", "Maker B", None), ("c", "Maker C", "RUS"))
    )  # fmt: skip


def outlines() -> tuple[Outline, ...]:
    def ring(shift: float) -> tuple[tuple[float, float], ...]:
        return ((37.2 + shift, 47.2), (39.5, 47.2), (39.5, 49.9), (37.7 + shift, 49.9), (37.4 + shift, 48.6),
                (37.05 + shift, 48.3), (37.2 + shift, 48.2), (37.2 + shift, 47.2))  # fmt: skip

    return tuple(
        Outline(f"ref-{key}", "held by Russia", (ring(shift),))
        for key, shift in (("a", 0.0), ("b", 0.03), ("c", -0.04))
    )


def question(
    text: str, relation: Relation, status: Status, reason: str, *answers: Answer, **rest: Any
) -> Question:
    return Question(
        id=content_id("q", text), text=text, relation=relation, places=rest.pop("places", ()), when=DAY,
        answers=answers, relations=rest.pop("relations", ()), absent=rest.pop("absent", ()), status=status,
        reason=reason, **rest,
    )  # fmt: skip


def questions() -> tuple[Question, ...]:
    c = claims()
    yes = Answer("a-yes", "encircled", (c["encircled"].id, c["pickup"].id), ("RUS",), Hearings(1, 1))
    no = Answer("a-no", "not encircled", (c["denied"].id, c["pickup_denied"].id), ("UKR",), Hearings(1, 0))
    silent = Absence("RUS", Standing.OFFICIAL, 2, datetime(2025, 11, 11, 18, 40, tzinfo=UTC))
    unread = Absence("RUS", Standing.OFFICIAL, 0, None)
    return (
        question("Is Pokrovsk encircled, 11 Nov 2025?", Relation.ENCIRCLEMENT, Status.DISPUTED,
                 "Official voices of Russia and Ukraine contradict each other.", yes, no,
                 places=(c["encircled"].places[0],), also=(Status.AGAINST_INTEREST,),
                 relations=(AnswerRelation("a-yes", "a-no", Compared.CONTRADICT, "encircled against not"),)),
        question("How many Russian soldiers are in Pokrovsk?", Relation.PRESENCE, Status.AGAINST_INTEREST,
                 "An official voice of Ukraine confirms what is adverse to Ukraine.",
                 Answer("a-300", "about 300", (c["inside"].id,), ("UKR",), Hearings(1, 0)),
                 places=(c["inside"].places[0],), absent=(silent,)),
        question("Is the route to Myrnohrad open?", Relation.ROUTE, Status.SINGLE_ACCOUNT,
                 "Only voices of Ukraine speak.",
                 Answer("a-open", "open", (c["route"].id,), ("UKR",), Hearings(0, 1)),
                 places=(c["route"].places[0],), absent=(unread,)),
        question("What share of Ukraine does Russia hold?", Relation.SHARE, Status.SINGLE_ACCOUNT,
                 "Only voices of Russia speak.",
                 Answer("a-19", "more than 19 %", (c["share"].id,), ("RUS",), Hearings(0, 1)),
                 findings=("f-a", "f-b", "f-c")),
        question("How many troops are gathered?", Relation.CONCENTRATION, Status.SINGLE_ACCOUNT,
                 "Only voices of Ukraine speak.",
                 Answer("a-150", "150,000", (c["gathered"].id,), ("UKR",), Hearings(0, 1))),
        question("Is there fog?", Relation.CONDITIONS, Status.UNATTRIBUTED, "Only outlets speak.",
                 Answer("a-fog", "fog", (c["fog"].id,), (), Hearings(0, 1))),
    )  # fmt: skip


def findings() -> tuple[Finding, ...]:
    asked = questions()[3].id
    return tuple(
        Finding(f"f-{key}", asked, "a-19", "maps", outcome, (f"ref-{key}",),
                (("share", Figure(share, "percent")), ("area", Figure(share * 6036.28, "km²"))), reason)
        for key, outcome, share, reason in (
            ("a", Outcome.INCONSISTENT, 18.9, "The map draws 18.9 %, less than 19 %."),
            ("b", Outcome.CONSISTENT, 19.2, "The map draws 19.2 %."),
            ("c", Outcome.INCONCLUSIVE, 19.02, "Within the margin of the line."),
        )
    )  # fmt: skip


def lineage() -> Lineage:
    wire, rewrite, *_ = reports()
    c = claims()
    origin = Origin("o-1", OriginKind.REPORT, wire.id, None, (wire.id, rewrite.id), (c["encircled"].id,), 1,
                    "The other one is a rewrite of it.")  # fmt: skip
    edge = Edge("e-1", rewrite.id, wire.id, True, EdgeKind.REWRITE, ("2 of 3 sentences aligned", "2 h later"))
    drift = Drift(
        "d-1", "e-1", DriftKind.ATTRIBUTION_LOST, c["inside"].id, None, "the General Staff is left out"
    )
    return Lineage((origin,), (edge,), (drift,), ((wire.id, "o-1"), (rewrite.id, "o-1")))


def brief(**changes: Any) -> Brief:
    """The whole, with ``changes`` to its fields."""
    _, _, blog, staff, _ = reports()
    whole = Brief(
        case="Pokrovsk, 11 November 2025",
        made_at=datetime(2025, 11, 11, 19, 5, tzinfo=UTC),
        made_by="fogline 0.1.0",
        parties=("RUS", "UKR"),
        opposing=(("RUS", "UKR"),),
        opposing_inferred=True,
        read=(
            ReadCount("RUS", Standing.ALIGNED, 1, 0, datetime(2025, 11, 11, 14, 30, tzinfo=UTC), 1),
            ReadCount("UKR", Standing.OFFICIAL, 1, 0, datetime(2025, 11, 11, 14, 30, tzinfo=UTC), 1),
            ReadCount(None, Standing.INDEPENDENT, 1, 0, datetime(2025, 11, 11, 14, 30, tzinfo=UTC)),
            ReadCount(None, Standing.MEDIA, 1, 0, datetime(2025, 11, 11, 14, 30, tzinfo=UTC)),
            ReadCount(None, Standing.UNKNOWN, 1, 1, None),
        ),
        failed=(Failure("broken.json", "not JSON: unexpected end", "Export it again.", "line 3"),),
        reports=reports(),
        claims=tuple(claims().values()),
        questions=questions(),
        lineage=lineage(),
        sources=sources(),
        references=references(),
        findings=findings(),
        decisions=(
            Decision("dec-1", claims()["fog"].id, "accept", None, "accepted", "A. Editor",
                     datetime(2025, 11, 11, 19, 0, tzinfo=UTC), "read it"),
        ),
        limits=("Claims are read from English only.",),
        outlines=outlines(),
        names=(("RUS", "Russia"), ("UKR", "Ukraine")),
        not_read=(blog.id, staff.id),
    )  # fmt: skip
    return replace(whole, **changes)


def empty() -> Brief:
    """Nothing read."""
    return Brief(
        case="Nothing", made_at=datetime(2025, 11, 11, tzinfo=UTC), made_by="fogline 0.1.0", parties=(),
        opposing=(), opposing_inferred=True, read=(), failed=(), reports=(), claims=(), questions=(),
        lineage=Lineage(), sources=(), references=(), findings=(), decisions=(), limits=(),
    )  # fmt: skip
