"""``index.html``: one file that opens from disk, asks nothing of any network and runs nothing that a report brings."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.brief.files import encode, write_whole
from fogline.brief.view import Page, page_view
from fogline.model import Brief

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["PageExporter", "render"]

_UNSAFE_ID = re.compile(r"[^\w-]")


class PageExporter:
    """Writes ``index.html``. ``share`` makes the form with excerpts instead of whole texts."""

    name = "html"

    def __init__(self, share: bool = False) -> None:
        self.share = share

    def export(self, brief: Brief, out: Path) -> Path:
        """Write ``out/index.html`` and return its path.

        Raises:
            OSError: the folder cannot be written to.
        """
        return write_whole(out / "index.html", encode(render(page_view(brief, share=self.share))))


def render(page: Page) -> str:
    """``page`` as HTML. Everything from a report goes through autoescape; style and script are allowed by
    their hashes only, and nothing else may load or run."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template("page.html.j2")
        .render(page=page, style=style, script=script, policy=policy)
    )


def _asset(name: str) -> str:
    return files("fogline.brief").joinpath("templates", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _slug(value: str) -> str:
    """``value`` as an id of an element: the same wherever it is used."""
    return _UNSAFE_ID.sub("-", value)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("fogline.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["slug"] = _slug
    return made
