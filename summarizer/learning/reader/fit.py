"""Fitting the reader: two processor cores, some hours, resumable at any minute.

The rate rises over the first steps, stays, and falls linearly to nothing over the last (Hägele et al., NeurIPS
2024), so a run can be made longer or shorter while it runs: only the last part depends on where it ends.
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

from summarizer.learning.reader.batches import END, START, Batch, Views, batched
from summarizer.learning.reader.network import Shape, pretrained, vectors
from summarizer.learning.reader.pairs import Pair

RATE, WARM, DECAY, MARGIN = 1.6e-4, 400, 0.01, 1.0
DROPOUT = 0.1
POOL = 800
"""Pairs whose views are sorted by length together; a checkpoint lies between two pools."""
SAVED = 2
"""Pools after which one is written."""
KEPT, SENTENCES = 4.0, 12
"""Weight of keeping sentence vectors where they were, and sentences compared in a step."""
SEED = 20181


@dataclass(slots=True)
class State:
    """How far a run has come."""

    step: int = 0
    epoch: int = 0
    pool: int = 0


class Run:
    """A run of fitting that keeps its state in a folder."""

    def __init__(self, folder: Path, encoder: Path, shape: Shape | None = None) -> None:
        self.folder, self.state = folder, State()
        folder.mkdir(parents=True, exist_ok=True)
        weights = load_file(str(encoder / "model.safetensors"))
        shape = shape or Shape()
        self.original = pretrained(weights, shape, 0.0).bfloat16().eval()
        self.reader = pretrained(weights, shape, DROPOUT).bfloat16().train()
        self.reader.encoder.words.weight.requires_grad_(False)
        self._fitted = [p for p in self.reader.parameters() if p.requires_grad]
        self._masters = [p.detach().float().clone().requires_grad_() for p in self._fitted]
        for master in self._masters:
            master.grad = torch.zeros_like(master)
        decayed = [master for master in self._masters if master.dim() > 1]
        plain = [master for master in self._masters if master.dim() <= 1]
        groups = [{"params": decayed, "weight_decay": DECAY}, {"params": plain, "weight_decay": 0.0}]
        self.optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98), fused=True)
        self._resume()

    @property
    def _checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def _resume(self) -> None:
        if self._checkpoint.exists():
            kept = torch.load(self._checkpoint, weights_only=True)
            self.state = State(*kept["state"])
            self.optimizer.load_state_dict(kept["optimizer"])
            with torch.no_grad():
                for master, value, weight in zip(self._masters, kept["weights"], self._fitted, strict=True):
                    master.copy_(value)
                    weight.copy_(value)

    def save(self) -> None:
        """Write a checkpoint, whole or not at all."""
        state = (self.state.step, self.state.epoch, self.state.pool)
        new = self._checkpoint.with_suffix(".new")
        weights = [master.detach() for master in self._masters]
        torch.save({"state": state, "optimizer": self.optimizer.state_dict(), "weights": weights}, new)
        new.replace(self._checkpoint)

    def go(self, pairs: Sequence[Pair], views: Views, sentences: Sequence[str], steps: int, falling: int) -> None:
        """Fit until ``steps``, the rate falling over the last ``falling``."""
        losses, began = [], time.monotonic()
        for batch in self._batches(pairs, views, steps):
            rate = min(1.0, (self.state.step + 1) / WARM, max(0.0, (steps - self.state.step) / falling))
            chance = Random(f"{SEED} {self.state.step}")
            sentence = self._sentences(views, chance.sample(sentences, SENTENCES))
            losses.append(self._step(batch, sentence, RATE * rate))
            if self.state.step % 50 == 0:
                mean = torch.tensor(losses).mean(0).tolist()
                row = {"step": self.state.step, "epoch": self.state.epoch, "loss": mean, "rate": RATE * rate}
                row["seconds"] = (time.monotonic() - began) / len(losses)
                with (self.folder / "log.jsonl").open("a") as log:
                    log.write(json.dumps(row) + "\n")
                losses, began = [], time.monotonic()
        self.save()

    def _batches(self, pairs: Sequence[Pair], views: Views, steps: int) -> Iterator[Batch]:
        while True:
            order = list(pairs)
            Random(f"{SEED} {self.state.epoch}").shuffle(order)
            for first in range(self.state.pool * POOL, len(order), POOL):
                chance = Random(f"{SEED} {self.state.epoch} {self.state.pool}")
                for batch in batched(views.of(order[first : first + POOL], chance), chance):
                    yield batch
                    self.state.step += 1
                    if self.state.step >= steps:
                        return
                self.state.pool += 1
                if self.state.pool % SAVED == 0:
                    self.save()
            self.state.epoch, self.state.pool = self.state.epoch + 1, 0

    def _sentences(self, views: Views, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
        encoded = [views.tokenizer.encode(text, add_special_tokens=False).ids[:60] for text in texts]
        longest = max(map(len, encoded)) + 2
        rows = [[START, *ids, END] + [0] * (longest - len(ids) - 2) for ids in encoded]
        tokens = torch.tensor(rows)
        return tokens, tokens != 0

    def _step(self, batch: Batch, sentence: tuple[Tensor, Tensor], rate: float) -> tuple[float, float]:
        logits = self.reader(batch.tokens, batch.parts, batch.mask).float()
        allowed = (batch.parts == 1) | (torch.arange(batch.tokens.shape[1]) == 0)
        logits = logits.masked_fill(~allowed[:, :, None], -1e4)
        pointing = functional.cross_entropy(
            logits.transpose(1, 2).reshape(-1, logits.shape[1]), batch.ends.flatten()
        )
        tokens, mask = sentence
        nothing = torch.zeros_like(tokens)
        with torch.no_grad():
            before = vectors(self.original.encoder(tokens, nothing, mask), mask)
        after = vectors(self.reader.encoder(tokens, nothing, mask), mask)
        kept = (1 - (before * after).sum(1)).mean()
        (pointing + KEPT * kept).backward()
        for master, weight in zip(self._masters, self._fitted, strict=True):
            if weight.grad is not None and master.grad is not None:
                master.grad.copy_(weight.grad)
                weight.grad = None
        torch.nn.utils.clip_grad_norm_(self._masters, MARGIN)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.step()
        with torch.no_grad():
            for master, weight in zip(self._masters, self._fitted, strict=True):
                weight.copy_(master)
        return float(pointing.detach()), float(kept.detach())
