"""What tells that two posts are one story is learnt from labelled days; marks and links leave their texts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np

from summarizer.learning.stories import __main__ as learning
from summarizer.learning.stories import days
from summarizer.stories.likeness import FEATURES
from tests.evaluation import days as own

ROW = {"channel": "a", "message_id": 7, "date": "2024-11-20T06:00:00+00:00"}


def test_a_post_is_read_as_telegram_gives_it() -> None:
    text = "**Bridge shut.** [Subscribe](https://t.me/a) https://example.org/b"
    post = days.post({**ROW, "text": text})
    assert post.text == "Bridge shut. Subscribe https://example.org/b"
    assert post.links == ("https://t.me/a", "https://example.org/b")


def test_a_labelled_day_finds_its_posts(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for name in days.FILES:
        rows = [{**ROW, "text": "Bridge shut."}] if name == days.RUSSIAN else []
        with gzip.open(tmp_path / "posts" / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
    (tmp_path / "day.tsv").write_text("a\t7\tbridge\n", "utf-8")
    day = days.read(tmp_path, tmp_path, "day")
    assert ([post.text for post in day.posts], day.stories) == (["Bridge shut."], ("bridge",))


def test_the_days_that_tune_are_not_those_reported_of() -> None:
    assert not set(days.TUNE) & set(days.REPORT)


def test_fitting_puts_a_weight_on_everything_and_names_in_common_speak_for_a_story() -> None:
    weights = learning.fit(own.days(), {})
    assert weights.shape == (len(FEATURES),)
    assert np.isfinite(weights).all()
    assert weights[FEATURES.index("names")] > 0


def test_a_story_of_many_posts_counts_less_a_pair() -> None:
    rows, right, counts = learning.example(own.days()[0], lambda _: None)
    assert len(rows) == len(right) == len(counts)
    assert counts[right > 0].max() == 1
    assert counts[right > 0].min() == 0.5
