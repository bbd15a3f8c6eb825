"""A private authority, and what a phone that trusts it would accept."""

import socket
import ssl
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from api.certificate_files import Files, certificate_pem, files, key_pem, read_certificate, renew
from api.certificates import BadName, Names, fingerprint, issue, make_authority, names_of, new_key
from api.settings import BadSettings, Settings
from api.transport import check_certificate, is_real

NOW = datetime.now(UTC).replace(microsecond=0)


def shake_hands(made: Files, name: str, authority: Path | None = None) -> str | None:
    """Over a real socket, as a client that trusts the authority and calls the server by `name`; the refusal's text."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(made.server, made.server_key)
    client = ssl.create_default_context(cafile=str(authority or made.authority))
    ours, theirs = socket.socketpair()
    answering = threading.Thread(target=_answer, args=(server, theirs))
    answering.start()
    try:
        client.wrap_socket(ours, server_hostname=name).close()
    except ssl.SSLError as error:
        return str(error)
    finally:
        ours.close()
        answering.join()
    return None


def _answer(context: ssl.SSLContext, connection: socket.socket) -> None:
    try:
        context.wrap_socket(connection, server_side=True).close()
    except OSError:
        connection.close()


@pytest.mark.parametrize("name", ["sidak.local", "192.168.7.20", "fd00::7"])
def test_a_phone_that_trusts_the_authority_reaches_the_server(tmp_path: Path, name: str) -> None:
    made = renew(tmp_path, ["Sidak.local", "192.168.7.20", "fd00::7"], NOW)
    assert shake_hands(made, name) is None
    assert shake_hands(made, "another.local") is not None


def test_the_secrets_are_for_their_owner_only(tmp_path: Path) -> None:
    made = renew(tmp_path, ["sidak.local"], NOW)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in made.authority.parent.iterdir()}
    assert modes == {"authority.crt": 0o644, "authority.key": 0o600, "server.crt": 0o644, "server.key": 0o600}
    assert stat.S_IMODE(made.authority.parent.stat().st_mode) == 0o700


def test_renewing_keeps_the_authority_and_the_names(tmp_path: Path) -> None:
    first = read_certificate(renew(tmp_path, ["sidak.local", "10.0.0.5"], NOW).server)
    authority = files(tmp_path).authority.read_bytes()
    made = renew(tmp_path, [], NOW + timedelta(days=300))
    assert made.authority.read_bytes() == authority
    renewed = read_certificate(made.server)
    assert names_of(renewed) == names_of(first) == ["sidak.local", "10.0.0.5"]
    assert renewed.not_valid_after_utc - first.not_valid_after_utc == timedelta(days=300)


def test_an_address_may_change_within_its_private_network(tmp_path: Path) -> None:
    renew(tmp_path, ["192.168.7.20"], NOW)
    made = renew(tmp_path, ["192.168.200.1"], NOW)
    assert shake_hands(made, "192.168.200.1") is None


@pytest.mark.parametrize("name", ["bank.example.com", "10.0.0.1", "8.8.8.8", "sidak.local.example.com"])
def test_another_name_needs_another_authority(tmp_path: Path, name: str) -> None:
    old = files(tmp_path).authority
    renew(tmp_path, ["sidak.local", "192.168.7.20"], NOW)
    before = fingerprint(read_certificate(old))
    with pytest.raises(BadName, match="--new-authority"):
        renew(tmp_path, [name], NOW)
    made = renew(tmp_path, [name], NOW, new_authority=True)
    assert fingerprint(read_certificate(made.authority)) != before


@pytest.mark.parametrize("made_for", [["sidak.local"], ["192.168.7.20"], ["sidak.local", "192.168.7.20"]])
@pytest.mark.parametrize("stolen", ["bank.example.com", "8.8.8.8", "2001:db8::1"])
def test_with_a_stolen_key_nobody_pretends_to_be_another_site(tmp_path: Path, made_for: list[str], stolen: str) -> None:
    """The phone refuses, whatever a thief signs."""
    authority_key, key = new_key(), new_key()
    authority = make_authority(Names(made_for), authority_key, NOW)
    free = make_authority(Names([stolen]), authority_key, NOW)
    forged = x509.CertificateBuilder(
        authority.subject,
        extensions=list(issue(Names([stolen]), key, free, authority_key, NOW).extensions),
        subject_name=authority.subject,
        public_key=key.public_key(),
        serial_number=7,
        not_valid_before=NOW,
        not_valid_after=NOW + timedelta(days=30),
    ).sign(authority_key, SHA256())
    made = Files(*(tmp_path / name for name in ("authority.crt", "authority.key", "server.crt", "server.key")))
    made.authority.write_bytes(certificate_pem(authority))
    made.server.write_bytes(certificate_pem(forged) + certificate_pem(authority))
    made.server_key.write_bytes(key_pem(key))
    assert "permitted subtree violation" in str(shake_hands(made, stolen)) or "excluded subtree" in str(
        shake_hands(made, stolen)
    )


@pytest.mark.parametrize("name", ["", "*.example.vn", "two words", "-a", "999.1.1.1", "http://sidak.local"])
def test_what_is_no_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadName):
        renew(tmp_path, [name], NOW)
    assert not files(tmp_path).authority.exists()


def test_names_are_needed_the_first_time(tmp_path: Path) -> None:
    with pytest.raises(BadName, match="host names"):
        renew(tmp_path, [], NOW)


def settings_of(made: Files, data_dir: Path) -> Settings:
    return Settings(data_dir=data_dir, tls_certificate=str(made.server), tls_key=str(made.server_key))


def test_only_a_real_certificate_gets_strict_transport(tmp_path: Path) -> None:
    private = renew(tmp_path / "ours", ["sidak.local"], NOW)
    elsewhere = renew(tmp_path / "theirs", ["sidak.local"], NOW)
    assert not is_real(settings_of(private, tmp_path / "ours"))
    assert is_real(settings_of(elsewhere, tmp_path / "ours"))
    assert not is_real(Settings(data_dir=tmp_path))


def test_a_certificate_that_ends_soon_is_told_at_the_start(tmp_path: Path) -> None:
    settings = settings_of(renew(tmp_path, ["sidak.local"], NOW), tmp_path)
    assert check_certificate(settings, NOW) is None
    assert "renew it" in str(check_certificate(settings, NOW + timedelta(days=370)))


def test_files_that_do_not_belong_together_stop_the_start(tmp_path: Path) -> None:
    made = renew(tmp_path, ["sidak.local"], NOW)
    other = renew(tmp_path / "other", ["sidak.local"], NOW)
    mixed = Settings(data_dir=tmp_path, tls_certificate=str(made.server), tls_key=str(other.server_key))
    missing = Settings(data_dir=tmp_path, tls_certificate=str(tmp_path / "none"), tls_key=str(made.server_key))
    for settings in (mixed, missing):
        with pytest.raises(BadSettings, match="SIDAK_TLS_CERTIFICATE"):
            check_certificate(settings, NOW)
