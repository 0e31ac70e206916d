"""All that is kept of an item to find it again: thumbnails, shots, hashes, keypoints. No picture can be read off hashes;
thumbnails are pictures, so prints stay in the case."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray

from fogline.errors import UnreadableInput
from fogline.footage import pdq
from fogline.footage.features import MOST, find_features
from fogline.footage.sampling import THUMB, Frame, sized
from fogline.footage.shots import cuts
from fogline.footage.sound import Sound
from fogline.footage.trim import content_box, inset_box, still_overlay
from fogline.model.footage import ItemKind

__all__ = ["FORMAT", "Prints", "make_prints", "picture_prints"]

FORMAT = 3
"""Rises when prints made before can no longer be compared with new ones."""
STILL_THUMB, STILL_KEYPOINTS = 320, 1500
"""A still picture has but one: it may be a page with a small picture on it."""
_EVERY = 2
"""Keypoints and hashes are taken of each so-many-th working picture: two a second."""
_LONGEST_RUN = 120
"""Working pictures of a shot that are held at once (30 s)."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Prints:
    """What is kept of one item.

    ``times`` (N, seconds), ``thumbs`` (N, height, width) and ``shot`` (N, the number of its shot) go together;
    ``boxes`` are per shot the content's left, top, right, bottom as fractions. ``hash_of``, ``hashes``, ``mirrored_hashes``
    and ``quality`` go together, ``hash_of`` being the number of the working picture; so do ``key_of`` and ``key_start``
    (one more), which says where the keypoints of each begin in ``at`` (fractions of the width, from the top left; so
    that a square is a square), ``plain`` and ``mirrored``. ``size`` is width and height as shown. ``sound`` is empty where
    there is none.
    """

    kind: ItemKind
    size: tuple[int, int]
    duration: float | None
    partial: str | None
    times: NDArray[np.float32]
    thumbs: Bytes
    shot: NDArray[np.int32]
    boxes: NDArray[np.float32]
    hash_of: NDArray[np.int32]
    hashes: Bytes
    mirrored_hashes: Bytes
    quality: Bytes
    key_of: NDArray[np.int32]
    key_start: NDArray[np.int64]
    at: NDArray[np.float32]
    plain: Bytes
    mirrored: Bytes
    sound: Sound = field(default_factory=Sound)

    @property
    def aspect(self) -> float:
        """Height over width of the working pictures."""
        return float(self.thumbs.shape[1] / self.thumbs.shape[2])

    def to_bytes(self) -> bytes:
        """For the case's store; ``from_bytes`` reads it."""
        out = io.BytesIO()
        about = {
            "format": FORMAT,
            "kind": self.kind,
            "size": self.size,
            "duration": self.duration,
            "partial": self.partial,
            "sound": self.sound.told,
        }
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        arrays |= {"sound": self.sound.bits, "heard": self.sound.heard}
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr("about.json", json.dumps(about))
            for name, array in arrays.items():
                held = io.BytesIO()
                np.save(held, array, allow_pickle=False)
                way = zipfile.ZIP_DEFLATED if name in ("thumbs", "heard") else zipfile.ZIP_STORED
                packed.writestr(name, held.getvalue(), way, 1)
        return out.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Prints:
        """Read what ``to_bytes`` wrote.

        Raises:
            UnreadableInput: it is none, is damaged, or of another format (make the prints anew).
        """
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                about = json.loads(packed.read("about.json"))
                if about["format"] != FORMAT:
                    raise ValueError(f"format {about['format']}")
                arrays = {
                    name: np.load(io.BytesIO(packed.read(name)), allow_pickle=False)
                    for name in (*_ARRAYS, "sound", "heard")
                }
            size = (int(about["size"][0]), int(about["size"][1]))
            sound = Sound(arrays.pop("sound"), arrays.pop("heard"), about["sound"])
            return cls(
                ItemKind(about["kind"]), size, about["duration"], about["partial"], **arrays, sound=sound
            )
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
            do = "Make them anew from the item."
            raise UnreadableInput("prints", f"they cannot be read ({error})", do) from error


_ARRAYS = tuple(one.name for one in fields(Prints))[4:-1]


def picture_prints(grey: Bytes, size: tuple[int, int]) -> Prints:
    """Prints of a still picture; ``grey`` is its working picture, ``size`` its width and height as shown."""
    return make_prints([Frame(0.0, grey)], ItemKind.IMAGE, size)


