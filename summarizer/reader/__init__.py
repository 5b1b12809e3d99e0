"""A small network that reads a question and a passage and points at the answer, or at none.

It was fitted by :mod:`summarizer.learning.reader`, knows English, and lies in ``weights/reader``. The same network
turns texts into vectors whose products tell how near they are. Nothing is loaded before the first use.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.model import Slice
from summarizer.reader import windows
from summarizer.reader.pieces import END, PADDING, START, Pieces, Vocabulary
from summarizer.reader.reading import Pointed, Reading
from summarizer.reader.windows import OVERLAP, Window

__all__ = ["Pointed", "Reader", "Reading", "Window", "load"]

FOLDER = Path(__file__).parents[1] / "weights" / "reader"
NETWORK, PIECES = "reader.onnx", "vocabulary.txt"
LONGEST, LONGEST_QUESTION = 256, 40
"""Pieces of a question and a passage together, three that stand for no text among them, and of a question."""
TOGETHER = 128
"""Pieces read in one go, the empty ones of shorter passages among them: with more, what lies between two layers
does not stay in a processor's cache, and more of them are empty (a fifth slower at 512)."""


def load(folder: Path = FOLDER, threads: int = 1) -> Reader | None:
    """The reader of this process, loaded once; None where there are no weights."""
    return _loaded(folder, threads, os.getpid())


@lru_cache(maxsize=1)
def _loaded(folder: Path, threads: int, _process: int) -> Reader | None:
    """Another process than that which loaded it, such as a fork of it, loads its own."""
    there = (folder / NETWORK).is_file() and (folder / PIECES).is_file()
    return Reader(folder, threads) if there else None


class Reader:
    """The network in a folder, in ``threads`` threads; callable from any thread.

    Raises MemoryError when there is not enough of it.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.vocabulary = Vocabulary((folder / PIECES).read_text("utf-8").split("\n")[:-1])
        self._session = _session(folder / NETWORK, threads)

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """A reading of each passage; of a question and a passage no more is read than there is room for."""
        asked = self._asked(question)
        cuts = [self.vocabulary.cut(passage, _room(asked)) for passage in passages]
        rows = [np.array([START, *asked, END, *cut.numbers, END]) for cut in cuts]
        readings: dict[int, Reading] = {}
        for numbers, logits in self._run("ends", rows, len(asked) + 2):
            for number, row in zip(numbers, logits, strict=True):
                readings[number] = _reading(cuts[number], row, len(asked) + 2)
        return [readings[number] for number in range(len(passages))]

    def windows(
        self, sentences: Sequence[Slice], question: str, overlap: int = OVERLAP, most: int = LONGEST
    ) -> list[Window]:
        """Windows over sentences that follow each other, each of which can be read whole with the question.

        A window begins with ``overlap`` sentences of the one before, where there is room.
        """
        room = min(most, _room(self._asked(question)))
        return list(windows.over(sentences, room, self.vocabulary, overlap))

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The meaning of each text, of its first 254 pieces, as a unit vector (n, 384)."""
        rows = [np.array([START, *self.vocabulary.cut(text, LONGEST - 2).numbers, END]) for text in texts]
        vectors = np.zeros((len(rows), self._session.get_outputs()[1].shape[1]), np.float32)
        for numbers, found in self._run("vectors", rows, LONGEST):
            vectors[numbers] = found
        return vectors

    def _asked(self, question: str) -> list[int]:
        return [int(number) for number in self.vocabulary.cut(question, LONGEST_QUESTION).numbers]

    def _run(
        self, output: str, rows: Sequence[NDArray[np.int64]], question: int
    ) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
        """Numbers of rows and what comes of them, the rows of about one length together."""
        for numbers in _runs([len(row) for row in rows]):
            longest = len(rows[numbers[-1]])
            tokens = np.full((len(numbers), longest), PADDING, np.int64)
            for place, number in enumerate(numbers):
                tokens[place, : len(rows[number])] = rows[number]
            mask = tokens != PADDING
            parts = mask & (np.arange(longest) >= question)
            given = {"tokens": tokens, "parts": parts.astype(np.int64), "mask": mask.astype(np.int64)}
            with telling_of_memory():
                found = self._session.run([output], given)[0]
            yield numbers, found


def _session(network: Path, threads: int) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.log_severity_level = 4  # What it logs goes to stderr, besides being raised.
    with telling_of_memory():
        return onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])


@contextmanager
def telling_of_memory() -> Iterator[None]:
    """Raise MemoryError for what onnxruntime raises then."""
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail, RuntimeException

    try:
        yield
    except (Fail, RuntimeException) as error:
        if "alloc" in str(error):
            raise MemoryError from error
        raise


def _room(asked: Sequence[int]) -> int:
    return LONGEST - len(asked) - 3


def _runs(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of rows to be read in one go, short ones first."""
    run: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if run and lengths[number] * (len(run) + 1) > TOGETHER:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _reading(cut: Pieces, logits: NDArray[np.float32], first: int) -> Reading:
    text = logits[first : first + len(cut.numbers)]
    return Reading(float(logits[0].sum()), text[:, 0], text[:, 1], cut.offsets, cut.inside)
