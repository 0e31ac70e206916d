"""The only part of Fogline that uses the network: polite, bounded, and never into the local network."""

from __future__ import annotations

import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import Any, Protocol
from urllib.parse import unquote, urljoin, urlsplit

from fogline.errors import InputError, RefusedAddress, TooLarge, UnreadableInput
from fogline.model import Raw
from fogline.reports.addresses import Resolver, check_address, resolve
from fogline.reports.options import MAX_BYTES

__all__ = ["Fetcher", "HttpFetcher", "Limits", "Offline"]

USER_AGENT = "Fogline/0.1 (reads single pages that a person asked for)"
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSED_KINDS = ("image/", "audio/", "video/", "font/", "application/pdf", "application/octet-stream")
_CHECK = "Check the address in a browser."


class Fetcher(Protocol):
    """Gets what is at an address."""

    def fetch(self, url: str) -> Raw:
        """The bytes at ``url``, with the redirects on the way.

        Raises:
            InputError: refused, too large, too slow, or not there.
        """


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch; times in seconds."""

    max_bytes: int = MAX_BYTES
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    redirects: int = 10
    retries: int = 2
    backoff: float = 1.0
    """The wait before the first retry; doubled for the second."""
    pause: float = 0.5
    """The least time between two requests to one host."""


class Offline:
    """The fetcher of ``--offline``: it refuses every address."""

    def fetch(self, url: str) -> Raw:
        """Refuse.

        Raises:
            RefusedAddress: always.
        """
        raise RefusedAddress(
            url, "nothing is fetched offline", "Save the page and give the file, or leave out --offline."
        )


class HttpFetcher:
    """Fetches with httpx2, one request at a time.

    Every hop's host is resolved here, checked, and connected to at the very address that was checked, so that a
    name cannot point elsewhere between the check and the connection. Proxies of the environment are not used.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_local: bool = False,
        resolver: Resolver | None = None,
        tls: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.limits = limits or Limits()
        self.allow_local = allow_local
        self._resolver = resolver or resolve
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._tls = tls

    def fetch(self, url: str) -> Raw:
        """The bytes at ``url``.

        Raises:
            RefusedAddress: not http(s), or an address of the local network, at any hop.
            TooLarge: more than ``limits.max_bytes``.
            UnreadableInput: not there, too slow, too many redirects, or no kind of text.
        """
        deadline = time.monotonic() + self.limits.total
        hops: list[str] = []
        current = url
        while True:
            answer = self._get(current, url, deadline)
            if isinstance(answer, _Answer):
                return Raw(
                    data=answer.data,
                    name=_name(current),
                    address=url,
                    final=current,
                    redirects=tuple(hops),
                    media_type=answer.media_type,
                    charset=answer.charset,
                )
            onward = urljoin(current, answer)
            if onward in hops or onward == url:
                raise UnreadableInput(url, f"its redirects go in a circle, at {onward}", _CHECK)
            hops.append(onward)
            if len(hops) > self.limits.redirects:
                raise UnreadableInput(url, f"it redirects more than {self.limits.redirects} times", _CHECK)
            current = onward

    def _get(self, url: str, asked: str, deadline: float) -> _Answer | str:
        """One hop: the answer, or where it redirects to. Tried again after a timeout or a 5xx."""
        import httpx2

        wait, attempt = self.limits.backoff, 0
        while True:
            try:
                return self._try(url, asked, deadline)
            except _Passing as passing:
                why = passing.why
            except httpx2.TimeoutException:
                why = "it did not answer in time"
            except httpx2.TransportError as error:
                why = f"the connection failed ({error})"
            except (httpx2.InvalidURL, httpx2.DecodingError, ValueError) as error:
                raise UnreadableInput(asked, f"it cannot be fetched ({error})", _CHECK) from None
            attempt += 1
            if attempt > self.limits.retries or time.monotonic() + wait > deadline:
                raise UnreadableInput(asked, f"{why}, tried {attempt} times", "Try later, or save the page.")
            self._sleep(wait)
            wait *= 2

    def _try(self, url: str, asked: str, deadline: float) -> _Answer | str:
        import httpx2

        host, port, address = check_address(url, self._resolver, allow_local=self.allow_local, asked=asked)
        self._be_polite(host)
        parts = httpx2.URL(url)
        bare = f"[{host}]" if ":" in host else host
        default = {"http": 80, "https": 443}[parts.scheme]
        left = max(deadline - time.monotonic(), 0.01)
        timeout = httpx2.Timeout(min(self.limits.read, left), connect=min(self.limits.connect, left))
        if self._tls is None:
            self._tls = httpx2.create_ssl_context(trust_env=False)
        # A new client for each hop: cookies and connections of one do not reach the next.
        with httpx2.Client(
            verify=self._tls, trust_env=False, follow_redirects=False, timeout=timeout
        ) as client:
            request = client.build_request(
                "GET",
                parts.copy_with(host=address, username=None, password=None, fragment=None),
                headers={
                    "Host": bare if port == default else f"{bare}:{port}",
                    "User-Agent": USER_AGENT,
                    "Accept": _ACCEPT,
                    "Accept-Encoding": "gzip",
                },
                extensions={"sni_hostname": host, "timeout": timeout.as_dict()},
            )
            response = client.send(request, stream=True)
            try:
                return self._answer(response, asked, deadline)
            finally:
                response.close()

    def _answer(self, response: Any, asked: str, deadline: float) -> _Answer | str:
        status = response.status_code
        if status in _REDIRECTS and response.headers.get("location"):
            return str(response.headers["location"])
        if status >= 500 or status == 429:
            raise _Passing(f"the server answered {status}")
        if status != 200:
            raise UnreadableInput(asked, f"the server answered {status}", _CHECK)
        media_type, charset = _content_type(response.headers.get("content-type"))
        if media_type and media_type.startswith(_REFUSED_KINDS):
            raise UnreadableInput(
                asked, f"it is {media_type}, not a text", "Give the address of a page or a feed."
            )
        return _Answer(self._body(response, asked, deadline), media_type, charset)

    def _body(self, response: Any, asked: str, deadline: float) -> bytes:
        most = self.limits.max_bytes
        stated = response.headers.get("content-length") or ""
        if stated.isdigit() and int(stated) > most:
            raise _too_large(asked, int(stated), most)
        data = bytearray()
        unpack = _unpacker(response.headers.get("content-encoding"), asked)
        # Unpacked here, a bounded piece at a time: httpx2 would unpack whatever a hostile answer blows up to.
        for chunk in response.iter_raw():
            while chunk:
                piece, chunk = unpack(chunk, most + 1 - len(data))
                data += piece
                if len(data) > most:
                    raise _too_large(asked, None, most)
            if time.monotonic() > deadline:
                why = f"it took longer than {self.limits.total:g} seconds"
                raise UnreadableInput(asked, why, "Try later, or save the page.")
        return bytes(data)

    def _be_polite(self, host: str) -> None:
        since = time.monotonic() - self._last.get(host, float("-inf"))
        if since < self.limits.pause:
            self._sleep(self.limits.pause - since)
        self._last[host] = time.monotonic()


