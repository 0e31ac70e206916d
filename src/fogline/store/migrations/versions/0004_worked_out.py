"""What was worked out of reports, kept so that it need not be worked out again."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENT = """CREATE TABLE worked_out (
    what TEXT NOT NULL,
    "key" TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (what, "key")
)"""


def upgrade() -> None:
    """Make the table."""
    op.execute(text(STATEMENT))
