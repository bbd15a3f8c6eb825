"""Which passwords are taken: long ones that nobody guesses first. No clock, no classes of characters."""

import unicodedata
from functools import cache
from importlib.resources import files

from organisation.refusing import Refused

SHORTEST = 12
LONGEST = 128
FEWEST_DIFFERENT = 5


def tidy_password(password: str) -> str:
    """A tone typed as one key or as two is the same password."""
    return unicodedata.normalize("NFC", password)


def check_password(password: str, username: str) -> None:
    """Raises Refused with what to do instead."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("password-length", least=SHORTEST, most=LONGEST)
    if len(set(password)) < FEWEST_DIFFERENT or password.casefold() in common_passwords():
        raise Refused("password-common")
    if username and username.casefold() in password.casefold():
        raise Refused("password-names-you")


@cache
def common_passwords() -> frozenset[str]:
    text = (files("organisation") / "common_passwords.txt").read_text("utf-8")
    return frozenset(text.split())
