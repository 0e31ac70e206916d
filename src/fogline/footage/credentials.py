"""C2PA Content Credentials as the file itself carries them. Nothing is ever asked of the network.

Source: C2PA Technical Specification 2.2; read with c2pa-python. Runs in a child process only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from fogline.model.file_evidence import Credentials, CredentialsState

__all__ = ["read_credentials"]

_OFFLINE = {"remote_manifest_fetch": False, "ocsp_fetch": False}
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_TRUST_CODES = ("signingCredential.untrusted", "signingCredential.trusted")
"""Whether the signer is trusted is shown by itself: it is no reason for or against validity."""


def read_credentials(path: Path, anchors: str | None = None) -> Credentials:
    """The Content Credentials of a file; ``anchors`` are certificates (PEM) that the user trusts."""
    import c2pa

    verify = {**_OFFLINE, "verify_trust": anchors is not None}
    settings = {"verify": verify, **({"trust": {"trust_anchors": anchors}} if anchors else {})}
    try:
        with c2pa.Reader(str(path), context=c2pa.Context(c2pa.Settings.from_dict(settings))) as reader:
            state = str(reader.get_validation_state() or "")
            told = json.loads(reader.json())
            embedded = bool(reader.is_embedded())
    except c2pa.C2paError as error:
        return _without(error)
    return _told(told, state, anchors is not None, embedded)


def _without(error: Exception) -> Credentials:
    said = str(error)
    if said.startswith("ManifestNotFound"):
        return Credentials(CredentialsState.ABSENT)
    if said.startswith(("NotSupported", "UnsupportedType")):
        return Credentials(CredentialsState.NOT_LOOKED_FOR)
    if said.startswith("Remote"):
        address = _ADDRESS.search(said)
        return Credentials(CredentialsState.ELSEWHERE, address=address[0][:500] if address else None)
    return Credentials(CredentialsState.UNREADABLE, problems=(said[:300],))


def _told(told: Mapping[str, Any], state: str, anchored: bool, embedded: bool) -> Credentials:
    active = _mapping(_mapping(told.get("manifests")).get(str(told.get("active_manifest"))))
    signature = _mapping(active.get("signature_info"))
    done = list(_actions(active))
    return Credentials(
        state=CredentialsState.EMBEDDED if embedded else CredentialsState.ELSEWHERE,
        valid=state in ("Valid", "Trusted"),
        trusted=state == "Trusted" if anchored else None,
        signer=", ".join(_text(signature[key]) for key in ("common_name", "issuer") if signature.get(key)) or None,
        generator=_generator(active),
        title=_text(active["title"]) if active.get("title") else None,
        signed_at=_moment(signature.get("time")),
        actions=tuple(dict.fromkeys(_text(action.get("action")) for action in done)),
        sources=tuple(dict.fromkeys(
            _text(action["digitalSourceType"]).rsplit("/", 1)[-1] for action in done if action.get("digitalSourceType")
        )),
        problems=tuple(dict.fromkeys(_problems(told))),
    )  # fmt: skip


def _actions(active: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for assertion in active.get("assertions") or ():
        if str(_mapping(assertion).get("label", "")).startswith("c2pa.actions"):
            for action in _mapping(_mapping(assertion).get("data")).get("actions") or ():
                yield _mapping(action)


def _generator(active: Mapping[str, Any]) -> str | None:
    named = [_mapping(one) for one in active.get("claim_generator_info") or ()]
    words = [f"{_text(one.get('name'))} {_text(one.get('version') or '')}".strip() for one in named]
    return ", ".join(word for word in words if word) or (_text(active.get("claim_generator") or "") or None)


def _problems(told: Mapping[str, Any]) -> Iterator[str]:
    for status in told.get("validation_status") or ():
        one = _mapping(status)
        if one.get("code") not in _TRUST_CODES:
            yield f"{_text(one.get('code'))}: {_text(one.get('explanation') or '')}".rstrip(": ")


def _moment(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return str(value)[:300]
