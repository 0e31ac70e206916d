"""Put a fine-tuned encoder where Fogline loads it from: ``export.py --base MODEL --trained FOLDER --target FOLDER``.

Weights of 8 bits, activations measured as it runs (dynamic quantisation). Needs torch, transformers, onnx, onnxruntime.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).parent))
from model import Reader

NOTICE = """\
Weights of a tagger and parser, made by the Fogline authors (training/README.md says how) from all-MiniLM-L6-v2
(https://www.sbert.net; sentence-transformers, Apache License 2.0; Wang et al. 2020, Reimers and Gurevych 2019),
fine-tuned on Universal Dependencies English EWT (CC BY-SA 4.0; the UD English EWT contributors, Silveira et al. 2014)
and on the openly licensed genres of the GUM corpus v11.1 (Zeldes 2017; annotations CC BY 4.0, texts CC BY,
CC BY-SA or public domain by genre). Changed: layers for tags and parses added, all weights trained further and
rounded to 8 bits, pieces of the vocabulary left out.

These weights are licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence
(CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/legalcode).
The code of Fogline, and the model that they were made from, are under the Apache License 2.0.
"""


class Exported(nn.Module):
    """The network as it runs: what is padded has the piece 0."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, pieces: Tensor, cases: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        return self.reader(pieces, cases, (pieces != 0).to(torch.float32), first, last)


def kept_pieces(pieces: list[str]) -> list[int]:
    """The numbers of the pieces worth their place: no unused ones, and letters of the Latin and Cyrillic scripts only.

    What is left out is read as its shorter pieces, or as unknown.
    """
    special = {"[PAD]", "[UNK]", "[CLS]", "[SEP]"}
    return [
        number
        for number, piece in enumerate(pieces)
        if piece in special
        or (
            not piece.startswith("[unused")
            and piece != "[MASK]"
            and all(ord(c) < 0x0460 or 0x2000 <= ord(c) < 0x2200 for c in piece)
        )
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--full", action="store_true", help="keep 32 bits, to compare")
    args = parser.parse_args()
    labels = json.loads((args.trained / "labels.json").read_text(encoding="utf-8"))
    reader = Reader(args.base, args.layers, (len(labels["tag"]), len(labels["pos"]), len(labels["label"])))
    reader.load_state_dict(torch.load(args.trained / "best.pt", weights_only=True))
    reader.eval()
    pieces = (args.base / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
    kept = kept_pieces(pieces)
    table = reader.bert.embeddings.word_embeddings
    reader.bert.embeddings.word_embeddings = nn.Embedding.from_pretrained(table.weight[kept])
    args.target.mkdir(parents=True, exist_ok=True)
    (args.target / "pieces.txt").write_text("".join(pieces[n] + "\n" for n in kept), encoding="utf-8")
    order = sorted(
        range(len(labels["label"])), key=lambda n: labels["label"][n] != "root"
    )  # the root's first
    labels["label"] = ["ROOT", *(labels["label"][n] for n in order[1:])]
    (args.target / "labels.json").write_text(
        json.dumps(labels, indent=0, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    pair = reader.label_pair[order].detach().numpy()
    np.savez(
        args.target / "labels.npz",
        pair=pair.transpose(1, 0, 2).reshape(pair.shape[1], -1).astype(np.float16),
        own=reader.label_own.weight[order].detach().numpy().T.astype(np.float16),
        bias=reader.label_own.bias[order].detach().numpy().astype(np.float16),
    )
    ids = torch.randint(5, 500, (2, 12))
    words = torch.tensor([[1, 2, 4], [1, 3, 5]])
    inputs = ["pieces", "cases", "first", "last"]
    outputs = ["tag", "pos", "arcs", "dependent", "head"]
    axes = {"pieces": "t", "cases": "t", "first": "n", "last": "n"} | dict.fromkeys(outputs, "n")
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(reader),
            (ids, torch.ones_like(ids), words, words),
            str(plain),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes={name: {0: "b", 1: axis} for name, axis in axes.items()}
            | {"arcs": {0: "b", 1: "n", 2: "m"}, "head": {0: "b", 1: "m"}},
            dynamo=False,
            opset_version=17,
        )
        if args.full:
            (args.target / "model.onnx").write_bytes(plain.read_bytes())
        else:
            quantize_dynamic(plain, args.target / "model.onnx", weight_type=QuantType.QInt8, per_channel=True)
    made = onnx.load(args.target / "model.onnx")
    for node in made.graph.node:
        node.doc_string = ""  # it names the files of the machine that exported it
    onnx.save(made, args.target / "model.onnx")
    (args.target / "LICENSE").write_text(NOTICE, encoding="utf-8")


if __name__ == "__main__":
    main()
