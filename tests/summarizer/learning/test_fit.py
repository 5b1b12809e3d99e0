"""Fitting: pairs laid side by side, and a run that goes on where it was stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from summarizer import language
from summarizer.learning.reader.negatives import Negatives
from summarizer.learning.reader.pairs import Pair, Text
from tests.summarizer.learning import encoder
from tests.summarizer.learning.texts import FERRY, PAIRS, TEXTS, pair
from tests.summarizer.reader import tiny

encoder.need()

import torch  # noqa: E402 - installed only where networks are fitted

from summarizer.learning.reader import batches, fit  # noqa: E402
from summarizer.learning.reader.batches import LONGEST, LONGEST_QUESTION, View, Views  # noqa: E402
from summarizer.learning.reader.fit import Recipe  # noqa: E402
from summarizer.learning.reader.network import Shape  # noqa: E402

SHAPE = Shape(len(encoder.pieces()), tiny.PLACES, tiny.HIDDEN, tiny.INNER, tiny.HEADS, tiny.LAYERS)
LONG = Text(
    "Ferry", f"{FERRY.context} Nobody was hurt. " * 12 + "The anchor fell at noon." + " She sank." * 90, "written"
)


class StoppedError(Exception):
    """A run was stopped."""


class Stopping(Views):
    """Stops a run when it asks for views so many times."""

    left = 10**9

    def of(self, pairs: Sequence[Pair], chance: Random) -> list[View]:
        """Views, as long as it goes on."""
        if not self.left:
            raise StoppedError
        self.left -= 1
        return super().of(pairs, chance)


@pytest.fixture(scope="module")
def views(encoding: Path) -> Stopping:
    """Views of the texts."""
    return Stopping(encoding / "tokenizer.json", Negatives(PAIRS), {}, language.load("en").stop_words)


def words(views: Views, tokens: Sequence[int]) -> str:
    """Tokens as letters and digits only."""
    return "".join(views.tokenizer.id_to_token(token).removeprefix("##") for token in tokens)


def test_a_view_points_at_the_answer_wherever_it_is_cut(views: Stopping) -> None:
    for given in (*PAIRS, pair(LONG, "When did the anchor fall?", "at noon")):
        answers = {given.text.context[start:end].replace(" ", "").casefold() for start, end in given.answers}
        for seed in range(50):
            view = views.view(given, Random(seed))
            first, last = view.ends
            assert len(view.tokens) <= LONGEST
            assert first >= view.question
            assert words(views, view.tokens[first : last + 1]) in answers


def test_a_view_without_an_answer_points_at_its_first_token(views: Stopping) -> None:
    view = views.view(Pair("why " * 99, LONG, ()), Random(1))
    assert view.ends == (0, 0)
    assert view.question <= LONGEST_QUESTION + 2
    assert view.tokens[0] == batches.START
    assert view.tokens[view.question - 1] == view.tokens[-1] == batches.END


def test_batches_hold_every_view_once_and_no_more_than_they_may(views: Stopping) -> None:
    made = views.of(PAIRS, Random(1))
    found = list(batches.batched(made, 200, Random(1)))
    rows = [row[mask].tolist() for batch in found for row, mask in zip(batch.tokens, batch.mask, strict=True)]
    assert sorted(rows) == sorted(view.tokens for view in made)
    assert all(batch.tokens.numel() <= 200 or len(batch.tokens) == 1 for batch in found)


def test_a_batch_tells_the_question_from_the_text_and_both_from_padding() -> None:
    batch = batches.laid([View([101, 7, 102, 8, 102], 3, (3, 3)), View([101, 102, 9, 102], 2, (0, 0))])
    assert batch.tokens.tolist() == [[101, 7, 102, 8, 102], [101, 102, 9, 102, 0]]
    assert batch.parts.tolist() == [[0, 0, 0, 1, 1], [0, 0, 1, 1, 0]]
    assert batch.mask.tolist() == [[True] * 5, [True] * 4 + [False]]
    assert batch.ends.tolist() == [[3, 3], [0, 0]]


@pytest.mark.usefixtures("one_thread")
@pytest.mark.parametrize("agreement", [0.0, 1.0])
def test_a_run_that_was_stopped_goes_on_to_the_same_weights(
    encoding: Path, views: Stopping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agreement: float
) -> None:
    for name, value in {"POOL": 4, "SENTENCES": 3, "WARM": 2}.items():
        monkeypatch.setattr(fit, name, value)
    recipe = Recipe(tokens=300, dropout=0.0, agreement=agreement)

    def go(folder: str, most: int = 10**9) -> fit.Run:
        views.left = most
        torch.manual_seed(1)
        run = fit.Run(tmp_path / folder, encoding, recipe, SHAPE)
        run.go(PAIRS, views, [text.context for text in TEXTS], 6, 2)
        return run

    whole = go("whole")
    with pytest.raises(StoppedError):
        go("stopped", 3)
    assert fit.State(*torch.load(tmp_path / "stopped" / "checkpoint.pt")["state"]) == fit.State(2, 0, 2)
    resumed = go("stopped")
    before, after = (dict(run.reader.named_parameters()) for run in (whole, resumed))
    assert all(torch.equal(before[name], after[name]) for name in before)
    fresh = fit.Run(tmp_path / "fresh", encoding, recipe, SHAPE)
    assert not torch.equal(before["ends.weight"], fresh.reader.ends.weight)
    assert torch.equal(before["encoder.words.weight"], fresh.reader.encoder.words.weight)


@pytest.mark.usefixtures("one_thread")
def test_two_readings_of_a_batch_agree_where_nothing_is_dropped(
    encoding: Path, views: Stopping, tmp_path: Path
) -> None:
    views.left = 1
    batch = next(batches.batched(views.of(PAIRS, Random(1)), 400, Random(1)))
    apart = []
    for dropout in (0.0, 0.3):
        torch.manual_seed(1)
        run = fit.Run(tmp_path / str(dropout), encoding, Recipe(dropout=dropout, agreement=1.0), SHAPE)
        apart.append(float(run.told(batch)[1].detach()))
    assert apart[0] == 0 < apart[1]
