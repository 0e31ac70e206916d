"""Invented reports with hand-made claims and alignments, for the tests of drift."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from fogline.language.sentences import sentence_spans
from fogline.lineage.drift import find_drift
from fogline.model import (
    Act,
    Aligned,
    Arguments,
    Claim,
    Drift,
    DriftKind,
    Edge,
    EdgeKind,
    Passage,
    Place,
    Polarity,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    Stretch,
    When,
    content_id,
)

MONDAY = datetime(2025, 11, 10, 12, tzinfo=UTC)
K = DriftKind


@dataclass
class Told:
    """A report with its claims, as a test writes it down."""

    report: Report
    claims: list[Claim] = field(default_factory=list)

    def says(self, quote: str, by: str | None = None, party: str | None = None, **more: object) -> Told:
        """Add a claim of the words ``quote`` in the voice ``by``."""
        start = self.report.text.index(quote)
        speakers: tuple[Speaker, ...] = ()
        if by is not None:
            at = self.report.text.find(by)
            speakers = (Speaker(by, by, at, at + len(by), party, Standing.OFFICIAL),)
        cue = more.pop("cue", None)
        if isinstance(cue, str):
            at = self.report.text.index(cue)
            more["cue"] = Passage(at, at + len(cue), cue)
        more = {"act": Act.ASSERTS, "relation": Relation.CASUALTIES, **more}
        id = content_id("c", self.report.id, start, by, str(more["relation"]))
        end = start + len(quote)
        self.claims.append(Claim(id, self.report.id, start, end, quote, speakers, **more))  # type: ignore[arg-type]
        return self


def told(id: str, text: str, hours: float = 0, language: str = "en", source: str | None = None) -> Told:
    by = Source(source or id, (source or id).title(), domain=f"{source or id}.example")
    when = When.on(MONDAY + timedelta(hours=hours))
    return Told(Report(id, ReportKind.ARTICLE, text, "0" * 64, by, published=when, language=language))


def edge(
    child: Told, parent: Told, pairs: list[tuple[int, int]] | None = None, directed: bool = True
) -> Edge:
    """An edge whose sentences are aligned one by one, or as ``pairs`` (child's number, parent's number) says."""
    theirs, mine = (list(sentence_spans(one.report.text)) for one in (child, parent))
    pairs = pairs if pairs is not None else [(n, n) for n in range(min(len(theirs), len(mine)))]
    aligned = tuple(
        Aligned(Stretch(child.report.id, *theirs[a]), Stretch(parent.report.id, *mine[b]), 0.9)
        for a, b in pairs
    )
    return Edge(
        f"e-{child.report.id}", child.report.id, parent.report.id, directed, EdgeKind.REWRITE, (), aligned
    )


def drift(parent: Told, child: Told, pairs: list[tuple[int, int]] | None = None) -> tuple[Drift, ...]:
    return find_drift(
        (parent.report, child.report), (*parent.claims, *child.claims), (edge(child, parent, pairs),)
    )


def kinds(found: tuple[Drift, ...]) -> list[DriftKind]:
    return sorted(d.kind for d in found)


def wounded(id: str, amount: str, language: str = "en") -> Told:
    text = {
        "en": f"Shells fell on the market of Dubrovka. The governor said that {amount} people were wounded there.",
        "uk": f"Снаряди впали на ринок Дубрівки. Губернатор сказав, що там поранено {amount} людей.",
        "ru": f"Снаряды упали на рынок Дубровки. Губернатор сказал, что там ранены {amount} человек.",
    }[language]
    one = told(id, text, language=language)
    voice = "The governor" if language == "en" else "Губернатор"
    return one.says(text[text.index(amount) :].rstrip("."), voice, "AAA")


FALL = "The agency said that the village of Dubrovka had fallen on Monday. Two bridges are down, it said. "


def two_sides() -> Told:
    text = (
        "Northland's staff said that its troops had taken Dubrovka. Fourteen vehicles were burnt in the streets. "
        "Southland denied that the town was lost. "
        "Its ministry said that Southland's brigade still holds the station."
    )
    one = told("a", text)
    one.says("its troops had taken Dubrovka", "Northland's staff", "NOR", relation=Relation.CONTROL,
             arguments=Arguments("NOR", "SOU"))  # fmt: skip
    one.says("the town was lost", "Southland", "SOU", relation=Relation.CONTROL, act=Act.DENIES, polarity=Polarity.NEGATED,
             cue="denied", arguments=Arguments("SOU"))  # fmt: skip
    return one.says("Southland's brigade still holds the station", "Its ministry", "SOU", relation=Relation.CONTROL,
                    arguments=Arguments("SOU"))  # fmt: skip


def place(report: Report, mention: str, id: str) -> Place:
    at = report.text.index(mention)
    return Place(mention, mention, at, at + len(mention), id, 48.0, 37.0, 1000.0, "UKR", "settlement")
