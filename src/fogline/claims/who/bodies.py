"""Bodies and offices without a name: whom "the ministry", "the president" and "the police" mean in a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import cached_property

from fogline.claims.who.affiliation import Affiliation
from fogline.claims.who.memory import Known, Memory
from fogline.claims.who.names import ROLES, THINGS, People, core, head
from fogline.claims.who.phrases import phrase_left
from fogline.claims.who.reading import Reading
from fogline.claims.who.voices import Mention
from fogline.model import Standing

__all__ = ["Bodies", "CountryOf"]

_SHORT_ROLES = {"gov": "governor", "sen": "senator", "gen": "general", "amb": "ambassador", "pm": "minister"}
_GENERIC = frozenset(
    "group organisation organization movement agency network body company channel newspaper "
    "outlet broadcaster coalition "
    "alliance institute office union mission tank".split()
)
_LOCAL = frozenset(
    "health interior governor mayor administration authorities police prosecutors prosecutor council "
    "governorate".split()
)
_CIVIL = frozenset("council administration health interior".split())
"""Of a state's own bodies those that speak of what happens in it, seldom of what happens elsewhere."""

_OCCUPIED = frozenset("occupied annexed installed held controlled appointed separatist rebel".split())
_STATE_BODIES = frozenset("ministry military army staff force navy government forces".split())
_STATE_CODE = 3
"""Codes of states have three letters; a movement has no ministry of defence in a report that names it so."""
_GOVERNING = frozenset(
    "government authorities administration officials official ministry minister parliament police emergency security "
    "interior health information energy prosecutors prosecutor governor mayor".split()
)
"""Of which a report about one state means that state's, where nothing says whose they are."""
_FIGHTING = frozenset("army military forces troops navy naval air defence defense intelligence staff".split())
"""Of which a report about a war may mean either side's."""
_FOREIGN = frozenset("western foreign international european allied un".split())
_PEOPLES = ("ish", "ese", "ian", "ean")
"""Endings of the names of peoples, where a state's own is told by the table of parties already."""
_MAINLY = 0.6
"""The part of the places of a report that must lie in one state for the report to be about it."""
_REACH_BACK = 3
"""How many sentences back "its leader" and "the governor" look for what they belong to."""

CountryOf = Callable[[int], str | None]
"""The state (alpha-3) of the place named nearest before or beside a code point."""


def _may_be(name: str, about: str) -> bool:
    """Whether a body of this name may be called ``about``; "the South African delegation" is no "agency"."""
    last = name.split()[-1]
    return not last.islower() or last == about


