from pathlib import Path

from api.lifecycle_document import document

PAGE = Path(__file__).parents[2] / "docs" / "lifecycle.md"


def test_the_page_about_the_lifecycle_is_what_the_table_gives() -> None:
    """Else: sidak describe lifecycle > docs/lifecycle.md"""
    assert PAGE.read_text("utf-8") == document()
