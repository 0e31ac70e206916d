"""Where what a file says of itself does not fit when it was posted, what is claimed of it, or itself.

Each is a reason to look again, never a verdict: clocks are set wrongly, platforms write files anew, and anybody can
write any field.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from fogline.model import When
from fogline.model.exhibit import Contradiction, Doubt
from fogline.model.file_evidence import CredentialsState, FileEvidence, FileTime

__all__ = ["contradictions"]

CLOCK = timedelta(minutes=10)
"""So much a camera's clock may be off before two moments contradict each other."""
ZONES = timedelta(hours=14)
"""A time without a zone may be so far from the same time in UTC."""
_WRITTEN_ANEW = (
    "lavf",
    "lavc",
    "handbrake",
    "ffmpeg",
    "telegram",
    "whatsapp",
    "google",
    "capcut",
    "premiere",
    "imovie",
)
"""Programs that write a file anew: its times are then those of the writing."""
_MADE_BY_MODEL = {
    "trainedAlgorithmicMedia": "made by a generative model",
    "compositeWithTrainedAlgorithmicMedia": "put together with media that a generative model made",
    "algorithmicMedia": "made by a program, without a recording",
}
"""IPTC digital source types (Photo Metadata Standard 2023.1) that are no recording."""


def contradictions(
    evidence: FileEvidence, posted: Sequence[When] = (), claimed: When | None = None
) -> tuple[Contradiction, ...]:
    """All that does not fit: ``posted`` are the known times of posting, ``claimed`` when it is said to be filmed."""
    found = [*_against_posting(evidence, posted), *_against_claim(evidence, claimed), *_itself(evidence)]
    if evidence.named_as is not None:
        reason = f"its name says {evidence.named_as}, its bytes are {evidence.media_type}"
        found.append(Contradiction(Doubt.OTHER_KIND, reason, True))
    return (*found, *_signed(evidence))


def _against_posting(evidence: FileEvidence, posted: Sequence[When]) -> Iterator[Contradiction]:
    if not posted:
        return
    first = min(posted, key=lambda when: _span(when)[0])
    for time in _times(evidence):
        if time.when is not None and _after(time.when, first):
            reason = f"{time.field} says {_words(time.when)}; it was posted by {_words(first)}"
            yield Contradiction(Doubt.AFTER_POSTING, reason, True)


def _against_claim(evidence: FileEvidence, claimed: When | None) -> Iterator[Contradiction]:
    if claimed is None:
        return
    anew = _written_anew(evidence)
    for time in _times(evidence):
        if time.when is None:
            continue
        said = f"{time.field} says {_words(time.when)}; {_words(claimed)} is claimed"
        if _after(claimed, time.when):
            yield Contradiction(Doubt.BEFORE_CLAIM, said, True)
        elif _after(time.when, claimed):
            why = f"; {anew} wrote the file anew, and may have set the time" if anew else ""
            yield Contradiction(Doubt.AFTER_CLAIM, said + why, False)


def _itself(evidence: FileEvidence) -> Iterator[Contradiction]:
    times = [time for time in evidence.times if time.when is not None]
    if len(times) < 2:
        return
    first = min(times, key=lambda time: _span(_when(time))[0])
    last = max(times, key=lambda time: _span(_when(time))[0])
    if _after(_when(last), _when(first)):
        reason = f"{first.field} says {_words(_when(first))}, {last.field} {_words(_when(last))}: it was saved again"
        yield Contradiction(Doubt.TIMES_DISAGREE, reason, False)


def _signed(evidence: FileEvidence) -> Iterator[Contradiction]:
    signed = evidence.credentials
    if signed.state is not CredentialsState.EMBEDDED:
        return
    if signed.valid is False:
        what = "; ".join(signed.problems) or "its Content Credentials do not fit it"
        yield Contradiction(Doubt.ALTERED, what, True)
    for source in signed.sources:
        if source in _MADE_BY_MODEL:
            who = signed.signer or "an unnamed signer"
            yield Contradiction(
                Doubt.NO_RECORDING, f"{who} signed that it was {_MADE_BY_MODEL[source]}", True
            )


def _times(evidence: FileEvidence) -> Iterator[FileTime]:
    """The file's times, and when it was signed."""
    yield from evidence.times
    if evidence.credentials.signed_at is not None:
        moment = evidence.credentials.signed_at
        yield FileTime("its Content Credentials", moment.isoformat(), When.on(moment))


def _when(time: FileTime) -> When:
    assert time.when is not None
    return time.when


def _written_anew(evidence: FileEvidence) -> str | None:
    return next((p for p in evidence.made_with if p.casefold().startswith(_WRITTEN_ANEW)), None)


def _after(late: When, early: When) -> bool:
    """Whether ``late`` surely begins after the end of ``early``, clocks and unknown zones allowed for."""
    return _span(late)[0] > _span(early)[1] + CLOCK


def _span(when: When) -> tuple[datetime, datetime]:
    """The moments that a time may be, in UTC; a day without a zone may begin and end in any zone."""
    return _moment(when.earliest, last=False), _moment(when.latest, last=True)


def _moment(end: date | datetime, *, last: bool) -> datetime:
    if isinstance(end, datetime):
        return end.astimezone(UTC)
    midnight = datetime(end.year, end.month, end.day, tzinfo=UTC)
    return midnight + timedelta(days=1) + ZONES if last else midnight - ZONES


def _words(when: When) -> str:
    if isinstance(when.earliest, datetime):
        return when.earliest.strftime("%Y-%m-%d %H:%M %Z").strip()
    end = "" if when.last_day == when.first_day else f" to {when.last_day.isoformat()}"
    return when.first_day.isoformat() + end
