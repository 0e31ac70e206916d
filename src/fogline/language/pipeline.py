"""Tokens, tags and parses: our own small spaCy pipelines, loaded from the weights that ship with Fogline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_path

from fogline.errors import MissingPart
from fogline.language.sentences import sentence_starts

__all__ = ["WEIGHTS", "Pipeline", "languages", "load"]

WEIGHTS = Path(__file__).parent / "weights"


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
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc

    def parse_all(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The same for many texts, in batches."""
        return self.nlp.pipe(self._split(text) for text in texts)

    def _split(self, text: str) -> Doc:
        doc = self.nlp.make_doc(text)
        starts = sentence_starts(text, [(token.idx, token.idx + len(token)) for token in doc])
        marks = np.full((len(doc), 1), -1, dtype=np.int64)
        marks[sorted(starts)] = 1
        # not token by token: each such write would look through the whole document
        flags: Any = marks.view(np.uint64)
        return doc.from_array([SENT_START], flags) if len(doc) else doc


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
    return Pipeline(language, load_model_from_path(folder))
