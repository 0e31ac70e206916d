"""Hostile files are opened in a process of their own, with limits: what hangs or swells is ended, and only that.

The child runs one module's ``main`` with arguments and writes its answer to standard output. Decoders are large
C libraries: nothing that they read is trusted, and a crash of theirs is an answer like any other.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import IO

from fogline.errors import FoglineError, UnreadableInput

__all__ = ["Limits", "answer", "run"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost: ``seconds`` of clock, ``memory`` in bytes of address space, ``answer`` in bytes."""

    seconds: float = 60.0
    memory: int = 4 * 1024**3
    answer: int = 512 * 1024**2


def run(
    module: str,
    arguments: Sequence[str],
    what: str,
    limits: Limits | None = None,
    data: IO[bytes] | None = None,
) -> bytes:
    """What ``python -m module arguments`` writes. ``what`` names the file in messages; ``data`` is its input.

    Raises:
        UnreadableInput: it ran past a limit, crashed, or said that it cannot read the file.
    """
    limits = limits or Limits()
    command = [sys.executable, "-m", module, str(limits.memory), *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}
    environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OPENCV_LOG_LEVEL": "OFF"}
    try:
        done = subprocess.run(
            command, stdin=data or subprocess.DEVNULL, capture_output=True, timeout=limits.seconds,
            env=environment, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        why = f"reading it took more than {limits.seconds:g} s and was ended"
        raise UnreadableInput(
            what, why, "Look whether it is damaged; give a longer limit if it is not."
        ) from error
    if done.returncode != 0 or len(done.stdout) > limits.answer:
        raise UnreadableInput(
            what, _why(done, limits), "Check that the file plays; nothing else is held up by it."
        )
    return done.stdout


def _why(done: subprocess.CompletedProcess[bytes], limits: Limits) -> str:
    if done.returncode == 0:
        return f"what was read of it is larger than {limits.answer // 1024**2} MB"
    if done.returncode < 0:
        return f"the decoder was ended by signal {-done.returncode}"
    last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no reason was given"]
    if "MemoryError" in last[0]:
        return f"reading it needs more than {limits.memory // 1024**2} MB of memory"
    return "".join(c if c.isprintable() else " " for c in last[0])[:300]


def _limit_this_process(memory: int) -> None:
    """Hold this process to ``memory`` bytes of address space and to no core dump, where the system can."""
    try:
        import resource
    except ImportError:  # not a POSIX system: the clock's limit still holds
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(main: Callable[[Sequence[str]], bytes]) -> None:
    """What a child does: hold itself to its limits, run ``main`` on its arguments, write what it gives."""
    memory, *arguments = sys.argv[1:]
    _limit_this_process(int(memory))
    try:
        sys.stdout.buffer.write(main(arguments))
    except FoglineError as error:
        sys.exit(error.failure.why)
