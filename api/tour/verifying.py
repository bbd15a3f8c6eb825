"""After the reveal an overseer runs the draw again, with a program that needs nothing of Sidak."""

import json
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from api.tour.server import Surprise
from api.tour.stage import Commitment, Programme, Stage, Visit


def verify(stage: Stage, programme: Programme, visit: Visit, commitment: Commitment) -> str:
    """What the verifier says."""
    stage.tell.step("step-reveal")
    dewi = stage.person("dewi")
    bundle = f"/v1/strata/{programme.stratum}/draws/{programme.day}/bundle"
    stage.tell.say("reveal-wait")
    content = stage.wait_for("wait-reveal", programme.reveal_at, lambda: _bundle(stage, bundle))
    stage.tell.say("revealed", name=dewi.name)
    stage.server.ask("GET", bundle, 404)
    stage.tell.say("not-public-yet")
    _compare(stage, content, visit, commitment)
    verdict = _run(stage, content, holds=True)
    stage.tell.say("verified")
    stage.tell.quote(verdict)
    stage.tell.say("tampered")
    stage.tell.quote(_run(stage, _changed(content), holds=False))
    return verdict


def _bundle(stage: Stage, path: str) -> bytes | None:
    answer = stage.person("dewi").ask("GET", path, 200, 404)
    return answer.content if answer.status_code == 200 else None


def _compare(stage: Stage, content: bytes, visit: Visit, commitment: Commitment) -> None:
    """With what was published before the draw, and with where the team went."""
    bundle = json.loads(content)
    published = (bundle["manifest"]["seed_commit"], bundle["manifest_hash"])
    if published != (commitment.seed, commitment.manifest):
        raise Surprise(stage.tell.text("commitment-broken"))
    if bundle["selected"] != [visit.unit_code]:
        raise Surprise(stage.tell.text("another-unit", unit=", ".join(bundle["selected"])))
    stage.tell.say("commitment-kept", unit=visit.unit_name)


def _changed(content: bytes) -> bytes:
    """Another centre in place of the drawn one."""
    bundle = json.loads(content)
    other = next(code for code, _ in bundle["manifest"]["units"] if code not in bundle["selected"])
    return json.dumps(bundle | {"selected": [other]}).encode()


def _run(stage: Stage, content: bytes, *, holds: bool) -> str:
    """The verifier as an auditor runs it: one file, in a Python that sees no other package."""
    program = find_spec("scheduler.verifier")
    if program is None or program.origin is None:
        raise Surprise(stage.tell.text("no-verifier"))
    with tempfile.TemporaryDirectory(prefix="sidak-tour-") as place:
        (Path(place) / "bundle.json").write_bytes(content)
        command = [sys.executable, "-I", "-S", program.origin, "bundle.json"]
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=60, check=False)
    if (done.returncode == 0) != holds:
        raise Surprise(stage.tell.text("verifier-disagrees", verdict=(done.stdout or done.stderr)[-300:]))
    return done.stdout.strip()
