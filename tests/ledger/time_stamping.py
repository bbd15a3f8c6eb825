"""A time-stamping authority of our own: `openssl ts` behind a small HTTP server."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

# OpenSSL puts a chain given by `certs` in an order that strict DER forbids: it is left out.
CONFIGURATION = """
[tsa]
default_tsa = here
[here]
serial = {place}/serial
signer_cert = {place}/tsa.pem
signer_key = {place}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[signing]
extendedKeyUsage = critical,timeStamping
basicConstraints = critical,CA:false
"""


def openssl(place: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=place, check=True, capture_output=True)


def make_authority(place: Path) -> Path:
    """The certificate that everything it signs leads to."""
    place.mkdir()
    (place / "tsa.conf").write_text(CONFIGURATION.format(place=place), "ascii")
    (place / "serial").write_text("01", "ascii")
    key = ["-newkey", "rsa:2048", "-nodes", "-days", "30"]
    ca = ["-subj", "/CN=Test authority", "-addext", "basicConstraints=critical,CA:true"]
    openssl(place, "req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", *ca)
    openssl(place, "req", *key[:3], "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Test time stamps")
    signing = ["-extfile", "tsa.conf", "-extensions", "signing", "-CA", "ca.pem", "-CAkey", "ca.key"]
    openssl(place, "x509", "-req", "-in", "tsa.csr", *signing, "-CAcreateserial", "-days", "30", "-out", "tsa.pem")
    return place / "ca.pem"


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """Its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            (place / "query").write_bytes(self.rfile.read(int(self.headers["content-length"])))
            openssl(place, "ts", "-reply", "-config", "tsa.conf", "-queryfile", "query", "-out", "reply")
            self.send_response(200)
            self.end_headers()
            self.wfile.write((place / "reply").read_bytes())

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
