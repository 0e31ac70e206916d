"""On CI, property tests try the same cases each time, so that a change is judged and not the draw."""

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")
