"""The table of pictures knows every page and everybody's home. The pictures themselves: `make screenshots`."""

import re
from string import Formatter

from tests.pictures.devices import OWNERS
from tests.pictures.scenes import FACTS, HEARD, TEAMS
from tests.pictures.shots import SHOTS
from tests.tooling.programs import ROOT

ROUTES = (ROOT / "web/src/routes.ts").read_text("utf-8")


def test_every_route_has_a_picture() -> None:
    paths = [shot.path for shot in SHOTS]
    unseen = [
        name
        for name, path in re.findall(r"\{ name: '([\w-]+)', path: '([^']+)'", ROUTES)
        if not any(re.fullmatch(as_pattern(path), each) for each in paths)
    ]
    assert unseen == []


def as_pattern(path: str) -> str:
    """`/enrol/:code?` as a regular expression."""
    return re.sub(r"/:\w+", "/[^/]+", re.sub(r"/:\w+\?", "(/[^/]+)?", path))


def test_every_role_has_a_picture_of_its_home() -> None:
    _, _, homes = ROUTES.partition("export const homes")
    roles = set(re.findall(r"^  (\w+): \(\) =>", homes, re.MULTILINE))
    assert roles
    assert roles <= {shot.home for shot in SHOTS}


def test_each_shot_has_a_name_an_owner_and_what_its_path_asks_for() -> None:
    assert len({shot.name for shot in SHOTS}) == len(SHOTS)
    assert {shot.who for shot in SHOTS} == set(OWNERS)
    asked = {field for shot in SHOTS for _, field, _, _ in Formatter().parse(shot.path) if field}
    assert asked == {*TEAMS, *HEARD, *FACTS}
