"""The definitions of RFC 6962, section 2.1, word for word: slow, and an oracle for everything quicker."""

from ledger.rules import EMPTY_ROOT, node_hash


def root_by_definition(leaves: list[bytes]) -> bytes:
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    half = _half(leaves)
    return node_hash(root_by_definition(leaves[:half]), root_by_definition(leaves[half:]))


def path_by_definition(position: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n])."""
    if len(leaves) == 1:
        return []
    half = _half(leaves)
    if position < half:
        return [*path_by_definition(position, leaves[:half]), root_by_definition(leaves[half:])]
    return [*path_by_definition(position - half, leaves[half:]), root_by_definition(leaves[:half])]


def proof_by_definition(first: int, leaves: list[bytes]) -> list[bytes]:
    """PROOF(m, D[n]) for 0 < m < n."""
    return _subproof(first, leaves, complete=True)


def _subproof(first: int, leaves: list[bytes], *, complete: bool) -> list[bytes]:
    if first == len(leaves):
        return [] if complete else [root_by_definition(leaves)]
    half = _half(leaves)
    if first <= half:
        return [*_subproof(first, leaves[:half], complete=complete), root_by_definition(leaves[half:])]
    return [*_subproof(first - half, leaves[half:], complete=False), root_by_definition(leaves[:half])]


def _half(leaves: list[bytes]) -> int:
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return half
