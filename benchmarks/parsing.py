"""Scores of tags and parses with gold tokens, beside the plain convolutional pipeline in the same run.

    python benchmarks/parsing.py TREEBANK.conllu [--language en]

UPOS, UAS and LAS are counted over all words, as the CoNLL 2018 shared task does, labels with their subtypes; LAS is
given without punctuation too. Case is counted over the words that have one. Each kind is read in a process of its own,
so that load time and peak memory are its own.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from fogline.language import pipeline

Sentence = list[list[str]]
_TOGETHER = 20
"""Sentences read at once, as many as a short article has."""


def sentences(path: Path) -> Iterator[Sentence]:
    """The ten columns of every word; heads count from 1, 0 is the root."""
    words: Sentence = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0].isdigit():
            columns = line.split("\t")
            if columns[0].isdigit():
                words.append(columns)
        elif not line and words:
            yield words
            words = []


def compare(doc: Doc, gold: list[Sentence], n: Counter[str]) -> None:
    """Count in ``n`` what is right in ``doc``, which holds the words of the sentences."""
    begin = 0
    for words in gold:
        for token, columns in zip(doc[begin : begin + len(words)], words, strict=True):
            root = token.head.i == token.i
            head = 0 if root else token.head.i - begin + 1
            label = "root" if root else token.dep_
            labelled = head == int(columns[6]) and label == columns[7]
            features = dict(pair.split("=") for pair in columns[5].split("|")) if columns[5] != "_" else {}
            n["words"] += 1
            n["UPOS"] += token.pos_ == columns[3]
            n["UAS"] += head == int(columns[6])
            n["LAS"] += labelled
            n["lemma"] += token.lemma_.lower() == columns[2].lower()
            if columns[7] != "punct":
                n["no punctuation"] += 1
                n["labelled, no punctuation"] += labelled
            if "Case" in features:
                n["cases"] += 1
                n["case"] += token.morph.get("Case") == features["Case"].split(",")
        begin += len(words)


def score(path: Path, language: str, kind: pipeline.Kind) -> str:
    """One line of scores."""
    began = time.process_time()
    reader = pipeline.load(language, kind)
    reader.parse("So it is.")
    loaded = time.process_time() - began
    gold = list(sentences(path))
    n: Counter[str] = Counter()
    seconds = 0.0
    for at in range(0, len(gold), _TOGETHER):
        some = gold[at : at + _TOGETHER]
        doc = Doc(
            reader.nlp.vocab,
            words=[columns[1] for words in some for columns in words],
            sent_starts=[k == 0 for words in some for k in range(len(words))],
        )
        began = time.process_time()
        for component in reader.components:
            doc = component(doc)
        seconds += time.process_time() - began
        compare(doc, some, n)
    shares = "  ".join(f"{name} {100 * n[name] / n['words']:.1f}" for name in ("UPOS", "UAS", "LAS"))
    lemma = f"  lemma {100 * n['lemma'] / n['words']:.1f}" if language != "en" else ""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{language} {kind}: {shares}  LAS without punctuation "
        f"{100 * n['labelled, no punctuation'] / n['no punctuation']:.1f}  "
        f"case {100 * n['case'] / n['cases']:.1f}{lemma}  ({n['words']} words, {n['words'] / seconds:.0f} words per "
        f"second of CPU, loaded in {loaded:.2f} s, peak {peak:.0f} MB)"
    )


def main() -> None:
    """Score what ships, then the plain pipeline."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--kind", help="score this kind alone")
    args = parser.parse_args()
    if args.kind:
        print(score(args.treebank, args.language, args.kind))
        return
    shipped = pipeline.load(args.language).kind
    for kind in dict.fromkeys((shipped, "cnn")):
        command = [sys.executable, __file__, str(args.treebank), "--language", args.language, "--kind", kind]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


if __name__ == "__main__":
    main()
