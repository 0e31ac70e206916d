"""Items, matches and the human record as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from fogline.brief.footage_said import haze_words
from fogline.brief.footage_sound import sound_words
from fogline.case.exhibits import Elsewhere
from fogline.case.footage_held import HeldFootage
from fogline.cli.show import safe, short
from fogline.model import Finding, When
from fogline.model.exhibit import Alike, Exhibit, SaidOf, SkyHeld
from fogline.model.file_evidence import Credentials, CredentialsState
from fogline.model.footage import Interval, Item, ItemKind, Match, Piece, Posting
from fogline.store.footage import KeptItem

__all__ = ["alike_line", "exhibit_lines", "found_line", "held_line", "held_lines", "item_line", "said_lines"]

_PICTURE = "the picture"


def item_line(kept: KeptItem) -> str:
    """One item on a line: id, kind, earliest known posting, name."""
    posted = next((p.posted for p in kept.postings if p.posted), None)
    when = f"posted {_words(posted)}" if posted else "posting not known"
    return "\t".join((kept.id, _kind(kept.item), when, safe(kept.name)))


def alike_line(pair: Alike, asked: KeptItem, found: KeptItem) -> str:
    """One match on a line, with which of the two was posted first as far as this archive knows."""
    first = {asked.item.sha256: asked, found.item.sha256: found}.get(pair.earlier or "")
    told = f"earliest in this archive: {safe(first.name)}" if first else "which was posted first is not known"
    kinds = (asked.item.kind, found.item.kind)
    return f"{_match(pair.match, safe(asked.name), safe(found.name), kinds)}; {told}"


def found_line(found: Elsewhere) -> str:
    """One match of a file with an item."""
    posted = next((p.posted for p in found.item.postings if p.posted), None)
    when = f"posted {_words(posted)}" if posted else "posting not known"
    where = safe(f"{found.item.name} ({found.item.id}, {when}, case {found.folder.name})")
    return _match(found.match, "it", where, (None, found.item.item.kind))


def _match(match: Match, asked: str, found: str, kinds: tuple[ItemKind | None, ItemKind]) -> str:
    stretches = "; ".join(
        _shown_in_both(p, kinds) + (", mirrored" if p.transform.mirrored else "") for p in match.pieces
    )
    heard = sound_words(match.sound, found)
    return (
        f"{match.verdict}: {asked} and {found}"
        + (f": {stretches}" if stretches else "")
        + (f"; {heard[0].lower()}{heard[1:]}" if heard else "")
    )


def _shown_in_both(p: Piece, kinds: tuple[ItemKind | None, ItemKind]) -> str:
    asked, found = _shown(p.asked, kinds[0]), _shown(p.found, kinds[1])
    return asked if asked == found == _PICTURE else f"{asked} is {found}"


def _shown(part: Interval, kind: ItemKind | None) -> str:
    """A stretch of an item: a picture has no times, and a moment of a video has one."""
    if kind is ItemKind.IMAGE or (kind is None and part.start == part.end == 0):
        return _PICTURE
    return f"{part.start:.1f} s" if part.length == 0 else f"{part.start:.1f}-{part.end:.1f} s"


def exhibit_lines(exhibit: Exhibit) -> Iterator[str]:
    """All that is known of one item."""
    yield f"{safe(exhibit.name)} ({exhibit.id}), {_kind(exhibit.item)}, SHA-256 {exhibit.item.sha256}"
    for flag in exhibit.flags:
        yield f"  flagged: {safe(flag)}"
    for posting in exhibit.postings:
        yield f"  {_posting(posting)}"
    said = exhibit.evidence
    if said is not None:
        for time in said.times:
            note = f" ({time.note})" if time.note else ""
            yield f"  the file says: {safe(time.field)} {safe(time.raw)}{note}"
        if said.made_with:
            yield f"  the file says: written by {safe(', '.join(said.made_with))}"
        if said.camera:
            yield f"  the file says: camera {safe(said.camera)}"
        yield f"  Content Credentials: {_credentials(said.credentials)}"
    for doubt in exhibit.contradictions:
        yield f"  {doubt.doubt}: {safe(doubt.reason)}"
    for entry in exhibit.record:
        if entry.found is None:
            yield f"  {entry.aspect}: nobody has written anything down"
        else:
            second = f", second reader {safe(entry.second)}" if entry.second else ", no second reader"
            yield f"  {entry.aspect}: {safe(entry.found)} ({safe(entry.method or '')}; {safe(entry.by or '')}{second})"


def said_lines(exhibit: Exhibit, findings: Sequence[Finding]) -> Iterator[str]:
    """What is said of an item, with what was found about it, and the hint how hazy it looks."""
    by_id = {finding.id: finding for finding in findings}
    for one in exhibit.said:
        yield f"  said in {safe(one.report)}: “{short(one.passage.text)}” ({_facts(one)})"
        for key in one.findings:
            found = by_id[key]
            yield f"    {found.check}: {found.outcome}. {safe(found.reason)}"
        for held in one.held:
            yield f"    {held_line(held)}"
    if exhibit.haze is not None:
        yield f"  {haze_words(exhibit.haze)}"


def _facts(one: SaidOf) -> str:
    place = safe(one.place.name) if one.place else "place not said"
    when = _words(one.when) if one.when else "time not said"
    lent = f"; {' and '.join(one.lent)} said elsewhere in it" if one.lent else ""
    sky = f", {'no ' if one.negated else ''}{', '.join(one.sky)}" if one.sky else ""
    return f"{place}, {when}{sky}{lent}"


def held_line(held: SkyHeld) -> str:
    """What one station, or the sun, says of it."""
    return f"{held.check}, {'no ' if held.negated else ''}{held.said}: {held.outcome}. {safe(held.reason)}"


def held_lines(held: HeldFootage) -> Iterator[str]:
    """An item held against weather and sun: where place, time and words came from, and what was found."""
    yield f"place: {safe(held.place.name) if held.place else 'not known'} ({safe(held.place_from)})"
    yield f"time: {_words(held.when) if held.when else 'not known'} ({safe(held.when_from)})"
    words = ", ".join(f"{'no ' if negated else ''}{word}" for word, negated in held.words) or "none"
    yield f"words: {words} ({safe(held.words_from)})"
    yield from map(held_line, held.held)


def _posting(posting: Posting) -> str:
    told = [f"posted {_words(posting.posted)}" if posting.posted else "time of posting not known"]
    if posting.by:
        told.append(f"by {safe(posting.by)}")
    if posting.forwarded:
        told.append(f"forwarded from {safe(posting.forwarded)}")
    if posting.where:
        told.append(f"at {safe(posting.where)}")
    if posting.seen:
        told.append(f"first seen {_words(posting.seen)}")
    if posting.archived:
        told.append(f"archived {posting.archived.isoformat(timespec='minutes')}")
    return ", ".join(told)


def _credentials(told: Credentials) -> str:
    if told.state is CredentialsState.ABSENT:
        return "none (which means nothing)"
    if told.state is not CredentialsState.EMBEDDED:
        return f"{told.state}" + (f" ({safe(told.address)}, not asked)" if told.address else "")
    valid = "valid" if told.valid else "not valid"
    trusted = {
        None: "whether the signer is trusted was not asked",
        True: "signer trusted",
        False: "signer not trusted",
    }
    return f"{valid}, {trusted[told.trusted]}, signed by {safe(told.signer or 'an unnamed signer')}"


def _kind(item: Item) -> str:
    long = f" of {item.duration:.1f} s" if item.duration is not None else ""
    part = f", read in part ({item.partial})" if item.partial else ""
    part += f", its sound could not be read ({item.unheard})" if item.unheard else ""
    return f"{item.kind}{long}, {item.width}x{item.height}{part}"


def _words(when: When | None) -> str:
    if when is None:
        return "at an unknown time"
    begun, ended = _end(when.earliest), _end(when.latest)
    return begun if begun == ended else f"{begun} to {ended}"


def _end(at: date) -> str:
    """A day, or a moment in UTC, as the page has it."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if isinstance(at, datetime) else at.isoformat()
