import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from api.app import create_app
from api.parts import assemble
from api.settings import Settings


def declare(parser: argparse.ArgumentParser) -> None:
    """Takes no arguments."""


def run(_: argparse.Namespace) -> int:
    """The settings of this machine play no part: the description is the same everywhere."""
    with TemporaryDirectory() as empty:
        app = create_app(assemble(Settings(data_dir=Path(empty))))
        print(json.dumps(app.openapi_schema.to_schema(), indent=1, sort_keys=True))
    return 0
