"""The sample article that every part of the summarizer is tried on."""

from pathlib import Path

from summarizer import read_article

SOURCE = (Path(__file__).parent.parent / "golden" / "derna.txt").read_text(encoding="utf-8")
SEED = read_article(SOURCE)
