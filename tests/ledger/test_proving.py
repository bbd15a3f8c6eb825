"""Proofs are those of the definition, hold where they should, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from ledger.proving import (
    Tiles,
    complete_subtrees,
    consistency_ranges,
    consistent,
    included,
    inclusion_ranges,
    tiles_of,
)
from ledger.rules import Tree, leaf_hash
from tests.ledger.trees import path_by_definition, proof_by_definition, root_by_definition

LEAVES = [leaf_hash(str(number).encode()) for number in range(700)]
VECTORS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
"""Roots of the reference implementation of Certificate Transparency."""
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]

ORACLE = InmemoryTree()
"""Counts from one."""
ORACLE.append_entries([str(number).encode() for number in range(700)])

sizes = st.integers(1, len(LEAVES))


def tiles(size: int) -> Tiles:
    """As the database keeps them."""
    tree = Tree()
    tree.extend(LEAVES[:size])
    rows = {0: LEAVES[:size], 1: [tile.root for tile in tree.tiles if tile.level == 1]}
    return Tiles({(level, at): row[at * 256 : at * 256 + 256] for level, row in rows.items() for at in range(3)})


def inclusion(position: int, size: int) -> list[bytes]:
    return [tiles(size).root(span) for span in inclusion_ranges(position, size)]


def consistency(first: int, second: int) -> list[bytes]:
    return [tiles(second).root(span) for span in consistency_ranges(first, second)]


@pytest.mark.parametrize("size", VECTORS)
def test_roots_are_those_of_certificate_transparency(size: int) -> None:
    tree = Tree()
    tree.extend(leaf_hash(bytes.fromhex(given)) for given in INPUTS[:size])
    assert tree.root.hex() == VECTORS[size]


@given(sizes, st.data())
def test_an_inclusion_proof_is_that_of_the_definition_and_holds(size: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, size - 1))
    proof = inclusion(position, size)
    assert proof == path_by_definition(position, LEAVES[:size])
    assert included(LEAVES[position], position, size, root_by_definition(LEAVES[:size]), proof)


@given(sizes, st.data())
def test_a_consistency_proof_is_that_of_the_definition_and_holds(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    proof = consistency(first, second)
    assert proof == (proof_by_definition(first, LEAVES[:second]) if first < second else [])
    roots = [root_by_definition(LEAVES[:size]) for size in (first, second)]
    assert consistent(first, roots[0], second, roots[1], proof)


@given(sizes, st.data())
def test_an_inclusion_proof_holds_for_nothing_else(size: int, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, size - 1))
    root, proof = root_by_definition(LEAVES[:size]), inclusion(position, size)
    assert not included(leaf_hash(b"other"), position, size, root, proof)
    assert not included(LEAVES[position], position, size, leaf_hash(b"other"), proof)
    assert not included(LEAVES[position], position, size, root, [*proof, LEAVES[0]])
    for elsewhere in {position ^ 1, (position + 1) % size, size} - {position}:
        assert not included(LEAVES[position], elsewhere, size, root, proof)
    for changed in _changed(proof):
        assert not included(LEAVES[position], position, size, root, changed)


@given(st.integers(2, len(LEAVES)), st.data())
def test_a_consistency_proof_holds_for_nothing_else(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second - 1))
    old, new = (root_by_definition(LEAVES[:size]) for size in (first, second))
    proof = consistency(first, second)
    other = leaf_hash(b"other")
    assert not consistent(first, other, second, new, proof)
    assert not consistent(first, old, second, other, proof)
    assert not consistent(second, new, first, old, proof)
    for changed in [*_changed(proof), [*proof, other], []]:
        assert not consistent(first, old, second, new, changed)


@given(sizes, st.data())
def test_an_independent_library_agrees(second: int, data: st.DataObject) -> None:
    first, position = data.draw(st.integers(1, second)), data.draw(st.integers(0, second - 1))
    roots = [ORACLE.get_root(size) for size in (first, second)]
    assert roots == [tiles(size).root((0, size)) for size in (first, second)]
    assert inclusion(position, second) == ORACLE.prove_inclusion(position + 1, second).path[1:]
    assert consistent(first, roots[0], second, roots[1], consistency(first, second))


def test_a_rewritten_tree_has_no_proof() -> None:
    """However it is cut: the hashes of the new tree do not lead to the old root."""
    kept = root_by_definition(LEAVES[:300])
    rewritten = [leaf_hash(b"forged"), *LEAVES[1:400]]
    forged = root_by_definition(rewritten)
    assert not consistent(300, kept, 400, forged, proof_by_definition(300, rewritten))
    assert not consistent(300, kept, 400, forged, consistency(300, 400))


@given(st.integers(0, 2**40), st.integers(0, 2**40))
def test_a_proof_of_a_large_tree_reads_few_tiles(one: int, other: int) -> None:
    first, second = sorted((one, other))
    assert len(tiles_of(consistency_ranges(first, second))) <= 12
    assert len(tiles_of(inclusion_ranges(first, second + 1))) <= 12


@given(st.integers(0, 2**40))
def test_the_complete_subtrees_of_a_tree_are_its_bits(size: int) -> None:
    found = complete_subtrees((0, size))
    assert sum(1 << height for height, _ in found) == size
    assert len(found) == size.bit_count()


def _changed(proof: list[bytes]) -> list[list[bytes]]:
    """One bit changed in each hash, and each hash left out."""
    flipped = [[*proof[:at], bytes([step[0] ^ 1]) + step[1:], *proof[at + 1 :]] for at, step in enumerate(proof)]
    return flipped + [[*proof[:at], *proof[at + 1 :]] for at in range(len(proof))]