class Bodies:
    """Finds them by what was named before, elsewhere in the report, or nearby."""

    def __init__(
        self, reading: Reading, people: People, memory: Memory, who: Affiliation, country_of: CountryOf | None
    ) -> None:
        self._reading = reading
        self._people = people
        self._memory = memory
        self._who = who
        self._country_of = country_of
        self._places_of: dict[str, list[int]] = {}
        for i, word in enumerate(reading.lower):
            if word in THINGS or word in ROLES:
                self._places_of.setdefault(word, []).append(i)

    def _of_here(self, mention: Mention, standing: Standing) -> tuple[str | None, Standing]:
        """ "local authorities": those of the place spoken of, where the sentence does not say that it is occupied."""
        begin, end = self._reading.sentences[self._reading.sentence_of[mention.begin]]
        country = self._country_of(self._reading.starts[mention.begin]) if self._country_of else None
        if country is None or _OCCUPIED & set(self._reading.lower[begin:end]):
            return None, standing
        return country, Standing.OFFICIAL

    def local(
        self, mention: Mention, about: str, party: str | None, standing: Standing
    ) -> tuple[str | None, Standing]:
        """ "the police" speak for whom the police spoke before, else for the state of the place that is spoken of."""
        if self._of_people(mention):
            return party, standing
        said = {w.rstrip(".") for w in self._reading.lower[mention.full_begin : mention.full_end]}
        words = _LOCAL & {_SHORT_ROLES.get(w, w) for w in said}
        if not words:
            return party, standing
        if said & {"local", "regional"}:
            return self._of_here(mention, standing)
        for known in reversed(self._memory.met):
            if known.party is not None and words & set(core(known.name)):
                return known.party, known.standing
        named = bool(words & (ROLES | _CIVIL))
        if self._country_of is None or not (named or about in _LOCAL | ROLES | {"unit", "office", "service"}):
            return party, standing
        country = self._country_of(self._reading.starts[mention.begin])
        return (country, Standing.OFFICIAL) if country else (party, standing)

    def _of_people(self, mention: Mention) -> bool:
        """Whether a people is named ("Kurdish health officials"), so that the place does not tell whose they are."""
        return any(
            word[:1].isupper() and word.endswith(_PEOPLES)
            for word in self._reading.words[mention.begin : mention.end]
        )

    def of_report(
        self, mention: Mention, introduced: Iterable[str], standing: Standing
    ) -> tuple[str | None, Standing]:
        """ "officials", "the interior ministry" in a report whose places lie in one state: they are that state's.

        ``introduced`` are other phrases that say who the same voice is.
        """
        begin, end = self._reading.sentences[self._reading.sentence_of[mention.begin]]
        said = set(self._reading.lower[mention.full_begin : mention.full_end])
        words = said.union(*(phrase.lower().split() for phrase in introduced))
        home = self._home if words & (_GOVERNING | _FIGHTING) else None
        occupied = "government" not in said and bool(_OCCUPIED & set(self._reading.lower[begin:end]))
        if home is None or occupied or _FOREIGN & said or self._of_people(mention):
            return None, standing
        about = head(self._reading, mention.begin, mention.end)
        if (
            about in THINGS and mention.full_end - mention.begin <= 2
        ):  # "the ministry", whose spokesman was named
            for known in reversed(self._memory.met):
                if known.person and known.party is not None and about in known.full.lower().split():
                    return known.party, Standing.OFFICIAL
        others = any(
            known.party not in (None, home) and len(known.party or "") == _STATE_CODE
            for known in self._memory.met
            if known.speaks and known.standing is Standing.OFFICIAL
        )
        return (None, standing) if others and words & _FIGHTING else (home, Standing.OFFICIAL)

    @cached_property
    def _home(self) -> str | None:
        """The state that most places of the report lie in."""
        if self._country_of is None:
            return None
        ends = [self._reading.ends[end - 1] for _, end in self._reading.sentences]
        found = Counter(country for at in ends if (country := self._country_of(at)) is not None)
        if not found:
            return None
        country, count = found.most_common(1)[0]
        return country if count >= _MAINLY * found.total() else None

    def described(self, mention: Mention, about: str) -> Known | None:
        """ "the ministry", "the UN human rights chief": whoever was called that before."""
        reading = self._reading
        if self._people.name(mention.begin, mention.end) or reading.lower[mention.begin] not in (
            "the",
            "this",
            "that",
        ):
            return None
        said = reading.said(mention.begin, mention.end)
        if about in ROLES:
            return self._role(core(said), about, self._who.identify(said)[0])
        wanted = core(said)
        known = self._memory.longer(said, speaking=len(wanted) == 1)
        if known is not None or about not in THINGS:
            return known
        bare = len(wanted) == 1 and about in _GENERIC
        earlier = None if bare else self._earlier(wanted, about, mention.begin)
        if earlier is not None or len(wanted) > 1 or reading.words[mention.end - 1][:1].isupper():
            return earlier
        return (
            self._memory.latest(
                lambda k: k.speaks and not k.person and not k.plural and _may_be(k.name, about)
            )
            if about in _GENERIC
            else None
        )

    def _earlier(self, wanted: tuple[str, ...], about: str, before: int) -> Known | None:
        """A fuller name of the same body earlier in the text, though it did not speak: "the Israeli military"."""
        reading = self._reading
        for i in reversed(self._places_of.get(about, ())):
            if i >= before:
                continue
            begin = phrase_left(reading, i, reading.sentences[reading.sentence_of[i]][0])
            stop = i + 1
            said = reading.said(begin, stop)
            while (
                stop < before
                and reading.tags[stop] in ("NNP", "NNPS")
                and reading.sentence_of[stop] == reading.sentence_of[i]
            ):
                stop += 1
            if len(core(said)) > len(wanted) and core(said)[-len(wanted) :] == wanted:
                said = reading.said(begin, stop)
                party, standing = self._who.identify(said)
                if party is not None:
                    return Known(before, said, said, False, False, True, party, standing)
        return None

    def alone(self, mention: Mention, about: str, standing: Standing) -> tuple[str | None, Standing]:
        """ "the Air Force", "the ministry" without more: whose it is, where the report names one party's only."""
        reading = self._reading
        wanted = core(reading.said(mention.begin, mention.end))
        bare = len(wanted) == 1 and wanted[0] in _GENERIC
        if about not in THINGS or bare or len(wanted) > 3 or mention.full_end != mention.end:
            return None, standing
        found: set[tuple[str, Standing]] = set()
        for i in self._places_of.get(about, ()):
            begin = phrase_left(reading, i, reading.sentences[reading.sentence_of[i]][0])
            begin = next((k + 1 for k in range(i, begin, -1) if reading.lower[k] == "and"), begin)
            fuller = core(reading.said(begin, i + 1))
            if len(fuller) > len(wanted) and fuller[-len(wanted) :] == wanted:
                party, of = self._who.identify(reading.said(begin, i + 1))
                if party is not None:
                    found.add((party, of))
        if len(found) == 1:
            return found.pop()
        return (None, standing) if found else self._going_on(mention, about, standing)

    def _going_on(self, mention: Mention, about: str, standing: Standing) -> tuple[str | None, Standing]:
        """ "the Defense Ministry" right after a state spoke, where nobody of another party has spoken so far."""
        spoke = [known for known in self._memory.met if known.speaks and known.party is not None]
        if about not in _STATE_BODIES or not spoke or len({known.party for known in spoke}) > 1:
            return None, standing
        last = spoke[-1]
        sentences = self._reading.sentence_of
        near = sentences[mention.begin] - sentences[last.at] <= _REACH_BACK
        state = last.party is not None and len(last.party) == _STATE_CODE
        official = last.standing is Standing.OFFICIAL
        return (last.party, Standing.OFFICIAL) if near and state and official else (None, standing)

    def _role(self, said: tuple[str, ...], about: str, party: str | None) -> Known | None:
        """ "the president", "the UN human rights chief": the last one whose words fit."""
        for known in reversed(self._memory.met):
            words = {_SHORT_ROLES.get(w.rstrip("."), w) for w in core(known.full.replace(",", " "))}
            if len(said) == 1:
                if about in words:
                    return known
            elif known.person and about not in THINGS and (party is None or known.party == party):
                shared = len(words & set(said))
                if (party is not None and about in words) or shared >= 2:
                    return known
        return None

    def owner(self, at: int) -> tuple[str | None, Standing]:
        """Whose "his commander" and "its leader" are."""
        if self._reading.lower[at] in ("his", "her"):
            owner = self._memory.latest(lambda k: k.person and k.party is not None)
            return (owner.party, owner.standing) if owner else (None, Standing.UNKNOWN)
        return self._owner_before(at)

    def _owner_before(self, at: int) -> tuple[str | None, Standing]:
        """Whose leader "its leader" is: the last body of a known party named in the sentences before."""
        reading = self._reading
        low = reading.sentences[max(0, reading.sentence_of[at] - _REACH_BACK)][0]
        k = at - 1
        while k >= low:
            if reading.tags[k] in ("NNP", "NNPS") and (begin := phrase_left(reading, k, low)) < k:
                party, standing = self._who.identify(reading.said(begin, k + 1))
                if party is not None and standing is not Standing.UNKNOWN:
                    return party, standing
            k -= 1
        return None, Standing.UNKNOWN
