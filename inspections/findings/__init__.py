"""What was found: its facts, causes, subjects, notes on its photos, and what resembles it."""
