"""Which addresses may be fetched from: http and https, and nothing inside the local network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from fogline.errors import RefusedAddress, UnreadableInput

__all__ = ["Resolver", "check_address", "is_public", "resolve"]

Resolver = Callable[[str, int], Iterable[str]]
"""Gives the IP addresses of a host and a port."""

_CHECK = "Check the address in a browser."
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order in which the system would try them.

    Raises:
        OSError: the name is not known.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def check_address(
    url: str, resolver: Resolver, *, allow_local: bool = False, asked: str | None = None
) -> tuple[str, int, str]:
    """The host, the port and the IP address to connect to.

    Raises:
        RefusedAddress: not http(s), or any address of the host belongs to a local or reserved network.
        UnreadableInput: no such host.
    """
    what = asked or url
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise UnreadableInput(what, f"this is no address ({error})", _CHECK) from None
    if parts.scheme not in ("http", "https") or not host:
        leads = "" if url == what else f"it redirects to {url}, and "
        raise RefusedAddress(what, f"{leads}only http and https addresses are fetched", _CHECK)
    port = port or (443 if parts.scheme == "https" else 80)
    try:
        host = host if ":" in host else host.encode("idna").decode("ascii")
        addresses = [str(address).split("%")[0] for address in resolver(host, port)]
    except (OSError, UnicodeError):
        raise UnreadableInput(what, f"no such host: {host}", _CHECK) from None
    if not addresses:
        raise UnreadableInput(what, f"no such host: {host}", _CHECK)
    for address in addresses:
        if not allow_local and not is_public(address):
            leads = "it is" if url == what else "it redirects to"
            raise RefusedAddress(
                what,
                f"{leads} {host} ({address}), an address of the local network",
                "Say --allow-local if that is what you want.",
            )
    return host, port, addresses[0]


def is_public(address: str) -> bool:
    """Whether an address belongs to the open internet, also when it is IPv4 wrapped in IPv6."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is None and int(ip) >> 32 == 0:  # the old "compatible" form ::a.b.c.d, and ::1
            inner = ipaddress.IPv4Address(int(ip))
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local)