@dataclass(frozen=True, slots=True)
class _Answer:
    data: bytes
    media_type: str | None
    charset: str | None


class _Passing(Exception):
    """A signal to try again; it never leaves this module."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def _unpacker(encoding: str | None, asked: str) -> Callable[[bytes, int], tuple[bytes, bytes]]:
    """What turns the bytes of an answer into content: at most so many bytes, and the packed bytes left over."""
    coding = (encoding or "identity").strip().lower()
    if coding in ("", "identity"):
        return lambda chunk, most: (chunk[: most + 1], b"")
    if coding not in ("gzip", "x-gzip"):
        raise UnreadableInput(asked, f"the server packed it as {coding}, unasked", "Save the page.")
    stream = zlib.decompressobj(wbits=31)

    def unpack(chunk: bytes, most: int) -> tuple[bytes, bytes]:
        try:
            return stream.decompress(chunk, max(most, 1)), stream.unconsumed_tail
        except zlib.error as error:
            raise UnreadableInput(asked, f"what the server sent is damaged ({error})", "Try later.") from None

    return unpack


def _content_type(header: str | None) -> tuple[str | None, str | None]:
    if not header:
        return None, None
    message = Message()
    message["content-type"] = header
    charset = message.get_content_charset()
    return header.split(";")[0].strip().lower() or None, charset


def _name(url: str) -> str:
    parts = urlsplit(url)
    last = unquote(parts.path.rstrip("/").rsplit("/", 1)[-1])
    return last or parts.hostname or url


def _too_large(url: str, size: int | None, most: int) -> InputError:
    stated = f"it has {size:,} bytes" if size is not None else "it goes on"
    return TooLarge(
        url, f"{stated}, more than the limit of {most:,}", "Save the part that matters and give that file."
    )
