"""Footnotes for python-docx, which has none: the ``footnotes.xml`` part, its styles, settings and references.

After ECMA-376 part 1, 17.11: notes -1 and 0 are the separators that Word and LibreOffice look for, real notes
count from 1, and each is referred to by a ``w:footnoteReference`` in a run of the text.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["Footnotes", "clean"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# What XML 1.0 cannot hold, lone surrogates among it.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str, keep_direction: bool = False) -> str:
    """``text`` as a document can hold it. Marks that turn the direction are dropped, or, with
    ``keep_direction``, closed in so that they turn nothing but the text itself."""
    legal = _ILLEGAL.sub("\ufffd", text)
    if not _DIRECTION.search(legal):
        return legal
    return f"\u2068{legal}\u202c\u2069" if keep_direction else _DIRECTION.sub("", legal)


class Footnotes:
    """Collects notes for one document; ``save`` puts them into it, once."""

    def __init__(self, document: Any) -> None:
        from docx.oxml import parse_xml

        self._document = document
        self._root = parse_xml(
            f'<w:footnotes xmlns:w="{_W}">'
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
            'w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" '
            'w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>'
        )
        self._count = 0
        self._styles()

    def add(self, paragraph: Any, text: str) -> int:
        """A note with ``text`` at the end of ``paragraph``; returns its number."""
        from docx.oxml import parse_xml

        self._count += 1
        number = self._count
        paragraph._p.append(
            parse_xml(
                f'<w:r xmlns:w="{_W}"><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{number}"/></w:r>'
            )
        )
        note = parse_xml(
            f'<w:footnote xmlns:w="{_W}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            '<w:r><w:t xml:space="preserve"></w:t></w:r></w:p></w:footnote>'
        )
        for words in note.iter(f"{{{_W}}}t"):
            words.text = " " + clean(text)
        self._root.append(note)
        return number

    def save(self) -> None:
        """Put the part, its relationship and its settings into the document."""
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import XmlPart
        from docx.oxml import parse_xml

        main = self._document.part
        part = XmlPart(PackURI("/word/footnotes.xml"), _TYPE, self._root, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        named = parse_xml(
            f'<w:footnotePr xmlns:w="{_W}"><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        )
        compat = settings.find(f"{{{_W}}}compat")  # the schema wants it before this one
        if compat is not None:
            compat.addprevious(named)
        else:
            settings.append(named)

    def _styles(self) -> None:
        from docx.oxml import parse_xml

        styles = self._document.styles.element
        for xml in (
            f'<w:style xmlns:w="{_W}" w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
            '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="0" '
            'w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>',
            f'<w:style xmlns:w="{_W}" w:type="character" w:styleId="FootnoteReference">'
            '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
            '<w:unhideWhenUsed/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        ):
            styles.append(parse_xml(xml))
