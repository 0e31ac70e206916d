"""``brief.docx``: short, for people who work in documents. The questions, each side's words, real footnotes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC
from pathlib import Path
from typing import Any

from fogline.brief.accounts import QuestionView, QuoteView, SideView
from fogline.brief.change import GlossView
from fogline.brief.docx_lineage import write_lineage
from fogline.brief.files import write_whole
from fogline.brief.footnotes import Footnotes, clean
from fogline.brief.texts import ReportView
from fogline.brief.view import Page, page_view
from fogline.model import Brief

__all__ = ["DocxExporter", "document"]

MOST = 30
"""How many questions a document holds: more than that is for the page."""
_QUOTES = 3


class DocxExporter:
    """Writes ``brief.docx``. It holds passages only, so ``share`` shortens them and changes nothing else."""

    name = "docx"

    def __init__(self, share: bool = False) -> None:
        self.share = share

    def export(self, brief: Brief, out: Path) -> Path:
        """Write ``out/brief.docx`` and return its path.

        Raises:
            OSError: the folder cannot be written to.
        """
        made = document(page_view(brief, share=self.share))
        at = brief.made_at.astimezone(UTC).replace(tzinfo=None)  # the format has no zones: UTC by convention
        made.core_properties.created = made.core_properties.modified = at
        buffer = io.BytesIO()
        made.save(buffer)
        return write_whole(out / "brief.docx", _steady(buffer.getvalue()))


def document(page: Page) -> Any:
    """``page`` as a python-docx document."""
    import docx

    made = docx.Document()
    _style(made)
    core = made.core_properties
    core.title, core.author, core.comments = clean(page.case), clean(page.made_by), ""
    core.last_modified_by, core.language = clean(page.made_by), "en"
    notes = Footnotes(made)
    made.add_heading(clean(page.case), level=0)
    _opening(made, page)
    reports = {r.id: r for r in page.reports}
    shown = (*page.questions, *page.rest)
    made.add_heading("The questions", level=1)
    for question in shown[:MOST]:
        made.add_heading(clean(question.text), level=2)
        line = made.add_paragraph()
        line.add_run(question.status).bold = True
        also = f" (also {', '.join(question.also)})" if question.also else ""
        line.add_run(clean(f"{also}. {question.reason}"))
        _change(made, question)
        for side in question.sides:
            _side(made, side, reports, notes)
        if question.others:
            _side(made, question.others, reports, notes)
        for found in question.findings:
            figures = ", ".join(f"{name} {value}" for name, value in found.figures)
            line = made.add_paragraph(style="List Bullet")
            line.add_run(found.outcome).bold = True
            line.add_run(clean(f" with {found.by}{': ' + figures if figures else ''}. {found.reason}"))
    if len(shown) > MOST:
        made.add_paragraph(f"{len(shown) - MOST} more questions are on the page and in questions.csv.")
    write_lineage(made, page.lineage)
    _bullets(made, "What is not known", (_unknown(u.text, u.claims) for u in page.unknown))
    _bullets(
        made, "What could not be read", (f"{a}{', ' + b if b else ''}: {c}" for a, b, c in page.failures[:20])
    )
    _bullets(made, "Limits", page.limits)
    notes.save()
    return made


def _opening(made: Any, page: Page) -> None:
    clocks = "".join(f" · {clock} {place}" for place, clock in page.made.local)
    made.add_paragraph(clean(f"As of {page.made.utc}{clocks}. Latest report read: {page.latest}."))
    made.add_paragraph(clean(f"{'; '.join(page.tallies)}. {page.unreviewed} {page.opposing}"))


def _change(made: Any, question: QuestionView) -> None:
    """Each side's sentence, how its answer moved, and what is no longer said."""
    for sentence in question.sentences:
        line = made.add_paragraph(style="List Bullet")
        if sentence.standing:
            line.add_run(clean(f"{sentence.standing.capitalize()}: "))
        for piece in sentence.pieces:
            line.add_run(clean(piece.text, keep_direction=bool(piece.claim)))
        for told in sentence.glosses:
            made.add_paragraph(clean(_gloss(told))).style = made.styles["Caption"]
    change = question.change
    if change is None:
        return
    if change.summary and change.steps > 1:
        made.add_paragraph(clean(f"Over time. {change.summary}."))
    for lapse in change.dropped:
        made.add_paragraph(clean(f"No longer said ({lapse.how}). {lapse.text}"))


def _gloss(told: GlossView) -> str:
    if told.translation is not None:
        text, by, on = told.translation
        return f"Translation by {by}, {on}: “{text}”"
    return f"Gloss made from the claim’s fields, not a translation: {told.gloss}"


def _side(made: Any, side: SideView, reports: dict[str, ReportView], notes: Footnotes) -> None:
    if not side.answers and not side.absent:
        return
    made.add_paragraph().add_run(clean(side.side.name)).bold = True
    for answer in side.answers:
        quotes = [*answer.official, *answer.unofficial]
        for quote in quotes[:_QUOTES]:
            line = made.add_paragraph(style="List Bullet")
            _quote(line, quote, bool(side.side.code))
            notes.add(line, _source(quote, reports))
        if len(quotes) > _QUOTES:
            made.add_paragraph(f"{len(quotes) - _QUOTES} more on the page.", style="List Bullet")
        if quotes:
            text = f"{answer.text}: " if answer.text else ""
            shared = f"; {answer.shared}" if answer.shared else ""
            line = made.add_paragraph(clean(f"{text}{answer.origins}{shared}."))
            line.style = made.styles["Caption"]
    for text in side.absent:
        made.add_paragraph().add_run(clean(text)).italic = True


def _quote(line: Any, quote: QuoteView, column: bool) -> None:
    if quote.own_voice:
        who = f"{quote.publisher}, in its own voice,"
    elif column:
        who = quote.speaker + ("" if quote.official else f" ({quote.standing})")
    else:
        who = quote.speaker + (
            f" ({quote.party}, {quote.standing})" if quote.party else f" ({quote.standing})"
        )
    left, right = quote.marks
    line.add_run(clean(f"{who} {quote.verb}: "))
    line.add_run(clean(f"{left}{quote.words}{'…' if quote.cut else ''}{right}", keep_direction=True))


def _source(quote: QuoteView, reports: dict[str, ReportView]) -> str:
    report = reports[quote.report]
    parts = [report.publisher, f"“{report.title}”", report.published, quote.said]
    parts += [f"via {quote.via}"] if quote.via else []
    parts += [report.address] if report.address else []
    parts.append(f"passage {quote.number} of report {report.id}")
    same = len(quote.same)
    parts += [f"the same words in {same} more report{'s' if same > 1 else ''}"] if same else []
    return "; ".join(dict.fromkeys(parts)) + "."


def _unknown(text: str, claims: Iterable[tuple[str, str, str, str | None]]) -> str:
    return " ".join([text, *(f"“{words}” ({who})" for _, who, words, _ in claims)])


def _bullets(made: Any, title: str, lines: Iterable[str]) -> None:
    shown = list(lines)
    if not shown:
        return
    made.add_heading(title, level=1)
    for line in shown:
        made.add_paragraph(clean(line), style="List Bullet")


def _style(made: Any) -> None:
    """Black headings in the text's own serif: the template's blue is nobody's colour here."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10.5)
    for name in ("Title", "Heading 1", "Heading 2", "Caption"):
        style = made.styles[name]
        style.font.name, style.font.color.rgb = "Georgia", RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), "Georgia")
        fonts.set(qn("w:cs"), "Georgia")


def _steady(data: bytes) -> bytes:
    """The same package with fixed times inside: equal briefs give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
