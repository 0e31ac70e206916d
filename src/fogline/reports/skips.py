"""What is passed over on purpose (pictures, tables, papers about a folder) is told apart from what failed."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from fogline.model import Failure
from fogline.plugins import Problems

__all__ = ["Skips", "tell_skipped"]


@runtime_checkable
class Skips(Protocol):
    """A ``Problems`` that keeps what was passed over apart from what failed."""

    def skip(self, failure: Failure) -> None:
        """Note something that was passed over."""


def tell_skipped(problems: Problems, failure: Failure) -> None:
    """Tell something that was passed over: to ``problems.skip`` where there is one, else as a failure.

    Its reason begins with ``skipped:`` either way.
    """
    if isinstance(problems, Skips):
        problems.skip(failure)
    else:
        problems.tell(failure)
