"""Opening a case's database: made new, brought up to date, or refused with words that help."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError

from fogline.errors import CaseError
from fogline.store import tables

__all__ = ["NAME", "connect", "create", "explained"]

NAME = "case.sqlite"
"""The database's file name in a case folder."""

_STAMP = (  # as alembic makes it
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)

_WAIT_S = 5.0
"""How long to wait for another process that is writing."""


def create(folder: Path, durable: bool = True) -> Engine:
    """Make an empty database in ``folder`` (which is made where it is missing).

    Raises:
        CaseError: there is one already, or the folder cannot be written to.
    """
    path = folder / NAME
    if path.exists():
        raise _there_already(folder)
    with explained(folder), _whole_or_none(path):
        engine = _engine(path, durable)
        with engine.begin() as connection:
            tables.METADATA.create_all(connection, checkfirst=False)
            for statement in tables.EXTRA:
                connection.execute(text(statement))
            connection.execute(text(_STAMP))
            connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": tables.HEAD})
            connection.execute(text(f"PRAGMA application_id = {tables.APPLICATION_ID}"))
    return engine


def _there_already(folder: Path) -> CaseError:
    return CaseError(str(folder), "there is a case in it already", "Choose another folder, or use this case.")


@contextlib.contextmanager
def _whole_or_none(path: Path) -> Iterator[None]:
    """A new file for a database, taken away again where that cannot be made whole: the next try finds none.

    Of two processes that make a case in one folder at once, one is refused.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.open("xb").close()
    except FileExistsError:
        raise _there_already(path.parent) from None
    try:
        yield
    except BaseException:
        for ending in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                path.with_name(path.name + ending).unlink(missing_ok=True)
        raise


def connect(folder: Path, durable: bool = True) -> Engine:
    """Open the database in ``folder``, migrating it where it is older.

    Raises:
        CaseError: no case, a damaged or locked one, or one that a newer Fogline made.
    """
    path = folder / NAME
    if not path.is_file():
        raise CaseError(
            str(folder),
            "it is not a case folder" if folder.is_dir() else "there is no such folder",
            "Make a case with `fogline new FOLDER`, or name the folder of one.",
        )
    with explained(folder):
        engine = _engine(path, durable)
        with engine.connect() as connection:
            _is_case(connection, folder)
            version = _version(connection)
        if version != tables.HEAD:
            _migrate(engine, folder, version)
    return engine


@contextlib.contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the database and the disk say into a ``CaseError`` that says what to do."""
    try:
        yield
    except DatabaseError as error:
        raise _explain(folder, str(error.orig)) from error
    except sqlite3.Error as error:
        raise _explain(folder, str(error)) from error
    except OSError as error:
        from fogline.store.files import disk_error

        raise disk_error(folder, error) from error


_SAID = (
    ("locked", "another program is writing to it", "Wait until that has finished, then try again."),
    (
        "disk is full",
        "the disk is full; what was not yet kept has been left out whole",
        "Free some space and run the same command again: it goes on where it stopped.",
    ),
    (
        "readonly",
        "it cannot be written to",
        "Copy the folder to a place where you may write, or change its permissions.",
    ),
    (
        "unable to open",
        "its database cannot be opened",
        "Check that you may read and write the folder and everything in it.",
    ),
    (
        "disk i/o",
        "its disk gave an error",
        "Check the disk, or copy the folder to another one.",
    ),
)


def _explain(folder: Path, said: str) -> CaseError:
    for sign, why, do in _SAID:
        if sign in said.lower():
            return CaseError(str(folder), why, do)
    if "not a database" in said or "malformed" in said:
        return CaseError(
            str(folder),
            f"its {NAME} is damaged or not a database",
            "Bring the folder back from a copy, or make a new case and add the inputs again.",
        )
    return CaseError(str(folder), f"its database says: {said}", "Please report this as a fault of Fogline.")


def _engine(path: Path, durable: bool) -> Engine:
    address = URL.create("sqlite", database=str(path))  # not as text: a folder's name may hold "?" or "%"
    engine = create_engine(address, connect_args={"timeout": _WAIT_S})

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin and end where SQLAlchemy says, nowhere else
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA synchronous = {'NORMAL' if durable else 'OFF'}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")  # 16 MB

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _is_case(connection: Connection, folder: Path) -> None:
    if connection.execute(text("PRAGMA application_id")).scalar() != tables.APPLICATION_ID:
        raise CaseError(str(folder), f"its {NAME} is not a Fogline case", "Name the folder of a case.")


def _version(connection: Connection) -> str:
    found: Any = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found)


def _migrate(engine: Engine, folder: Path, version: str) -> None:
    """Run the migrations from ``version`` on; alembic is only loaded here, since it is slow to load."""
    from fogline.store.migrations import known, upgrade

    if version not in known():
        raise CaseError(
            str(folder),
            f"it was made by a newer Fogline (its database is at {version}, this one knows {tables.HEAD})",
            "Install a newer Fogline.",
        )
    upgrade(engine)
