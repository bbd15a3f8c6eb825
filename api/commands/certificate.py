import argparse

from api.certificate_files import Files, read_certificate, renew
from api.certificates import fingerprint, names_of
from api.parts import utc_now
from api.settings import load


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names",
        metavar="NAME",
        nargs="*",
        help="host names and IP addresses by which phones reach this server; without any, those of the last time",
    )
    parser.add_argument(
        "--new-authority", action="store_true", help="replace the authority too: every phone must trust the new one"
    )


def run(arguments: argparse.Namespace) -> int:
    settings = load()
    _tell(renew(settings.data_dir, arguments.names, utc_now(), new_authority=arguments.new_authority))
    return 0


def _tell(made: Files) -> None:
    authority, server = read_certificate(made.authority), read_certificate(made.server)
    print(f"Authority, for phones to trust: {made.authority}")
    print(f"  SHA-256 {fingerprint(authority)}")
    print(f"  valid until {authority.not_valid_after_utc:%Y-%m-%d}")
    print(f"Its key, never to leave this machine: {made.authority_key}")
    print(f"Server certificate for {', '.join(names_of(server))}, valid until {server.not_valid_after_utc:%Y-%m-%d}")
    print("Start Sidak with:")
    print(f"  SIDAK_TLS_CERTIFICATE={made.server.absolute()}")
    print(f"  SIDAK_TLS_KEY={made.server_key.absolute()}")
