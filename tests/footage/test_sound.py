"""The fingerprint of sound: what it holds against, what tells nothing, and tracks that cannot be read."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import numpy as np
import pytest
from drawn import clip
from hypothesis import given, settings
from hypothesis import strategies as st
from sounded import RATE, clip_with_sound, heard, tune

from fogline.brief.contract import as_json, schema
from fogline.brief.footage_sound import sound_words
from fogline.case import Case
from fogline.cli.app import run
from fogline.errors import UnreadableInput
from fogline.footage import hearing
from fogline.footage.bounded import Limits
from fogline.footage.hearing import read_sound, sound_of
from fogline.footage.prints import Prints
from fogline.footage.reading import read_item
from fogline.footage.sound import HOP, Listener, Sound
from fogline.footage.sound_match import alike, sound_match
from fogline.model.footage import (
    WHOLE,
    Found,
    Interval,
    Match,
    Piece,
    SoundMatch,
    SoundStretch,
    Transform,
    Verdict,
)

WAVE = tune(1, 24)
WHOLE_TUNE = heard(WAVE)


def _part(begin: float, end: float) -> np.ndarray:
    return WAVE[round(begin * RATE) : round(end * RATE)]


def _faster(wave: np.ndarray, speed: float) -> np.ndarray:
    return np.interp(np.arange(0, len(wave) - 1, speed), np.arange(len(wave)), wave).astype(np.float32)


def test_a_part_is_found_where_it_is() -> None:
    (found,) = alike(heard(_part(7.013, 15.5)), WHOLE_TUNE, offset=7.013)
    assert found.asked.start == pytest.approx(0, abs=0.3)
    assert found.asked.length == pytest.approx(8.5, abs=0.5)
    assert found.found.start - found.asked.start == pytest.approx(7.013, abs=0.05)
    assert (found.errors < 0.15, abs(found.later) < 0.05) == (True, True)


def test_another_sound_and_the_same_at_another_time_are_told_apart() -> None:
    assert alike(heard(tune(2, 10)), WHOLE_TUNE) == []
    (found,) = alike(heard(_part(7, 15)), WHOLE_TUNE, offset=3.0)
    assert found.later == pytest.approx(4.0, abs=0.05)


@pytest.mark.parametrize("level", [0.03, 6.0])
def test_the_level_changes_nothing_until_it_is_clipped_hard(level: float) -> None:
    (found,) = alike(heard(np.clip(_part(5, 12) * np.float32(level), -1, 1)), WHOLE_TUNE, offset=5)
    assert found.asked.length > 6.5


def test_noise_ten_decibels_below_is_borne() -> None:
    part = _part(5, 12)
    noise = np.random.default_rng(4).normal(0, part.std() * 10**-0.5, len(part)).astype(np.float32)
    (found,) = alike(heard(part + noise), WHOLE_TUNE, offset=5)
    assert found.asked.length > 6


@pytest.mark.parametrize("speed", [0.95, 1.05, 1.25])
def test_sound_that_was_sped_up_with_its_pitch_is_found_where_the_pictures_tell_the_speed(
    speed: float,
) -> None:
    faster = heard(_faster(_part(5, 15), speed))
    found = alike(faster, WHOLE_TUNE, speed=speed, offset=5)
    assert sum(one.asked.length for one in found) > 0.7 * 10 / speed
    assert alike(heard(_faster(tune(3, 10), speed)), WHOLE_TUNE, speed=speed, offset=5) == []


def test_silence_matches_nothing_and_neither_does_a_steady_tone() -> None:
    silent = heard(np.zeros(10 * RATE, np.float32))
    assert (silent.length, alike(silent, silent)) == (0, [])
    tone = heard((0.3 * np.sin(np.arange(10 * RATE) * 0.35)).astype(np.float32))
    assert tone.length < 0.5  # where it begins and ends
    assert alike(tone, tone) == []
    hiss = np.random.default_rng(5).normal(0, 1e-5, 10 * RATE).astype(np.float32)
    assert heard(hiss).length == 0


def test_a_pause_in_it_is_left_out() -> None:
    part = _part(4, 14).copy()
    part[4 * RATE : 6 * RATE] = 0
    sound = heard(part)
    assert sound.length == pytest.approx(8, abs=0.8)
    assert sum(one.asked.length for one in alike(sound, WHOLE_TUNE, offset=4)) > 5


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(1, 30000), max_size=12), st.integers(0, 2**32 - 1))
def test_pieces_of_any_length_give_the_same_as_the_whole(cuts: list[int], seed: int) -> None:
    samples = np.random.default_rng(seed).normal(0, 0.1, sum(cuts)).astype(np.float32)
    pieces, whole = Listener(), Listener()
    for part in np.split(samples, np.cumsum(cuts)[:-1] if cuts else []):
        pieces.hear(part)
    whole.hear(samples)
    assert np.array_equal(pieces.sound().bits, whole.sound().bits)


def test_the_sound_of_a_clip_goes_by_the_clock_of_its_pictures(tmp_path: Path) -> None:
    path = clip_with_sound(tmp_path / "late.mp4", clip(1, 1, seconds=8), _part(0, 6), begins=2.0)
    read = read_item(path)
    sound = read.prints.sound
    assert not sound.heard[: round(1.7 / HOP)].any()
    assert sound.heard[round(2.3 / HOP) : round(7 / HOP)].all()
    (found,) = alike(sound, WHOLE_TUNE, offset=-2.0)
    assert found.later == pytest.approx(0, abs=0.08)
    kept = Prints.from_bytes(read.prints.to_bytes()).sound
    assert np.array_equal(kept.bits, sound.bits)
    assert np.array_equal(kept.heard, sound.heard)
    assert len(sound.bits) * 4 / 8 < 90


def test_a_track_that_cannot_be_read_is_told_and_the_pictures_are_kept(tmp_path: Path) -> None:
    pictures = clip(1, 1, seconds=3)
    read = read_item(clip_with_sound(tmp_path / "garbled.mp4", pictures, _part(0, 3), garbled=1))
    assert len(read.prints.times) == 12
    assert read.prints.sound.length < 3
    assert read.item.unheard is not None
    assert "cannot be decoded" in read.item.unheard


def test_what_can_be_read_of_a_damaged_track_is_heard_where_it_belongs(tmp_path: Path) -> None:
    sound = sound_of(clip_with_sound(tmp_path / "torn.mp4", clip(1, 1, seconds=1), _part(4, 14), garbled=0.1))
    assert sound.told is not None
    assert "parts of its sound cannot be decoded" in sound.told
    found = alike(sound, WHOLE_TUNE, offset=4)
    assert sum(one.asked.length for one in found) > 6
    assert max(abs(one.later) for one in found) < 0.1


def test_a_decoder_of_sound_that_crashes_or_hangs_holds_up_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clip_with_sound(tmp_path / "clip.mp4", clip(1, 1, seconds=2), _part(0, 2))

    def ended(*_: object) -> bytes:
        raise UnreadableInput("clip.mp4", "the decoder was ended by signal 11", "")

    assert read_sound(path, Limits(seconds=0.01)).told is not None
    monkeypatch.setattr(hearing, "run", ended)
    item = read_item(path).item
    assert item.unheard == "the decoder was ended by signal 11"


def test_a_picture_and_a_clip_without_sound_have_none_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    silent = clip_with_sound(tmp_path / "silent.mp4", clip(1, 1, seconds=4), np.zeros(4 * RATE, np.float32))
    assert (sound_of(silent).length, sound_of(silent).told) == (0, None)


def _match(*pieces: Piece) -> Match:
    return Match("a", "b", Verdict.COPY, pieces, "One moment")


def _piece(asked: Interval, offset: float, speed: float = 1.0) -> Piece:
    found = Interval(asked.start * speed + offset, asked.end * speed + offset)
    way = Transform(False, (), WHOLE, WHOLE, 1, 0, speed, offset)
    return Piece(Verdict.COPY, asked, found, way, Found(40, 0.9, 0.9, 0.9, 5, 10))


def test_a_match_of_pictures_says_whether_the_sound_agrees_and_nothing_else_changes() -> None:
    piece = _piece(Interval(0, 9), 5.0)
    same = sound_match(_match(piece), heard(_part(5, 14)), WHOLE_TUNE)
    assert same.sound is not None
    assert same.sound.stretches[0].later == pytest.approx(0, abs=0.05)
    over = sound_match(_match(piece), heard(tune(9, 9)), WHOLE_TUNE)
    assert over.sound == SoundMatch(())
    moved = sound_match(_match(piece), heard(_part(8, 17)), WHOLE_TUNE)
    assert moved.sound is not None
    assert moved.sound.stretches[0].later == pytest.approx(3, abs=0.05)
    for one in (same, over, moved):
        assert (one.verdict, one.pieces, one.reason) == (Verdict.COPY, (piece,), "One moment")


def test_where_too_little_is_heard_in_both_nothing_is_said() -> None:
    piece = _piece(Interval(0, 9), 5.0)
    silent = heard(np.zeros(9 * RATE, np.float32))
    for sound in (Sound(), silent, heard(_part(5, 7))):
        assert sound_match(_match(piece), sound, WHOLE_TUNE).sound is None
        assert sound_match(_match(piece), WHOLE_TUNE, sound).sound is None
    still = Piece(Verdict.COPY, Interval(0, 0), Interval(0, 0), piece.transform, piece.evidence)
    assert sound_match(_match(still), WHOLE_TUNE, WHOLE_TUNE).sound is None


def test_a_compilation_is_heard_piece_by_piece() -> None:
    both = heard(np.concatenate([_part(12, 18), _part(2, 8)]))
    pieces = (_piece(Interval(0, 6), 12.0), _piece(Interval(6, 12), -4.0))
    told = sound_match(_match(*pieces), both, WHOLE_TUNE).sound
    assert told is not None
    assert [round(one.later, 1) for one in told.stretches] == [0, 0]
    assert [round(one.found.start) for one in told.stretches] == [12, 2]


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (0.2, "Their sound runs alike too, for 4.2 s"),
        (3.1, "Their sound runs alike for 4.2 s, but in x.mp4 it comes 3.1 s later against the pictures"),
        (-3.1, "Their sound runs alike for 4.2 s, but in x.mp4 it comes 3.1 s earlier against the pictures"),
    ],
)
def test_the_sound_is_said_in_one_sentence(later: float, said: str) -> None:
    stretch = SoundStretch(Interval(1, 5.2), Interval(3, 7.2), 0.1, later)
    assert sound_words(SoundMatch((stretch, stretch)), "x.mp4").startswith(said)
    assert sound_words(SoundMatch()).startswith("Both have sound, and it does not run alike")
    assert sound_words(None) == ""


def test_what_the_sound_says_is_kept_and_shown_and_decides_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = clip(4, 7, seconds=7, rate=8)
    sounds = {"first": _part(4, 11), "moved": _part(7, 14), "over": tune(8, 7)}
    paths = [clip_with_sound(tmp_path / f"{n}.mp4", pictures, wave, rate=8) for n, wave in sounds.items()]
    with Case.create(tmp_path / "case") as case:
        for day, path in enumerate(paths, 10):
            case.add_footage(path, posted=f"2025-11-{day}")
    with Case.open(tmp_path / "case") as case:  # as it was kept
        brief = case.brief(tmp_path / "out")
    told = as_json(brief)
    jsonschema.validate(told, schema())
    assert {pair.match.verdict for pair in brief.alike} == {Verdict.COPY}
    assert not brief.findings
    assert sorted(len(pair["sound"]) for pair in told["alike"]) == [0, 0, 1]
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert page.count("Both have sound, and it does not run alike") == 2
    assert "but in the second it comes 3.0 s later against the pictures" in page
    assert run(["footage", "find", str(tmp_path / "case"), str(paths[2])]) == 0
    assert "both have sound, and it does not run alike" in capsys.readouterr().out


@settings(max_examples=40, deadline=None)
@given(
    st.integers(66, 400), st.integers(66, 400), st.integers(0, 330), st.integers(0, 330), st.integers(-400, 400),
    st.integers(0, 99),
)  # fmt: skip
def test_what_two_have_in_common_is_found_wherever_it_lies(
    mine: int, theirs: int, here: int, there: int, offset: int, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    one, other = (chance.integers(0, 2**32, many, dtype=np.uint32) for many in (mine, theirs))
    here, there = min(here, mine - 66), min(there, theirs - 66)
    one[here : here + 66] = other[there : there + 66]
    sounds = [Sound(bits, np.ones(len(bits), np.bool_)) for bits in (one, other)]
    (found,) = alike(*sounds, offset=offset * HOP)
    assert found.asked.start == pytest.approx(here * HOP, abs=0.5)  # what comes before is alike by chance
    assert round((found.found.start - found.asked.start) / HOP) == there - here
    assert found.later == pytest.approx((there - here - offset) * HOP, abs=0.01)
