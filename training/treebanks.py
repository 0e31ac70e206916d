"""Treebanks made ready: ``treebanks.py OUT.conllu [--vary] IN.conllu[.gz] ...``.

Joins them. With ``--vary``, each sentence is followed by a varied copy where it can be varied: other quotes and dashes,
no full stop at its end, all lower case, capitals. A treebank writes one way; the sources Fogline reads do not.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections.abc import Iterator
from pathlib import Path

QUOTES = (("«", "»"), ('"', '"'), ("“", "”"), ("„", "“"))
_ALL_QUOTES = frozenset('«»"“”„')
_DASHES = frozenset("-–—")

Sentence = list[list[str]]


def sentences(path: Path) -> Iterator[Sentence]:
    """The words of each sentence, as the ten columns of CoNLL-U; ranges and empty words are left out."""
    words: Sentence = []
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                words.append(columns)
            elif not line.strip() and words:
                yield words
                words = []
    if words:
        yield words


def varied(words: Sentence, rng: random.Random) -> Sentence | None:
    """A copy written another way, or ``None`` where nothing came out different."""
    copy = [list(word) for word in words]
    opening, closing = rng.choice(QUOTES)
    inside = False
    dash = rng.choice("-–—")
    for word in copy:
        if word[1] in _ALL_QUOTES:
            word[1] = closing if inside else opening
            inside = not inside
        elif word[1] in _DASHES and word[3] == "PUNCT":
            word[1] = dash
    last = copy[-1]
    if (
        rng.random() < 0.3
        and last[3] == "PUNCT"
        and last[1] in ".;"
        and not any(w[6] == last[0] for w in copy)
    ):
        copy.pop()
    draw = rng.random()
    if draw < 0.06:
        copy = [[w[0], w[1].lower(), *w[2:]] for w in copy]
    elif draw < 0.10:
        copy = [[w[0], w[1].upper(), *w[2:]] for w in copy]
    elif draw < 0.14:
        copy[0][1] = copy[0][1][:1].lower() + copy[0][1][1:]
    changed = len(copy) != len(words) or any(a[1] != b[1] for a, b in zip(copy, words, strict=False))
    return copy if changed and copy else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("treebanks", type=Path, nargs="+")
    parser.add_argument("--vary", action="store_true")
    args = parser.parse_args()
    rng = random.Random(7)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    with args.out.open("w", encoding="utf-8") as out:
        for path in args.treebanks:
            for words in sentences(path):
                copies = [words, varied(words, rng) if args.vary else None]
                for copy in copies:
                    if copy:
                        out.write("\n".join("\t".join(word) for word in copy) + "\n\n")


if __name__ == "__main__":
    main()
