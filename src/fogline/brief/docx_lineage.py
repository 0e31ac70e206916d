"""Origins and what changed on the way, in short, for ``brief.docx``."""

from __future__ import annotations

from typing import Any

from fogline.brief.footnotes import clean
from fogline.brief.lineage_changes import Changed, ChangeView, PassageView
from fogline.brief.origins import LineageView

__all__ = ["write_lineage"]

_ORIGINS, _CHANGES = 12, 20


def write_lineage(made: Any, lineage: LineageView) -> None:
    """Add to the document ``made`` how many origins there are and which, and the passages that changed."""
    if not lineage.rows:
        return
    made.add_heading("Where the reports come from", level=1)
    made.add_paragraph(
        clean(f"{lineage.counts}. An unknown origin never counts as independent. {lineage.hearings}")
    )
    for family in [f for f in lineage.families if f.known][:_ORIGINS]:
        made.add_paragraph(clean(f"{family.begins} ({family.words})"), style="List Bullet")
    for family in [f for f in lineage.families if not f.known][:_ORIGINS]:
        told = f"Origin unknown; begins here with {family.begins} ({family.words})"
        made.add_paragraph(clean(told), style="List Bullet")
    if lineage.alone:
        told = f"No other report here comes from these, nor they from one: {lineage.alone.begins} ({lineage.alone.words})"
        made.add_paragraph(clean(told), style="List Bullet")
    if not lineage.changed:
        return
    made.add_heading("What changed on the way", level=1)
    made.add_paragraph(clean(f"{lineage.changes}. The first words are the earlier ones."))
    every = [(edge, change) for edge in lineage.changed for change in edge.changed]
    for edge, change in every[:_CHANGES]:
        _change(made, edge, change)
    if len(every) > _CHANGES:
        made.add_paragraph(f"{len(every) - _CHANGES} more are on the page and in drift.csv.")


def _change(made: Any, edge: ChangeView, change: Changed) -> None:
    line = made.add_paragraph(style="List Bullet")
    line.add_run(clean(change.kinds)).bold = True
    line.add_run(clean(f". {edge.parent[1]}: "))
    line.add_run(clean(_quoted(change.before), keep_direction=True))
    line.add_run(clean(f" {edge.child[1]}: "))
    line.add_run(clean(_quoted(change.after), keep_direction=True))


def _quoted(passage: PassageView | None) -> str:
    """A passage between quotation marks of its language; ``left out`` for none."""
    if passage is None:
        return "left out."
    left, right = passage.marks
    return f"{left}{''.join(piece.text for piece in passage.pieces)}{right}."
