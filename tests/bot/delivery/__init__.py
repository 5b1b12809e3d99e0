"""Durable delivery, piece by piece; the whole of it is tested with a bot that is killed."""
