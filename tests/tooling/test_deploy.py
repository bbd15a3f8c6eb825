"""The files of docs/deploy: systemd reads them, they give away no right, and what they name exists.

No container engine runs here, so of the Containerfile only what it says is looked at.
"""

import re
import shlex
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest

from api.command import COMMANDS
from api.embedded_postgres import SECONDS_TO_STOP
from api.settings import Settings
from tests.tooling.programs import ROOT

DEPLOY = ROOT / "docs" / "deploy"
SERVICES = ("sidak.service", "sidak-backup.service")
UNITS = (*SERVICES, "sidak-backup.timer")
LEAST_RIGHTS = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "AmbientCapabilities": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RestrictNamespaces": "yes",
    "RestrictSUIDSGID": "yes",
    "LockPersonality": "yes",
    "UMask": "0077",
    "User": "sidak",
}
PROGRAM = "/srv/sidak/current/bin/sidak"
FILES = {f"SIDAK_{field.upper()}" for field in Settings.__struct_fields__}


def lines(name: str) -> list[str]:
    """Also those that an operator may switch on."""
    text = (DEPLOY / name).read_text("utf-8")
    return [line.removeprefix("#") for line in text.splitlines() if re.match(r"#?[A-Z]\w*=", line)]


def section(name: str, title: str = "Service") -> dict[str, str]:
    """Each directive's last value."""
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(DEPLOY / name, "utf-8")
    return dict(parser[title])


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_the_smallest_rights(name: str) -> None:
    given = section(name)
    assert {directive: given.get(directive) for directive in LEAST_RIGHTS} == LEAST_RIGHTS
    filters = [line for line in lines(name) if line.startswith("SystemCallFilter=")]
    assert filters[0] == "SystemCallFilter=@system-service"
    assert filters[1].startswith("SystemCallFilter=~@privileged ")


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_names_exists(name: str) -> None:
    command = shlex.split(section(name)["ExecStart"])
    assert command[0] == PROGRAM
    assert command[1] in COMMANDS
    variables = {line.split("=")[1] for line in lines(name) if line.startswith("Environment=")}
    assert len(variables) > 2
    assert {each.removesuffix("_FILE") for each in variables - {"SIDAK_SETTINGS_FILE"}} <= FILES


@pytest.mark.parametrize("name", SERVICES)
def test_each_secret_that_is_handed_over_is_used(name: str) -> None:
    handed = {line.split("=")[1].split(":")[0] for line in lines(name) if line.startswith("LoadCredential=")}
    used = {line.rpartition("%d/")[2] for line in lines(name) if "%d/" in line}
    assert handed == used != set()


def test_it_is_not_killed_before_it_has_stopped_its_database() -> None:
    given = section("sidak.service")
    assert int(given["TimeoutStopSec"]) >= 10 + SECONDS_TO_STOP
    assert (given["KillMode"], given["Restart"]) == ("mixed", "always")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_understands_the_units_and_calls_them_safe(tmp_path: Path) -> None:
    """The program is not installed here: in the copies another one stands for it."""
    for name in UNITS:
        (tmp_path / name).write_text((DEPLOY / name).read_text("utf-8").replace(PROGRAM, "/bin/true"), "utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", *(tmp_path / name for name in UNITS)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (verified.returncode, [line for line in verified.stderr.splitlines() if "sidak" in line]) == (0, [])
    for name in SERVICES:
        judged = subprocess.run(
            ["systemd-analyze", "security", "--offline=true", "--threshold=20", tmp_path / name],
            capture_output=True,
            timeout=60,
        )
        assert judged.returncode == 0, judged.stdout.decode()


def test_the_container_runs_what_the_bundle_installs_and_nobody_as_root() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    assert "RUN /bundle/install /srv/sidak\n" in text
    assert f'ENTRYPOINT ["{PROGRAM}"]' in text
    assert re.search(r"^USER [1-9]\d*:[1-9]\d*$", text, re.MULTILINE)
    assert "HEALTHCHECK" in text
    assert "/health/live" in text
    assert set(re.findall(r"\bSIDAK_\w+(?==)", text)) <= FILES
    assert text.count("COPY --from=installed /srv/sidak /srv/sidak") == 1


def test_the_command_for_root_is_a_program_of_the_shell() -> None:
    script = DEPLOY / "sidak-command"
    assert subprocess.run(["sh", "-n", script], capture_output=True, timeout=60).returncode == 0
    assert script.stat().st_mode & 0o111
    named = set(re.findall(r"\bSIDAK_[A-Z_]*[A-Z]\b", script.read_text("utf-8")))
    assert named - {"SIDAK_SETTINGS_FILE"} <= FILES


def test_what_the_guide_copies_is_there() -> None:
    guide = (ROOT / "docs" / "install.md").read_text("utf-8")
    copied = set(re.findall(r"\bsidak(?:-backup|-command)?(?:\.service|\.timer)|\bsidak-command\b", guide))
    assert copied == {"sidak.service", "sidak-backup.service", "sidak-backup.timer", "sidak-command"}
    assert all((DEPLOY / name).exists() for name in copied)
