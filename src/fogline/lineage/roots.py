"""Where each report and each passage begins: back along the edges, to a report that has it from nobody else here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.knowledge.outlets import outlets
from fogline.lineage.credited import means, source_keys
from fogline.lineage.direction import order
from fogline.lineage.first_hand import FirstHand, find_first_hand
from fogline.model import Aligned, Edge, EdgeKind, Report, Standing, Stretch

__all__ = ["PICKUP", "WHOLE", "Roots"]

PICKUP = 0.1
"""Part of a report's text that must stand in others' for the report to begin there, where nothing shows that it is an
origin itself: a morning note has one paragraph on the matter."""

WHOLE = 1 / 3
"""The same for the passages that no edge aligns to count with the others."""

_OWN_WORDS = 0.5
"""Part of a text that stands in others from which on it begins there as a whole, also where a body publishes it or its
outlet got some of it first hand: a report begins where the greater part of it does."""

_NEAR = 0.8
"""Of parents whose parts are no further apart than this, the one that a report begins with is its main one."""

_MOST_STEPS = 64
_MOST_NAMED = 3
_OFFICIAL = (Standing.OFFICIAL, Standing.OCCUPATION)


@dataclass(frozen=True, slots=True)
class _Link:
    """A child's way to one parent: the passages it has from there, and the part of the child's text they make."""

    parent: str
    aligned: tuple[Aligned, ...]
    share: float
    directed: bool
    kind: EdgeKind


class Roots:
    """The beginnings of reports and passages, and why a beginning is a known origin. Built once for a case."""

    def __init__(self, reports: Sequence[Report], edges: Sequence[Edge]) -> None:
        self._reports = {report.id: report for report in sorted(reports, key=lambda r: r.id)}
        self._first_of = _versions(self._reports.values())
        self._marks: dict[str, tuple[FirstHand, ...]] = {}
        self._links = self._linked(edges)
        self.known: dict[str, str] = {}
        """Why the report with this id is an origin: it published its own words, got some of them first hand, or is
        credited."""
        self._own_at: dict[str, tuple[tuple[int, int], ...]] = {}
        self._begins: set[str] = set()
        self._main: dict[str, str] = {}
        for id in self._reports:
            if (why := self._own(id)) is not None:
                self.known[id] = why
                self._begins.add(id)
        self._main = {id: parent for id in self._reports if (parent := self._main_parent(id)) is not None}
        self._whole = {id for id in self._main if self._shared(id) >= WHOLE}
        self._begun = {id: self._follow(id) for id in self._reports}
        self._add_credited()

    def beginning(self, report: str) -> str:
        """The report (id) where the words of ``report`` begin, as far as the case shows; its own id where it has none."""
        return self._begun.get(report, report)

    def passage(self, report: str, start: int, end: int) -> tuple[str, ...]:
        """The reports through which the passage came, ``report`` first, the one where it begins last."""
        path = [report]
        for _ in range(_MOST_STEPS):
            at = path[-1]
            step = self._source(at, start, end)
            if step is not None and step.parent.report not in path:
                path.append(step.parent.report)
                start, end = step.parent.start, step.parent.end
                continue
            own = any(first < end and start < last for first, last in self._own_at.get(at, ()))
            begun = at if own or at not in self._whole else self.beginning(at)
            if begun != at and begun not in path:
                path.append(begun)
            break
        return tuple(path)

    def made_from(self, report: str, start: int, end: int) -> Stretch | None:
        """The parent's passage that a passage was made from; ``None`` where no edge aligns it."""
        step = self._source(report, start, end)
        return step.parent if step is not None else None

    def _source(self, report: str, start: int, end: int) -> Aligned | None:
        """What the most of a passage was made from; ``None`` where less than half of it was made from anything."""
        best: tuple[int, float, Aligned] | None = None
        for link in self._links.get(report, ()):
            for one in link.aligned:
                shared = min(end, one.child.end) - max(start, one.child.start)
                if shared * 2 >= max(1, min(end - start, one.child.end - one.child.start)):
                    rank = (shared, one.likeness)
                    if best is None or rank > best[:2]:
                        best = (*rank, one)
        return best[2] if best else None

    def _linked(self, edges: Sequence[Edge]) -> dict[str, list[_Link]]:
        """Links by child. Where the direction is not known, whichever publishes its own words leads."""
        found: dict[str, list[_Link]] = defaultdict(list)
        covered: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for edge in edges:
            if edge.directed:
                covered[edge.child] += [(one.child.start, one.child.end) for one in edge.aligned]
        for edge in sorted(edges, key=lambda e: (e.child, e.parent)):
            if edge.child not in self._reports or edge.parent not in self._reports:
                continue
            child, parent, aligned = edge.child, edge.parent, edge.aligned
            if not edge.directed and self._speaks(child) and not self._speaks(parent) and not covered[parent]:
                child, parent = parent, child
                aligned = tuple(Aligned(one.parent, one.child, one.likeness) for one in aligned)
            found[child].append(_Link(parent, aligned, self._share(child, aligned), edge.directed, edge.kind))
        return found

    def _share(self, child: str, aligned: Sequence[Aligned]) -> float:
        """The part of the child's text that ``aligned`` covers; all of it where only a mark or a person says so."""
        length = len(self._reports[child].text.strip())
        if not aligned:
            return 1.0
        return _covered((one.child.start, one.child.end) for one in aligned) / max(length, 1)

    def _speaks(self, id: str) -> bool:
        """Whether a report is by its source a body's own word, or by its words first hand."""
        report = self._reports[id]
        return (
            _is_official(report)
            or _is_organisation(report)
            or any(not mark.weak for mark in self._first_hand(id))
        )

    def _first_hand(self, id: str) -> tuple[FirstHand, ...]:
        if id not in self._marks:
            self._marks[id] = find_first_hand(self._reports[id])
        return self._marks[id]

    def _own(self, id: str) -> str | None:
        """Why a report is an origin by itself; ``None`` where nothing shows it."""
        report = self._reports[id]
        if self._first_of.get(id, id) != id:
            return None  # a later version of one item
        share = self._shared(id, directed=True)
        if _is_official(report) or _is_organisation(report):
            kind = "official source" if _is_official(report) else "organisation"
            why = f"published by {report.source.name} itself, an {kind} known by its {report.source.known_by}"
            return why if share < _OWN_WORDS else None
        own = self._own_marks(id)
        if own:
            self._own_at[id] = tuple(_sentence(report.text, mark.start, mark.end) for mark in own)
            self.known[id] = _first_hand_why(report, own[0])
        if own and share < _OWN_WORDS:
            return _first_hand_why(report, own[0])
        if (share < WHOLE and not report.credits) or self._agencys(id):
            return next((_first_hand_why(report, mark) for mark in self._first_hand(id)), None)
        return None

    def _agencys(self, id: str) -> bool:
        """Whether a news agency publishes in its own words what it shares with other outlets' alone, and credits none of
        them: agencies rewrite bodies' statements, and each other only with a credit."""
        report, links = self._reports[id], self._links.get(id, ())
        if not source_keys(report.source) & outlets().agencies:
            return False
        for link in links:
            parent = self._reports[link.parent]
            rewritten = (
                link.kind in (EdgeKind.REWRITE, EdgeKind.TRANSLATION) and parent.source.id != report.source.id
            )
            if not rewritten or any(means(credit, parent) for credit in report.credits):
                return False
        return not any(_is_official(self._reports[above]) for above in self._above(id))

    def _own_marks(self, id: str) -> list[FirstHand]:
        """What shows first-hand work in passages that are from no other report."""
        links = self._links.get(id, ())
        if any(not link.aligned for link in links):
            return []
        spans = [(one.child.start, one.child.end) for link in links for one in link.aligned]
        return [
            mark
            for mark in self._first_hand(id)
            if not mark.weak and not any(start < mark.end and mark.start < end for start, end in spans)
        ]

    def _main_parent(self, id: str) -> str | None:
        """Where a report that is no origin itself comes from: the greater part; of two nearly as great, the head."""
        first = self._first_of.get(id, id)
        if first != id:
            return first
        links = self._links.get(id, [])
        if id in self._begins or self._shared(id) < PICKUP:
            return None
        most = max(link.share for link in links)
        main = [link for link in links if link.share >= _NEAR * most]
        return min(
            main, key=lambda link: (_head(link), -round(link.share, 2), order(self._reports[link.parent]))
        ).parent

    def _shared(self, id: str, *, directed: bool = False) -> float:
        """The part of a report that stands in others, or in an earlier version of it; 0 to 1."""
        if self._first_of.get(id, id) != id:
            return 1.0
        links = [link for link in self._links.get(id, ()) if link.directed or not directed]
        if any(not link.aligned for link in links):
            return 1.0
        return self._share(id, [one for link in links for one in link.aligned]) if links else 0.0

    def _follow(self, id: str) -> str:
        path = [id]
        while path[-1] in self._main and self._main[path[-1]] not in path:
            path.append(self._main[path[-1]])
        if path[-1] in self._main:  # a ring of reports whose order is not known: the first of them by time
            ring = path[path.index(self._main[path[-1]]) :]
            return min(ring, key=lambda one: order(self._reports[one]))
        return path[-1]

    def _add_credited(self) -> None:
        """A beginning that its pickups credit by name is an origin: the credit, borne out by the texts, is the evidence."""
        named: dict[str, set[str]] = defaultdict(set)
        begun = {*self._begun.values()} - set(self.known)
        for id, report in self._reports.items():
            for above in self._above(id) & begun if report.credits else ():
                first = self._reports[above]
                other = first.source.id != report.source.id
                if (
                    other
                    and self.beginning(above) == above
                    and any(means(one, first) for one in report.credits)
                ):
                    named[above].add(report.publisher)
        for id, by in named.items():
            some = sorted(by)[:_MOST_NAMED]
            more = len(by) - len(some)
            tail = f" and {more} more" if more > 0 else ""
            self.known[id] = f"{self._reports[id].publisher} is credited for it by {', '.join(some)}{tail}"

    def _above(self, id: str) -> set[str]:
        """All reports that ``id`` has passages from, through others too."""
        seen: set[str] = set()
        left = [id]
        while left:
            at = left.pop()
            parents = {link.parent for link in self._links.get(at, ())} | (
                {self._main[at]} if at in self._main else set()
            )
            left += sorted(parents - seen - {id})
            seen |= parents - {id}
        return seen