def make_prints(frames: Iterable[Frame], kind: ItemKind, size: tuple[int, int]) -> Prints:
    """Prints of working pictures in the order of their times, all of one size. Only a run of them is held at once.

    ``duration`` is the time of the last picture; ``reading.read_item`` knows better.

    Raises:
        UnreadableInput: there is no picture.
    """
    maker = _Maker(kind)
    held: list[Frame] = []
    for frame in frames:
        if held and frame.grey.shape != held[0].grey.shape:  # a stream may change its size on the way
            frame = Frame(
                frame.time, _resized(frame.grey, held[0].grey.shape), frame.change, frame.changed, frame.usual
            )
        held.append(frame)
        if len(held) == _LONGEST_RUN:
            *_, last = cuts(held)
            keep = last if last > 0 else len(held)
            maker.add(held[:keep])
            held = held[keep:]
    maker.add(held)
    return maker.made(kind, size)


def _resized(grey: Bytes, shape: tuple[int, ...]) -> Bytes:
    import cv2

    return np.asarray(cv2.resize(grey, (shape[1], shape[0]), interpolation=cv2.INTER_AREA), np.uint8)


class _Maker:
    """Gathers the parts of prints shot by shot."""

    def __init__(self, kind: ItemKind) -> None:
        self.kind = kind
        self.thumb, self.most = (STILL_THUMB, STILL_KEYPOINTS) if kind is ItemKind.IMAGE else (THUMB, MOST)
        self.times: list[float] = []
        self.thumbs: list[Bytes] = []
        self.shot: list[int] = []
        self.boxes: list[tuple[float, float, float, float]] = []
        self.hash_of: list[int] = []
        self.hashed: list[tuple[Bytes, Bytes, Bytes]] = []
        self.key_of: list[int] = []
        self.keys: list[tuple[NDArray[np.float32], Bytes, Bytes]] = []

    def add(self, frames: Sequence[Frame]) -> None:
        """Add working pictures that follow those before."""
        starts = cuts(frames)
        for begin, end in zip(starts, [*starts[1:], len(frames)], strict=True):
            self._shot(frames[begin:end])

    def _shot(self, frames: Sequence[Frame]) -> None:
        stack = np.stack([frame.grey for frame in frames])
        _, height, width = stack.shape
        left, top, right, bottom = content_box(stack)
        overlay = still_overlay(stack)
        if self.kind is ItemKind.IMAGE and (inset := inset_box(stack[0])) is not None:
            left, top, right, bottom = inset  # what is written about it would take most keypoints
            overlay = np.ones((height, width), bool)
            overlay[top:bottom, left:right] = False
        first, number = len(self.times), len(self.boxes)
        self.boxes.append((left / width, top / height, right / width, bottom / height))
        some = range(0, len(frames), _EVERY)
        self.hashed.append(pdq.hashes(stack[::_EVERY, top:bottom, left:right]))
        self.hash_of += [first + n for n in some]
        for n in some:
            found = find_features(stack[n], overlay, self.most)
            self.keys.append(((found.at + 0.5) / width, found.plain, found.mirrored))
            self.key_of.append(first + n)
        small = sized(width, height, self.thumb)
        for frame in frames:
            thumb = frame.small if frame.small is not None else frame.grey
            self.thumbs.append(thumb if thumb.shape == small[::-1] else _resized(thumb, small[::-1]))
        self.times += [frame.time for frame in frames]
        self.shot += [number] * len(frames)

    def made(self, kind: ItemKind, size: tuple[int, int]) -> Prints:
        """All that was added."""
        if not self.times:
            raise UnreadableInput("item", "it has not one frame", "Look whether it plays elsewhere.")
        counts = [len(at) for at, _, _ in self.keys]
        return Prints(
            kind, size, self.times[-1] if kind is ItemKind.VIDEO else None, None,
            times=np.array(self.times, np.float32), thumbs=np.stack(self.thumbs), shot=np.array(self.shot, np.int32),
            boxes=np.array(self.boxes, np.float32), hash_of=np.array(self.hash_of, np.int32),
            hashes=np.concatenate([h for h, _, _ in self.hashed]),
            mirrored_hashes=np.concatenate([m for _, m, _ in self.hashed]),
            quality=np.concatenate([q for _, _, q in self.hashed]), key_of=np.array(self.key_of, np.int32),
            key_start=np.concatenate([[0], np.cumsum(counts)]).astype(np.int64),
            at=np.concatenate([at for at, _, _ in self.keys]).astype(np.float32),
            plain=np.concatenate([p for _, p, _ in self.keys]), mirrored=np.concatenate([m for _, _, m in self.keys]),
        )  # fmt: skip
