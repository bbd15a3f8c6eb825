import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from api.app import create_app
from api.lifecycle_document import document
from api.parts import assemble
from api.settings import Settings


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", choices=("api", "lifecycle"), default="api", help="OpenAPI in JSON, or docs/lifecycle.md"
    )


def run(arguments: argparse.Namespace) -> int:
    print(document().rstrip("\n") if arguments.what == "lifecycle" else _api())
    return 0


def _api() -> str:
    """The settings of this machine play no part: the description is the same everywhere."""
    with TemporaryDirectory() as empty:
        app = create_app(assemble(Settings(data_dir=Path(empty))))
        return json.dumps(app.openapi_schema.to_schema(), indent=1, sort_keys=True)
