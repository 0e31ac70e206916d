"""Put a trained pipeline where Fogline loads it from: ``install.py TRAINED TARGET``.

Drops what is not needed at run time (machine paths in the configuration) and writes the notice.
"""

import json
import shutil
import sys
from pathlib import Path

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, load_model_from_path

import fogline.language.embedding  # noqa: F401  names the layer that the Ukrainian and Russian weights begin with

NOTICE = """\
Weights of a tagger and parser, trained by the Fogline authors (training/README.md says how) on
{treebanks}.

These weights are licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence
(CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/legalcode).
The code of Fogline is under the Apache License 2.0.
"""
TREEBANKS = {
    "en": """Universal Dependencies English EWT (CC BY-SA 4.0; the UD English EWT contributors, Silveira et al. 2014)
and on the openly licensed genres of the GUM corpus v11.1 (Zeldes 2017; annotations CC BY 4.0, texts CC BY,
CC BY-SA or public domain by genre)""",
    "uk": "Universal Dependencies Ukrainian ParlaMint (CC BY-SA 4.0; the UD Ukrainian ParlaMint contributors)",
    "ru": "Universal Dependencies Russian Taiga (CC BY-SA 4.0; the UD Russian Taiga contributors)",
}
NAMES = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}


def _keep_hyphens(nlp: Language) -> None:
    """Let "прем'єр-міністр" and "из-за" be one word, as in the treebanks; dashes between words still divide them."""
    between = f"(?<=[{ALPHA}])(?:{HYPHENS})(?=[{ALPHA}])"
    dashes = f"(?<=[{ALPHA}])(?:–|—|--|---|——|~)(?=[{ALPHA}])"
    infixes = list(nlp.Defaults.infixes or ())
    infixes[infixes.index(between)] = dashes
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[attr-defined]


def install(trained: Path, target: Path) -> None:
    """Copy ``trained`` over ``target``, tidied."""
    language = json.loads((trained / "meta.json").read_text(encoding="utf-8"))["lang"]
    shutil.rmtree(target, ignore_errors=True)
    if language == "en":
        shutil.copytree(trained, target)
    else:
        nlp = load_model_from_path(trained)
        _keep_hyphens(nlp)
        nlp.to_disk(target)
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
        "description": f"Tags and parses of {NAMES[language]} news, made for Fogline",
    }
    (target / "meta.json").write_text(json.dumps(meta, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (target / "LICENSE").write_text(NOTICE.format(treebanks=TREEBANKS[language]), encoding="utf-8")


if __name__ == "__main__":
    install(Path(sys.argv[1]), Path(sys.argv[2]))
