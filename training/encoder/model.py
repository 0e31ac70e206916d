"""The network: a small BERT, and on it tags and a deep biaffine parser (Dozat and Manning 2017)."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from fogline.language.wordpiece import CASES

ARC = 192
LABEL = 96


class Projection(nn.Module):
    """What a word is as a dependent, or as a head."""

    def __init__(self, width: int, out: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(width, out), nn.GELU(), nn.Dropout(dropout)
        )

    def forward(self, words: Tensor) -> Tensor:
        return self.layers(words)


class Heads(nn.Module):
    """What is read off a word's numbers: tags, and pairs of words for arcs and their labels."""

    def __init__(
        self, width: int, sizes: tuple[int, int, int], dropout: float, arc: int = ARC, label: int = LABEL
    ) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        tags, poses, labels = sizes
        self.tag = nn.Linear(width, tags)
        self.pos = nn.Linear(width, poses)
        self.arc_dependent = Projection(width, arc, dropout)
        self.arc_head = Projection(width, arc, dropout)
        self.label_dependent = Projection(width, label, dropout)
        self.label_head = Projection(width, label, dropout)
        self.arc = nn.Linear(arc, arc, bias=False)
        self.arc_bias = nn.Linear(arc, 1)
        self.label_pair = nn.Parameter(torch.randn(labels, label, label) * 0.02)
        self.label_own = nn.Linear(2 * label, labels)

    def pairs(self, words: Tensor, heads: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of heads for each word (0 is the root), and what labels are scored from."""
        arc_head = self.arc_head(heads)
        arcs = self.arc(self.arc_dependent(words)) @ arc_head.transpose(1, 2)
        return (
            arcs + self.arc_bias(arc_head).transpose(1, 2),
            self.label_dependent(words),
            self.label_head(heads),
        )

    def label_scores(self, dependent: Tensor, head: Tensor) -> Tensor:
        """``dependent`` and ``head``: one row a word, the head's as chosen."""
        pair = torch.einsum("nd,lde,ne->nl", dependent, self.label_pair, head)
        return pair + self.label_own(torch.cat([dependent, head], -1))


class Reader(Heads):
    """Pieces to tags, tags with features, arcs and labels."""

    def __init__(self, base: Path, layers: int, sizes: tuple[int, int, int], dropout: float = 0.2) -> None:
        bert = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        bert.encoder.layer = bert.encoder.layer[:layers]
        width = bert.config.hidden_size
        super().__init__(width, sizes, dropout)
        self.bert = bert
        self.case = nn.Embedding(len(CASES), width)
        nn.init.zeros_(self.case.weight)
        self.mix = nn.Parameter(torch.zeros(layers))

    def encoded(self, pieces: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.case(cases)
        hidden = self.bert.embeddings(inputs_embeds=embedded)
        wide = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        total = torch.zeros_like(hidden)
        weights = torch.softmax(self.mix, 0)
        for weight, layer in zip(weights, self.bert.encoder.layer, strict=True):
            hidden = layer(hidden, wide)
            hidden = hidden[0] if isinstance(hidden, tuple) else hidden
            total = total + weight * hidden
        return total

    def forward(
        self, pieces: Tensor, cases: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of tags, of tags with features, and of heads (0 is the root); then what labels are scored from."""
        hidden = self.dropout(self.encoded(pieces, cases, mask))
        width = hidden.shape[-1]

        def at(index: Tensor) -> Tensor:
            return hidden.gather(1, index.unsqueeze(-1).expand(-1, -1, width))

        words = (at(first) + at(last)) * 0.5
        heads = torch.cat([hidden[:, :1], words], 1)
        return self.tag(words), self.pos(words), *self.pairs(words, heads)
