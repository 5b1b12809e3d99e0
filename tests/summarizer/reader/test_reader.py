"""The reader: what it is loaded from, what it makes of any text, and that it is the same in every process."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer import reader, sentences
from summarizer.reader import LONGEST, LONGEST_QUESTION, Reader, Reading
from summarizer.reader.pieces import END, START
from tests.summarizer.reader import tiny
from tests.summarizer.strategies import TEXTS

PASSAGES = [
    "The ferry left the harbour of Oran on Tuesday.",
    "",
    "It carried 240 people. " * 40,
    "\x00\ud83d\udc4d",
    "Nobody was hurt when the anchor fell, the captain said.",
]
QUESTION = "What left the harbour?"
DERNA = (Path(__file__).parents[2] / "golden" / "derna.txt").read_text("utf-8")
WORDS_ASKED, WORDS_READ = "what left ?", "the ferry left oran on tuesday ."
FORKING = """
import os, sys
from pathlib import Path
from summarizer import reader
def read(): return reader.load(Path(sys.argv[1])).read("what left?", ["the ferry left oran."])[0].starts.tolist()
before = read()
child = os.fork()
if not child:
    print("read" if read() == before else "otherwise", flush=True)
    os._exit(0)
os.waitpid(child, 0)
print("read" if read() == before else "otherwise")
"""
NEAR = 0.05
"""How far two logits of one text may lie apart: a last bit decides how a number is rounded to a byte."""


def run(script: str, *arguments: object) -> str:
    """What a script says in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def same(one: Reading, other: Reading) -> bool:
    return (
        abs(one.null - other.null) < 2 * NEAR
        and np.array_equal(one.offsets, other.offsets)
        and np.allclose(one.starts, other.starts, atol=NEAR)
        and np.allclose(one.ends, other.ends, atol=NEAR)
    )


@pytest.mark.parametrize("missing", [reader.NETWORK, reader.PIECES])
def test_without_one_of_its_files_there_is_no_reader(tmp_path: Path, missing: str) -> None:
    tiny.write(tmp_path)
    (tmp_path / missing).unlink()
    assert reader.load(tmp_path) is None


def test_it_is_loaded_once(folder: Path) -> None:
    assert reader.load(folder) is reader.load(folder)


def test_nothing_is_loaded_before_the_first_use() -> None:
    heavy = "import sys; import bot.workers, summarizer.reader; print(*(n for n in sys.modules if 'onnx' in n))"
    assert run(heavy) == "\n"


def test_it_says_what_the_network_says(small: Reader) -> None:
    given = tiny.weights()
    asked, text = ([tiny.WORDS.index(word) for word in words.split()] for words in (WORDS_ASKED, WORDS_READ))
    tokens = [START, *asked, END, *text, END]
    logits, _ = tiny.told(given, tokens, [0] * (len(asked) + 2) + [1] * (len(text) + 1))
    found = small.read(WORDS_ASKED, [WORDS_READ])[0]
    assert found.null == pytest.approx(logits[0].sum(), abs=0.1)
    assert np.allclose(np.stack((found.starts, found.ends), 1), logits[len(asked) + 2 : -1], atol=0.1)
    assert logits.std() > 0.5


def test_its_vectors_are_those_of_the_network(small: Reader) -> None:
    tokens = [START, *(tiny.WORDS.index(word) for word in WORDS_READ.split()), END]
    _, vector = tiny.told(tiny.weights(), tokens, [0] * len(tokens))
    assert small.vectors([WORDS_READ])[0] @ vector > 0.999
    assert small.vectors([WORDS_ASKED])[0] @ vector < 0.99


def test_a_reading_is_of_the_pieces_of_its_passage(either: Reader) -> None:
    readings = either.read(QUESTION, PASSAGES)
    for reading, passage in zip(readings, PASSAGES, strict=True):
        cut = either.vocabulary.cut(passage)
        assert len(reading.starts) == len(reading.ends) == len(cut.numbers)
        assert reading.offsets.tolist() == cut.offsets.tolist()
        assert all(passage[place.start : place.end].strip() for place in reading.best(3))


