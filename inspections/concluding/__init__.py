"""Conclusions, comments on their drafts, comparison with earlier ones, the closure certificate."""
