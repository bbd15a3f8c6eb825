"""The tables that leave the house, row by row."""
