"""The network for Ukrainian and Russian: words by their features, two directions of LSTM, and the encoder's heads."""

from __future__ import annotations

import sys
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from fogline.language.wordforms import FEATURES, ROWS, SLOTS

sys.path.append(str(Path(__file__).parent.parent / "encoder"))
from model import Heads

EACH = 48
"""Numbers a feature."""


class WordReader(Heads):
    """Features of words to tags with features, arcs, labels and scripts that make lemmas."""

    def __init__(
        self, combinations: Tensor, labels: int, lemmas: int, width: int = 200, layers: int = 2
    ) -> None:
        """``combinations``: for each value of tag and features together, which single values it is made of."""
        super().__init__(2 * width, (1, len(combinations), labels), dropout=0.33, arc=160, label=64)
        self.table = nn.Embedding(ROWS, EACH, padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.3)
        self.enter = nn.Linear((SLOTS + 1) * EACH, 2 * width)
        self.lstm = nn.LSTM(2 * width, width, layers, batch_first=True, bidirectional=True, dropout=0.33)
        self.norm = nn.LayerNorm(2 * width)
        self.single = nn.Linear(2 * width, combinations.shape[1])
        self.register_buffer("combinations", combinations.T.contiguous())
        self.lemma = nn.Linear(4 * width, lemmas)

    def forward(self, features: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """``features``: the root first, then the words; longest sentence first. ``lengths`` count the root."""
        if self.training:
            features = self._forgotten(features)
        known = self.table(features)
        slots = known[:, :, :SLOTS].flatten(2)
        entered = self.enter(torch.cat([slots, known[:, :, SLOTS:].sum(2)], -1))
        entered = self.dropout(nn.functional.gelu(entered))
        packed = pack_padded_sequence(entered, lengths, batch_first=True)
        hidden, _ = pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        heads = self.dropout(self.norm(hidden + entered))
        words = heads[:, 1:]
        pos = self.single(words) @ self.combinations + self.pos(words)
        arcs, dependent, head = self.pairs(words, heads)
        lemma = self.lemma(torch.cat([words, entered[:, 1:]], -1))
        return pos, arcs, dependent, head, lemma

    def _forgotten(self, features: Tensor) -> Tensor:
        """Most words of a new text are new: forms are forgotten often, other features now and then."""
        rates = torch.full((FEATURES,), 0.12)
        rates[:2] = 0.35
        gone = torch.rand(features.shape) < rates
        gone[:, 0] = False
        return features.masked_fill(gone, 0)
