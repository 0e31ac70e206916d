"""What is kept, table by table.

Values of the model are kept whole as JSON (``body``); the other columns are what is looked up or sorted by.
The text of a report is a column of its own, so that the full-text index need not hold it twice.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

__all__ = [
    "APPLICATION_ID",
    "EXTRA",
    "HEAD",
    "METADATA",
    "bound",
    "claims",
    "decisions",
    "failures",
    "items",
    "maps",
    "matches",
    "postings",
    "raws",
    "readings",
    "reports",
    "runs",
    "settings",
    "worked_out",
]  # fmt: skip

HEAD = "0004"
"""The migration that makes this schema; a test holds that it is the newest and gives the same tables."""

APPLICATION_ID = 0x466F676C
"""Marks the file as a case ("Fogl"), whatever its name."""

METADATA = MetaData()

settings = Table(
    "settings", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)

raws = Table(  # bytes as they came, by what they are and where they came from
    "raws",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("address", Text),
    Column("final", Text),
    Column("size", Integer, nullable=False),
    Column("options", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("raws_sha256", "sha256"),
    Index("raws_address", "address"),
    Index("raws_final", "final"),
)

reports = Table(
    "reports",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("current", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("language", Text),
    Column("party", Text),
    Column("standing", Text, nullable=False),
    Column("day", Text),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("reports_current_language", "current", "language"),
)

readings = Table(  # which raw gave which report; one report may come from several identical raws
    "readings",
    METADATA,
    Column("raw", Text, ForeignKey("raws.id"), primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Index("readings_report", "report"),
)

runs = Table(  # which extractor has read which report; a report without a run is still to be read
    "runs",
    METADATA,
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("extractor", Text, primary_key=True),
    Column("claims", Integer, nullable=False),
    Column("at", Text, nullable=False),
)

claims = Table(
    "claims",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("relation", Text, nullable=False),
    Column("party", Text),
    Column("kind", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("claims_report", "report", "start"),
    Index("claims_relation", "relation"),
)

maps = Table(  # files that draw who holds what; what they draw is read when it is needed
    "maps",
    METADATA,
    Column("maker", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("given", Integer, nullable=False),
)

items = Table(  # videos and pictures; bytes and prints lie under their hashes
    "items",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("prints", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("format", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("evidence", Text),
)

matches = Table(  # which item shows what another shows; made anew where the prints' format has risen
    "matches",
    METADATA,
    Column("asked", Text, ForeignKey("items.sha256"), primary_key=True),
    Column("found", Text, ForeignKey("items.sha256"), primary_key=True),
    Column("format", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

postings = Table(  # where items stood: three times each, kept apart
    "postings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("item", Text, ForeignKey("items.sha256"), nullable=False),
    Column("report", Text),
    Column("body", Text, nullable=False),
    Index("postings_item", "item"),
    Index("postings_report", "report"),
)

failures = Table(
    "failures",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("input", Text, nullable=False),
    Column("raw", Text),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("failures_input", "input"),
)

decisions = Table(
    "decisions",
    METADATA,
    Column("row", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("on", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("decisions_on", "on"),
)

bound = Table(  # which reports and claims a decision is about; what people decided on is kept on reading anew
    "bound",
    METADATA,
    Column("decision", Text, ForeignKey("decisions.id"), primary_key=True),
    Column("item", Text, primary_key=True),
    Index("bound_item", "item"),
)

worked_out = Table(  # what can be worked out again at any time, of one method; nothing refers to it
    "worked_out",
    METADATA,
    Column("what", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

_FTS = "fts5({columns}, content='{table}', content_rowid='row', tokenize='unicode61 remove_diacritics 2')"

EXTRA = (
    f"CREATE VIRTUAL TABLE reports_words USING\n{_FTS.format(columns='title, text', table='reports')}",
    f"CREATE VIRTUAL TABLE claims_words USING\n{_FTS.format(columns='quote', table='claims')}",
    "CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions\n"
    "BEGIN SELECT RAISE(ABORT, 'decisions are only ever added to'); END",
    "CREATE TRIGGER decisions_are_kept BEFORE DELETE ON decisions\n"
    "BEGIN SELECT RAISE(ABORT, 'decisions are only ever added to'); END",
)
"""What SQLAlchemy has no words for: the full-text index, and the triggers that make decisions append-only."""
