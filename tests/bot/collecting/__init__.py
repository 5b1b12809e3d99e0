"""What is read that nobody waits for."""
