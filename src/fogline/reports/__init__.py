"""Bytes to reports: ``inputs.open_inputs`` gives the bytes, ``read_raw`` the reports in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fogline.errors import InputError, UnreadableInput
from fogline.model import Raw, Report
from fogline.plugins import Problems, Reader, load
from fogline.reports.options import ReadOptions

__all__ = ["ReadOptions", "load_readers", "read_raw"]


def load_readers(options: ReadOptions) -> tuple[Reader, ...]:
    """Every registered reader, the one for plain text last, since it takes whatever is text."""
    readers: list[Reader] = [make(options) for make in load("fogline.readers").values()]
    return tuple(sorted(readers, key=lambda reader: (reader.name == "text", reader.name)))


def read_raw(
    raw: Raw, options: ReadOptions, problems: Problems, readers: Sequence[Reader] | None = None
) -> Iterator[Report]:
    """The reports in ``raw``, one at a time, by the first reader that accepts it.

    Whatever cannot be read is told to ``problems``; nothing is raised for bad input. Give ``readers`` (from
    ``load_readers``) where many inputs are read.
    """
    try:
        reader = next((one for one in readers or load_readers(options) if one.accepts(raw)), None)
        if reader is None:
            raise UnreadableInput(
                raw.name, "this is no kind of report that Fogline reads", "Give a text or a page."
            )
        yield from reader.read(raw, problems)
    except InputError as error:
        problems.tell(error.failure)
    except RecursionError:
        failure = UnreadableInput(
            raw.name, "it is nested too deeply", "Save it anew, or its text alone."
        ).failure
        problems.tell(failure)
