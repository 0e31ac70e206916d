"""Files of raw SYNOP and METAR lines: bulletins, and the lists of OGIMET and of NOAA."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fogline.model.observation import Observation
from fogline.weather.calendar import Calendar, NoMonth, NotUnderstood
from fogline.weather.metar import parse_metar
from fogline.weather.synop import SynopHeader, parse_synop, read_header

__all__ = ["Line", "is_raw", "read_raw_lines"]

_OGIMET = re.compile(r"\d{5},(\d{4}),(\d\d),(\d\d),(\d\d),(\d\d),\s*(.*)")
"""A line of OGIMET's ``getsynop``: station, year, month, day, hour, minute, report."""
_STAMPED = re.compile(r"((?:19|20)\d{2})(\d\d)(\d\d)\d{4}\s+(.*)")
"""A line that begins with its moment, as OGIMET lists METAR: ``202511110630 METAR UKDD …``."""
_NOAA = re.compile(r"(\d{4})/(\d\d)/(\d\d) \d\d:\d\d\s*$")
"""The line above a report in NOAA's files of single stations: ``2025/11/11 06:30``."""
_BULLETIN = re.compile(
    r"[A-Z]{4}\d{0,2} [A-Z]{4} \d{6}(?: [A-Z]{3})?$|ZCZC.*|NNNN|\d{1,3}|[A-Z]{4}\d{2}|(?:METAR|SPECI)$"
)
_METAR = re.compile(r"(?:(?:METAR|SPECI|COR|AMD) )*[A-Z][A-Z0-9]{3} (?:\d{6}Z|NIL\b)|METAR\b|SPECI\b")
_SYNOP = re.compile(r"AAXX\b|\d{5} ")
_HEADING = re.compile(r"AAXX \d{4}[0134/]")
_OTHER = re.compile(r"(BBXX|OOXX|ZZYY|TAF|SIGMET|TEMP|TTAA)\b")
_ANY = re.compile(r"\bAAXX \d{4}[0134/]|\b[A-Z][A-Z0-9]{3} \d{6}Z|\b(?:METAR|SPECI) [A-Z][A-Z0-9]{3}\b")


@dataclass(frozen=True, slots=True)
class Line:
    """What stands at one place: an observation, or (``why``) why there is none. Neither where a report says NIL."""

    number: int
    observation: Observation | None = None
    why: str | None = None


def is_raw(text: str) -> bool:
    """Whether raw reports stand in the first lines of ``text``."""
    return _ANY.search(text[:20_000]) is not None


def read_raw_lines(text: str, calendar: Calendar) -> Iterator[Line]:
    """Every report in ``text``, in order. ``calendar`` says the month where the lines do not.

    Raises:
        NoMonth: nothing says which month the reports are of.
    """
    header: SynopHeader | None = None
    for number, report, known in _reports(text, calendar):
        try:
            if other := _OTHER.match(report):
                raise NotUnderstood(f"{other[1]} is no report of a land station's weather at the ground")
            if report.startswith("AAXX") or (_SYNOP.match(report) and header is not None):
                if report.startswith("AAXX"):
                    groups = report.split(maxsplit=2)
                    header = read_header(groups[1] if len(groups) > 1 else "", known)
                    report = groups[2] if len(groups) > 2 else ""
                    if not report.strip(" ="):
                        continue
                assert header is not None
                found = parse_synop(report, header)
            else:
                found = parse_metar(report, known)
        except NoMonth:
            raise
        except NotUnderstood as error:
            yield Line(number, why=str(error))
        else:
            yield Line(number, replace(found, where=f"line {number}") if found else None)


def _reports(text: str, calendar: Calendar) -> Iterator[tuple[int, str, Calendar]]:
    """Each report with the number of its first line, and what is known of its month."""
    lines = text.splitlines()
    ended = any(line.rstrip().endswith("=") for line in lines)
    held: list[str] = []
    began, known, above = 0, calendar, calendar

    def done() -> Iterator[tuple[int, str, Calendar]]:
        for part in " ".join(held).split("="):
            if part.strip():
                yield began, part.strip(), known
        held.clear()

    for number, line in enumerate(lines, 1):
        bare = line.strip(" \t\x01\x03\ufeff\r")
        if not bare or bare.startswith("#") or _BULLETIN.fullmatch(bare):
            yield from done()
            continue
        if _HEADING.fullmatch(bare):
            yield from done()
            yield number, bare, above
            continue
        if dated := _NOAA.match(bare):
            yield from done()
            above = _near(dated, calendar)
            continue
        prefix = _OGIMET.match(bare) or _STAMPED.match(bare)
        goes_on = held and (not held[-1].endswith("=") if ended else line[:1].isspace())
        if prefix or not goes_on:
            yield from done()
            began = number
            known = _near(prefix, above) if prefix else above
            bare = prefix[prefix.re.groups] if prefix else bare
        held.append(bare.strip())
    yield from done()


def _near(match: re.Match[str], otherwise: Calendar) -> Calendar:
    try:
        return Calendar(near=date(int(match[1]), int(match[2]), int(match[3])))
    except ValueError:
        return otherwise
