"""All that is kept of an item to find it again: thumbnails, shots, hashes, keypoints. No picture can be read off hashes;
thumbnails are pictures, so prints stay in the case."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from fogline.errors import UnreadableInput
from fogline.footage import pdq
from fogline.footage.features import MOST, Features, Keys, find_features, gathered
from fogline.footage.insets import insets
from fogline.footage.sampling import THUMB, Frame, sized
from fogline.footage.shots import cuts
from fogline.footage.sound import Sound
from fogline.footage.trim import content_box, inset_box, still_overlay
from fogline.model.footage import ItemKind

__all__ = ["FORMAT", "Prints", "make_prints", "picture_prints"]

FORMAT = 4
"""Rises when prints made before can no longer be compared with new ones."""
STILL_THUMB, STILL_KEYPOINTS = 320, 1500
"""A still picture has but one: it may be a page with a small picture on it."""
LARGE, SMALL = 2.0, 0.5
"""What is small within another picture has its keypoints at the size at which it fills one, and the other way round."""
_EVERY = 2
"""Keypoints and hashes are taken of each so-many-th working picture: two a second."""
_LONGEST_RUN = 120
"""Working pictures of a shot that are held at once (30 s)."""

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Prints:
    """What is kept of one item.

    ``times`` (N, seconds), ``thumbs`` (N, height, width) and ``shot`` (N, the number of its shot) go together;
    ``boxes`` are per shot the content's left, top, right, bottom as fractions; ``insets`` (count, 4) the same of pictures
    within the picture. ``hash_of``, ``hash_in``, ``hashes``, ``mirrored_hashes`` and ``quality`` go together: ``hash_of`` is
    the number of the working picture, ``hash_in`` that of the inset that was hashed, or -1 where it was the shot's content.
    ``keys`` are the keypoints of two working pictures a second; ``large`` and ``small`` those of one a second at twice and
    at half the size. ``size`` is width and height as shown. ``sound`` is empty where there is none.
    """

    kind: ItemKind
    size: tuple[int, int]
    duration: float | None
    partial: str | None
    times: NDArray[np.float32]
    thumbs: Bytes
    shot: NDArray[np.int32]
    boxes: NDArray[np.float32]
    insets: NDArray[np.float32]
    hash_of: NDArray[np.int32]
    hash_in: NDArray[np.int32]
    hashes: Bytes
    mirrored_hashes: Bytes
    quality: Bytes
    keys: Keys
    large: Keys
    small: Keys
    sound: Sound = field(default_factory=Sound)

    @property
    def aspect(self) -> float:
        """Height over width of the working pictures."""
        return float(self.thumbs.shape[1] / self.thumbs.shape[2])

    def hashed_box(self, number: int) -> NDArray[np.float32]:
        """Left, top, right, bottom (fractions) of what hash ``number`` is of."""
        inset = int(self.hash_in[number])
        box: NDArray[np.float32] = (
            self.insets[inset] if inset >= 0 else self.boxes[self.shot[self.hash_of[number]]]
        )
        return box

    def as_found(self) -> Prints:
        """Without the keypoints at other sizes, which are for asking alone: an archive need not hold them in memory."""
        nothing = gathered([], [], [])
        return replace(self, large=nothing, small=nothing)

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
        for keys in _KEYS:
            arrays |= {f"{keys}.{name}": getattr(getattr(self, keys), name) for name in _OF_KEYS}
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
                arrays = {name: _array(packed, name) for name in (*_ARRAYS, "sound", "heard")}
                keys, large, small = (
                    Keys(**{name: _array(packed, f"{which}.{name}") for name in _OF_KEYS}) for which in _KEYS
                )
            size = (int(about["size"][0]), int(about["size"][1]))
            sound = Sound(arrays.pop("sound"), arrays.pop("heard"), about["sound"])
            return cls(
                ItemKind(about["kind"]), size, about["duration"], about["partial"], **arrays, keys=keys, large=large,
                small=small, sound=sound,
            )  # fmt: skip
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
            do = "Make them anew from the item."
            raise UnreadableInput("prints", f"they cannot be read ({error})", do) from error


def _array(packed: zipfile.ZipFile, name: str) -> NDArray[Any]:
    array: NDArray[Any] = np.load(io.BytesIO(packed.read(name)), allow_pickle=False)
    return array


_KEYS = ("keys", "large", "small")
_OF_KEYS = tuple(one.name for one in fields(Keys))
_ARRAYS = tuple(one.name for one in fields(Prints) if one.name not in _KEYS)[4:-1]


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
        self.insets: list[tuple[float, float, float, float]] = []
        self.hash_of: list[int] = []
        self.hash_in: list[int] = []
        self.hashed: list[tuple[Bytes, Bytes, Bytes]] = []
        self.keys = {scale: _Gathered(scale, self.most) for scale in (1.0, LARGE, SMALL)}

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
        self._hash(stack, some, (left, top, right, bottom), first, -1)
        for box in insets(stack):
            self._inset(stack, some[::2], box, first)
        for n in some:
            self.keys[1.0].add(first + n, stack[n], overlay)
        for n in some[::2]:
            self.keys[LARGE].add(first + n, stack[n], overlay)
            self.keys[SMALL].add(first + n, stack[n], overlay)
        small = sized(width, height, self.thumb)
        for frame in frames:
            thumb = frame.small if frame.small is not None else frame.grey
            self.thumbs.append(thumb if thumb.shape == small[::-1] else _resized(thumb, small[::-1]))
        self.times += [frame.time for frame in frames]
        self.shot += [number] * len(frames)

    def _inset(self, stack: Bytes, some: range, box: tuple[int, int, int, int], first: int) -> None:
        """Hash what lies within ``box``, without its own bars."""
        _, height, width = stack.shape
        left, top, right, bottom = box
        own = content_box(stack[:, top:bottom, left:right])
        left, top, right, bottom = left + own[0], top + own[1], left + own[2], top + own[3]
        self._hash(stack, some, (left, top, right, bottom), first, len(self.insets))
        self.insets.append((left / width, top / height, right / width, bottom / height))

    def _hash(
        self, stack: Bytes, some: range, box: tuple[int, int, int, int], first: int, inset: int
    ) -> None:
        left, top, right, bottom = box
        self.hashed.append(pdq.hashes(stack[some, top:bottom, left:right]))
        self.hash_of += [first + n for n in some]
        self.hash_in += [inset] * len(some)

    def made(self, kind: ItemKind, size: tuple[int, int]) -> Prints:
        """All that was added."""
        if not self.times:
            raise UnreadableInput("item", "it has not one frame", "Look whether it plays elsewhere.")
        keys, large, small = (self.keys[scale].made() for scale in (1.0, LARGE, SMALL))
        return Prints(
            kind, size, self.times[-1] if kind is ItemKind.VIDEO else None, None,
            times=np.array(self.times, np.float32), thumbs=np.stack(self.thumbs), shot=np.array(self.shot, np.int32),
            boxes=np.array(self.boxes, np.float32), hash_of=np.array(self.hash_of, np.int32),
            hash_in=np.array(self.hash_in, np.int32), insets=np.array(self.insets, np.float32).reshape(-1, 4),
            hashes=np.concatenate([h for h, _, _ in self.hashed]),
            mirrored_hashes=np.concatenate([m for _, m, _ in self.hashed]),
            quality=np.concatenate([q for _, _, q in self.hashed]), keys=keys, large=large, small=small,
        )  # fmt: skip


class _Gathered:
    """Keypoints of working pictures at one scale."""

    def __init__(self, scale: float, most: int) -> None:
        self.scale, self.most = scale, most if scale >= 1 else most // 2
        self.of: list[int] = []
        self.found: list[Features] = []
        self.widths: list[int] = []

    def add(self, number: int, picture: Bytes, overlay: NDArray[np.bool_] | None) -> None:
        """Those of working picture ``number``, none where ``overlay`` is."""
        if self.scale != 1.0:
            picture = _scaled(picture, self.scale)
            if overlay is not None:
                overlay = _scaled(overlay.astype(np.uint8), self.scale) > 0
        self.of.append(number)
        self.found.append(find_features(picture, overlay, self.most))
        self.widths.append(picture.shape[1])

    def made(self) -> Keys:
        return gathered(self.of, self.found, self.widths)


def _scaled(picture: Bytes, scale: float) -> Bytes:
    import cv2

    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how), np.uint8)
