"""A master as words on paper, in shares (SLIP-39): so many of them restore it, one fewer tells nothing."""

from collections.abc import Sequence

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share

from scheduler.key_files import UnusableKeys

MOST_SHARES = 16


def split(master: bytes, needed: int, made: int) -> list[str]:
    """Shares of the same splitting belong together; those of another one do not mix with them."""
    if not 2 <= needed <= made <= MOST_SHARES:
        raise UnusableKeys(f"at least 2 shares must be needed, and at most {MOST_SHARES} can be made")
    shares: list[str]
    [shares] = generate_mnemonics(1, [(needed, made)], master)
    return shares


def needed_with(share: str) -> int:
    """How many shares it takes, this one included."""
    try:
        return int(Share.from_mnemonic(_words(share)).member_threshold)
    except (MnemonicError, ValueError):
        raise UnusableKeys("these words are no share: compare each word with the paper") from None


def combine(shares: Sequence[str]) -> bytes:
    try:
        master = bytes(combine_mnemonics([_words(share) for share in shares]))
    except (MnemonicError, ValueError):
        raise UnusableKeys("these shares do not belong together: take those of one splitting, each once") from None
    if len(master) != 32:
        raise UnusableKeys("these shares hold something else than a master of Sidak")
    return master


def _words(share: str) -> str:
    """As typed from paper: in any case, with or without the numbers before the words."""
    return " ".join(word for word in share.lower().split() if word.isalpha())
