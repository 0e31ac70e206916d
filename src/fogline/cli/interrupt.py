"""Ctrl-C: the first one stops the work and lets it clean up, the second waits for that, the third ends at once."""

from __future__ import annotations

import logging
import os
import signal
import threading
from types import FrameType, TracebackType
from typing import Any, Self

__all__ = ["INTERRUPTED", "Interrupts"]

INTERRUPTED = 130
"""The exit code of an interrupted command."""
_POOL = logging.getLogger("sqlalchemy.pool")
"""It logs, with a traceback, that a connection's clean-up was cut off: the connection is thrown away, nothing is lost."""


class Interrupts:
    """Counts Ctrl-C while in a ``with`` statement. ``message`` is what to say when it is over.

    Where the process ends with the statement (``to_the_end``), one that comes late no longer cuts into its end.
    """

    def __init__(self, to_the_end: bool = False) -> None:
        self.message = "interrupted; run the same command to go on"
        self._to_the_end = to_the_end
        self._count = 0
        self._before: Any = None
        self._level = logging.NOTSET

    @property
    def came(self) -> bool:
        """Whether there was any."""
        return self._count > 0

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._before is None:
            return
        ends = self._to_the_end and self.came
        signal.signal(signal.SIGINT, signal.SIG_IGN if ends else self._before)
        if self.came and not ends:
            _POOL.setLevel(self._level)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self._count += 1
        if self._count == 1:
            self._level = _POOL.level
            _POOL.setLevel(logging.CRITICAL)
            raise KeyboardInterrupt
        if self._count > 2:
            os._exit(INTERRUPTED)
