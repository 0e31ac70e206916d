"""Fogline: who says what about an armed conflict, and where the accounts contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fogline.case import Case

__all__ = ["Case", "__version__"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """``fogline.Case``, loaded when it is first asked for, so that ``import fogline`` costs nothing."""
    if name == "Case":
        from fogline.case import Case

        return Case
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
