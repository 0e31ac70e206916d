"""Train one network for Ukrainian and Russian.

``train.py --train LANGUAGE=T.conllu ... --dev LANGUAGE=D.conllu ... --out F``.

Needs torch. The best state by the mean of what the development splits give is kept in ``F/best.pt``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from fogline.language.scripts import UNCHANGED, lemma_of, script_of
from fogline.language.wordforms import FEATURES, ROOT, word_numbers

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "encoder")]
from data import IGNORED, joined
from network import WordReader
from treebanks import Sentence, sentences

NAMES = ("pos", "head", "label", "lemma")


@dataclass
class Item:
    """One sentence as numbers; ``forms`` and ``lemmas`` to count the lemmas right."""

    features: list[tuple[int, ...]]
    gold: dict[str, list[int]]
    forms: list[str]
    lemmas: list[str]


@dataclass
class Values:
    """What is told apart, in the order of its numbers."""

    pos: list[str]
    label: list[str]
    lemma: list[str]

    @classmethod
    def of(cls, train: list[Sentence]) -> Values:
        pos, label, lemma = (Counter[str]() for _ in range(3))
        for words in train:
            pos.update(joined(w) for w in words)
            label.update(w[7] for w in words)
            lemma.update(script_of(w[1], w[2]) for w in words)
        return cls(
            [v for v, n in pos.most_common() if n >= 2],
            [v for v, n in label.most_common() if n >= 5],
            [UNCHANGED, *(v for v, n in lemma.most_common() if n >= 3 and v != UNCHANGED)],
        )

    def combinations(self) -> Tensor:
        """A row for each value of ``pos``, with a one for each single value in it; absent features count too."""
        names = sorted({part.split("=")[0] for value in self.pos for part in value.split("|")[1:]})
        singles: dict[str, int] = {}
        rows = []
        for value in self.pos:
            tag, *features = value.split("|")
            given = dict(part.split("=") for part in features)
            parts = [tag, *(f"{name}={given.get(name, '')}" for name in names)]
            rows.append([singles.setdefault(part, len(singles)) for part in parts])
        table = torch.zeros(len(rows), len(singles))
        for row, ones in zip(table, rows, strict=True):
            row[ones] = 1.0
        return table


def items(path: Path, language: str, values: Values) -> list[Item]:
    numbers = {n: {v: i for i, v in enumerate(getattr(values, n))} for n in ("pos", "label", "lemma")}
    made = []
    for words in sentences(path):
        gold = {
            "pos": [numbers["pos"].get(joined(w), IGNORED) for w in words],
            "head": [int(w[6]) for w in words],
            "label": [numbers["label"].get(w[7], IGNORED) for w in words],
            "lemma": [numbers["lemma"].get(script_of(w[1], w[2]), IGNORED) for w in words],
        }
        features = [ROOT, *(word_numbers(w[1], language) for w in words)]
        made.append(Item(features, gold, [w[1] for w in words], [w[2] for w in words]))
    return [one for one in made if len(one.features) <= 120]


def batches(data: list[Item], size: int, rng: random.Random | None) -> list[list[Item]]:
    """Groups of about ``size`` words, of like length, the longest first in each."""
    keys = [len(one.features) + (rng.random() * 4 if rng else 0) for one in data]
    groups: list[list[Item]] = [[]]
    for index in sorted(range(len(data)), key=keys.__getitem__):
        if groups[-1] and (len(groups[-1]) + 1) * len(data[index].features) > size:
            groups.append([])
        groups[-1].append(data[index])
    if rng:
        rng.shuffle(groups)
    return [sorted(group, key=lambda one: -len(one.features)) for group in groups]


def tensors(group: list[Item]) -> dict[str, Tensor]:
    lengths = torch.tensor([len(one.features) for one in group])
    longest = int(lengths[0])
    empty = (0,) * FEATURES
    gold = {
        name: torch.tensor([one.gold[name] + [IGNORED] * (longest - 1 - len(one.forms)) for one in group])
        for name in NAMES
    }
    features = [one.features + [empty] * (longest - len(one.features)) for one in group]
    return {"features": torch.tensor(features), "lengths": lengths, **gold}


def within(arcs: Tensor, lengths: Tensor) -> Tensor:
    """Scores of heads, with what lies beyond a sentence's end made impossible."""
    return arcs.masked_fill(torch.arange(arcs.shape[-1])[None, None, :] >= lengths[:, None, None], -1e4)


