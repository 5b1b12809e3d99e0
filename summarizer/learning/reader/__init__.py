"""How the reader of answers was fitted, cut to size and compared: ``python -m summarizer.learning.reader``."""
