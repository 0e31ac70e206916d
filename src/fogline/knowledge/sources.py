"""Who publishes: known by domain or channel, never by the name that a page or a channel gives itself."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from fogline.knowledge.fold import fold
from fogline.model import Source, Standing, content_id

__all__ = ["Sources"]

DATA = Path(__file__).parent / "data"
# Where anybody may publish: there an account is a source, the domain is not.
_PLATFORMS = {
    "t.me": "t.me", "telegram.me": "t.me", "telegram.dog": "t.me", "x.com": "x.com", "twitter.com": "x.com",
    "facebook.com": "facebook.com", "fb.com": "facebook.com", "vk.com": "vk.com", "youtube.com": "youtube.com",
    "youtu.be": "youtube.com", "instagram.com": "instagram.com", "tiktok.com": "tiktok.com", "ok.ru": "ok.ru",
    "rutube.ru": "rutube.ru", "medium.com": "medium.com", "reddit.com": "reddit.com", "rumble.com": "rumble.com",
    "bsky.app": "bsky.app", "threads.net": "threads.net", "threads.com": "threads.net", "dzen.ru": "dzen.ru",
}  # fmt: skip
_NOT_ACCOUNTS = frozenset(
    {"s", "c", "channel", "user", "profile", "watch", "i", "status", "groups", "r", "video", "p"}
)
_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov|gob|gouv|govt|mil|gub)\.([a-z]{2})$")
_AMERICAN = re.compile(r"(?:^|\.)(?:gov|mil)$")
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.+)$")


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    party: str | None
    standing: Standing
    key: str


class Sources:
    """Looks publishers up. Built from data files by ``load``; only read afterwards."""

    def __init__(self) -> None:
        self._at: dict[str, _Known] = {}
        self._named: dict[str, _Known] = {}
        self._states: dict[str, tuple[str, str]] = {}

    @classmethod
    def load(cls, extra: Path | None = None) -> Self:
        """The publishers that Fogline knows, and those of a case's own TOML file ``extra`` (same tables; it wins).

        Raises:
            OSError: ``extra`` cannot be read.
            tomllib.TOMLDecodeError: ``extra`` is not TOML.
        """
        sources = cls()
        if extra is not None:
            sources._add(tomllib.loads(extra.read_text(encoding="utf-8")))
        sources._add(tomllib.loads((DATA / "sources.toml").read_text(encoding="utf-8")))
        with (DATA / "states.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";"):
                sources._states[row["two"].lower()] = row["code"], row["en"].split("|")[0]
        sources._states["uk"] = sources._states["gb"]
        return sources

    def _add(self, tables: dict[str, Any]) -> None:
        for group in tables.get("group", ()):
            for source in group["sources"]:
                known = _Known(
                    source["name"], group.get("party"), Standing(group["standing"]), source["at"][0].lower()
                )
                self._named.setdefault(fold(known.name), known)
                for address in source["at"]:
                    self._at.setdefault(address.lower().removeprefix("www."), known)

    def identify(
        self,
        *,
        url: str | None = None,
        channel: str | None = None,
        purported: str | None = None,
        by_user: str | None = None,
    ) -> Source:
        """The publisher of something found at ``url`` or in ``channel`` (a Telegram id or user name).

        ``by_user`` is what the person running Fogline says, and wins; a name or domain of the table then gives party
        and standing. ``purported`` is what the item says of itself: it is shown where a channel is not in
        the table, and identifies nothing. An address that is not in the table is a source of its own, of unknown party
        and standing, named by its domain.
        """
        domain, account = _address(url)
        account = _account(channel) if channel else account
        if by_user:
            return self._by_user(by_user.strip(), domain, account)
        if account:
            known = self._at.get(account.lower())
            name = known.name if known else (purported or "").strip() or account
            return _source(
                known, name, domain, account, "channel" if known or name == account else "purported", account
            )
        if domain:
            known = self._by_domain(domain)
            return _source(known, known.name if known else domain, domain, None, "domain", domain)
        name = (purported or "").strip() or "unknown source"
        return _source(None, name, None, None, "purported", name)

    def _by_user(self, name: str, domain: str | None, account: str | None) -> Source:
        given, given_account = _address(name)
        known = self._named.get(fold(name)) or self._at.get(_account(name).lower() if name[:1] == "@" else "")
        if known is None and given_account:
            known = self._at.get(given_account.lower())
        elif known is None and given:
            known = self._by_domain(given)
        return _source(known, known.name if known else name, domain, account, "user", name)

    def _by_domain(self, domain: str) -> _Known | None:
        labels = domain.split(".")
        for i in range(len(labels) - 1):
            if known := self._at.get(".".join(labels[i:])):
                return known
        match = _GOVERNMENT.search(domain)
        state = (
            self._states.get(match[1]) if match else self._states["us"] if _AMERICAN.search(domain) else None
        )
        return _Known(f"{domain} ({state[1]})", state[0], Standing.OFFICIAL, domain) if state else None


def _source(
    known: _Known | None, name: str, domain: str | None, channel: str | None, known_by: str, key: str
) -> Source:
    return Source(
        id=content_id("source", known.key if known else f"unknown:{fold(key) or key}"),
        name=name,
        domain=domain,
        channel=channel,
        party=known.party if known else None,
        standing=known.standing if known else Standing.UNKNOWN,
        known_by=known_by,
    )


def _address(url: str | None) -> tuple[str | None, str | None]:
    """The domain and, on a platform, the account of an address; a bare domain is an address too."""
    if not url:
        return None, None
    if archived := _ARCHIVED.match(url.strip()):
        url = archived[1]
    try:
        parts = urlsplit(url if "://" in url else f"//{url}")
        host = (parts.hostname or "").rstrip(".").lower()
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        return None, None
    if "." not in host or " " in host or parts.scheme not in ("", "http", "https"):
        return None, None
    host = re.sub(r"^(?:www|m|mobile|amp)\.", "", host)
    platform = _PLATFORMS.get(host)
    if platform is None:
        return host, None
    steps = [s for s in parts.path.split("/") if s]
    if platform == "t.me" and steps[:1] == ["c"] and len(steps) > 1 and steps[1].isdigit():
        return host, f"id:{steps[1]}"
    account = next((s for s in steps if s.lower() not in _NOT_ACCOUNTS), None)
    return host, f"{platform}/{account.lstrip('@') if platform == 't.me' else account}" if account else None


def _account(channel: str) -> str:
    """A channel as the table writes it: "-1001101170442" and "channel1101170442" are "id:1101170442"."""
    name = channel.strip()
    if match := re.fullmatch(r"(?:-100|channel|id:|-)?(\d{5,})", name):
        return f"id:{match[1]}"
    domain, account = _address(name) if "/" in name else (None, None)
    return account or (domain if domain else f"t.me/{name.removeprefix('@')}")
