"""Holds the import law of docs/architecture.md."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "fogline"
GROUND = {"model", "errors", "plugins"}
STAGES = {"reports", "claims", "lineage", "questions", "maps", "footage", "weather", "brief"}
MAY = {
    "model": {"model"},
    "errors": {"model"},
    "plugins": {"model"},
    "knowledge": GROUND | {"knowledge"},
    "language": GROUND | {"knowledge", "language"},
    "store": {"model", "errors", "store"},
    **{stage: GROUND | {"knowledge", "language", stage} for stage in STAGES},
}


def imported(path: Path) -> set[str]:
    """The parts of Fogline that a file imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: import absolutely"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("fogline.")}
    return found - {"__version__"}


def part(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


FILES = sorted(path for path in ROOT.rglob("*.py") if part(path) in MAY)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_part_imports_only_what_the_law_allows(path: Path) -> None:
    assert imported(path) <= MAY[part(path)]


def test_only_the_command_line_imports_the_command_line() -> None:
    for path in ROOT.rglob("*.py"):
        if part(path) not in {"cli", "window"}:
            assert "cli" not in imported(path), path


def test_the_law_covers_every_part() -> None:
    parts = {part(path) for path in ROOT.rglob("*.py")}
    assert parts - set(MAY) <= {"__init__", "case", "cli", "testing", "window"}
