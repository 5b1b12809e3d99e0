"""How the answerer's weights were fitted: ``python -m summarizer.learning.answer --data FOLDER``."""
