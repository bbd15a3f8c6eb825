"""The minutes of a visit: made on the phone, signed, differed with, kept."""
