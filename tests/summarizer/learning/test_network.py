"""The network that is fitted: what plain numpy makes of its weights, and what its files say once written."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from summarizer.reader import Reader
from tests.summarizer.learning import encoder, texts
from tests.summarizer.learning.texts import BRIDGE, FERRY, PAIRS, TEXTS
from tests.summarizer.reader import tiny

encoder.need()

import torch  # noqa: E402 - installed only where networks are fitted

from summarizer.learning.reader import compare, export, network, pairs  # noqa: E402
from summarizer.learning.reader.network import Shape  # noqa: E402

SHAPE = Shape(len(tiny.WORDS), tiny.PLACES, tiny.HIDDEN, tiny.INNER, tiny.HEADS, tiny.LAYERS)
ENCODING = Shape(len(encoder.pieces()), tiny.PLACES, tiny.HIDDEN, tiny.INNER, tiny.HEADS, tiny.LAYERS)
TOKENS, PARTS = [2, 19, 8, 3, 4, 7, 8, 10, 3], [0, 0, 0, 0, 1, 1, 1, 1, 1]


@pytest.fixture(scope="module")
def fitted() -> network.Reader:
    """A network with the weights of the tiny reader."""
    reader: network.Reader = network.Reader(SHAPE).eval()
    reader.load_state_dict({name: torch.tensor(value) for name, value in tiny.weights().items()})
    return reader


def test_it_says_what_plain_numpy_says(fitted: network.Reader) -> None:
    logits, vector = tiny.told(tiny.weights(), TOKENS, PARTS)
    tokens, parts = torch.tensor([TOKENS]), torch.tensor([PARTS])
    mask = torch.ones_like(tokens).bool()
    with torch.no_grad():
        assert np.allclose(fitted(tokens, parts, mask)[0], logits, atol=1e-4)
        states = fitted.encoder(tokens, parts, mask)
    assert np.allclose(network.vectors(states, mask)[0], vector, atol=1e-5)


def test_padding_changes_nothing(fitted: network.Reader) -> None:
    tokens, parts = torch.tensor([[*TOKENS, 0, 0]]), torch.tensor([[*PARTS, 0, 0]])
    mask = tokens != 0
    logits, vector = tiny.told(tiny.weights(), TOKENS, PARTS)
    with torch.no_grad():
        assert np.allclose(fitted(tokens, parts, mask)[0, : len(TOKENS)], logits, atol=1e-4)
        assert np.allclose(network.vectors(fitted.encoder(tokens, parts, mask), mask)[0], vector, atol=1e-5)


def test_its_files_say_what_it_says(encoding: Path, tmp_path: Path) -> None:
    torch.manual_seed(1)
    size = export.write(encoding, (), tmp_path, ENCODING)
    assert size == sum(path.stat().st_size for path in tmp_path.iterdir())
    torch.manual_seed(1)
    written, fitted = Reader(tmp_path), export.fitted(encoding, (), ENCODING)
    before = compare.Fitted(fitted, compare.tokenizer(encoding))
    for text in TEXTS:
        assert before.vector(text.context) @ written.vectors([text.context])[0] > 0.999
    reading = written.read("When did the ferry sink?", [FERRY.context])[0]
    null, logits = before.read("When did the ferry sink?", FERRY.context)
    assert reading.null == pytest.approx(null, abs=0.01)
    assert np.allclose(np.stack((reading.starts, reading.ends), 1), logits, atol=0.01)
    assert np.ptp(logits) > 0.1
    assert before.vector(FERRY.context) @ before.vector(BRIDGE.context) < 0.999


def test_what_is_lost_is_told_of_titles_that_were_held(
    encoding: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "COUNT", 2)
    held = next(title for title in map(str, range(99)) if pairs.is_held(title))
    asked = [{"question": pair.question, "answers": [{"start": 0, "text": "She"}]} for pair in PAIRS[:6]]
    rows = [{"title": held, "context": text.context, "questions": asked} for text in TEXTS]
    texts.write(tmp_path / "questions" / f"{compare.NAME}.jsonl.gz", rows)
    torch.manual_seed(1)
    export.write(encoding, (), tmp_path, ENCODING)
    torch.manual_seed(1)
    told = compare.told(export.fitted(encoding, (), ENCODING), encoding, tmp_path, tmp_path)
    assert told.startswith("exact answer in 0.0% of 2 questions before, 0.0% after\n")
    assert len(told.splitlines()) == 5


def test_the_mean_of_checkpoints_takes_the_place_of_what_the_encoder_brings(
    encoding: Path, tmp_path: Path
) -> None:
    plain, files = export.fitted(encoding, (), ENCODING), []
    for value in (0.25, 0.75):
        files.append(tmp_path / f"{value}.pt")
        weights = [torch.full_like(each, value) for each in plain.parameters() if each.requires_grad]
        torch.save({"weights": weights}, files[-1])
    found = export.fitted(encoding, files, ENCODING)
    assert all((each == 0.5).all() for each in found.parameters() if each.requires_grad)
    assert torch.equal(found.encoder.words.weight, plain.encoder.words.weight)
