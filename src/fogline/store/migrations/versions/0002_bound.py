"""A decision may be about two claims: what it is about has a table of its own."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE bound (
    decision TEXT NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (decision, item),
    FOREIGN KEY(decision) REFERENCES decisions (id)
)""",
    """CREATE INDEX bound_item ON bound (item)""",
    """INSERT INTO bound (decision, item) SELECT id, "on" FROM decisions""",
)


def upgrade() -> None:
    """Make the table, and fill it from the decisions that there are."""
    for statement in STATEMENTS:
        op.execute(text(statement))
