"""README's table: figures are taken over from the generated page, never typed."""

from __future__ import annotations

from pathlib import Path

from tests.evaluation import headlines

PAGE = """# Results

## Answers

### Questions the text answers

`command`

Some words.

| set | system | n | right sentence |
| --- | ---: | ---: | ---: |
| gold-news | BM25 sentence | 84 | 38.1 (27.4–47.6) |
| gold-news | Nutshell | 84 | 47.6 (40.5–54.8) |

### Another table

| set | system |
| --- | ---: |
"""


def test_a_page_is_read_table_by_table() -> None:
    tables = headlines.parse(PAGE)
    assert tables["Another table"] == [["set", "system"]]
    assert tables["Questions the text answers"][1][3] == "38.1 (27.4–47.6)"


def test_readme_shows_the_figures_without_intervals_and_leaves_out_what_was_not_measured() -> None:
    readme = headlines.written("a\n<!-- results -->\nold\n<!-- /results -->\nb", PAGE)
    assert "| 38.1 | 47.6 |" in readme
    assert "old" not in readme
    assert "SQuAD" not in readme
    assert readme.endswith("<!-- /results -->\nb")


def test_the_committed_readme_shows_the_committed_results() -> None:
    root = Path(__file__).parents[2]
    readme = (root / "README.md").read_text("utf-8")
    results = (Path(__file__).parent / "RESULTS.md").read_text("utf-8")
    assert headlines.written(readme, results) == readme
    assert all(headline.measure in readme for headline in headlines.HEADLINES)
