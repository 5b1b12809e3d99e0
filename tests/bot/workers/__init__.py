"""Tests of who does the work on a text."""
