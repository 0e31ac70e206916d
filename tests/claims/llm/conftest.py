"""The server that stands in for a language model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from model_server import serving


@pytest.fixture
def serve() -> Iterator[Any]:
    """Start a server with the given way of answering; its address is ``handler.url``."""
    yield from serving()
