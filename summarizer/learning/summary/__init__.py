"""Fits the weights of Nutshell's own scorer to summaries that people wrote."""

ROWS = {"cnn-validation": 700, "cnndm-train": 100, "orangesum-fr-valid": 250}
"""Articles of each set, from its beginning, that the weights are fitted to; the rest, and the other sets, are left
to try them on. Only the French articles have titles, so that what a title's words weigh is theirs; they are learnt
from without their titles too."""
SENTENCES = ("cnn-validation", "cnndm-train")
"""Sets the worth of sentences is learnt from. The French articles have been parted from their first paragraph, the
summary: from them it would be learnt that a beginning tells little."""
