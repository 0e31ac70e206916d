"""Small media made for the tests: drawn, never filmed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import av
import c2pa
import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from PIL import Image, ImageDraw


def picture(size: tuple[int, int] = (320, 200), seed: int = 1) -> Image.Image:
    """A drawing that differs with ``seed``."""
    drawn = Image.new("RGB", size, (40, 60, 70))
    pen = ImageDraw.Draw(drawn)
    places = np.random.default_rng(seed).integers(0, size[0], (12, 4))
    for index, (x, y, w, h) in enumerate(places.tolist()):
        pen.rectangle(
            (x, y % size[1], x + w // 4, y % size[1] + h // 4), fill=(17 * index, 255 - 20 * index, 99)
        )
    return drawn


def video(
    path: Path, frames: int = 24, size: tuple[int, int] = (160, 120), metadata: dict[str, str] | None = None,
    rate: int = 12,
) -> Path:  # fmt: skip
    """A short clip in which a square moves."""
    with av.open(str(path), "w", options={"movflags": "use_metadata_tags"}) as made:
        made.metadata.update(metadata or {})
        stream = made.add_stream("mpeg4", rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(frames):
            drawn = Image.new("RGB", size, (30, 90, 60))
            ImageDraw.Draw(drawn).rectangle((number * 4, 30, number * 4 + 30, 70), fill=(250, 240, 200))
            for packet in stream.encode(av.VideoFrame.from_image(drawn)):
                made.mux(packet)
        for packet in stream.encode():
            made.mux(packet)
    return path


def sound(path: Path) -> Path:
    """One second of a tone, without pictures."""
    with av.open(str(path), "w") as made:
        stream = made.add_stream("aac", rate=44100)
        wave = (np.sin(np.arange(44100) * 0.06) * 8000).astype(np.int16)[None, :]
        frame = av.AudioFrame.from_ndarray(wave, format="s16", layout="mono")
        frame.sample_rate = 44100
        for packet in (*stream.encode(frame), *stream.encode()):
            made.mux(packet)
    return path


def jpeg(exif: dict[int, object] | None = None, within: dict[int, dict[int, object]] | None = None) -> bytes:
    """A JPEG with the EXIF tags given; ``within`` are those of sub-directories."""
    drawn, tags = picture(), Image.Exif()
    for tag, value in (exif or {}).items():
        tags[tag] = value
    for directory, values in (within or {}).items():
        tags.get_ifd(directory).update(values)
    out = io.BytesIO()
    drawn.save(out, "JPEG", exif=tags)
    return out.getvalue()


class Signer:
    """A signing certificate of a made-up authority; ``anchor`` is the authority's certificate (PEM)."""

    def __init__(self) -> None:
        authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
        root = _certificate("Made-up authority", authority, None, authority)
        leaf = _certificate("Made-up signer", key, root, authority)
        self.anchor = root.public_bytes(serialization.Encoding.PEM).decode()
        self._chain = leaf.public_bytes(serialization.Encoding.PEM) + self.anchor.encode()
        self._key = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )

    def sign(self, data: bytes, kind: str = "image/jpeg", *, source: str = "digitalCapture", title: str = "a picture",
             elsewhere: str | None = None) -> bytes:  # fmt: skip
        """``data`` with Content Credentials, or with the address where they are said to be."""
        manifest = {
            "claim_generator_info": [{"name": "made-up camera", "version": "1"}], "title": title,
            "assertions": [{"label": "c2pa.actions", "data": {"actions": [{
                "action": "c2pa.created",
                "digitalSourceType": f"http://cv.iptc.org/newscodes/digitalsourcetype/{source}",
            }]}}],
        }  # fmt: skip
        builder, out = c2pa.Builder(manifest), io.BytesIO()
        if elsewhere is not None:
            builder.set_no_embed()
            builder.set_remote_url(elsewhere)
        info = c2pa.C2paSignerInfo(c2pa.C2paSigningAlg.ES256, self._chain, self._key, None)
        builder.sign(c2pa.Signer.from_info(info), kind, io.BytesIO(data), out)
        return out.getvalue()


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Certificate | None,
    by: ec.EllipticCurvePrivateKey,
) -> x509.Certificate:
    called = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Made-up"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )
    now, root = datetime.now(UTC), issuer is None
    built = (
        x509.CertificateBuilder().subject_name(called).issuer_name(issuer.subject if issuer else called)
        .public_key(key.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=root, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key()), critical=False)
        .add_extension(_usage(root), critical=True)
    )  # fmt: skip
    if not root:
        built = built.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False
        )
    return built.sign(by, hashes.SHA256())


def _usage(root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True, content_commitment=False, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=root, crl_sign=root, encipher_only=False, decipher_only=False,
    )  # fmt: skip


def fields(evidence_fields: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The fields by name."""
    return dict(evidence_fields)
