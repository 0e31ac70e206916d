"""Put the trained network for Ukrainian and Russian where Fogline loads it from: ``export.py --trained F --target F``.

Weights of 8 bits, activations measured as it runs (dynamic quantisation). Needs torch, onnx, onnxruntime.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

sys.path.insert(0, str(Path(__file__).parent))
from network import WordReader
from train import Values

from fogline.language.wordforms import FEATURES, SLOTS

NOTICE = """\
Weights of a tagger and parser, trained by the Fogline authors (training/README.md says how) on
Universal Dependencies Ukrainian ParlaMint (CC BY-SA 4.0; the UD Ukrainian ParlaMint contributors) and
Universal Dependencies Russian Taiga (CC BY-SA 4.0; the UD Russian Taiga contributors).

These weights are licensed under the Creative Commons Attribution-ShareAlike 4.0 International licence
(CC BY-SA 4.0, https://creativecommons.org/licenses/by-sa/4.0/legalcode).
The code of Fogline is under the Apache License 2.0.
"""


class Exported(nn.Module):
    """The network as it runs: the two layers that score tags with features are one, as their sum is linear."""

    def __init__(self, reader: WordReader) -> None:
        super().__init__()
        self.reader = reader
        self.both = nn.Linear(reader.pos.in_features, reader.pos.out_features)
        sums = reader.combinations.T
        with torch.no_grad():
            self.both.weight.copy_(sums @ reader.single.weight + reader.pos.weight)
            self.both.bias.copy_(sums @ reader.single.bias + reader.pos.bias)

    def forward(self, features: Tensor, lengths: Tensor) -> tuple[Tensor, ...]:
        reader = self.reader
        known = reader.table(features)
        entered = reader.enter(torch.cat([known[:, :, :SLOTS].flatten(2), known[:, :, SLOTS:].sum(2)], -1))
        entered = nn.functional.gelu(entered)
        packed = pack_padded_sequence(entered, lengths, batch_first=True)
        hidden, _ = pad_packed_sequence(reader.lstm(packed)[0], batch_first=True)
        heads = reader.norm(hidden + entered)
        words = heads[:, 1:]
        lemma = reader.lemma(torch.cat([words, entered[:, 1:]], -1))
        # the best values only: their scores would be most of what is passed
        return self.both(words).argmax(-1), *reader.pairs(words, heads), lemma.argmax(-1)


class Labels(nn.Module):
    """The best label of each word for the head chosen; the root's label comes first, and is never the best."""

    def __init__(self, reader: WordReader, order: list[int]) -> None:
        super().__init__()
        pair = reader.label_pair.detach()[order[1:]]  # label, dependent, head
        self.width = pair.shape[1]
        self.pair = nn.Linear(self.width, len(pair) * self.width, bias=False)
        self.own = nn.Linear(2 * self.width, len(pair))
        with torch.no_grad():
            self.pair.weight.copy_(pair.transpose(1, 2).reshape(-1, self.width))
            self.own.weight.copy_(reader.label_own.weight[order[1:]])
            self.own.bias.copy_(reader.label_own.bias[order[1:]])

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        pair = self.pair(dependent).unflatten(1, (-1, self.width)) @ head.unsqueeze(-1)
        return (pair.squeeze(-1) + self.own(torch.cat([dependent, head], -1))).argmax(-1) + 1


def export_labels(labels: Labels, target: Path) -> None:
    torch.onnx.export(
        labels.eval(),
        (torch.zeros(5, labels.width), torch.zeros(5, labels.width)),
        target,
        input_names=["dependent", "head"],
        output_names=["label"],
        dynamic_axes={name: {0: "words"} for name in ("dependent", "head", "label")},
        opset_version=17,
        dynamo=False,
    )


def export_network(reader: WordReader, target: Path) -> None:
    features, lengths = torch.randint(1, 900, (3, 7, FEATURES)), torch.tensor([7, 5, 4])
    torch.onnx.export(
        Exported(reader).eval(),
        (features, lengths),
        target,
        input_names=["features", "lengths"],
        output_names=["pos", "arcs", "dependent", "head", "lemma"],
        dynamic_axes={
            "features": {0: "sentences", 1: "words"},
            "lengths": {0: "sentences"},
            **{name: {0: "sentences", 1: "places"} for name in ("pos", "dependent", "head", "lemma")},
            "arcs": {0: "sentences", 1: "places", 2: "heads"},
        },
        opset_version=17,
        dynamo=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, required=True)
    parser.add_argument("--target", type=Path, required=True)
    parser.add_argument("--full", action="store_true", help="keep 32 bits, to compare")
    args = parser.parse_args()
    values = Values(**json.loads((args.trained / "labels.json").read_text(encoding="utf-8")))
    reader = WordReader(values.combinations(), len(values.label), len(values.lemma))
    reader.load_state_dict(torch.load(args.trained / "best.pt", weights_only=True))
    reader.eval()
    args.target.mkdir(parents=True, exist_ok=True)
    root = values.label.index("root")
    order = [root, *(i for i in range(len(values.label)) if i != root)]
    with tempfile.TemporaryDirectory() as made:
        full = args.target if args.full else Path(made)
        export_network(reader, full / "model.onnx")
        export_labels(Labels(reader, order), full / "labels.onnx")
        for name in () if args.full else ("model.onnx", "labels.onnx"):
            quantize_dynamic(full / name, args.target / name, weight_type=QuantType.QInt8, per_channel=True)
    labels = {
        "pos": values.pos,
        "label": ["ROOT", *(values.label[i] for i in order[1:])],
        "lemma": values.lemma,
    }
    (args.target / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), encoding="utf-8")
    (args.target / "LICENSE").write_text(NOTICE, encoding="utf-8")


if __name__ == "__main__":
    main()
