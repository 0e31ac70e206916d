"""Hand-written claims for tests of questions and lineage."""

from __future__ import annotations

from datetime import date

from fogline.model import (
    Act,
    Amount,
    Arguments,
    Claim,
    Place,
    Polarity,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    When,
    content_id,
)

NAMES = {"RUS": "Russia", "UKR": "Ukraine"}
SIDES = (("RUS", "UKR"),)
POKROVSK = Place("Pokrovsk", "Pokrovsk", 0, 8, "g1", 48.28, 37.18, 5000.0, "UKR", "settlement")
MYRNOHRAD = Place("Myrnohrad", "Myrnohrad", 0, 9, "g2", 48.30, 37.26, 3000.0, "UKR", "settlement")
KHARKIV = Place("Kharkiv", "Kharkiv", 0, 7, "g3", 49.99, 36.23, 15000.0, "UKR", "settlement")
UKRAINE = Place("Ukraine", "Ukraine", 0, 7, "g9", 49.0, 32.0, None, "UKR", "country")
DAY = date(2025, 11, 11)


def speaker(party: str | None, standing: Standing = Standing.OFFICIAL, name: str | None = None) -> Speaker:
    said = name or NAMES.get(party or "", party or "somebody")
    return Speaker(said, said, 0, len(said), party, standing)


def report(id: str = "r1", day: date | None = DAY, source: Source | None = None, text: str = "") -> Report:
    return Report(
        id=id,
        kind=ReportKind.ARTICLE,
        text=text,
        sha256="0" * 64,
        source=source or Source("s", "The Paper"),
        published=When.on(day) if day else None,
        language="en",
    )


def claim(
    party: str | None,
    relation: Relation,
    quote: str,
    *,
    report: str = "r1",
    start: int = 0,
    act: Act = Act.ASSERTS,
    no: bool = False,
    denies: str | None = None,
    actor: str | None = None,
    target: str | None = None,
    places: tuple[Place, ...] = (POKROVSK,),
    amount: Amount | None = None,
    happened: When | None = None,
    said_on: When | None = None,
    standing: Standing = Standing.OFFICIAL,
    name: str | None = None,
    own_voice: bool = False,
) -> Claim:
    told = speaker(party, standing, name)
    return Claim(
        id=content_id("claim", report, start, quote, told.name, relation),
        report=report,
        start=start,
        end=start + len(quote),
        quote=quote,
        speakers=() if own_voice else (told,),
        act=act,
        relation=relation,
        polarity=Polarity.NEGATED if no or act is Act.DENIES else Polarity.AFFIRMED,
        denies=denies,
        arguments=Arguments(actor, target),
        places=places,
        amount=amount,
        happened=happened,
        said_on=said_on,
    )
