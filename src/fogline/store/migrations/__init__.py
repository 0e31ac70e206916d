"""Bringing an older case up to date. Loaded only when there is something to migrate."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from fogline.store import tables

__all__ = ["known", "script", "upgrade"]


def script() -> ScriptDirectory:
    """The migrations that ship with this Fogline."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return ScriptDirectory.from_config(config)


def known() -> frozenset[str]:
    """The versions that a database may have."""
    return frozenset(revision.revision for revision in script().walk_revisions())


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the database to version ``to``, all of it or nothing."""
    scripts = script()
    context = EnvironmentContext(Config(), scripts, fn=lambda rev, _: scripts._upgrade_revs(to, rev))
    with engine.begin() as connection, context:
        context.configure(connection=connection, target_metadata=tables.METADATA, transactional_ddl=True)
        context.run_migrations()
