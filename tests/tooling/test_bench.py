from pathlib import Path

import pytest

from bench.__main__ import benchmarks, parse


def test_a_benchmark_is_what_can_be_run(tmp_path: Path) -> None:
    (tmp_path / "draw.py").write_text('if __name__ == "__main__":\n    pass\n')
    (tmp_path / "floors.py").write_text("FLOOR = 1\n")
    assert [found.name for found in benchmarks(tmp_path)] == ["draw.py"]


@pytest.mark.parametrize(
    ("line", "kept"), [("draw-98 ratio 0.71 budget 1", True), ("sheet ratio 3.01 budget 3\n", False)]
)
def test_a_ratio_above_its_budget_is_not_kept(line: str, kept: bool) -> None:
    result = parse(line)
    assert result is not None
    assert result.kept is kept


def test_other_lines_are_no_result() -> None:
    assert parse("draw-98 took 3.1 ms, a ratio of 0.7") is None
