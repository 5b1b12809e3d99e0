"""A small encoder, where networks can be fitted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.summarizer.learning import encoder


@pytest.fixture(scope="session")
def encoding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small encoder."""
    encoder.need()
    return encoder.write(tmp_path_factory.mktemp("encoder"))


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Sums in one order."""
    encoder.need()
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    yield
    torch.set_num_threads(before)
