"""Tokens, tags and parses: our own small spaCy pipelines, loaded from the weights that ship with Fogline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import load_model_from_path

from fogline.errors import MissingPart
from fogline.language.sentences import sentence_starts

__all__ = ["WEIGHTS", "Pipeline", "languages", "load"]

WEIGHTS = Path(__file__).parent / "weights"
_LONG = re.compile(r"\S{400}")
_NOTE = re.compile(r"(?<=[^\s\[])(?=\[\d{1,3}\]|\[\[\w{1,8}\]\])|(?<=\d\])(?=\w)")
"""Before and after the mark of a footnote, "[12]", that follows a word without a space."""
_PIECE = re.compile(r"\S{1,200}\s*|\s+")


_MOST_TOKENS = 8_000
"""What is read at once; each thousand tokens takes 20 MB while it is read."""


def languages() -> frozenset[str]:
    """The languages (ISO 639-1) that weights are there for."""
    return frozenset(path.parent.name for path in WEIGHTS.glob("*/config.cfg"))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline for one language."""

    language: str
    nlp: Language

    def parse(self, text: str) -> Doc:
        """Tokens with tags (``tag_`` Penn Treebank, ``pos_`` universal) and a dependency parse.

        Sentences are set by our own rules before parsing, so that the parser works within them.
        """
        doc = self._split(text)
        if len(doc) <= _MOST_TOKENS:
            return self._read(doc)
        pieces = [self._read(piece.as_doc()) for piece in _portions(doc)]
        return Doc.from_docs(pieces, ensure_whitespace=False) or doc

    def _read(self, doc: Doc) -> Doc:
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc

    def _split(self, text: str) -> Doc:
        doc = self._tokens(text)
        starts = sentence_starts(text, [(token.idx, token.idx + len(token)) for token in doc])
        marks = np.full((len(doc), 1), -1, dtype=np.int64)
        marks[sorted(starts)] = 1
        # not token by token: each such write would look through the whole document
        flags: Any = marks.view(np.uint64)
        return doc.from_array([SENT_START], flags) if len(doc) else doc

    def _tokens(self, text: str) -> Doc:
        """spaCy's tokens; stretches without a space are cut, since its time grows with the square of their length."""
        noted = _NOTE.search(text) is not None
        if not noted and not _LONG.search(text):
            return self.nlp.make_doc(text)
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _pieces(text, noted):
            for token in self.nlp.make_doc(piece):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.nlp.vocab, words=words, spaces=spaces)


def _pieces(text: str, noted: bool) -> Iterator[str]:
    """Stretches that are cut into tokens apart: none of them is long and without a space, none holds a footnote's mark
    glued to a word."""
    for part in _NOTE.split(text) if noted else [text]:
        if _LONG.search(part):
            yield from _PIECE.findall(part)
        elif part:
            yield part


def _portions(doc: Doc) -> Iterator[Span]:
    """``doc`` in pieces of whole sentences, none much longer than what is read at once."""
    begin = 0
    for token in doc:
        if token.i - begin >= _MOST_TOKENS and (token.is_sent_start or token.i - begin >= 2 * _MOST_TOKENS):
            yield doc[begin : token.i]
            begin = token.i
    yield doc[begin:]


def load(language: str) -> Pipeline:
    """Load the pipeline of one language.

    Raises:
        MissingPart: there are no weights for it.
    """
    folder = WEIGHTS / language
    if not (folder / "config.cfg").exists():
        raise MissingPart(
            what=f"the pipeline for language {language!r}",
            why="its weights are not installed",
            do=f"Install Fogline again, or train it with `make -C training {language}`.",
        )
    if language != "en":
        import fogline.language.embedding  # noqa: F401  names the layer that these weights begin with
    return Pipeline(language, load_model_from_path(folder))
