"""What a memory does with what it is asked for."""
