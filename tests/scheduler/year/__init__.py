"""A year of working days for Hưng Yên, through the functions that the clock and the people call."""
