"""Against a real server on this machine; names are resolved by a fake."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import threading
import time
import tracemalloc
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from fogline.errors import RefusedAddress, TooLarge, UnreadableInput
from fogline.reports.addresses import check_address, resolve
from fogline.reports.fetch import HttpFetcher, Limits, Offline

PAGE = b"<html><body><p>Words of the page.</p></body></html>"


class Handler(BaseHTTPRequestHandler):
    seen: ClassVar[list[dict[str, str]]] = []
    failures = 0

    def do_GET(self) -> None:
        type(self).seen.append(
            {"path": self.path, **{key.lower(): value for key, value in self.headers.items()}}
        )
        getattr(self, "do_" + self.path.strip("/").split("/")[0].split("?")[0], self.do_missing)()

    def answer(self, status: int, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_page(self) -> None:
        self.answer(200, PAGE, Content_Type='text/html; charset="koi8-r"', Set_Cookie="a=b")

    def do_missing(self) -> None:
        self.answer(404, b"no")

    def do_moved(self) -> None:
        self.answer(302, Location="/page")

    def do_tohost(self) -> None:
        self.answer(301, Location=f"http://inner.test:{self.server.server_address[1]}/page")

    def do_toip(self) -> None:
        self.answer(302, Location=f"http://127.0.0.1:{self.server.server_address[1]}/page")

    def do_tofile(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def do_loop(self) -> None:
        self.answer(302, Location="/loop")

    def do_chain(self) -> None:
        number = int(self.path.rsplit("/", 1)[1])
        self.answer(302, Location=f"/chain/{number + 1}")

    def do_big(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            return

    def do_slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def do_packed(self) -> None:
        self.answer(200, gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

    def do_bomb(self) -> None:
        self.answer(200, gzip.compress(bytes(30_000_000)), Content_Type="text/html", Content_Encoding="gzip")

    def do_picture(self) -> None:
        self.answer(200, b"\x89PNG", Content_Type="image/png")

    def do_flaky(self) -> None:
        type(self).failures += 1
        self.answer(503) if type(self).failures < 3 else self.do_page()

    def do_broken(self) -> None:
        self.answer(500)

    def log_message(self, *arguments: object) -> None:
        return


@pytest.fixture
def server():
    Handler.seen, Handler.failures = [], 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


class Names:
    """A resolver that knows ``open.test`` as an open address at first sight only where ``trusted`` says so."""

    def __init__(self, **known: str) -> None:
        self.known = {name.replace("_", "."): address for name, address in known.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host in self.known:
            return [self.known[host]]
        raise OSError("unknown")


def fetcher(resolver=None, *, allow_local=True, **limits) -> HttpFetcher:
    limits = {"backoff": 0.0, "pause": 0.0, "connect": 2.0, "read": 2.0, "total": 5.0, **limits}
    names = resolver or Names(open_test="127.0.0.1")
    return HttpFetcher(Limits(**limits), allow_local=allow_local, resolver=names, sleep=lambda seconds: None)


def test_a_page_with_what_the_server_says(server):
    raw = fetcher().fetch(f"http://open.test:{server}/page?x=1#part")
    assert raw.data == PAGE
    assert raw.name == "page"
    assert raw.media_type == "text/html"
    assert raw.charset == "koi8-r"
    assert raw.redirects == ()
    (request,) = Handler.seen
    assert request["path"] == "/page?x=1"
    assert request["host"] == f"open.test:{server}"
    assert "Fogline" in request["user-agent"]
    assert "referer" not in request


def test_no_cookies_and_no_referrer_go_along_redirects(server):
    raw = fetcher().fetch(f"http://open.test:{server}/moved")
    assert raw.final == f"http://open.test:{server}/page"
    assert raw.redirects == (raw.final,)
    assert raw.address == f"http://open.test:{server}/moved"
    fetcher().fetch(f"http://open.test:{server}/page")
    assert all("cookie" not in request and "referer" not in request for request in Handler.seen)


@pytest.mark.parametrize("path", ["toip", "tohost"])
def test_a_redirect_to_this_machine_is_refused(server, path, monkeypatch):
    """The first hop is let through as if it were open; the second one is not."""
    import fogline.reports.addresses as module

    hops = []

    def judge(address: str) -> bool:
        hops.append(address)
        return len(hops) == 1

    monkeypatch.setattr(module, "is_public", judge)
    names = Names(**{"open_test": "127.0.0.1", "inner_test": "127.0.0.1", "127_0_0_1": "127.0.0.1"})
    with pytest.raises(RefusedAddress, match="redirects to"):
        fetcher(names, allow_local=False).fetch(f"http://open.test:{server}/{path}")
    assert [request["path"] for request in Handler.seen] == [f"/{path}"], "the inner address was never asked"
    assert hops == ["127.0.0.1", "127.0.0.1"]


def test_this_machine_is_refused_before_any_connection(server):
    with pytest.raises(RefusedAddress, match="local network"):
        fetcher(allow_local=False).fetch(f"http://open.test:{server}/page")
    assert Handler.seen == []


def test_the_connection_goes_to_the_address_that_was_checked(server):
    """A name that points elsewhere the second time it is asked gains nothing: it is asked once a hop."""
    names = Names(open_test="127.0.0.1")
    fetcher(names).fetch(f"http://open.test:{server}/page")
    assert names.asked == ["open.test"]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
     "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
     "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "192.0.2.1", "2001:db8::1"],
)  # fmt: skip
def test_addresses_of_local_and_reserved_networks_are_refused(address):
    with pytest.raises(RefusedAddress):
        check_address("http://name.test/", lambda host, port: [address])
    assert check_address("http://name.test/", lambda host, port: [address], allow_local=True)[1] == 80


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"]
)
def test_addresses_of_the_open_internet_are_fetched(address):
    assert check_address("https://name.test/", lambda host, port: [address]) == ("name.test", 443, address)


def test_one_bad_address_among_good_ones_is_enough():
    with pytest.raises(RefusedAddress):
        check_address("http://name.test/", lambda host, port: ["93.184.216.34", "127.0.0.1"])


@pytest.mark.parametrize(
    "url", ["http://127.1/", "http://2130706433/", "http://0x7f.1/", "http://localhost/", "http://[::1]/"]
)
def test_other_spellings_of_this_machine_are_refused(url):
    with pytest.raises((RefusedAddress, UnreadableInput)):
        check_address(url, resolve)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/a", "gopher://x/", "http:///nohost", "javascript://x"]
)
def test_only_http_and_https(url):
    with pytest.raises(RefusedAddress):
        fetcher().fetch(url)


def test_a_redirect_to_a_file_is_refused(server):
    with pytest.raises(RefusedAddress, match="only http"):
        fetcher().fetch(f"http://open.test:{server}/tofile")


def test_too_large_stops_at_the_limit(server):
    with pytest.raises(TooLarge, match="50,000"):
        fetcher(max_bytes=50_000).fetch(f"http://open.test:{server}/big")


def test_packed_answers_are_unpacked_within_the_limit(server):
    assert fetcher().fetch(f"http://open.test:{server}/packed").data == PAGE
    tracemalloc.start()
    with pytest.raises(TooLarge):
        fetcher(max_bytes=100_000).fetch(f"http://open.test:{server}/bomb")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 40_000_000, "the server's own 30 MB, and little besides"


def test_a_circle_and_a_long_chain_of_redirects(server):
    with pytest.raises(UnreadableInput, match="circle"):
        fetcher().fetch(f"http://open.test:{server}/loop")
    with pytest.raises(UnreadableInput, match="more than 10"):
        fetcher().fetch(f"http://open.test:{server}/chain/0")
    assert len([request for request in Handler.seen if "chain" in request["path"]]) == 11


def test_a_slow_server_is_left(server):
    start = time.monotonic()
    with pytest.raises(UnreadableInput, match="longer than"):
        fetcher(total=0.3).fetch(f"http://open.test:{server}/slow")
    assert time.monotonic() - start < 2


def test_a_server_that_says_nothing_times_out(server):
    with pytest.raises(UnreadableInput, match="in time"):
        fetcher(read=0.01, retries=1).fetch(f"http://open.test:{server}/slow")


def test_a_picture_is_no_report(server):
    with pytest.raises(UnreadableInput, match="image/png"):
        fetcher().fetch(f"http://open.test:{server}/picture")


def test_a_passing_failure_is_tried_again(server):
    assert fetcher().fetch(f"http://open.test:{server}/flaky").data == PAGE
    assert len(Handler.seen) == 3


def test_a_lasting_failure_is_told(server):
    with pytest.raises(UnreadableInput, match="500, tried 3 times"):
        fetcher().fetch(f"http://open.test:{server}/broken")
    with pytest.raises(UnreadableInput, match="404"):
        fetcher().fetch(f"http://open.test:{server}/missing")


def test_waits_between_requests_to_one_host(server):
    waits: list[float] = []
    polite = HttpFetcher(
        Limits(pause=5.0),
        allow_local=True,
        resolver=Names(open_test="127.0.0.1", b_test="127.0.0.1"),
        sleep=waits.append,
    )
    for host in ("open.test", "b.test", "open.test"):
        polite.fetch(f"http://{host}:{server}/page")
    assert len(waits) == 1
    assert 4 < waits[0] <= 5


def test_no_such_host_and_a_closed_port():
    with pytest.raises(UnreadableInput, match="no such host"):
        fetcher().fetch("http://nowhere.test/")
    with pytest.raises(UnreadableInput, match="tried 3 times"):
        fetcher().fetch("http://open.test:9/")


@pytest.fixture
def certificate(tmp_path):
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate of this test")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subject = ["-subj", "/CN=open.test", "-addext", "subjectAltName=DNS:open.test"]
    made = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([openssl, "req", "-x509", *made, *subject], check=True, capture_output=True)
    return cert, key


def test_https_is_checked_against_the_name_though_the_connection_goes_to_the_address(server, certificate):
    cert, key = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    secure = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    thread = threading.Thread(target=secure.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    names = Names(open_test="127.0.0.1", wrong_test="127.0.0.1")
    trusting = HttpFetcher(
        Limits(retries=0, pause=0),
        allow_local=True,
        resolver=names,
        tls=ssl.create_default_context(cafile=cert),
    )
    port = secure.server_address[1]
    assert trusting.fetch(f"https://open.test:{port}/page").data == PAGE
    with pytest.raises(UnreadableInput, match=r"[Hh]ostname"):
        trusting.fetch(f"https://wrong.test:{port}/page")
    with pytest.raises(UnreadableInput, match="certificate"):
        fetcher(names, retries=0).fetch(f"https://open.test:{port}/page")
    secure.shutdown()
    secure.server_close()


def test_offline_says_so():
    with pytest.raises(RefusedAddress, match="offline"):
        Offline().fetch("https://example.org/")
