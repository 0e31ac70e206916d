"""Contract suites for whoever extends Fogline: each raises ``AssertionError`` in words where a promise is broken.

def test_my_reader():
    check_reader(MyReader(), Raw(b"...", "a.txt"))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from fogline.errors import FoglineError, InputError
from fogline.model import (
    Brief,
    Claim,
    Failure,
    Finding,
    Outcome,
    Question,
    Raw,
    Reference,
    Report,
    Standing,
    sha256,
)
from fogline.plugins import Check, Exporter, Extractor, Reader

__all__ = ["Told", "check_check", "check_exporter", "check_extractor", "check_reader"]

_GUESSABLE = {"language", "encoding", "zone", "published", "title"}
_KNOWN_BY = {"domain", "channel", "user", "purported"}


class Told:
    """Collects what a reader tells (a ``Problems``)."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []

    def tell(self, failure: Failure) -> None:
        """Note one failure."""
        self.failures.append(failure)


def check_reader(reader: Reader, raw: Raw) -> list[Report]:
    """Hold ``reader`` to its contract with ``raw``, which it must be able to read; returns the reports.

    Raises:
        AssertionError: it does not accept ``raw``, gives no report, gives others when it reads again, loses
            where a report comes from, or fails with anything but an ``InputError`` on damaged bytes.
    """
    _named(reader)
    assert reader.accepts(raw) is True, f"{reader.name} does not accept {raw.name}"
    told = Told()
    reports = list(reader.read(raw, told))
    assert reports, f"{reader.name} read nothing in {raw.name}: {[str(f) for f in told.failures]}"
    again = list(reader.read(raw, Told()))
    assert again == reports, f"{reader.name} reads {raw.name} otherwise the second time"
    _unique((report.id for report in reports), "reports")
    for report in reports:
        _check_report(report, raw)
    for failure in told.failures:
        assert failure.what and failure.why and failure.do, f"a failure without what, why or do: {failure}"
    for damaged in (b"", raw.data[: len(raw.data) // 2], raw.data + b"\0\xff\xfe", b"\0" * 64):
        _read_damaged(reader, replace(raw, data=damaged))
    return reports


def _check_report(report: Report, raw: Raw) -> None:
    where = f"report {report.id}"
    assert report.sha256 == sha256(raw.data), f"{where}: sha256 does not name the bytes that it was read from"
    assert report.text.strip(), f"{where}: no text"
    assert report.source.known_by in _KNOWN_BY, f"{where}: known_by is {report.source.known_by!r}"
    if report.source.known_by == "purported":
        assert report.source.party is None, f"{where}: a party by nothing but its own word"
        assert report.source.standing is Standing.UNKNOWN, f"{where}: a standing by nothing but its own word"
    assert report.guessed <= _GUESSABLE, f"{where}: guessed names {sorted(report.guessed - _GUESSABLE)}"
    assert report.language is None or re.fullmatch("[a-z]{2,3}", report.language), (
        f"{where}: {report.language!r}"
    )
    assert not (report.name and report.name.startswith(("/", "~"))), f"{where}: its name is a path"
    for credit in report.credits:
        if credit.start is not None:
            assert 0 <= credit.start < (credit.end or 0) <= len(report.text), (
                f"{where}: a credit outside the text"
            )


def _read_damaged(reader: Reader, raw: Raw) -> None:
    told = Told()
    try:
        if reader.accepts(raw):
            list(reader.read(raw, told))
    except InputError:
        pass  # what it should raise
    except Exception as error:
        size = len(raw.data)
        raise AssertionError(
            f"{reader.name} fails on {size} damaged bytes with {type(error).__name__}: {error}"
        ) from error


def check_extractor(extractor: Extractor, report: Report) -> list[Claim]:
    """Hold ``extractor`` to its contract with ``report``; returns the claims.

    Raises:
        AssertionError: a quote, cue, mention or place that is not the exact text of its span; an id that occurs
            twice; a denial of a claim that is not there; other claims when it reads again; or claims in nothing.
    """
    _named(extractor)
    assert isinstance(extractor.languages, frozenset), "languages is a frozenset of ISO 639-1 codes"
    claims = list(extractor.extract(report))
    assert list(extractor.extract(report)) == claims, f"{extractor.name} finds other claims the second time"
    _unique((claim.id for claim in claims), "claims")
    ids = {claim.id for claim in claims}
    for claim in claims:
        assert claim.report == report.id, f"claim {claim.id} is about report {claim.report}, not {report.id}"
        assert claim.quote.strip(), f"claim {claim.id}: no words"
        assert claim.denies is None or claim.denies in ids, (
            f"claim {claim.id} denies {claim.denies}, which is not there"
        )
        for what, start, end, words in _passages(claim):
            found = report.text[start:end]
            assert 0 <= start < end, f"claim {claim.id}: {what} spans {start} to {end}"
            assert found == words, f"claim {claim.id}: {what} is {words!r}, but the text there is {found!r}"
    for nothing in ("", " \n"):
        found_in = list(extractor.extract(replace(report, text=nothing)))
        assert not found_in, f"{extractor.name} finds claims in {nothing!r}"
    return claims


def _passages(claim: Claim) -> Iterable[tuple[str, int, int, str]]:
    yield "the quote", claim.start, claim.end, claim.quote
    if claim.cue is not None:
        yield "the cue", claim.cue.start, claim.cue.end, claim.cue.text
    for speaker in claim.speakers:
        if speaker.start is not None and speaker.end is not None:
            yield "a speaker's mention", speaker.start, speaker.end, speaker.mention
    for place in claim.places:
        yield "a place's mention", place.start, place.end, place.mention


def check_check(
    check: Check, question: Question, claims: Sequence[Claim], references: Sequence[Reference] = ()
) -> list[Finding]:
    """Hold ``check`` to its contract with one question; returns the findings.

    Raises:
        AssertionError: a finding about another question or answer, without a reason, naming no reference though it
            is not inconclusive, with a figure without a unit, or another one when it is asked again.
    """
    _named(check)
    findings = list(check.check(question, claims, references))
    assert list(check.check(question, claims, references)) == findings, (
        f"{check.name} finds otherwise the second time"
    )
    _unique((finding.id for finding in findings), "findings")
    answers = {answer.id for answer in question.answers}
    for finding in findings:
        where = f"finding {finding.id}"
        assert finding.question == question.id, f"{where} is about question {finding.question}"
        assert finding.answer is None or finding.answer in answers, (
            f"{where} is about an answer that is not there"
        )
        assert finding.check == check.name, f"{where} names the check {finding.check!r}, not {check.name!r}"
        assert finding.reason.strip(), f"{where} has no reason"
        assert finding.references or finding.outcome is Outcome.INCONCLUSIVE, f"{where} names no reference"
        for name, figure in finding.figures:
            assert name and figure.unit, f"{where}: the figure {name!r} has no unit"
    return findings


def check_exporter(exporter: Exporter, brief: Brief, folder: Path) -> Path:
    """Hold ``exporter`` to its contract, writing into folders below ``folder``; returns the file written.

    Raises:
        AssertionError: it writes nothing, leaves something half-written, writes otherwise the second time, or
            fails with anything but an ``OSError`` or a ``FoglineError`` where it cannot write.
    """
    _named(exporter)
    first, second = folder / "first", folder / "second"
    path = exporter.export(brief, first)
    assert path.is_file() and path.parent == first, (
        f"{exporter.name} returns {path}, which is no file in {first}"
    )
    assert path.stat().st_size, f"{exporter.name} wrote an empty file"
    exporter.export(brief, second)
    written, again = _contents(first), _contents(second)
    hidden = [name for name in written if name.startswith((".", "~")) or name.endswith((".tmp", ".part"))]
    assert not hidden, f"{exporter.name} leaves {hidden} behind"
    assert written == again, f"{exporter.name} writes otherwise the second time"
    blocked = folder / "blocked"
    blocked.write_bytes(b"in the way")
    try:
        exporter.export(brief, blocked)
    except (OSError, FoglineError):
        assert blocked.read_bytes() == b"in the way", f"{exporter.name} destroyed the file in its way"
        return path
    raise AssertionError(f"{exporter.name} says to have written into {blocked}, which is a file")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def _named(part: object) -> None:
    name = getattr(part, "name", None)
    assert isinstance(name, str) and name, f"{type(part).__name__} has no name"


def _unique(ids: Iterable[str], what: str) -> None:
    seen: set[str] = set()
    for each in ids:
        assert each not in seen, f"two {what} have the id {each}"
        seen.add(each)
