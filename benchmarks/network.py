"""The reader's network: the bundled encoder with two heads, and its loss.

The score of a sentence is its log-odds against "none of these answers", which is fixed at zero; the second head
points at the first and last word piece of the answer.
"""

from __future__ import annotations

import torch
from torch import nn
from transformers import AutoModel


class ReaderNetwork(nn.Module):
    """MiniLM (Wang et al. 2020) as a cross-encoder: word pieces of pairs → score of each, start and end logits."""

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="sdpa")
        width = self.encoder.config.hidden_size
        self.score = nn.Sequential(nn.Linear(width, width), nn.Tanh(), nn.Dropout(0.1), nn.Linear(width, 1))
        self.edges = nn.Linear(width, 2)

    def forward(self, ids: torch.Tensor, types: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Return scores, shape (n,), and logits of start and end, shape (n, length, 2), -1e4 outside the sentence."""
        states = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        edges = self.edges(states)
        outside = (types == 0) | (mask == 0)
        return self.score(states[:, 0])[:, 0], edges.masked_fill(outside[:, :, None], -1e4)


def rank_loss(scores: torch.Tensor, gold: list[int]) -> torch.Tensor:
    """Return the negative log-chance of one that answers, of all scores (n,) and none's zero; none where no gold."""
    everything = torch.cat([scores, scores.new_zeros(1)])
    right = everything[torch.tensor(gold or [len(scores)])]
    return torch.logsumexp(everything, 0) - torch.logsumexp(right, 0)


def edge_loss(edges: torch.Tensor, start: int, end: int) -> torch.Tensor:
    """Return the negative log-chance of a span's first and last word piece; edges has the shape (length, 2)."""
    target = torch.tensor([start, end])
    return nn.functional.cross_entropy(edges.T, target, reduction="mean")
