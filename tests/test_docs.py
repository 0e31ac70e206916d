"""The examples of the README and the docs run as they stand."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[tuple[str, str]]:
    """Every fenced block of one language, with where it stands."""
    return [
        (f"{page.name}:{number}", block)
        for page in PAGES
        for number, block in enumerate(
            re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
        )
        if page.name != "architecture.md"
    ]


def commands() -> list[tuple[str, list[str]]]:
    """Every ``fogline`` command that is shown, as its words."""
    found = []
    for where, block in blocks("sh"):
        joined = block.replace("\\\n", " ")
        found += [
            (where, shlex.split(line, comments=True))
            for line in joined.splitlines()
            if line.startswith("fogline ")
        ]
    return found


@pytest.mark.parametrize(
    ("where", "code"), blocks("python"), ids=lambda value: value if len(value) < 30 else ""
)
def test_python_examples_run(where: str, code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{where}\n{done.stderr}"
    assert done.stdout.strip(), f"{where} prints nothing"


@pytest.mark.parametrize(
    ("where", "words"), commands(), ids=lambda value: value if isinstance(value, str) else " ".join(value[:2])
)
def test_commands_shown_exist_with_their_options(where: str, words: list[str]) -> None:
    verb = words[1:3] if words[1] in ("map", "places", "weather", "footage") else words[1:2]
    if verb == ["lineage"]:  # without a verb of its own it lists
        verb.append(words[2] if words[2] in ("add", "cut") else "list")
    helped = subprocess.run(
        [sys.executable, "-m", "fogline.cli", *verb, "--help"],
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb", "PATH": ""},
    )
    assert helped.returncode == 0, f"{where}: {helped.stderr}"
    for option in (word for word in words if word.startswith("--")):
        assert option.split("=")[0] in helped.stdout, (
            f"{where}: {option} is not an option of {' '.join(verb)}"
        )


def test_links_to_files_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
