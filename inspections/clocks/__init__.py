"""Deadlines, reminders and what is overdue at whom."""
