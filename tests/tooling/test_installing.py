"""`install`, with small bundles of a program that says its version: what it puts in place, and what it refuses."""

import importlib.util
import json
import os
import platform
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from api.bundling import installing
from api.bundling.__main__ import PROGRAMS, ROOT
from api.bundling.archiving import pack
from api.bundling.installing import CURRENT, PREVIOUS, Refusal
from api.bundling.target import Target, target_of, write_target

WHEEL = "sidak-{}-py3-none-any.whl"
CONTENT = {
    "stub.py": "def main():\n    print('{}')\n",
    "sidak-{}.dist-info/METADATA": "Metadata-Version: 2.1\nName: sidak\nVersion: {}\n",
    "sidak-{}.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "sidak-{}.dist-info/entry_points.txt": "[console_scripts]\nsidak = stub:main\n",
}


def target(version: str, **other: str) -> Target:
    here = target_of(version, [])
    return Target(**({field: getattr(here, field) for field in Target.__struct_fields__} | other))


def write_wheel(folder: Path, version: str, needs: str = "") -> None:
    files = {name.format(version): text.format(version) for name, text in CONTENT.items()}
    metadata = f"sidak-{version}.dist-info/METADATA"
    files[metadata] += f"Requires-Dist: {needs}\n" if needs else ""
    record = "".join(f"{name},,\n" for name in files) + f"sidak-{version}.dist-info/RECORD,,\n"
    with zipfile.ZipFile(folder / WHEEL.format(version), "w") as wheel:
        for name, text in (files | {f"sidak-{version}.dist-info/RECORD": record}).items():
            wheel.writestr(name, text)


def bundle(place: Path, version: str, needs: str = "", **other: str) -> Path:
    """Unpacked, as it comes out of the archive."""
    content = place / f"content-{version}"
    (content / "wheels").mkdir(parents=True)
    (content / "docs").mkdir()
    (content / "docs" / "install.md").write_text("How to.\n")
    for name in PROGRAMS:
        (content / name).write_bytes((ROOT / "api/bundling" / name).read_bytes())
    write_wheel(content / "wheels", version, needs)
    write_target(target(version, **other), content / "target.json")
    with tarfile.open(pack(content, place / f"sidak-{version}.tar.gz")) as packed:
        packed.extractall(place, filter="tar")
    return place / f"sidak-{version}"


