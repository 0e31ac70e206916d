"""Which report comes from which, and where claims begin. Values in, values out."""

from fogline.lineage.trace import trace

__all__ = ["trace"]
