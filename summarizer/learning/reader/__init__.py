"""How the reader of answers was fitted: ``python -m summarizer.learning.reader --data FOLDER``."""
