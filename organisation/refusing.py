"""How the rules say no. The sentences stand in each package's `problems.yaml`, the API tells them to the reader."""


class Refused(Exception):
    """`name` is a problem of the catalogue; `facts` fill its sentence and are shown to whoever is refused."""

    def __init__(self, name: str, /, **facts: str | int) -> None:
        super().__init__(name)
        self.name = name
        self.facts = facts


def not_found() -> Refused:
    """What somebody may not see does not exist."""
    return Refused("not-found")
