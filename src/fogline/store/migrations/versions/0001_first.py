"""The first tables, as they were on that day: never changed afterwards."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """CREATE TABLE settings (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
)""",
    """CREATE TABLE raws (
    id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    address TEXT,
    final TEXT,
    size INTEGER NOT NULL,
    options TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
)""",
    """CREATE INDEX raws_address ON raws (address)""",
    """CREATE INDEX raws_final ON raws (final)""",
    """CREATE INDEX raws_sha256 ON raws (sha256)""",
    """CREATE TABLE reports (
    "row" INTEGER NOT NULL,
    id TEXT NOT NULL,
    current INTEGER NOT NULL,
    kind TEXT NOT NULL,
    language TEXT,
    party TEXT,
    standing TEXT NOT NULL,
    day TEXT,
    title TEXT,
    text TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ("row"),
    UNIQUE (id)
)""",
    """CREATE INDEX reports_current_language ON reports (current, language)""",
    """CREATE TABLE maps (
    maker TEXT NOT NULL,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    given INTEGER NOT NULL,
    PRIMARY KEY (maker, name, sha256)
)""",
    """CREATE TABLE failures (
    "row" INTEGER NOT NULL,
    input TEXT NOT NULL,
    raw TEXT,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ("row")
)""",
    """CREATE INDEX failures_input ON failures (input)""",
    """CREATE TABLE decisions (
    "row" INTEGER NOT NULL,
    id TEXT NOT NULL,
    "on" TEXT NOT NULL,
    at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ("row"),
    UNIQUE (id)
)""",
    """CREATE INDEX decisions_on ON decisions ("on")""",
    """CREATE TABLE readings (
    raw TEXT NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (raw, report),
    FOREIGN KEY(raw) REFERENCES raws (id),
    FOREIGN KEY(report) REFERENCES reports (id)
)""",
    """CREATE INDEX readings_report ON readings (report)""",
    """CREATE TABLE runs (
    report TEXT NOT NULL,
    extractor TEXT NOT NULL,
    claims INTEGER NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (report, extractor),
    FOREIGN KEY(report) REFERENCES reports (id)
)""",
    """CREATE TABLE claims (
    "row" INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    extractor TEXT NOT NULL,
    start INTEGER NOT NULL,
    relation TEXT NOT NULL,
    party TEXT,
    kind TEXT NOT NULL,
    quote TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY ("row"),
    UNIQUE (id),
    FOREIGN KEY(report) REFERENCES reports (id)
)""",
    """CREATE INDEX claims_report ON claims (report, start)""",
    """CREATE INDEX claims_relation ON claims (relation)""",
    """CREATE VIRTUAL TABLE reports_words USING
fts5(title, text, content='reports', content_rowid='row', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE claims_words USING
fts5(quote, content='claims', content_rowid='row', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added to'); END""",
    """CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are only ever added to'); END""",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(text(statement))
