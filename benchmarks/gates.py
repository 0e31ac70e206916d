"""Holds measured scores to their floors: ``python benchmarks/gates.py [--data ../shared/data] [--only NAME]``.

Each gate of ``floors.toml`` names a command, a pattern that finds the figure in what it prints, and a floor (or a
ceiling). A floor is only ever raised. Where the data is not there, the gates are skipped with a message: it is kept
apart from the project and is not ours to ship.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def run(command: str, shared: Path) -> str:
    """What a command prints. Exits where it fails."""
    words = [word.format(shared=shared, python=sys.executable) for word in shlex.split(command)]
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}"}
    done = subprocess.run(
        words, cwd=HERE.parent, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        sys.exit(f"{command} failed with {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def holds(name: str, gate: dict[str, Any], printed: str) -> bool:
    """Whether the figure is within its bound; prints it either way."""
    match = re.search(gate["find"], printed)
    if match is None:
        print(f"FAILED  {name}: no figure found with {gate['find']!r} in\n{printed[-1500:]}")
        return False
    figure = float(match.group(1))
    if "floor" in gate:
        kept, bound = figure >= gate["floor"], f"floor {gate['floor']}"
    else:
        kept, bound = figure <= gate["ceiling"], f"ceiling {gate['ceiling']}"
    print(f"{'ok     ' if kept else 'FAILED '} {name}: {figure:g} ({bound})", flush=True)
    return kept


def main() -> int:
    """Run every gate and say which hold."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, default=HERE.parents[1] / "shared" / "data")
    ask.add_argument("--only", help="run the commands whose name contains this")
    args = ask.parse_args()
    if not args.data.exists():
        print(f"quality gates skipped: {args.data} is not there")
        return 0
    shared = args.data.resolve().parent
    passed = failed = 0
    for name, suite in tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).items():
        if args.only and args.only not in name:
            continue
        began = time.perf_counter()
        printed = run(suite["command"], shared)
        print(f"-- {name} ({time.perf_counter() - began:.0f} s)")
        for gate_name, gate in suite["gates"].items():
            kept = holds(gate_name, gate, printed)
            passed, failed = passed + kept, failed + (not kept)
    print(f"{passed} passed, {failed} failed")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
