"""Which addresses outside may be called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organisation.outgoing_rules import NotAllowed, Target, check, is_public, networks, target_of

OUTSIDE = Target("https", "example.vn", 443)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:0a00:0001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"),
    ],
)
def test_what_only_we_reach_is_refused(address: str) -> None:
    with pytest.raises(NotAllowed, match="private address"):
        check(OUTSIDE, [address], ())


@pytest.mark.parametrize("address", ["203.119.8.106", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_what_everybody_reaches_is_called(address: str) -> None:
    assert is_public(check(OUTSIDE, [address], ()))


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(NotAllowed):
        check(OUTSIDE, ["8.8.8.8", "10.0.0.1"], ())


def test_a_name_without_an_address_is_refused() -> None:
    with pytest.raises(NotAllowed, match="no address"):
        check(OUTSIDE, [], ())


def test_private_networks_are_called_where_the_operator_names_them() -> None:
    allowed = networks("10.20.0.0/16, fd00::/8")
    assert str(check(OUTSIDE, ["10.20.3.4"], allowed)) == "10.20.3.4"
    assert str(check(OUTSIDE, ["::ffff:10.20.3.4"], allowed)) == "10.20.3.4"
    with pytest.raises(NotAllowed):
        check(OUTSIDE, ["10.21.3.4"], allowed)


def test_without_encryption_only_ourselves_are_called() -> None:
    allowed = networks("127.0.0.1/32,10.0.0.0/8")
    assert check(Target("http", "localhost", 80), ["127.0.0.1"], allowed).is_loopback
    for address in ("10.0.0.1", "8.8.8.8"):
        with pytest.raises(NotAllowed, match="https only"):
            check(Target("http", "example.vn", 80), [address], allowed)


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://example.vn/", "file:///etc/passwd", "https://", "https:///path", "//example.vn", "example.vn"),
        *("https://user@example.vn/", "https://user:secret@example.vn/", "https://example.vn/#part"),
        *("https://example.vn:99999/", "https://example.vn/a b", "https://example.vn/\r\nX: y", "https://mái.vn/"),
        f"https://example.vn/{'a' * 2000}",
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(NotAllowed, match="not a web address"):
        target_of(url)


def test_a_web_address_is_taken_apart() -> None:
    assert target_of("https://example.vn/hook?x=1") == Target("https", "example.vn", 443)
    assert target_of("http://[::1]:8080/") == Target("http", "::1", 8080)


@given(st.text(max_size=60))
def test_nothing_else_is_raised(text: str) -> None:
    for url in (text, f"https://{text}", f"http://example.vn:{text}"):
        try:
            target = target_of(url)
        except NotAllowed:
            continue
        assert target.host
        assert target.scheme in ("http", "https")
