"""Fine-tune the encoder: ``train.py --base MODEL --train T.conllu --dev D.conllu --out FOLDER``.

Needs torch and transformers. The best state by LAS on the development split is kept in ``FOLDER/best.pt``.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import random
import sys
import time
from pathlib import Path

import torch
from torch import Tensor, nn

from fogline.language.wordpiece import WordPieces

sys.path.insert(0, str(Path(__file__).parent))
from data import IGNORED, Labels, batches, items
from model import Reader
from treebanks import sentences

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def loss_of(model: Reader, one: dict[str, Tensor]) -> Tensor:
    """The sum of the four cross entropies, per word."""
    tag, pos, arcs, dependent, head = model(
        one["pieces"], one["cases"], one["mask"], one["first"], one["last"]
    )
    tag, pos, arcs = tag.float(), pos.float(), arcs.float()
    beyond = torch.arange(arcs.shape[-1])[None, None, :] > one["words"][:, None, None]
    arcs = arcs.masked_fill(beyond, -1e4)
    entropy = nn.functional.cross_entropy
    known = one["head"] != IGNORED
    gold = one["head"].clamp(min=0)
    chosen = head.gather(1, gold.unsqueeze(-1).expand(-1, -1, head.shape[-1]))[known]
    labels = model.label_scores(dependent[known], chosen).float()
    return (
        entropy(arcs.flatten(0, 1), one["head"].flatten(), ignore_index=IGNORED)
        + entropy(labels, one["label"][known], ignore_index=IGNORED)
        + 0.5 * entropy(tag.flatten(0, 1), one["tag"].flatten(), ignore_index=IGNORED)
        + 0.5 * entropy(pos.flatten(0, 1), one["pos"].flatten(), ignore_index=IGNORED)
    )


@torch.no_grad()
def scores(model: Reader, data: list, size: int) -> dict[str, float]:
    """Shares of words right, each word's best head taken by itself."""
    model.eval()
    right = dict.fromkeys(("tag", "pos", "uas", "las"), 0)
    total = 0
    for one in batches(data, size, None):
        tag, pos, arcs, dependent, head = model(
            one["pieces"], one["cases"], one["mask"], one["first"], one["last"]
        )
        beyond = torch.arange(arcs.shape[-1])[None, None, :] > one["words"][:, None, None]
        found = arcs.masked_fill(beyond, -1e4).argmax(-1)
        chosen = head.gather(1, found.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        known = one["head"] != IGNORED
        labels = model.label_scores(dependent[known], chosen[known]).argmax(-1)
        attached = (found == one["head"])[known]
        right["tag"] += int((tag.argmax(-1) == one["tag"])[known].sum())
        right["pos"] += int((pos.argmax(-1) == one["pos"])[known].sum())
        right["uas"] += int(attached.sum())
        right["las"] += int((attached & (labels == one["label"][known])).sum())
        total += int(known.sum())
    model.train()
    return {name: 100 * count / total for name, count in right.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--minutes", type=float, default=45, help="by the clock, one core to itself")
    parser.add_argument("--begin", type=Path, help="a state to go on from")
    parser.add_argument("--size", type=int, default=1400, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--bf16", action="store_true")
    args = parser.parse_args()
    found = hashlib.sha256((args.base / "model.safetensors").read_bytes()).hexdigest()
    if found != BASE_SHA256:
        sys.exit(f"{args.base}/model.safetensors is not the model meant: SHA-256 {found}")
    torch.manual_seed(7)
    torch.set_num_threads(1)
    rng = random.Random(7)
    vocabulary = WordPieces.read(args.base / "vocab.txt")
    labels = Labels.of(list(sentences(args.train)))
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "labels.json").write_text(json.dumps(dataclasses.asdict(labels)), encoding="utf-8")
    train, dev = (items(path, vocabulary, labels) for path in (args.train, args.dev))
    model = Reader(args.base, args.layers, (len(labels.tag), len(labels.pos), len(labels.label)))
    # the vocabulary's table is kept as it came: most of its rows are hardly met here
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    fine = [p for n, p in model.named_parameters() if n.startswith("bert.") and p.requires_grad]
    coarse = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    optimizer = torch.optim.AdamW(
        [{"params": fine, "lr": args.rate}, {"params": coarse, "lr": 4 * args.rate}],
        weight_decay=0.01,
        fused=True,
    )
    if args.begin:
        model.load_state_dict(torch.load(args.begin, weights_only=True))
    print(
        f"{len(train)} sentences, {sum(1 for _ in batches(train, args.size, rng))} steps an epoch", flush=True
    )
    began = time.time()
    best, step, running, rates = 0.0, 0, 0.0, [group["lr"] for group in optimizer.param_groups]
    while (passed := (time.time() - began) / (60 * args.minutes)) < 1:
        for one in batches(train, args.size, rng):
            passed = min(1.0, (time.time() - began) / (60 * args.minutes))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min((step + 1) / 100, 1 - passed)
            with torch.autocast("cpu", torch.bfloat16, enabled=args.bf16):
                loss = loss_of(model, one)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            running = 0.98 * running + 0.02 * loss.item()
            step += 1
            if step % 50 == 0:
                print(f"{step} loss {running:.3f}  {time.time() - began:.0f} s", flush=True)
            if passed == 1:
                break
        reached = scores(model, dev, 4 * args.size)
        print(f"step {step}: " + "  ".join(f"{k} {v:.2f}" for k, v in reached.items()), flush=True)
        if reached["las"] > best:
            best = reached["las"]
            torch.save(model.state_dict(), args.out / "best.pt")


if __name__ == "__main__":
    main()
