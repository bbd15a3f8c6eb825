"""Real files with bad modes."""

from pathlib import Path

import pytest

from api.doctor import private_files
from api.posting import notice_key_of
from scheduler.key_files import make_first
from tests.doctor.patients import levels, settings


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "data"
    made.mkdir(mode=0o700)
    make_first(made / "keys")
    notice_key_of(settings(made))
    return made


def found(place: Path, **environment: str) -> dict[str, str]:
    return levels(private_files.judge(private_files.look(settings(place), environment)))


def test_a_place_as_sidak_makes_it_is_private(place: Path) -> None:
    assert found(place) == {"secrets-private": "fine"}


@pytest.mark.parametrize("name", ["keys", "keys/notices.key", "keys/newest"])
def test_a_secret_that_others_may_read_is_named(place: Path, name: str) -> None:
    (place / name).chmod(0o755)
    judged = list(private_files.judge(private_files.look(settings(place), {})))
    assert [(finding.level, finding.facts) for finding in judged] == [("unsafe", {"file": str(place / name)})]


def test_others_may_pass_through_the_data_directory_but_not_read_it(place: Path) -> None:
    place.chmod(0o711)
    assert "data-open" not in found(place)
    place.chmod(0o750)
    assert found(place)["data-open"] == "unsafe"


def test_a_file_named_by_a_setting_is_looked_at(place: Path, tmp_path: Path) -> None:
    secret = tmp_path / "s3"
    secret.write_text("secret")
    secret.chmod(0o644)
    assert "secret-readable" in found(place, SIDAK_S3_SECRET_KEY_FILE=str(secret))
    assert "secret-readable" not in found(
        place, SIDAK_S3_SECRET_KEY_FILE=str(secret), CREDENTIALS_DIRECTORY=str(tmp_path)
    )


def test_a_settings_file_counts_when_it_holds_a_secret(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "sidak.toml"
    file.write_text("port = 8000\n")
    file.chmod(0o644)
    assert "secret-readable" not in found(place, SIDAK_SETTINGS_FILE=str(file))
    file.write_text('s3_secret_key = "x"\n')
    assert "secret-readable" in found(place, SIDAK_SETTINGS_FILE=str(file))


def test_nothing_there_yet_is_told(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == {"data-missing": "worth-doing"}
