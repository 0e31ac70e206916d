"""Speed and memory of the whole beside the bare parse: ``python benchmarks/speed.py FOLDER_OF_ARTICLES``.

All run on the same texts in the same run, each in a process of its own on one core: the plain spaCy pipeline of
convolutions, the bare parse (load and parse, with the pipeline that ships), and the whole (read, claims, questions,
lineage, all files of the brief). Then one article, cold, in seconds and beside plain spaCy's own cold start on it: seconds
alone say as much of the machine and of what else it does.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys
from pathlib import Path
from fogline.language import pipeline
reader = pipeline.load("en", sys.argv[2] or None)
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    reader.parse(path.read_text(encoding="utf-8"))
"""


def measured(command: list[str], *, pinned: bool = True) -> dict[str, float]:
    """Seconds of CPU and of the clock, and peak memory in MB, of one command; ``pinned`` to one core."""
    # modules are compiled once and kept, as they are after any installation
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
        "OMP_NUM_THREADS": "1"
    }
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    core = min(os.sched_getaffinity(0))
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        preexec_fn=(lambda: os.sched_setaffinity(0, {core})) if pinned else None,
    )
    printed, _ = process.communicate()
    wall = time.perf_counter() - began
    if process.returncode:
        sys.exit(f"{' '.join(command[:3])} failed:\n{printed.decode()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"cpu_s": cpu, "wall_s": wall, "peak_mb": after.ru_maxrss / 1024}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of .txt articles")
    parser.add_argument("--json", action="store_true", help="print figures alone, for the gates")
    args = parser.parse_args()
    articles = sorted(args.folder.glob("*.txt"))
    cli = [sys.executable, "-m", "fogline.cli"]
    with tempfile.TemporaryDirectory() as tmp:
        plain = measured([sys.executable, "-c", BARE, str(args.folder), "cnn"])
        bare = measured([sys.executable, "-c", BARE, str(args.folder), ""])
        whole = measured([*cli, "brief", *map(str, articles), "--offline", "--out", f"{tmp}/all"])
        one = [*cli, "brief", str(articles[0]), "--offline", "--out", f"{tmp}/one"]
        Path(tmp, "first").mkdir()
        Path(tmp, "first", articles[0].name).symlink_to(articles[0].resolve())
        start = [sys.executable, "-c", BARE, f"{tmp}/first", "cnn"]
        # the best of three, in turns: what else the machine does at the moment is not ours
        turns = [(measured(one, pinned=False), measured(start, pinned=False)) for _ in range(3)]
        cold, plain_cold = (min(run["wall_s"] for run in runs) for runs in zip(*turns, strict=True))
    ratio = bare["cpu_s"] / whole["cpu_s"]
    if args.json:
        print(
            json.dumps(
                {"ratio": ratio, "peak_mb": whole["peak_mb"], "cold_s": cold, "cold_ratio": cold / plain_cold}
            )
        )
        return
    print(f"{len(articles)} articles on one core")
    for name, run in (("plain spaCy", plain), ("bare parse", bare), ("whole", whole)):
        rate = len(articles) / run["cpu_s"]
        print(f"{name:<11} {run['cpu_s']:6.1f} s CPU  {rate:5.1f} reports/s  peak {run['peak_mb']:.0f} MB")
    print(f"the whole runs at {ratio:.2f} of the bare parse's speed")
    print(f"and at {plain['cpu_s'] / whole['cpu_s']:.2f} of plain spaCy's")
    print(f"one article, cold: {cold:.2f} s, {cold / plain_cold:.2f} times plain spaCy's cold start")


if __name__ == "__main__":
    main()
