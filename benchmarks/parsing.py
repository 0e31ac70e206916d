"""Scores of the parser with gold tokens: ``python benchmarks/parsing.py TREEBANK.conllu [--language en]``.

UPOS and LAS are counted over all words but punctuation is kept in UPOS and left out of LAS and UAS, as the CoNLL 2018
shared task's LAS does not: both figures for LAS are printed. Labels are compared with their subtypes.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from fogline.language import pipeline

Word = tuple[str, str, int, str]


def sentences(path: Path) -> Iterator[list[Word]]:
    """(form, UPOS, head, label) of every word; heads count from 1, 0 is the root."""
    words: list[Word] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append((columns[1], columns[3], int(columns[6]), columns[7]))
        elif not line and words:
            yield words
            words = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--language", default="en")
    args = parser.parse_args()
    nlp = pipeline.load(args.language).nlp
    n = dict.fromkeys(("words", "upos", "uas", "las", "nopunct", "las_nopunct"), 0)
    began = time.process_time()
    for gold in sentences(args.treebank):
        doc = Doc(
            nlp.vocab, words=[form for form, *_ in gold], sent_starts=[i == 0 for i in range(len(gold))]
        )
        for _, component in nlp.pipeline:
            doc = component(doc)
        for token, (_, upos, head, label) in zip(doc, gold, strict=True):
            found_head = 0 if token.head is token or token.dep_ == "ROOT" else token.head.i + 1
            found_label = "root" if token.dep_ == "ROOT" else token.dep_
            attached, labelled = found_head == head, found_head == head and found_label == label
            n["words"] += 1
            n["upos"] += token.pos_ == upos
            n["uas"] += attached
            n["las"] += labelled
            if label != "punct":
                n["nopunct"] += 1
                n["las_nopunct"] += labelled
    seconds = time.process_time() - began
    share = {key: 100 * n[key] / n["words"] for key in ("upos", "uas", "las")}
    print(
        f"UPOS {share['upos']:.1f}  UAS {share['uas']:.1f}  LAS {share['las']:.1f}  "
        f"LAS without punctuation {100 * n['las_nopunct'] / n['nopunct']:.1f}  "
        f"({n['words']} words, {n['words'] / seconds:.0f} words per second of CPU)"
    )


if __name__ == "__main__":
    main()
