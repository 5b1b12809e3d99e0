"""Fitting the reader: minutes on an accelerator, hours on two processor cores, resumable at any time.

The rate rises over the first steps, stays, and falls linearly to nothing over the last (Hägele et al., NeurIPS
2024), so a run can be made longer or shorter while it runs: only the last part depends on where it ends. Each
batch is read twice with other numbers dropped, and the two readings are held to agree (Liang et al., "R-Drop",
NeurIPS 2021): there are few pairs, and many passes over them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional
from torch.utils.data import DataLoader, IterableDataset

from summarizer.learning.reader.batches import END, START, Batch, Views, batched
from summarizer.learning.reader.network import Reader, Shape, pretrained, vectors
from summarizer.learning.reader.pairs import Pair

WARM, DECAY, MARGIN = 400, 0.01, 1.0
POOL = 4000
"""Pairs whose views are sorted by length together; a checkpoint is written after each."""
KEPT, SENTENCES, EVERY = 8.0, 24, 2
"""Weight of keeping sentence vectors where they were, sentences compared at a time, and steps from one to the
next."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a run is made, as far as that is a choice.

    ``tokens`` of a batch, padding included; ``rate`` of the optimizer at its highest; ``dropout``: the share of
    numbers left out; ``agreement``: the weight of two readings' agreeing, 0 to read once.
    """

    tokens: int = 3000
    rate: float = 1.6e-4
    dropout: float = 0.1
    agreement: float = 0.0
    seed: int = 20181
    device: str = "cpu"


@dataclass(slots=True)
class State:
    """How far a run has come."""

    step: int = 0
    epoch: int = 0
    pool: int = 0


@dataclass(frozen=True)
class Batches(IterableDataset[tuple[int, int, Batch]]):
    """Batches from a state on, without end, each with its epoch and pool."""

    pairs: Sequence[Pair]
    views: Views
    recipe: Recipe
    epoch: int
    pool: int

    def __iter__(self) -> Iterator[tuple[int, int, Batch]]:
        epoch, pool, seed = self.epoch, self.pool, self.recipe.seed
        while True:
            order = list(self.pairs)
            Random(f"{seed} {epoch}").shuffle(order)
            for first in range(pool * POOL, len(order), POOL):
                chance = Random(f"{seed} {epoch} {first}")
                views = self.views.of(order[first : first + POOL], chance)
                for batch in batched(views, self.recipe.tokens, chance):
                    yield epoch, first // POOL, batch
            epoch, pool = epoch + 1, 0


class Run:
    """A run of fitting that keeps its state in a folder."""

    def __init__(self, folder: Path, encoder: Path, recipe: Recipe, shape: Shape | None = None) -> None:
        self.folder, self.recipe, self.state = folder, recipe, State()
        folder.mkdir(parents=True, exist_ok=True)
        weights = load_file(str(encoder / "model.safetensors"))
        self._original = self._made(weights, shape or Shape(), 0.0).eval()
        self.reader = self._made(weights, shape or Shape(), recipe.dropout).train()
        self.reader.encoder.words.weight.requires_grad_(False)
        self._fitted = [p for p in self.reader.parameters() if p.requires_grad]
        self._masters = [p.detach().float().clone().requires_grad_() for p in self._fitted]
        decayed = [master for master in self._masters if master.dim() > 1]
        plain = [master for master in self._masters if master.dim() <= 1]
        groups = [{"params": decayed, "weight_decay": DECAY}, {"params": plain, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=recipe.rate, betas=(0.9, 0.98), fused=True)
        self._resume()

    def _made(self, weights: dict[str, Tensor], shape: Shape, dropout: float) -> Reader:
        made: Reader = pretrained(weights, shape, dropout).bfloat16().to(self.recipe.device)
        return made

    @property
    def _checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def _resume(self) -> None:
        if self._checkpoint.exists():
            kept = torch.load(self._checkpoint, weights_only=True, map_location=self.recipe.device)
            self.state = State(*kept["state"])
            self.optimizer.load_state_dict(kept["optimizer"])
            with torch.no_grad():
                torch._foreach_copy_(self._masters, kept["weights"])
                torch._foreach_copy_(self._fitted, kept["weights"])

    def save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        state = (self.state.step, self.state.epoch, self.state.pool)
        new = self._checkpoint.with_suffix(".new")
        weights = [master.detach() for master in self._masters]
        torch.save({"state": state, "optimizer": self.optimizer.state_dict(), "weights": weights}, new)
        new.replace(self._checkpoint)

    def go(self, pairs: Sequence[Pair], views: Views, sentences: Sequence[str], steps: int, falling: int) -> None:
        """Fit until ``steps``, the rate falling over the last ``falling``."""
        told, began = [], time.monotonic()
        for batch in self._batches(pairs, views, steps):
            rate = min(1.0, (self.state.step + 1) / WARM, max(0.0, (steps - self.state.step) / falling))
            told.append(self._step(batch, self._sentences(views, sentences), self.recipe.rate * rate))
            self.state.step += 1
            if self.state.step % 50 == 0:
                mean = torch.stack(told).mean(0).tolist()
                row = {"step": self.state.step, "epoch": self.state.epoch, "loss": mean, "rate": rate}
                row["seconds"] = (time.monotonic() - began) / len(told)
                with (self.folder / "log.jsonl").open("a") as log:
                    log.write(json.dumps(row) + "\n")
                told, began = [], time.monotonic()
        self.save()

    def told(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """How improbable the answers' ends are, and how far two readings are apart (symmetric divergence)."""
        times = 2 if self.recipe.agreement else 1
        tokens, parts, mask, ends = (
            part.repeat(times, 1) for part in (batch.tokens, batch.parts, batch.mask, batch.ends)
        )
        logits = self.reader(tokens, parts, mask).float()
        allowed = (parts == 1) | (torch.arange(tokens.shape[1], device=tokens.device) == 0)
        found = logits.masked_fill(~allowed[:, :, None], -1e4).log_softmax(1)
        pointing = functional.nll_loss(found.transpose(1, 2).reshape(-1, found.shape[1]), ends.flatten())
        if times == 1:
            return pointing, torch.zeros_like(pointing)
        one, other = found.chunk(2)
        apart = ((one.exp() - other.exp()) * (one - other)).sum(1).mean() / 2
        return pointing, apart

    def _batches(self, pairs: Sequence[Pair], views: Views, steps: int) -> Iterator[Batch]:
        """From where the run stands; on an accelerator they are made beside it, by another process."""
        made = Batches(pairs, views, self.recipe, self.state.epoch, self.state.pool)
        beside = self.recipe.device != "cpu"
        for epoch, pool, batch in DataLoader(made, batch_size=None, num_workers=int(beside)):
            if self.state.step >= steps:
                return
            if (epoch, pool) != (self.state.epoch, self.state.pool):
                self.state.epoch, self.state.pool = epoch, pool
                self.save()
            yield batch.to(self.recipe.device)

    def _sentences(self, views: Views, texts: Sequence[str]) -> tuple[Tensor, Tensor] | None:
        """Some of the texts as tokens and mask (b, t), at every second step."""
        if self.state.step % EVERY:
            return None
        drawn = Random(f"{self.recipe.seed} {self.state.step}").sample(texts, min(SENTENCES, len(texts)))
        encoded = [views.tokenizer.encode(text, add_special_tokens=False).ids[:60] for text in drawn]
        longest = max(map(len, encoded)) + 2
        rows = [[START, *ids, END] + [0] * (longest - len(ids) - 2) for ids in encoded]
        tokens = torch.tensor(rows, device=self.recipe.device)
        return tokens, tokens != 0

    def _step(self, batch: Batch, sentence: tuple[Tensor, Tensor] | None, rate: float) -> Tensor:
        """One step of the optimizer; the losses (3,) of pointing, of agreeing and of the vectors kept."""
        pointing, agreeing = self.told(batch)
        kept = self._moved(*sentence) if sentence else torch.zeros_like(pointing)
        (pointing + self.recipe.agreement * agreeing + KEPT * kept).backward()
        for master, weight in zip(self._masters, self._fitted, strict=True):
            master.grad = None if weight.grad is None else weight.grad.float()
            weight.grad = None
        torch.nn.utils.clip_grad_norm_(self._masters, MARGIN)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        with torch.no_grad():
            torch._foreach_copy_(self._fitted, self._masters)
        return torch.stack((pointing, agreeing, kept)).detach()

    def _moved(self, tokens: Tensor, mask: Tensor) -> Tensor:
        """How far the vectors of sentences have moved from where they were."""
        nothing = torch.zeros_like(tokens)
        with torch.no_grad():
            before = vectors(self._original.encoder(tokens, nothing, mask), mask)
        after = vectors(self.reader.encoder(tokens, nothing, mask), mask)
        return (1 - (before * after).sum(1)).mean()