def _head(link: _Link) -> int:
    """Where in the child the first passage from this parent stands."""
    return min((one.child.start for one in link.aligned), default=0)


def _first_hand_why(report: Report, mark: FirstHand) -> str:
    start, _ = _sentence(report.text, mark.start, mark.end)
    words = " ".join(report.text[max(start, mark.start - 80) : mark.end + 40].split())
    return f"{mark.why}: “… {words} …”"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence or line that the stretch is in, roughly."""
    begun = max(text.rfind(stop, 0, start) for stop in (". ", "\n", "! ", "? ")) + 1
    ends = [at for stop in (". ", "\n", "! ", "? ") if (at := text.find(stop, end)) >= 0]
    return begun, min(ends, default=len(text))


def _is_official(report: Report) -> bool:
    return report.source.standing in _OFFICIAL and report.source.known_by != "purported"


def _is_organisation(report: Report) -> bool:
    """Whether an independent organisation publishes, and credits nobody else: it speaks for itself."""
    source = report.source
    return source.standing is Standing.INDEPENDENT and source.known_by != "purported" and not report.credits


def _versions(reports: Iterable[Report]) -> dict[str, str]:
    """From each later version of one item (one source, one address) to the first."""
    items: dict[tuple[str, str, str | None], list[Report]] = defaultdict(list)
    for report in reports:
        if report.url is not None:
            items[report.url, report.source.id, report.part].append(report)
    found = {}
    for versions in items.values():
        first, *later = sorted(versions, key=order)
        found.update({report.id: first.id for report in later})
    return found


def _covered(spans: Iterable[tuple[int, int]]) -> int:
    """How many code points the spans cover, overlaps once."""
    total = last = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, last))
        last = max(last, end)
    return total