def install(unpacked: Path, *arguments: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        [unpacked / "install", *arguments],
        env={"PATH": os.environ["PATH"], "PYTHON": sys.executable, "HOME": "/nonexistent"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
    )
    return done.returncode, done.stdout


def version_of(link: Path) -> str:
    ran = subprocess.run([link / "bin" / "sidak"], capture_output=True, text=True, check=True, timeout=60)
    return ran.stdout.strip()


@pytest.mark.slow
def test_a_new_version_stands_beside_the_old_one_and_one_can_go_back(tmp_path: Path) -> None:
    place = tmp_path / "a place" / "sidak"
    code, told = install(old := bundle(tmp_path, "1.0"), place)
    assert (code, version_of(place / CURRENT)) == (0, "1.0"), told
    assert (place / CURRENT / "docs" / "install.md").exists()
    assert not (place / PREVIOUS).exists()
    code, told = install(bundle(tmp_path, "1.1"), place)
    assert (code, version_of(place / CURRENT), version_of(place / PREVIOUS)) == (0, "1.1", "1.0"), told
    assert "--back" in told
    code, told = install(place / CURRENT, "--back", place)
    assert (code, version_of(place / CURRENT), version_of(place / PREVIOUS)) == (0, "1.0", "1.1"), told
    code, told = install(old, place)
    assert (code, "installed in" in told, version_of(place / PREVIOUS)) == (0, True, "1.1")


@pytest.mark.slow
def test_what_fails_or_is_cut_off_switches_nothing_and_is_made_anew(tmp_path: Path) -> None:
    place = tmp_path / "place"
    unpacked = bundle(tmp_path, "1.0")
    assert "holds no install" in install(unpacked, "--back", place)[1]
    install(unpacked, place)
    assert "no older version" in install(unpacked, "--back", place)[1]
    code, told = install(bundle(tmp_path, "1.1", needs="something-that-is-not-there"), place)
    assert (code, "nothing was switched" in told, "something-that-is-not-there" in told) == (1, True, True)
    assert version_of(place / CURRENT) == "1.0"
    (place / CURRENT / "bin" / "sidak").unlink()
    assert install(unpacked, place)[0] == 0
    assert version_of(place / CURRENT) == "1.0"


def test_a_damaged_bundle_is_refused(tmp_path: Path) -> None:
    wheel = (unpacked := bundle(tmp_path, "1.0")) / "wheels" / WHEEL.format("1.0")
    whole = wheel.read_bytes()
    wheel.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert install(unpacked, tmp_path / "place") == (
        1,
        f"install: wheels/{wheel.name} is damaged or missing: copy the archive again and compare its SHA-256,"
        " then unpack it\n",
    )
    wheel.write_bytes(whole)
    write_wheel(unpacked / "wheels", "0.9")
    assert "does not belong to this bundle" in install(unpacked, tmp_path / "place")[1]
    (unpacked / "SHA256SUMS").unlink()
    assert "SHA256SUMS is missing" in install(unpacked, tmp_path / "place")[1]
    assert not (tmp_path / "place").exists()


def test_a_directory_with_something_else_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    (place / "letter.txt").write_text("Dear")
    assert "holds something else than Sidak" in install(bundle(tmp_path, "1.0"), place)[1]
    assert "is no directory" in install(tmp_path / "sidak-1.0", place / "letter.txt")[1]
    assert [path.name for path in place.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(
    ("other", "sentence"),
    [
        ({"python": "3.99"}, "needs Python 3.99, and this machine has"),
        ({"machine": "abacus"}, f"is for {sys.platform} on abacus, and this is"),
        ({"system": "plan9"}, "is for plan9 on"),
        ({"glibc": "9.9"}, "needs glibc 9.9, and this system has"),
    ],
)
def test_another_machine_is_refused_in_a_sentence(tmp_path: Path, other: dict[str, str], sentence: str) -> None:
    code, told = install(bundle(tmp_path, "1.0", **other), tmp_path / "place")
    assert (code, sentence in told, told.count("\n") <= 2) == (1, True, True), told
    assert not (tmp_path / "place").exists()


def test_a_system_without_glibc_and_a_python_without_venv_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    here = json.loads(json.dumps({field: getattr(target("1.0"), field) for field in Target.__struct_fields__}))
    monkeypatch.setattr(importlib.util, "find_spec", lambda module: None)
    with pytest.raises(Refusal, match=r"has no venv: install its package"):
        installing.check_machine(here)
    monkeypatch.setattr(platform, "libc_ver", lambda: ("", ""))
    with pytest.raises(Refusal, match="not Alpine"):
        installing.check_machine(here)


def test_a_bundle_that_is_not_whole_says_so(tmp_path: Path) -> None:
    (unpacked := bundle(tmp_path, "1.0")).joinpath("installing.py").unlink()
    assert "this bundle is not whole" in install(unpacked, tmp_path / "place")[1]


def test_the_same_content_makes_the_same_archive(tmp_path: Path) -> None:
    bundle(tmp_path, "1.0")
    archive, content = tmp_path / "sidak-1.0.tar.gz", tmp_path / "content-1.0"
    first = archive.read_bytes()
    for path in content.rglob("*"):
        os.utime(path, (7, 7))
        path.chmod(0o700)
    assert pack(content, archive).read_bytes() == first


@pytest.mark.parametrize(
    ("wheels", "glibc"),
    [
        (["a-1-py3-none-any.whl"], "2.17"),
        (["a-1-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl"], "2.27"),
        (["a-1-cp311-abi3-manylinux_2_34_x86_64.whl", "b-1-cp39-abi3-manylinux2014_x86_64.whl"], "2.34"),
        (["a-1-cp39-abi3-manylinux2014_x86_64.manylinux_2_17_x86_64.manylinux_2_28_x86_64.whl"], "2.17"),
    ],
)
def test_the_c_library_that_all_wheels_run_on(wheels: list[str], glibc: str) -> None:
    assert target_of("1.0", [Path(wheel) for wheel in wheels]).glibc == glibc
