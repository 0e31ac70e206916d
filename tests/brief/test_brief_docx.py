"""The document: real footnotes, nothing active, nothing that reaches out."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import brief_fixture
import docx
import pytest
from lxml import etree

from fogline.brief.docx import DocxExporter
from fogline.model import Brief

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def text_of(path: Path) -> str:
    return "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def test_every_quote_has_its_footnote(tmp_path: Path) -> None:
    inside = parts(DocxExporter().export(brief_fixture.brief(), tmp_path))
    notes = etree.fromstring(inside["word/footnotes.xml"])
    body = etree.fromstring(inside["word/document.xml"])
    kept = [n.get(f"{W}id") for n in notes.findall(f"{W}footnote")]
    referred = [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")]
    assert kept[:2] == ["-1", "0"] and kept[2:] == referred
    assert len(referred) == 9  # one for each claim that answers a question
    first = "".join(notes.findall(f"{W}footnote")[2].itertext())
    assert "(sample) Morning Ledger" in first and "https://ledger.example/1" in first
    assert b"footnotes+xml" in inside["[Content_Types].xml"]
    assert b"relationships/footnotes" in inside["word/_rels/document.xml.rels"]
    settings = etree.fromstring(inside["word/settings.xml"])
    order = [etree.QName(e).localname for e in settings]
    assert order.index("footnotePr") < order.index("compat")


def test_nothing_active_and_no_way_out(tmp_path: Path) -> None:
    inside = parts(DocxExporter().export(brief_fixture.brief(), tmp_path))
    for name, data in inside.items():
        assert b'TargetMode="External"' not in data, name
        assert not name.endswith((".bin", ".vbs", ".exe")), name
    assert not any(b"instrText" in d or b"fldSimple" in d or b"hyperlink r:" in d for d in inside.values())


def test_sides_words_and_status(tmp_path: Path) -> None:
    text = text_of(DocxExporter().export(brief_fixture.brief(), tmp_path))
    assert (
        "Pokrovsk, 11 November 2025" in text
        and "As of 11 Nov 2025, 19:05 UTC · 21:05 Kyiv · 22:05 Moscow" in text
    )
    assert "Ukraine's General Staff denies: “the town was surrounded”" in text
    assert "Russia's Ministry of Defence says: “its troops had encircled Pokrovsk”" in text
    assert "inconsistent with map by Maker A (Ukraine, aligned, not official) of 10 Nov 2025" in text
    assert "could not be independently verified" in text


@pytest.mark.parametrize("made", [brief_fixture.empty(), brief_fixture.brief()], ids=["empty", "full"])
def test_equal_briefs_give_equal_bytes(made: Brief, tmp_path: Path) -> None:
    one = DocxExporter().export(made, tmp_path / "a").read_bytes()
    assert one == DocxExporter(share=False).export(made, tmp_path / "b").read_bytes()


def test_characters_that_xml_cannot_hold(tmp_path: Path) -> None:
    made = brief_fixture.brief(case="A\x00B\x1b \ud800 <&> \u202ename")
    first = made.reports[0]
    hostile = replace(first, title="<w:t>\x0b</w:t>", url="javascript:alert(1)")
    text = text_of(DocxExporter().export(replace(made, reports=(hostile, *made.reports[1:])), tmp_path))
    assert "AB \ufffd <&> name" in text
