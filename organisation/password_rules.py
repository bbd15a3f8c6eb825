"""Which passwords are taken: long ones that nobody guesses first. No clock, no classes of characters."""

import gzip
import unicodedata
from functools import cache
from importlib.resources import files

from organisation.names import fold
from organisation.refusing import Refused

SHORTEST = 12
LONGEST = 128
FEWEST_DIFFERENT = 5


def tidy_password(password: str) -> str:
    """A tone typed as one key or as two is the same password."""
    return unicodedata.normalize("NFC", password)


def check_password(password: str, username: str, name: str = "") -> None:
    """`name` is the person's own, where it is known. Raises Refused with what to do instead."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("password-length", least=SHORTEST, most=LONGEST)
    if len(set(password)) < FEWEST_DIFFERENT or password.casefold() in common_passwords() or is_common(password):
        raise Refused("password-common")
    if username and username.casefold() in password.casefold():
        raise Refused("password-names-you")
    if name and _letters(name) == _core(password):
        raise Refused("password-names-you")


def is_common(password: str) -> bool:
    """A word that is guessed first, once or repeated, with digits or signs around it, or nothing but these: guessing
    programs try such things before all others."""
    core = _core(password)
    return not core or any(_repeats(core, length) for length in range(1, len(core) + 1))


def _repeats(core: str, length: int) -> bool:
    word, times = core[:length], -(-len(core) // length)
    return (word * times)[: len(core)] == core and word in common_words()


def _core(password: str) -> str:
    """Without tones, blanks and signs, and without digits before and after."""
    return _letters(password).strip("0123456789")


def _letters(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


@cache
def common_passwords() -> frozenset[str]:
    text = (files("organisation") / "common_passwords.txt").read_text("utf-8")
    return frozenset(text.split())


@cache
def common_words() -> frozenset[str]:
    """Some 10,000, of all lengths: English ones from the list of zxcvbn (MIT), Vietnamese and Indonesian ones our own.
    Packed, since many are words that nobody wants to read."""
    packed = (files("organisation") / "common_words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("ascii").split())
