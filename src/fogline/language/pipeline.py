"""Tokens, tags and parses: our own small spaCy pipelines, loaded from the weights that ship with Fogline."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import numpy as np
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import load_model_from_path

from fogline.errors import MissingPart
from fogline.language.sentences import sentence_starts

__all__ = ["WEIGHTS", "Kind", "Pipeline", "languages", "load"]

WEIGHTS = Path(__file__).parent / "weights"
_DEFAULT: dict[str, Kind] = {"en": "encoder", "uk": "lstm", "ru": "lstm"}
_SHARED = {"uk": "slavic", "ru": "slavic"}
"""Languages whose weights of a kind are those of several, and what stands for these in a folder's name."""
_LONG = re.compile(r"\S{400}")
_NOTE = re.compile(r"(?<=[^\s\[])(?=\[\d{1,3}\]|\[\[\w{1,8}\]\])|(?<=\d\])(?=\w)")
"""Before and after the mark of a footnote, "[12]", that follows a word without a space."""
_PIECE = re.compile(r"\S{1,200}\s*|\s+")


_MOST_TOKENS = 8_000
"""What is read at once; each thousand tokens takes 20 MB while it is read."""


Kind = Literal["cnn", "encoder", "lstm"]
"""What reads: spaCy's convolutions, or, run with onnxruntime, a small transformer (English only) or an LSTM (one for
Ukrainian and Russian)."""


def languages() -> frozenset[str]:
    """The languages (ISO 639-1) that weights are there for."""
    return frozenset(path.parent.name for path in WEIGHTS.glob("*/config.cfg"))


class Pipeline:
    """The pipeline of one language; its weights are read when the first text is."""

    def __init__(self, language: str, folder: Path, kind: Kind = "cnn") -> None:
        """``folder`` holds the weights of ``kind`` for ``language`` (ISO 639-1)."""
        self.language = language
        self.kind = kind
        self._folder = folder

    @cached_property
    def nlp(self) -> Language:
        """The tokenizer and the vocabulary; for ``cnn``, the components too."""
        if self.kind != "cnn":
            return spacy.blank(self.language)
        if self.language != "en":
            import fogline.language.embedding  # noqa: F401  names the layer that these weights begin with
        return load_model_from_path(self._folder)

    @cached_property
    def components(self) -> tuple[Callable[[Doc], Doc], ...]:
        """What sets tags and parses, in order, each on the document of the one before."""
        if self.kind == "encoder":
            from fogline.language.encoder import load_encoder

            return (load_encoder(self._folder, self.nlp.vocab),)
        if self.kind == "lstm":
            from fogline.language.slavic_network import load_slavic_network

            return (load_slavic_network(self._folder, self.language, self.nlp.vocab),)
        return tuple(component for _, component in self.nlp.pipeline)

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
        for component in self.components:
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


def load(language: str, kind: Kind | None = None) -> Pipeline:
    """The pipeline of one language: of ``kind``, or of the kind that reads it best.

    Raises:
        MissingPart: there are no weights for it.
    """
    kind = kind or _DEFAULT.get(language, "cnn")
    folder = WEIGHTS / (language if kind == "cnn" else f"{_SHARED.get(language, language)}-{kind}")
    if not (folder / "LICENSE").exists():
        raise MissingPart(
            what=f"the pipeline for language {language!r}",
            why="its weights are not installed",
            do=f"Install Fogline again, or train it with `make -C training {language}`.",
        )
    return Pipeline(language, folder, kind)
