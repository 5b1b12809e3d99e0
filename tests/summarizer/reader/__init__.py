"""The reader of answers: pieces, windows, readings, and the network they come from."""
