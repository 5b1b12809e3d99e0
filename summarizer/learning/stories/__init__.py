"""Fitting what tells that two posts tell the same story."""
