"""Observed interactions and anonymous interviews."""
