"""How well pairs of claims are told apart: the fixture of ``tests/questions/pairs`` through ``ask``.

    python benchmarks/pairs.py [--show]

Prints right of all, by language and by verdict, how many shown contradictions are none, and each error by its id.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "questions"))

from pairs_fixture import Pair, pairs
from pairs_verdict import verdict


def main() -> None:
    """Score and list."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--show", action="store_true", help="the passages of each error")
    show = ask.parse_args().show
    told: list[tuple[Pair, str]] = [(pair, verdict(pair)) for pair in pairs()]
    right, of = Counter[str](), Counter[str]()
    for pair, found in told:
        for key in ("all", pair.language, pair.expected):
            of[key] += 1
            right[key] += found == pair.expected
    for key in ("all", "en", "uk", "ru", "mixed", "contradict", "agree", "differ"):
        print(f"{key:10} {right[key]} of {of[key]} = {right[key] / of[key]:.3f}")
    shown = [pair.expected for pair, found in told if found == "contradict"]
    print(f"false contradictions {sum(e != 'contradict' for e in shown)} of {len(shown)}")
    for pair, found in told:
        if found != pair.expected:
            print(f"{pair.id}: {pair.expected}, found {found}: {pair.reason}")
            if show:
                for claim in (pair.a, pair.b):
                    voice = claim.speaker.name if claim.speaker else "own voice"
                    print(f"    {voice} ({claim.party}) {claim.act} {claim.relation}: {claim.quote}")


if __name__ == "__main__":
    main()
