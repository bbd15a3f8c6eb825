"""`make bundle`: everything that a server without internet needs, in one archive under `dist/`."""

import shutil
from importlib.metadata import version
from pathlib import Path

from api.bundling.archiving import pack
from api.bundling.target import target_of, write_target
from api.bundling.wheels import own_wheel, third_party_wheels

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
PROGRAMS = ("install", "installing.py", "README.md")


def main() -> None:
    wheels = third_party_wheels(ROOT / "requirements.lock", DIST / "wheels")
    content = DIST / "content"
    shutil.rmtree(content, ignore_errors=True)
    _gather(content, wheels)
    target = target_of(version("sidak"), sorted((content / "wheels").iterdir()))
    write_target(target, content / "target.json")
    archive = pack(content, DIST / f"sidak-{target.version}-{target.platform}.tar.gz")
    shutil.rmtree(content)
    print(f"{archive.relative_to(ROOT)}: {archive.stat().st_size / 2**20:.0f} MiB, glibc {target.glibc} or newer")


def _gather(content: Path, wheels: Path) -> None:
    shutil.copytree(wheels, content / "wheels", ignore=lambda _, names: [n for n in names if not n.endswith(".whl")])
    own_wheel(ROOT, content / "wheels")
    for name in PROGRAMS:
        shutil.copy(Path(__file__).parent / name, content / name)
    shutil.copytree(ROOT / "docs", content / "docs", ignore=shutil.ignore_patterns("pictures"))


if __name__ == "__main__":
    main()
