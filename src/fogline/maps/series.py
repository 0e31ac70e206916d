"""One maker's drawings over time: read one after the other, each changed shape kept once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fogline.errors import InputError
from fogline.knowledge.makers import Box, Makers
from fogline.maps.folder import LayerFile
from fogline.maps.layer import Layer
from fogline.model import Failure, sha256

__all__ = ["Series", "Stretch"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on end on which a maker drew the same: ``layer`` is the first of them.

    ``first`` and ``last`` are the days of the first and the last map that draw it, ``maps`` how many do.
    """

    layer: Layer
    first: date
    last: date
    maps: int


class Series:
    """A maker's drawings in order of date.

    Nothing is read until it is asked for, and then one file at a time: what is kept is one layer for each changed
    shape. Files whose bytes are those of the day before are not read again.
    """

    def __init__(
        self, maker: str, files: Sequence[LayerFile], makers: Makers | None = None, region: Box | None = None
    ) -> None:
        self.maker = maker
        self.failed: list[Failure] = []
        """Files that could not be read, or whose day is not known, once the series has been read."""
        self._files = tuple(files)
        self._makers = makers or Makers.load()
        self._region = region
        self._stretches: tuple[Stretch, ...] | None = None

    @classmethod
    def of(cls, layers: Iterable[Layer], makers: Makers | None = None) -> Series:
        """The series of layers that have been read; all by one maker, each of a known day."""
        files = [LayerFile.of(layer) for layer in layers]
        return cls(files[0].maker if files else "", files, makers)

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The drawings in order of date, days on end with the same drawing as one."""
        if self._stretches is None:
            self._stretches = tuple(self._joined())
        return self._stretches

    @property
    def days(self) -> tuple[date, date] | None:
        """The days of the first and the last map; ``None`` where there is none."""
        every = self.stretches
        return (every[0].first, every[-1].last) if every else None

    @property
    def spacing(self) -> float:
        """How many days lie between two maps, on average; 0 where there is but one."""
        if self.days is None:
            return 0.0
        maps = sum(stretch.maps for stretch in self.stretches)
        return (self.days[1] - self.days[0]).days / (maps - 1) if maps > 1 else 0.0

    def at(self, day: date) -> Stretch | None:
        """What the maker had last drawn by ``day``; ``None`` before its first map."""
        before = [stretch for stretch in self.stretches if stretch.first <= day]
        return before[-1] if before else None

    def near(self, day: date) -> Layer | None:
        """The latest map of ``day`` or before that can be read, without reading the others; ``None`` if there is none."""
        for _, file in reversed([entry for entry in self._dated() if entry[0] <= day]):
            try:
                return file.loaded or file.read(None, self._makers, self._region)
            except InputError as error:
                self.failed.append(error.failure)
        return None

    def _joined(self) -> Iterator[Stretch]:
        now: Stretch | None = None
        drawn = same = ""
        for day, file in self._dated():
            try:
                raw = file.raw() if file.loaded is None else None
                digest = sha256(raw.data) if raw else ""
                if now is not None and digest and digest == same and not file.given:
                    now = replace(now, last=day, maps=now.maps + 1)
                    continue
                layer = file.loaded or file.read(raw, self._makers, self._region)
            except InputError as error:
                self.failed.append(error.failure)
                continue
            shape, same = layer.shape, digest
            if now is not None and shape == drawn:
                now = replace(now, last=day, maps=now.maps + 1)
                continue
            if now is not None:
                yield now
            now, drawn = Stretch(layer, day, day, 1), shape
        if now is not None:
            yield now

    def _dated(self) -> list[tuple[date, LayerFile]]:
        """The files in order of their days; one whose name has no day must be read for it."""
        found: list[tuple[date, LayerFile]] = []
        for file in self._files:
            try:
                when = file.when or file.load(self._makers, self._region).reference.when
            except InputError as error:
                self.failed.append(error.failure)
                continue
            if when is None:
                why, do = "its day is not known", "Put the day into the file's name."
                self.failed.append(Failure(file.name, why, do))
            else:
                found.append((when.last_day, file))
        return sorted(found, key=lambda entry: (entry[0], entry[1].name))