def test_a_passage_reads_the_same_beside_others(either: Reader) -> None:
    together = either.read(QUESTION, PASSAGES)
    alone = [either.read(QUESTION, [passage])[0] for passage in PASSAGES]
    assert all(map(same, together, alone))
    assert [same(one, other) for one, other in pairwise(together)] == [False] * 4


def test_a_text_has_the_same_vector_beside_others(either: Reader) -> None:
    vectors = either.vectors(PASSAGES)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.array([either.vectors([passage])[0] for passage in PASSAGES])
    assert ((vectors * alone).sum(1) > 0.999).all()


def test_nothing_is_made_of_nothing(either: Reader) -> None:
    assert either.read(QUESTION, []) == []
    assert either.vectors([]).shape == (0, either.vectors(["a"]).shape[1])
    assert len(either.read("", [""])[0].starts) == 0


def test_what_there_is_no_room_for_is_not_read(either: Reader) -> None:
    long = "the sea " * 5000
    assert (
        len(either.read(QUESTION, [long])[0].starts) == LONGEST - len(either.vocabulary.cut(QUESTION).numbers) - 3
    )
    assert len(either.read(long, [long])[0].starts) == LONGEST - LONGEST_QUESTION - 3
    first = either.vectors([long, "the sea " * 127])
    assert first[0] @ first[1] > 0.999


def test_its_windows_are_read_whole_with_the_question(either: Reader) -> None:
    placed = sentences.split(DERNA, "en")
    for question in (QUESTION, "the sea " * 100, ""):
        found = either.windows(placed, question)
        texts = [DERNA[each.start : each.end] for each in found]
        for text, reading in zip(texts, either.read(question, texts), strict=True):
            assert len(reading.starts) == len(either.vocabulary.cut(text).numbers)
        assert (found[0].start, found[-1].end) == (placed[0].start, placed[-1].end)
        assert all(before.last - 1 <= after.first <= before.last for before, after in pairwise(found))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_any_text_can_be_asked_and_read(small: Reader, question: str, passages: list[str]) -> None:
    for reading, passage in zip(small.read(question, passages), passages, strict=True):
        assert np.isfinite(reading.null)
        assert np.isfinite(reading.starts).all()
        assert np.isfinite(reading.ends).all()
        assert all(0 <= place.start < place.end <= len(passage) for place in reading.best(2))
    assert np.isfinite(small.vectors([question, *passages])).all()


def test_threads_read_beside_each_other(small: Reader) -> None:
    expected = small.read(QUESTION, PASSAGES)
    with ThreadPoolExecutor(4) as threads:
        for found in threads.map(lambda _: small.read(QUESTION, PASSAGES), range(12)):
            assert all(map(same, found, expected))


def test_a_fork_of_a_process_that_has_read_reads_too(folder: Path) -> None:
    assert run(FORKING, folder) == "read\nread\n"


def test_a_lack_of_memory_is_told_as_one() -> None:
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail

    with pytest.raises(MemoryError), reader.telling_of_memory():
        raise Fail("Load model failed: std::bad_alloc")
    with pytest.raises(Fail, match="no such node"), reader.telling_of_memory():
        raise Fail("no such node")


def test_the_shipped_reader_is_small_enough(shipped: Reader) -> None:
    sizes = [(reader.FOLDER / name).stat().st_size for name in (reader.NETWORK, reader.PIECES)]
    assert sum(sizes) <= 23e6
    assert len(shipped.vectors(["a"])[0]) == 384


def test_the_shipped_reader_tells_a_day_where_a_day_is_asked_for(shipped: Reader) -> None:
    found = shipped.read("When did Haftar launch an offensive?", [DERNA[:900]])[0].best(2)
    assert DERNA[found[0].start : found[0].end] == "May 7"
    assert found[0].score > found[1].score


def test_the_shipped_reader_knows_texts_that_say_the_same(shipped: Reader) -> None:
    asked, near, far = shipped.vectors(
        ["Why is the road closed?", "The street was shut by snow.", "He sings in a choir."]
    )
    assert asked @ near > asked @ far + 0.2
