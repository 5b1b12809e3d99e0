"""Fits the weights of Nutshell's own scorer to summaries that people wrote."""

ROWS = {"cnn-validation": 700, "cnndm-train": 100, "orangesum-fr-valid": 250}
"""Articles of each set, from its beginning, that the weights are fitted to; the rest, and the other sets, are left
to try them on. Only the French articles have titles, so that what a title's words weigh is theirs."""
WEIGHTS = {"cnn-validation": 1.0, "cnndm-train": 1.0, "orangesum-fr-valid": 0.5}
"""What a set's articles count where the worth of sentences is learnt. The French ones have been parted from their
first paragraph, the summary: from them it is learnt that a beginning tells little."""
