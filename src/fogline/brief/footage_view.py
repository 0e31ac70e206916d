"""Footage as the page shows it: contact sheets, who posted when, what matches, and the human record."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from fogline.brief.book import Book
from fogline.brief.footage_flags import flags_of_matches, why_hidden
from fogline.brief.footage_said import SaidView, haze_words, said_views
from fogline.brief.footage_sound import sound_words
from fogline.brief.words import count, moment, plain, safe_url, when
from fogline.model import Brief, When
from fogline.model.exhibit import Alike, Exhibit, Still
from fogline.model.file_evidence import Credentials, CredentialsState, FileEvidence
from fogline.model.footage import Interval, ItemKind, Piece, Posting, Transform, Verdict

__all__ = [
    "ExhibitView",
    "FootageView",
    "MatchView",
    "Posted",
    "StillView",
    "footage_view",
    "transform_words",
]

_WIDTH, _ROW, _LEFT = 640, 26, 12
_MOST = 60
"""So many items are on the page; the others are in brief.json."""
_PICTURE = "the picture"
_VERDICTS = {
    Verdict.COPY: "Copy",
    Verdict.SAME_SCENE: "Same scene, different moment",
    Verdict.UNDECIDED: "Undecided whether a copy",
}


@dataclass(frozen=True, slots=True)
class StillView:
    """A frame: its time in words ("" where the item is a picture), and the picture as a ``data:`` address."""

    at: str
    address: str


@dataclass(frozen=True, slots=True)
class Posted:
    """One posting, as a dot of the little timeline (``x`` is ``None`` where its time is not known) and in words.
    ``item`` names the copy that was posted, "" for the item itself."""

    x: float | None
    y: int
    who: str
    when: str
    where: str
    url: str | None
    item: str
    archived: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """Two items that match, frames side by side."""

    verdict: str
    asked: tuple[str, str]
    found: tuple[str, str]
    stretches: tuple[str, ...]
    sound: str
    earlier: str
    reason: str
    frames: tuple[tuple[StillView, StillView], ...]
    hidden: str


@dataclass(frozen=True, slots=True)
class ExhibitView:
    """One item. ``hidden`` says why its pictures are behind a click, "" where they are not; ``told`` is what is said of
    it, ``hint`` how hazy its frames look, "" where nobody speaks of that or it cannot be told."""

    id: str
    name: str
    facts: str
    sheet: tuple[StillView, ...]
    hidden: str
    postings: tuple[Posted, ...]
    height: int
    ticks: tuple[tuple[float, str], ...]
    said: tuple[tuple[str, str], ...]
    doubts: tuple[tuple[str, str], ...]
    told: tuple[SaidView, ...]
    hint: str
    record: tuple[tuple[str, str, str, str], ...]
    blanks: str
    sha256: str


@dataclass(frozen=True, slots=True)
class FootageView:
    """All footage of a brief; ``more`` says how many items are not on the page."""

    items: tuple[ExhibitView, ...]
    matches: tuple[MatchView, ...]
    more: str


def footage_view(brief: Brief, book: Book) -> FootageView | None:
    """The footage of ``brief`` for the page; ``None`` where it has none."""
    if not brief.footage:
        return None
    names = {e.item.sha256: e for e in brief.footage}
    lent = flags_of_matches(brief)
    left = len(brief.footage) - _MOST
    return FootageView(
        tuple(_exhibit(e, _copies(e, brief.alike, names), book, lent) for e in brief.footage[:_MOST]),
        tuple(
            _match(a, names, lent) for a in brief.alike if a.match.asked in names and a.match.found in names
        ),
        f"{count(left, 'more item')} in brief.json." if left > 0 else "",
    )


def _copies(e: Exhibit, alike: Sequence[Alike], names: dict[str, Exhibit]) -> list[Exhibit]:
    """The items that are copies of ``e``, or that it is a copy of."""
    pairs = [(a.match.asked, a.match.found) for a in alike if a.match.verdict is Verdict.COPY]
    mine = e.item.sha256
    others = [b if a == mine else a for a, b in pairs if mine in (a, b)]
    return [names[other] for other in dict.fromkeys(others) if other in names]


def _exhibit(
    e: Exhibit, copies: Sequence[Exhibit], book: Book, lent: Mapping[str, frozenset[str]]
) -> ExhibitView:
    item = e.item
    length = f", {_clock(item.duration)} long" if item.duration is not None else ""
    partial = f"; only a part could be read: {plain(item.partial)}" if item.partial else ""
    partial += f"; its sound could not be read: {plain(item.unheard)}" if item.unheard else ""
    postings, ticks = _timeline(e, copies, book)
    return ExhibitView(
        id=e.id,
        name=plain(e.name),
        facts=f"{item.kind.capitalize()}{length}, {item.width} × {item.height} pixels{partial}",
        sheet=tuple(_still(s, item.kind) for s in e.sheet),
        hidden=why_hidden([e], lent),
        postings=postings,
        height=_ROW * max(1, len(postings)) + 22,
        ticks=ticks,
        said=tuple(_said(e.evidence)) if e.evidence else (),
        doubts=tuple((str(d.doubt), plain(d.reason) + ("" if d.strong else " (a weak sign)")) for d in e.contradictions),
        told=said_views(e, book),
        hint=haze_words(e.haze),
        record=tuple(
            (str(r.aspect), plain(r.found), plain(r.method or ""),
             f"{plain(r.by or '')}, {moment(r.at)}"
             + (f"; second reader {plain(r.second)}" if r.second else "; no second reader"))
            for r in e.record if r.found is not None
        ),
        blanks=", ".join(str(r.aspect) for r in e.record if r.found is None),
        sha256=item.sha256,
    )  # fmt: skip


def _still(still: Still, kind: ItemKind) -> StillView:
    at = _clock(still.seconds) if kind is ItemKind.VIDEO else ""
    return StillView(at, "data:image/jpeg;base64," + base64.b64encode(still.jpeg).decode())


def _clock(seconds: float) -> str:
    """``0:07.5``, ``1:02:03``."""
    whole = int(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, seconds - whole // 60 * 60
    return f"{hours}:{minutes:02}:{int(rest):02}" if hours else f"{minutes}:{rest:04.1f}"


def _timeline(
    e: Exhibit, copies: Sequence[Exhibit], book: Book
) -> tuple[tuple[Posted, ...], tuple[tuple[float, str], ...]]:
    """Every posting of the item and of its copies, by time; the undated ones last, without a dot."""
    told = [(p, _instant(p.posted), "") for p in e.postings]
    told += [(p, _instant(p.posted), other.name) for other in copies for p in other.postings]
    told.sort(key=lambda one: (one[1] is None, one[1] or 0.0))
    at = [instant for _, instant, _ in told]
    known = [instant for instant in at if instant is not None]
    first, last = (min(known), max(known)) if known else (0.0, 0.0)
    span = last - first

    def place(instant: float | None) -> float | None:
        if instant is None:
            return None
        return _LEFT + ((instant - first) / span if span else 0.0) * (_WIDTH / 2 - 2 * _LEFT)

    rows = tuple(
        _posted(p, place(instant), _ROW * number + 12, name, book)
        for number, (p, instant, name) in enumerate(told)
    )
    ends = {place(first): first, place(last): last} if known else {}
    ticks = tuple(
        (x, moment(datetime.fromtimestamp(instant, UTC).date()))
        for x, instant in ends.items()
        if x is not None
    )
    return rows, ticks


def _posted(p: Posting, x: float | None, y: int, name: str, book: Book) -> Posted:
    report = book.reports.get(p.report or "")
    who = plain(p.by or (report.publisher if report else "") or "not known by whom")
    who += f" (forwarded from {plain(p.forwarded)})" if p.forwarded else ""
    seen = f"; first seen {when(p.seen)}" if p.seen else ""
    archived = f"archived {moment(p.archived)}" if p.archived else "not archived"
    return Posted(
        x, y, who, (when(p.posted) if p.posted else "time of posting not known") + seen, plain(p.where or ""),
        safe_url(p.where), plain(name), archived,
    )  # fmt: skip


def _instant(posted: When | None) -> float | None:
    if posted is None:
        return None
    value: date | datetime = posted.earliest
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, 12, tzinfo=UTC)
    return value.timestamp()


def _said(told: FileEvidence) -> Iterator[tuple[str, str]]:
    for time in told.times:
        yield plain(time.field), plain(time.raw) + (f" ({time.note})" if time.note else "")
    if told.made_with:
        yield "written by", plain(", ".join(told.made_with))
    if told.camera:
        yield "camera", plain(told.camera)
    if told.position is not None:
        yield "position", "in the file; it is kept in the case and not shown"
    yield "Content Credentials", _credentials(told.credentials)
    for note in told.notes:
        yield "note", plain(note)


def _credentials(told: Credentials) -> str:
    if told.state is CredentialsState.ABSENT:
        return "none, which means nothing: most files have none"
    if told.state is CredentialsState.ELSEWHERE:
        return f"said to be at {plain(told.address or 'another place')}, which was not asked"
    if told.state is not CredentialsState.EMBEDDED:
        return str(told.state)
    trusted = {
        None: "whether its signer is trusted was not asked",
        True: "signer trusted",
        False: "signer not trusted",
    }
    generator = f", made with {plain(told.generator)}" if told.generator else ""
    return (
        f"{'valid' if told.valid else 'not valid'}; {trusted[told.trusted]}; signed by "
        f"{plain(told.signer or 'an unnamed signer')}{generator}"
    )


def _match(a: Alike, names: Mapping[str, Exhibit], lent: Mapping[str, frozenset[str]]) -> MatchView:
    asked, found = names[a.match.asked], names[a.match.found]
    first = names.get(a.earlier or "")
    return MatchView(
        verdict=_VERDICTS.get(a.match.verdict, str(a.match.verdict)),
        asked=(asked.id, plain(asked.name)),
        found=(found.id, plain(found.name)),
        stretches=tuple(_stretch(p, asked.item.kind, found.item.kind) for p in a.match.pieces),
        sound=sound_words(a.match.sound),
        earlier=(
            f"{plain(first.name)} was posted earlier, as far as this archive knows"
            if first else "Which was posted first is not known"
        ),
        reason=plain(a.match.reason),
        frames=tuple((_still(f.asked, asked.item.kind), _still(f.found, found.item.kind)) for f in a.frames),
        hidden=why_hidden([asked, found], lent),
    )  # fmt: skip


def _stretch(p: Piece, asked: ItemKind, found: ItemKind) -> str:
    changed = transform_words(p.transform)
    how = f" ({', '.join(changed)})" if changed else ""
    if asked is found is ItemKind.IMAGE:
        return f"{_PICTURE}{how}"
    return f"{_shown(p.asked, asked)} of the first is {_shown(p.found, found)} of the second{how}"


def _shown(part: Interval, kind: ItemKind) -> str:
    """A stretch of an item in words: a picture has no times, and a moment of a video has one."""
    if kind is not ItemKind.VIDEO:
        return _PICTURE
    if part.length == 0:
        return f"the moment {_clock(part.start)}"
    return f"{_clock(part.start)} to {_clock(part.end)}"


def transform_words(t: Transform) -> Sequence[str]:
    """What was done to the found picture to make the asked one, in words; what is too small to tell is not said."""
    words = []
    if t.mirrored:
        words.append("mirrored")
    if t.found_box.share < 0.95:
        words.append(f"cropped to {t.found_box.share:.0%} of the picture")
    if t.asked_box.share < 0.95:
        words.append(f"filling {t.asked_box.share:.0%} of the frame")
    if abs(t.rotation) >= 2:
        words.append(f"turned by {t.rotation:.0f}°")
    if t.speed > 0 and abs(t.speed - 1) >= 0.04:  # beside a picture there is no speed
        words.append(f"at {t.speed:.2f} times the speed")
    return words
