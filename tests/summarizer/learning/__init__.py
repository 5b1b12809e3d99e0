"""How the weights were fitted, on a few texts written for it."""
