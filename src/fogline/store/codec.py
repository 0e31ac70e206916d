"""The model's frozen dataclasses to JSON and back, exactly: ``decode(T, encode(value)) == value``.

Fields that hold their default are left out, so that an older database reads well after a field was added
with a default. Unknown keys are refused: they come from a newer Fogline.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union

__all__ = ["decode", "dumps", "encode", "loads"]

T = TypeVar("T")
Turn = Callable[[Any], Any]


def dumps(value: Any) -> str:
    """``value`` (a dataclass of the model) as one line of JSON.

    Raises:
        TypeError: a field's type is none that the codec knows.
        ValueError: a number that JSON has no word for (infinite, or not a number).
    """
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def loads(kind: type[T], text: str) -> T:
    """The value of type ``kind`` that ``dumps`` made ``text`` of.

    Raises:
        ValueError: not JSON, or not of this type.
    """
    return decode(kind, json.loads(text))


def encode(value: Any) -> Any:
    """``value`` as dicts, lists, strings, numbers, booleans and ``None``."""
    kind: Any = type(value)
    return _encoder(kind)(value)


def decode(kind: type[T], data: Any) -> T:
    """The value of type ``kind`` that ``encode`` made ``data`` of.

    Raises:
        ValueError: ``data`` is not of this type.
    """
    try:
        return typing.cast(T, _decoder(kind)(data))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a {getattr(kind, '__name__', kind)}: {error}") from error


@cache
def _encoder(kind: Any) -> Turn:
    if is_dataclass(kind):
        return _dataclass_encoder(kind)
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, date):  # datetime is a date
        return lambda value: value.isoformat()
    if kind in (str, int, float, bool, type(None)):
        return lambda value: value
    if issubclass(kind, float):  # numpy's
        return float
    if kind in (tuple, list):
        return lambda value: [encode(item) for item in value]
    if kind in (frozenset, set):
        return lambda value: sorted(encode(item) for item in value)
    raise TypeError(f"no JSON for {kind.__name__}")


def _dataclass_encoder(kind: Any) -> Turn:
    names = [field.name for field in fields(kind)]
    defaults = {field.name: _default(field) for field in fields(kind)}

    def turn(value: Any) -> dict[str, Any]:
        out = {}
        for name in names:
            item = getattr(value, name)
            default = defaults[name]
            if item is default or (type(item) is type(default) and item == default):
                continue
            out[name] = encode(item)
        return out

    return turn


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return MISSING


def _decoder(kind: Any) -> Turn:
    try:
        return _cached_decoder(kind)
    except TypeError as error:
        raise TypeError(f"no JSON for {kind}") from error


@cache
def _cached_decoder(kind: Any) -> Turn:
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin in (Union, types.UnionType):
        return _union_decoder(arguments)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin is frozenset:
        turn = _decoder(arguments[0])
        return lambda data: frozenset(turn(item) for item in data)
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind in (date, datetime):
        return kind.fromisoformat  # type: ignore[no-any-return]
    if kind in (str, int, float, bool):
        return _plain(kind)
    raise TypeError(f"no JSON for {kind}")


def _plain(kind: type) -> Turn:
    allowed = (int, float) if kind is float else (kind,)

    def turn(data: Any) -> Any:
        if not isinstance(data, allowed) or (isinstance(data, bool) and kind is not bool):
            raise TypeError(f"{data!r} is not {kind.__name__}")
        return data

    return turn


def _union_decoder(members: tuple[Any, ...]) -> Turn:
    kinds = [member for member in members if member is not type(None)]
    if set(kinds) == {date, datetime}:
        inner: Turn = _day_or_moment
    elif len(kinds) == 1:
        inner = _decoder(kinds[0])
    else:
        raise TypeError(f"no JSON for a choice of {kinds}")
    if len(kinds) == len(members):
        return inner
    return lambda data: None if data is None else inner(data)


def _day_or_moment(data: str) -> date | datetime:
    """A day has ten characters ("2025-11-11"), a moment more."""
    return date.fromisoformat(data) if len(data) == 10 else datetime.fromisoformat(data)


def _tuple_decoder(arguments: tuple[Any, ...]) -> Turn:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        turn = _decoder(arguments[0])
        return lambda data: tuple([turn(item) for item in data])
    turns = [_decoder(argument) for argument in arguments]
    return lambda data: tuple([turn(item) for turn, item in zip(turns, data, strict=True)])


def _dataclass_decoder(kind: type) -> Turn:
    hints = typing.get_type_hints(kind)
    turns = {field.name: _decoder(hints[field.name]) for field in fields(kind)}

    def turn(data: dict[str, Any]) -> Any:
        return kind(**{name: turns[name](item) for name, item in data.items()})

    return turn
