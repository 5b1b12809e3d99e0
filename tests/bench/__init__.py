"""Figures for durable delivery, each beside a naive baseline of the same run: ``python -m tests.bench``."""
