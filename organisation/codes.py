"""Codes that people copy from paper or hear on the telephone."""

import secrets

# Without letters and digits that are read aloud alike: 12 of 28 are 57 bits, 16 are 76.
ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXY"
GROUP = 4


def new_code(length: int) -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(length))
    return "-".join(letters[start : start + GROUP] for start in range(0, length, GROUP))


def plain(code: str) -> str:
    """As it is typed: in any case, with or without the hyphens."""
    return "".join(letter for letter in code.upper() if letter in ALPHABET)
