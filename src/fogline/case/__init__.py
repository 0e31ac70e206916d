"""A case: the folder of one story or investigation, and everything that can be done with it."""

from fogline.case.facade import Case
from fogline.case.intake import Added
from fogline.case.status import Status

__all__ = ["Added", "Case", "Status"]
