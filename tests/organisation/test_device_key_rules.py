from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.device_key_rules import check_point, judge
from organisation.refusing import Refused
from tests.api.signing import new_key, point, signature

KEY = new_key()
DIGEST = sha256(b"a sheet").digest()
SIGNED = bytes.fromhex(signature(KEY, b"a sheet"))


def test_its_own_signature_is_right() -> None:
    assert judge(point(KEY), SIGNED, DIGEST) == "signed"


def test_without_a_key_or_a_signature_nothing_is_signed() -> None:
    assert judge(None, SIGNED, DIGEST) == judge(point(KEY), None, DIGEST) == judge(None, None, DIGEST) == "unsigned"


@given(st.binary(max_size=80))
def test_any_other_bytes_are_wrong(given: bytes) -> None:
    assert judge(point(KEY), given, DIGEST) == "wrong"


@given(st.integers(0, 511))
def test_one_changed_bit_is_wrong(bit: int) -> None:
    changed = (int.from_bytes(SIGNED, "big") ^ 1 << bit).to_bytes(64, "big")
    assert judge(point(KEY), changed, DIGEST) == "wrong"


@given(st.binary(max_size=70))
def test_what_is_no_point_is_refused(given: bytes) -> None:
    with pytest.raises(Refused):
        check_point(given)


def test_a_point_is_taken_in_its_uncompressed_form_only() -> None:
    whole = point(KEY)
    assert check_point(whole) == whole
    compressed = bytes([2 + whole[-1] % 2]) + whole[1:33]
    with pytest.raises(Refused):
        check_point(compressed)
