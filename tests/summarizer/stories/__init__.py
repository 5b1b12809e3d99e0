"""Stories of many items."""
