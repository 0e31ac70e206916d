"""The language model that a case's claims are read by, where its user chose one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from fogline.errors import CaseError, InputError
from fogline.store.write import Store

if TYPE_CHECKING:
    from fogline.claims.llm.extractor import LlmExtractor
    from fogline.knowledge.parties import Parties

__all__ = ["KEY", "chosen", "extractor", "note_dropped", "use"]

KEY = "FOGLINE_LLM_KEY"
"""The environment variable that may hold the server's key; it is never written to the case."""
_SETTING, _DROPPED = "model", "dropped"


def use(store: Store, model: str, url: str | None, allow_remote: bool) -> None:
    """Let ``model`` read the case's claims instead of the rules.

    Raises:
        InputError: no name.
        ModelError: no address, or one elsewhere without leave.
        CaseError: the case has been read already by something else.
    """
    from fogline.claims.llm.endpoint import LOCAL, Endpoint

    name = model.strip()
    if not name:
        raise InputError(
            "the language model", "its name is empty", "Give the name that the server knows it by."
        )
    endpoint = Endpoint(name, url or LOCAL)
    endpoint.check(allow_remote)
    wanted = {"model": name, "url": endpoint.url}
    if store.setting(_SETTING) not in (None, wanted) or (store.setting(_SETTING) is None and store.runs()):
        raise CaseError(
            str(store.folder),
            "its claims were read by something else already, and two readers would count each claim twice",
            "Make another case to compare them.",
        )
    store.set_setting(_SETTING, wanted)


def chosen(store: Store) -> Mapping[str, str] | None:
    """Name and address of the model; ``None`` where the rules read."""
    kept: Mapping[str, str] | None = store.setting(_SETTING)
    return kept


def extractor(choice: Mapping[str, str], parties: Parties) -> LlmExtractor:
    """What asks the model.

    Raises:
        MissingPart: the package that asks is not installed, or the gazetteer or weights are missing.
    """
    from fogline.claims.llm.endpoint import Endpoint, OpenAIChat
    from fogline.claims.llm.extractor import LlmExtractor
    from fogline.knowledge.gazetteer import Gazetteer
    from fogline.knowledge.import_places import places_files
    from fogline.language import pipeline

    endpoint = Endpoint(choice["model"], choice["url"], os.environ.get(KEY))
    load: Callable[[str], Any] = cache(pipeline.load)
    return LlmExtractor(
        OpenAIChat(endpoint), parties, Gazetteer.open(also=places_files()), load, pipeline.languages()
    )


def note_dropped(store: Store, dropped: Mapping[str, int]) -> None:
    """Add to what was thrown away of the model's answers, by reason."""
    if dropped:
        store.set_setting(_DROPPED, dict(Counter(store.setting(_DROPPED) or {}) + Counter(dropped)))


def sentence(store: Store) -> str | None:
    """What a reader of the brief must know of it; ``None`` where the rules read."""
    choice = chosen(store)
    if choice is None:
        return None
    dropped: Mapping[str, int] = store.setting(_DROPPED) or {}
    reasons = "; ".join(f"{number} {why}" for why, number in sorted(dropped.items()))
    thrown = (
        f"Thrown away of its answers: {reasons}." if reasons else "Nothing of its answers was thrown away."
    )
    return f"Claims were found by the language model {choice['model']}; only what lies in the texts was kept. {thrown}"
