"""Units that weather is reported in, in metres and metres per second."""

__all__ = ["FOOT", "KNOT", "MILE"]

MILE = 1609.344
"""Metres in a statute mile."""
FOOT = 0.3048
"""Metres in a foot."""
KNOT = 1852.0 / 3600.0
"""Metres per second in a knot."""
