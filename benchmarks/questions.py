"""How the time to make all questions grows: 10³, 10⁴ and 10⁵ claims, one story repeated at other places and days.

    python benchmarks/questions.py [--most 100000]

Prints seconds of CPU (one core) and of the clock for each size, and the exponent of the former between sizes: 1.0 is
linear; n log n is about 1.1. All of ``ask`` is in it: meeting, comparing, status, absence, sentences, series, what was
dropped, related claims. Every passage names its own town, so that nothing is gained by remembering passages.
"""

from __future__ import annotations

import argparse
import gc
import math
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from fogline.model import (
    Act,
    Amount,
    Arguments,
    Claim,
    Lineage,
    Place,
    Polarity,
    Relation,
    Report,
    ReportKind,
    Source,
    Speaker,
    Standing,
    When,
)
from fogline.questions import ask

R = Relation
SIDES = (("AAA", "BBB"),)
STORY: list[tuple[str, Standing, Relation, str, Act, str | None, Amount | None]] = [
    ("AAA", Standing.OFFICIAL, R.ADVANCE, "its forces moved further into {town}", Act.ASSERTS, "AAA", None),
    ("AAA", Standing.OFFICIAL, R.ENCIRCLEMENT, "{town} is encircled", Act.ASSERTS, "AAA", None),
    ("BBB", Standing.OFFICIAL, R.ENCIRCLEMENT, "{town} is encircled", Act.DENIES, "AAA", None),
    ("BBB", Standing.OFFICIAL, R.ROUTE, "the roads to {town} remain open", Act.ASSERTS, None, None),
    ("BBB", Standing.OFFICIAL, R.PRESENCE, "about 300 soldiers are inside {town}", Act.CONFIRMS, "AAA",
     Amount(300, of="soldiers", qualifier="about")),
    ("AAA", Standing.ALIGNED, R.CONTROL, "the whole of {town} is ours", Act.ASSERTS, "AAA", None),
    ("BBB", Standing.OFFICIAL, R.STRIKE, "a missile hit the market of {town}", Act.ASSERTS, "AAA", None),
    ("AAA", Standing.OFFICIAL, R.STATEMENT, "any such strike on {town}", Act.DENIES, None, None),
    ("BBB", Standing.OFFICIAL, R.CASUALTIES, "at least 12 civilians were killed in {town}", Act.ASSERTS, "AAA",
     Amount(12, 12, of="civilians killed", qualifier="at least")),
    ("AAA", Standing.OFFICIAL, R.CASUALTIES, "220 enemy soldiers were killed near {town}", Act.ASSERTS, None,
     Amount(220, of="soldiers killed")),
]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--most", type=int, default=100_000)
    most = parser.parse_args().most
    before: tuple[int, float] | None = None
    size = 1_000
    while size <= most:
        reports = {f"r{i:06}": _report(i) for i in range(-(-size // len(STORY)))}
        claims = [c for i in range(len(reports)) for c in _claims(i)][:size]
        gc.collect()
        began, clock = time.process_time(), time.perf_counter()
        questions = ask(claims, reports, SIDES, Lineage())
        took, clock = time.process_time() - began, time.perf_counter() - clock
        grown = (
            ""
            if before is None
            else f"  exponent {math.log(took / before[1]) / math.log(size / before[0]):.2f}"
        )
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>7} claims  {len(questions):>6} questions  {took:8.2f} s CPU  {clock:8.2f} s  "
            f"peak {peak:5.0f} MB{grown}"
        )
        before, size = (size, took), size * 10


def _report(index: int) -> Report:
    day = date(2023, 1, 1) + timedelta(days=index % 977)
    return Report(
        f"r{index:06}", ReportKind.ARTICLE, "", "0" * 64, Source("s", "The Paper"), published=When.on(day)
    )


def _claims(index: int) -> Iterator[Claim]:
    """The story at one of 400 towns; towns repeat on other days, so that blocks grow as the case grows."""
    town = index % 400
    place = Place(f"Town {town}", "the town", 0, 8, f"t{town}", 45 + town % 20 / 4, 30 + town // 20 / 3, 3000.0,
                  "AAA", "settlement")  # fmt: skip
    for order, (party, standing, relation, words, act, actor, amount) in enumerate(STORY):
        quote = words.format(town=f"{place.name}, sector {index}")
        speaker = Speaker(f"{party} {standing}", party, 0, 3, party, standing)
        yield Claim(
            id=f"c{index:06}-{order}",
            report=f"r{index:06}",
            start=order * 100,
            end=order * 100 + len(quote),
            quote=quote,
            speakers=(speaker,),
            act=act,
            relation=relation,
            polarity=Polarity.NEGATED if act is Act.DENIES else Polarity.AFFIRMED,
            arguments=Arguments(actor),
            places=(place,),
            amount=amount,
        )


if __name__ == "__main__":
    main()
