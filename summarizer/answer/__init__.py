"""Questions about one article, answered by a slice of it, or by "the article does not say"."""
