"""Finding words in reports and claims, in any script, whatever their case, accents on Latin letters aside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import text

from fogline.store.database import explained
from fogline.store.rows import folded
from fogline.store.view import View

__all__ = ["Hit", "Search"]


@dataclass(frozen=True, slots=True)
class Hit:
    """Where words were found: ``kind`` is ``report`` or ``claim``, ``id`` its id, ``report`` the report's.

    ``excerpt`` is a short stretch of the text with the words found between « and ».
    """

    kind: str
    id: str
    report: str
    title: str
    excerpt: str


class Search(View):
    """A view that finds words."""

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """The current reports, then the claims, that hold all of ``words``, best first, ``limit`` of each.

        A word also finds longer words that begin with it ("Покровськ" finds "Покровська"); words between
        double quotes are found only next to each other; ``OR`` between words asks for either side of it.
        """
        asked = _query(words)
        if not asked:
            return ()
        hits = []
        with explained(self.folder), self._engine.connect() as connection:
            for kind, statement in (("report", _IN_REPORTS), ("claim", _IN_CLAIMS)):
                for row in connection.execute(statement, {"asked": asked, "limit": limit}):
                    excerpt = " ".join(row.excerpt.split())
                    hits.append(Hit(kind, row.id, row.report, row.title or "", excerpt))
        return tuple(hits)


def _query(words: str) -> str:
    """An FTS5 query: every word as a prefix, a quoted stretch as a phrase; ``OR`` is the only operator."""
    choices: list[list[str]] = [[]]
    for phrase, word in re.findall(r'"([^"]*)"|(\S+)', folded(words)):
        if word == "OR":
            choices.append([])
            continue
        tokens = re.findall(r"[^\W_]+", phrase or word)
        if tokens:
            choices[-1].append('"' + " ".join(tokens) + '"' + ("" if phrase else " *"))
    return " OR ".join("(" + " AND ".join(parts) + ")" for parts in choices if parts)


_IN_REPORTS = text(
    "SELECT r.id, r.id AS report, r.title, snippet(reports_words, 1, '«', '»', '…', 16) AS excerpt "
    "FROM reports_words JOIN reports r ON r.row = reports_words.rowid "
    "WHERE reports_words MATCH :asked AND r.current = 1 ORDER BY bm25(reports_words, 4.0, 1.0), r.id LIMIT :limit"
)
_IN_CLAIMS = text(
    "SELECT c.id, c.report, r.title, snippet(claims_words, 0, '«', '»', '…', 24) AS excerpt "
    "FROM claims_words JOIN claims c ON c.row = claims_words.rowid JOIN reports r ON r.id = c.report "
    "WHERE claims_words MATCH :asked AND r.current = 1 ORDER BY bm25(claims_words), c.id LIMIT :limit"
)
