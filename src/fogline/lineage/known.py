"""What was worked out of reports before, so that a report that is added costs little in a large case.

Everything is kept under what it was worked out from: a report's keys under a fingerprint of the whole report, whether two
are related under both fingerprints, the edges of a family (reports that are related, directly or over others) under all
its reports, its related pairs and what people took away in it. So nothing that is kept can be out of date, as long as the
method is the same; :func:`method` tells one method from another.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np

from fogline.lineage.index import Index
from fogline.lineage.keys import Hashes, hashes_of, keys_of
from fogline.lineage.passages import Text, read_text
from fogline.lineage.pickups import Pickups, Related
from fogline.model import Aligned, Edge, EdgeKind, Report, Stretch

__all__ = ["Known", "Texts", "candidates_of", "edges_of", "fingerprints", "method"]

_Pair = tuple[str, str]
_READ_BY_METHOD = ("fogline.lineage", "fogline.language", "fogline.knowledge", "fogline.knowledge.data")
_ENDINGS = (".py", ".toml", ".csv")


@cache
def method() -> str | None:
    """A name for the way in which lineage is worked out: a hash of the code and the tables that it reads.

    ``None`` where they cannot be read as files; nothing is to be kept then.
    """
    digest = blake2b(digest_size=16)
    read = 0
    for package in _READ_BY_METHOD:
        for file in sorted(_files(package), key=lambda file: file.name):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
            read += file.name.endswith(".py")
    return digest.hexdigest() if read else None


def _files(package: str) -> Iterator[Traversable]:
    folder = files("fogline")
    for part in package.split(".")[1:]:
        folder = folder.joinpath(part)
    return (file for file in folder.iterdir() if file.name.endswith(_ENDINGS) and file.is_file())


class Known:
    """What is known from before, by kind and key, as bytes; and in ``used`` what of it, and what besides, was needed now."""

    def __init__(self, kept: Mapping[str, Mapping[str, bytes]] | None = None) -> None:
        self._kept = kept or {}
        self.used: dict[str, dict[str, bytes]] = {"keys": {}, "pair": {}, "family": {}}

    def get(self, what: str, key: str) -> bytes | None:
        """What is known under this key, which is then needed again next time."""
        found = self.used[what].get(key)
        if found is None and (found := self._kept.get(what, {}).get(key)) is not None:
            self.used[what][key] = found
        return found

    def put(self, what: str, key: str, value: bytes) -> None:
        """Note what was worked out now."""
        self.used[what][key] = value

    @property
    def changed(self) -> bool:
        """Whether other things are to be kept than were."""
        return any(self._kept.get(what, {}).keys() != values.keys() for what, values in self.used.items())

    def hashes(self, mark: str) -> Hashes | None:
        """A report's hashes, by its fingerprint."""
        found = self.get("keys", mark)
        if found is None:
            return None
        values = np.frombuffer(found, dtype="<u8").astype(np.uint64)
        return Hashes(values[1 : 1 + int(values[0])], values[1 + int(values[0]) :])

    def put_hashes(self, mark: str, hashes: Hashes) -> None:
        """Note a report's hashes under its fingerprint."""
        count = np.array([len(hashes.bands)], dtype="<u8")
        self.put("keys", mark, np.concatenate([count, hashes.bands, hashes.marks]).astype("<u8").tobytes())


