"""Turns what went wrong into a sentence for the person at the terminal."""

import os
from collections.abc import Mapping
from typing import get_args

import asyncpg

from api.backups.failing import BackupFailed
from api.certificates import BadName
from api.migrating import MigrationFailed
from api.postgres_home import PostgresFailed
from api.problems import tell
from api.settings import BadSettings
from ledger.kept_notes import Rewritten
from ledger.notes import BadNote
from ledger.signing_key import UnusableSigningKey
from media.move_journal import MoveRunning
from media.stores import UnusableStore
from organisation.refusing import Refused
from organisation.texts import Language
from scheduler.keys import MissingKey, UnusableKeys


class BadInput(Exception):
    """What was given at the terminal cannot be used: one sentence says why."""


TOLD_AS_IT_IS = (
    BackupFailed,
    BadInput,
    BadName,
    BadNote,
    BadSettings,
    MigrationFailed,
    MissingKey,
    MoveRunning,
    PostgresFailed,
    Rewritten,
    UnusableKeys,
    UnusableSigningKey,
    UnusableStore,
)


def language(environment: Mapping[str, str] = os.environ) -> Language:
    """The terminal's language when Sidak speaks it, else English."""
    wanted = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    spoken: Mapping[str, Language] = {name: name for name in get_args(Language)}
    return spoken.get(wanted[:2].lower(), "en")


def explain(error: Exception) -> str | None:
    """None for an error that no operator can mend."""
    if isinstance(error, Refused) and error.name == "store-unavailable":
        return "the evidence store does not answer; the line above says why"
    if isinstance(error, Refused):
        return tell(error, language()).detail
    if isinstance(error, TOLD_AS_IT_IS):
        return str(error)
    if isinstance(error, asyncpg.UndefinedTableError):
        return "the database has no tables of Sidak yet: run `sidak migrate`"
    if isinstance(error, asyncpg.PostgresConnectionError | ConnectionError | asyncpg.InvalidPasswordError):
        return f"the database cannot be reached: {type(error).__name__}; see SIDAK_DATABASE_URL"
    return None
