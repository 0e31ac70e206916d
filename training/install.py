"""Put a trained pipeline where Fogline loads it from: ``install.py TRAINED TARGET``.

Drops what is not needed at run time (machine paths in the configuration) and writes the notice.
"""

import json
import shutil
import sys
from pathlib import Path

NOTICE = """\
Weights of a tagger and parser, trained by the Fogline authors (training/README.md says how) on
Universal Dependencies English EWT (CC BY-SA 4.0; the UD English EWT contributors, Silveira et al. 2014) and
on the openly licensed genres of the GUM corpus v11.1 (Zeldes 2017; annotations CC BY 4.0, texts CC BY,
CC BY-SA or public domain by genre).

These weights are licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence
(CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/legalcode).
The code of Fogline is under the Apache License 2.0.
"""


def install(trained: Path, target: Path) -> None:
    """Copy ``trained`` over ``target``, tidied."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(trained, target)
    config = (target / "config.cfg").read_text(encoding="utf-8").splitlines()
    config = [
        f"{line.split('=')[0]}= null"
        if line.startswith(("train = ", "dev = ")) and "corpora" not in line
        else line
        for line in config
    ]
    (target / "config.cfg").write_text("\n".join(config) + "\n", encoding="utf-8")
    meta = json.loads((target / "meta.json").read_text(encoding="utf-8"))
    meta |= {
        "name": "fogline",
        "version": "1",
        "author": "The Fogline authors",
        "license": "CC BY-SA 4.0",
        "description": "Tags and parses of English news, made for Fogline",
    }
    (target / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (target / "LICENSE").write_text(NOTICE, encoding="utf-8")


if __name__ == "__main__":
    install(Path(sys.argv[1]), Path(sys.argv[2]))
