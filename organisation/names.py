"""Names as people write them, and as people search for them."""

import re
import unicodedata

from organisation.refusing import Refused

LONGEST_NAME = 200
_FORMULA_SIGNS = ("=", "+", "-", "@")


def tidy(text: str) -> str:
    """Composed (NFC), with single blanks: the same name is always the same bytes."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Without tones and case, as the column `unit.search` stores it: "Xã Đức Hợp" is found by "duc hop"."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", tidy(text)) if not unicodedata.combining(letter))
    return bare.lower().replace("đ", "d")


def is_name(name: str) -> bool:
    """A name has letters or digits, no control characters, and does not begin as the formula of a spreadsheet."""
    if not 1 <= len(name) <= LONGEST_NAME or any(unicodedata.category(letter).startswith("C") for letter in name):
        return False
    return any(letter.isalnum() for letter in name) and not name.startswith(_FORMULA_SIGNS)


def tidy_name(text: str) -> str:
    """Raises Refused for what is no name."""
    name = tidy(text)
    if not is_name(name):
        raise Refused("name-not-a-name", most=LONGEST_NAME)
    return name