def loss_of(model: WordReader, one: dict[str, Tensor]) -> Tensor:
    pos, arcs, dependent, head, lemma = model(one["features"], one["lengths"])
    entropy = nn.functional.cross_entropy
    known = one["head"] != IGNORED
    gold = one["head"].clamp(min=0)
    chosen = head.gather(1, gold.unsqueeze(-1).expand(-1, -1, head.shape[-1]))[known]
    return (
        entropy(within(arcs, one["lengths"]).flatten(0, 1), one["head"].flatten(), ignore_index=IGNORED)
        + entropy(model.label_scores(dependent[known], chosen), one["label"][known], ignore_index=IGNORED)
        + entropy(pos.flatten(0, 1), one["pos"].flatten(), ignore_index=IGNORED)
        + 0.5 * entropy(lemma.flatten(0, 1), one["lemma"].flatten(), ignore_index=IGNORED)
    )


@torch.no_grad()
def scores(model: WordReader, data: list[Item], values: Values) -> dict[str, float]:
    """Shares of words right, each word's best head taken by itself."""
    model.eval()
    right = dict.fromkeys(("upos", "morph", "lemma", "uas", "las"), 0)
    total = 0
    upos = torch.tensor(
        [sorted({v.split("|")[0] for v in values.pos}).index(v.split("|")[0]) for v in values.pos]
    )
    for group in batches(data, 3000, None):
        one = tensors(group)
        pos, arcs, dependent, head, lemma = model(one["features"], one["lengths"])
        found = within(arcs, one["lengths"]).argmax(-1)
        chosen = head.gather(1, found.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        known = one["head"] != IGNORED
        labels = model.label_scores(dependent[known], chosen[known]).argmax(-1)
        attached = (found == one["head"])[known]
        best, gold = pos.argmax(-1)[known], one["pos"][known]
        right["upos"] += int((upos[best] == upos[gold])[gold != IGNORED].sum())
        right["morph"] += int((best == gold).sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (labels == one["label"][known])).sum())
        scripts = iter(lemma.argmax(-1)[known].tolist())
        for sentence in group:
            for form, wanted in zip(sentence.forms, sentence.lemmas, strict=True):
                right["lemma"] += lemma_of(form, values.lemma[next(scripts)]).lower() == wanted.lower()
        total += int(known.sum())
    model.train()
    return {name: 100 * count / total for name, count in right.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", nargs="+", required=True, metavar="LANGUAGE=FILE")
    parser.add_argument("--dev", nargs="+", required=True, metavar="LANGUAGE=FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=45, help="by the clock, one core to itself")
    parser.add_argument("--size", type=int, default=1000, help="words in a batch")
    parser.add_argument("--rate", type=float, default=3e-3)
    args = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    rng = random.Random(7)
    files = {name: [(one[:2], Path(one[3:])) for one in getattr(args, name)] for name in ("train", "dev")}
    values = Values.of([words for _, path in files["train"] for words in sentences(path)])
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_text(json.dumps(vars(values), ensure_ascii=False), encoding="utf-8")
    train = [one for language, path in files["train"] for one in items(path, language, values)]
    dev = {language: items(path, language, values) for language, path in files["dev"]}
    model = WordReader(values.combinations(), len(values.label), len(values.lemma))
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
    )
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=args.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    print(f"{len(train)} sentences, {len(values.pos)} pos, {len(values.lemma)} lemma", flush=True)
    best, step, began, passed = 0.0, 0, time.time(), 0.0
    while passed < 1:
        total, groups = 0.0, batches(train, args.size, rng)
        for group in groups:
            passed = min(1.0, (time.time() - began) / (60 * args.minutes))
            optimizer.param_groups[0]["lr"] = args.rate * min((step + 1) / 200, max(0.02, 1 - passed))
            loss = loss_of(model, tensors(group))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            average.update_parameters(model)
            total += loss.item()
            step += 1
            if passed == 1:
                break
        print(f"step {step} loss {total / len(groups):.3f}  {time.time() - began:.0f} s", flush=True)
        reached = {language: scores(average.module, data, values) for language, data in dev.items()}
        for language, found in reached.items():
            print(language, "  ".join(f"{k} {v:.2f}" for k, v in found.items()), flush=True)
        mean = sum(found["las"] + found["morph"] for found in reached.values())
        if mean > best:
            best = mean
            torch.save(average.module.state_dict(), args.out / "best.pt")


if __name__ == "__main__":
    main()
