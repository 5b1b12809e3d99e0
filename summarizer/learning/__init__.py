"""How the weights in ``weights/`` were fitted; each module is one command, and none is imported by the rest."""
