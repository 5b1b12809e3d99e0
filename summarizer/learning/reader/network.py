"""The reader's network: a small BERT (Devlin et al., NAACL 2019) whose last layer points at an answer's ends.

Weights are kept in bfloat16 while fitting, with a float32 master copy in the optimizer: on processors that know
the format a step takes a third of the time. Shapes: ``b`` texts of ``t`` tokens, ``h`` = 384 numbers a token.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    epsilon: float = 1e-12


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each added to its input and normalised after."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = shape.heads, dropout
        self.attention = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.attended_norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.outer_norm = nn.LayerNorm(shape.hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` (b, t, h) and ``mask`` (b, 1, 1, t), 0 where a token may be attended to, else far below it.

        Spelt out, not torch's fused attention: in bfloat16 on processors that takes three times as long.
        """
        b, t, h = x.shape
        query, key, value = self.attention(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        share = torch.matmul(query * (h // self.heads) ** -0.5, key.transpose(-1, -2)) + mask
        attended = torch.matmul(share.softmax(-1), value)
        attended = self.attended(attended.transpose(1, 2).reshape(b, t, h))
        x = self.attended_norm(x + functional.dropout(attended, self.dropout, self.training))
        inner = self.outer(functional.gelu(self.inner(x)))
        normed: Tensor = self.outer_norm(x + functional.dropout(inner, self.dropout, self.training))
        return normed


class Encoder(nn.Module):
    """Tokens to vectors."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.parts = nn.Embedding(2, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, tokens: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
        """``tokens``, ``parts`` and ``mask`` (b, t) to (b, t, h); ``parts`` is 0 for the question, else 1."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        x: Tensor = self.norm(self.words(tokens) + self.places(places) + self.parts(parts))
        hidden = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        return x


class Reader(nn.Module):
    """The encoder with two numbers a token: how well an answer begins there, and ends there.

    The first token stands for "no answer here" (Devlin et al. 2019, section 4.3).
    """

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.ends = nn.Linear(shape.hidden, 2)

    def forward(self, tokens: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
        """Logits (b, t, 2)."""
        logits: Tensor = self.ends(self.encoder(tokens, parts, mask))
        return logits


def vectors(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of the tokens' states (b, t, h) as unit vectors (b, h): all-MiniLM-L6-v2's sentence vectors."""
    weights = mask[:, :, None].to(states.dtype)
    mean = (states * weights).sum(1) / weights.sum(1)
    return functional.normalize(mean.float(), dim=1)


def pretrained(weights: dict[str, Tensor], shape: Shape, dropout: float) -> Reader:
    """A reader whose encoder has the weights of a checkpoint with BERT's names."""
    reader = Reader(shape, dropout)
    own = reader.encoder.state_dict()
    for name in own:
        own[name].copy_(_stored(weights, name))
    reader.encoder.load_state_dict(own)
    nn.init.normal_(reader.ends.weight, std=0.02)
    nn.init.zeros_(reader.ends.bias)
    return reader


def _stored(weights: dict[str, Tensor], name: str) -> Tensor:
    named = {
        "words": "embeddings.word_embeddings",
        "places": "embeddings.position_embeddings",
        "parts": "embeddings.token_type_embeddings",
        "norm": "embeddings.LayerNorm",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    module, _, kind = name.rpartition(".")
    prefix, _, part = module.rpartition(".")
    if not prefix:
        return weights[f"{named[part]}.{kind}"]
    at = f"encoder.layer.{prefix.removeprefix('layers.')}"
    if part == "attention":
        return torch.cat([weights[f"{at}.attention.self.{one}.{kind}"] for one in ("query", "key", "value")])
    return weights[f"{at}.{named[part]}.{kind}"]