class Texts(Mapping[str, Text]):
    """The texts of reports by id, each read when it is first asked for."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = {r.id: r for r in reports}
        self._read: dict[str, Text] = {}

    def __getitem__(self, id: str) -> Text:
        if id not in self._read:
            self._read[id] = read_text(self._reports[id])
        return self._read[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)


def fingerprints(reports: Iterable[Report]) -> dict[str, str]:
    """For each id a hash of all that its report holds."""
    names = [field.name for field in fields(Report)]
    return {r.id: _hash(*(_fixed(getattr(r, name)) for name in names)) for r in reports}


def _fixed(value: object) -> str:
    """A value in words that are the same in every run; sets have no order of their own."""
    return repr(sorted(value)) if isinstance(value, frozenset) else repr(value)


def _hash(*parts: str) -> str:
    digest = blake2b(digest_size=12)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def candidates_of(
    reports: Sequence[Report], texts: Mapping[str, Text], known: Known, marks: Mapping[str, str]
) -> list[_Pair]:
    """What ``index.candidates`` gives, with what is known; ``marks`` are the reports' fingerprints."""

    def hashes(report: Report) -> Hashes:
        found = known.hashes(marks[report.id])
        if found is None:
            found = hashes_of(report, texts[report.id])
            known.put_hashes(marks[report.id], found)
        return found

    return Index(keys_of(r, hashes(r)) for r in reports).pairs()


def edges_of(
    reports: Sequence[Report],
    texts: Mapping[str, Text],
    pairs: Iterable[_Pair],
    cut: Collection[_Pair],
    known: Known,
    marks: Mapping[str, str],
) -> list[Edge]:
    """What ``pickups.find_edges`` gives, with what is known; ``marks`` are the reports' fingerprints."""
    pickups = Pickups(reports, texts)
    new: dict[_Pair, Related] = {}
    related: list[_Pair] = []
    for pair in pickups.in_time(pairs):
        key = " ".join(sorted((marks[pair[0]], marks[pair[1]])))
        found = known.get("pair", key)
        if found is None:
            one = pickups.related(*pair)
            if one is not None:
                new[pair] = one
            found = b"" if one is None else b"1"
            known.put("pair", key, found)
        if found:
            related.append(pair)
    barred = frozenset(cut)
    edges: list[Edge] = []
    for family in _families(related):
        key = _family_key(family, barred, marks)
        kept = known.get("family", key)
        if kept is None:
            ties = [new.get(pair) or pickups.related(*pair) for pair in family]
            made = pickups.edges(r for r in ties if r is not None and (r.child, r.parent) not in barred)
            kept = _written(made)
            known.put("family", key, kept)
        edges += _read(kept)
    return sorted(edges, key=lambda edge: edge.id)


def _families(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """``pairs`` by what they connect, in the order in which they are given."""
    head: dict[str, str] = {}

    def first(id: str) -> str:
        while head.setdefault(id, id) != id:
            head[id] = id = head[head[id]]
        return id

    for a, b in pairs:
        one, other = first(a), first(b)
        head[max(one, other)] = min(one, other)
    found: dict[str, list[_Pair]] = {}
    for pair in pairs:
        found.setdefault(first(pair[0]), []).append(pair)
    return list(found.values())


def _family_key(family: Sequence[_Pair], barred: frozenset[_Pair], marks: Mapping[str, str]) -> str:
    both_ways = [*family, *((b, a) for a, b in family)]
    gone = sorted(f"{marks[a]} {marks[b]}" for a, b in both_ways if (a, b) in barred)
    return _hash(*sorted(" ".join(sorted((marks[a], marks[b]))) for a, b in family), "without", *gone)


def _written(edges: Sequence[Edge]) -> bytes:
    return json.dumps(
        [
            [e.id, e.child, e.parent, e.directed, e.kind.value, e.evidence,
             [[x.child.start, x.child.end, x.parent.start, x.parent.end, x.likeness] for x in e.aligned]]
            for e in edges
        ],
        ensure_ascii=False, separators=(",", ":"),
    ).encode("utf-8", "surrogatepass")  # fmt: skip


def _read(written: bytes) -> Iterator[Edge]:
    for id, child, parent, directed, kind, evidence, aligned in json.loads(
        written.decode("utf-8", "surrogatepass")
    ):
        yield Edge(
            id, child, parent, directed, EdgeKind(kind), tuple(evidence),
            tuple(
                Aligned(Stretch(child, a, b), Stretch(parent, c, d), likeness) for a, b, c, d, likeness in aligned
            ),
        )  # fmt: skip
