"""What kind of file bytes are, by their first ones. A name's ending is only what somebody called it."""

from __future__ import annotations

from pathlib import PurePath

__all__ = ["HEAD", "kind_by_name", "media_type"]

HEAD = 4096
"""So many first bytes tell the kind."""

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x00\x00\x01\xba", "video/mpeg"),
    (b"\x00\x00\x01\xb3", "video/mpeg"),
    (b"0&\xb2u\x8ef\xcf\x11", "video/x-ms-asf"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
)
_RIFF = {b"WEBP": "image/webp", b"AVI ": "video/x-msvideo", b"WAVE": "audio/wav"}
_BRANDS = {
    b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heif", b"avif": "image/avif", b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
}  # fmt: skip
_ENDINGS = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff", "webp": "image/webp", "heic": "image/heic", "heif": "image/heif",
    "avif": "image/avif", "mp4": "video/mp4", "m4v": "video/mp4", "3gp": "video/mp4", "mov": "video/quicktime",
    "mkv": "video/x-matroska", "webm": "video/webm", "avi": "video/x-msvideo", "flv": "video/x-flv", "mpg": "video/mpeg",
    "mpeg": "video/mpeg", "ts": "video/mp2t", "mts": "video/mp2t", "m2ts": "video/mp2t", "wmv": "video/x-ms-asf",
    "ogv": "video/ogg", "mp3": "audio/mpeg", "m4a": "audio/mp4", "wav": "audio/wav", "flac": "audio/flac",
}  # fmt: skip
_SAME = ({"video/mp4", "video/quicktime"}, {"video/x-matroska", "video/webm"}, {"image/heic", "image/heif"})
_PACKET = 188
"""Bytes of a packet of an MPEG transport stream (ISO/IEC 13818-1); each begins with 0x47."""


def media_type(head: bytes) -> str | None:
    """The media type of a file that begins with ``head`` (some thousand bytes), ``None`` where it is no known media."""
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head.startswith(b"OggS"):
        return "video/ogg" if b"theora" in head[:512] else "audio/ogg"
    if len(head) > 4 * _PACKET and all(head[n * _PACKET] == 0x47 for n in range(4)):
        return "video/mp2t"
    if head[4:8] in (b"moov", b"mdat", b"wide", b"free"):  # QuickTime before it had a type
        return "video/quicktime"
    return None


def kind_by_name(name: str, kind: str) -> str | None:
    """What the ending of ``name`` says that the file is, where that is something else than ``kind``."""
    named = _ENDINGS.get(PurePath(name).suffix.lower().lstrip("."))
    if named is None or named == kind or any({named, kind} <= alike for alike in _SAME):
        return None
    return named
