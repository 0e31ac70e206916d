"""Scores claims against the annotations in ``benchmarks/gold``, whose texts are read from elsewhere.

python benchmarks/gold.py ARTICLES_DIR --scorer SCORER [--set fourth] [--show]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LEARNT = ("first", "second", "third", "fifth")
"""The sets that are scored unless others are asked for; nobody learns from ``fourth``."""


def rebuilt(annotation: dict[str, Any], articles: Path) -> str:
    """The stretch of the article that was annotated.

    Raises:
        SystemExit: the article is another text than the one that was annotated.
    """
    whole = (articles / annotation["article"]).read_text(encoding="utf-8")
    text = whole[annotation["start"] : annotation["start"] + annotation["length"]]
    if hashlib.sha256(text.encode()).hexdigest() != annotation["text_sha256"]:
        sys.exit(f"{annotation['article']} is not the text that was annotated")
    return text


def main() -> int:
    """Rebuild and score."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("articles", type=Path)
    ask.add_argument("--scorer", type=Path, required=True)
    ask.add_argument("--set", action="append", choices=(*LEARNT, "fourth"))
    ask.add_argument("--show", action="store_true")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        (Path(tmp) / "texts").mkdir()
        for path in sorted((HERE / "gold").glob("*.json")):
            annotation = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(annotation, list):  # posts: benchmarks/posts.py
                continue
            if annotation["set"] not in (args.set or LEARNT):
                continue
            text = rebuilt(annotation, args.articles)
            for claim in annotation["claims"]:
                claim["quote_span"] = text[claim["span_start"] : claim["span_end"]]
            (Path(tmp) / "texts" / f"{annotation['name']}.txt").write_text(text, encoding="utf-8")
            (Path(tmp) / path.name).write_text(json.dumps(annotation), encoding="utf-8")
        command = [sys.executable, str(args.scorer), tmp, *(["--show"] if args.show else [])]
        run = f"{sys.executable} -m fogline.cli brief {{input}} --out {{out}}"
        return subprocess.run([*command, "--run", run], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
