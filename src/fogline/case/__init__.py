"""A case: the folder of one story or investigation, and everything that can be done with it."""

from fogline.case.facade import Case, Status
from fogline.case.intake import Added

__all__ = ["Added", "Case", "Status"]
