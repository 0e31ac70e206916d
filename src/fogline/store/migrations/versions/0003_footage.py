"""Videos and pictures, and where they were posted."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE items (
    sha256 TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    prints TEXT NOT NULL,
    sheet TEXT NOT NULL,
    format INTEGER NOT NULL,
    body TEXT NOT NULL,
    evidence TEXT,
    PRIMARY KEY (sha256),
    UNIQUE (id)
)""",
    """CREATE TABLE matches (
    asked TEXT NOT NULL,
    found TEXT NOT NULL,
    format INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (asked, found),
    FOREIGN KEY(asked) REFERENCES items (sha256),
    FOREIGN KEY(found) REFERENCES items (sha256)
)""",
    """CREATE TABLE postings (
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    report TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(item) REFERENCES items (sha256)
)""",
    """CREATE INDEX postings_item ON postings (item)""",
    """CREATE INDEX postings_report ON postings (report)""",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in STATEMENTS:
        op.execute(text(statement))
