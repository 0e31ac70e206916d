from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.errors import InputError, UnreadableInput
from fogline.reports.encoding import decode, looks_binary

UKRAINIAN = (
    "Генеральний штаб повідомив, що протягом доби відбулося 62 бойові зіткнення. Її сили утримують «позиції» біля "
    "міста. Ґанок школи зруйновано, є поранені, їх евакуювали."
)
RUSSIAN = "Министерство обороны сообщило, что силы противовоздушной обороны сбили восемь беспилотников."
POLISH = "Według władz w ataku zginęły trzy osoby, a dziesięć zostało rannych. Świadkowie mówią o „wielu” wybuchach."
GERMAN = "Die Behörden erklärten, die Verteidigungskräfte hätten während der Nacht fünf Flugkörper zerstört."


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "mac-cyrillic"])
def test_ukrainian_without_a_declaration(encoding):
    decoded = decode(UKRAINIAN.replace("Ґ", "Г").encode(encoding, "replace"), "x.txt")
    assert decoded.encoding == encoding
    assert decoded.guessed
    assert decoded.text == UKRAINIAN.replace("Ґ", "Г").encode(encoding, "replace").decode(encoding)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_russian_without_a_declaration(encoding):
    decoded = decode(RUSSIAN.encode(encoding), "x.txt")
    assert decoded.text == RUSSIAN
    assert decoded.guessed


@pytest.mark.parametrize(("text", "encoding"), [(POLISH, "cp1250"), (GERMAN, "cp1252"), (GERMAN, "latin-1")])
def test_latin_without_a_declaration(text, encoding):
    assert decode(text.encode(encoding), "x.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [UKRAINIAN, GERMAN])
def test_unicode_forms(encoding, text):
    decoded = decode(text.encode(encoding), "x.txt")
    assert decoded.text == text


def test_a_wrong_declaration_of_utf8(read):
    (report,) = read(UKRAINIAN.encode("cp1251"), raw={"charset": "utf-8"})
    assert report.text == UKRAINIAN
    assert "encoding" in report.guessed
    assert any("utf-8" in warning and "cp1251" in warning for warning in report.warnings)
    assert report.language == "uk"


def test_a_wrong_declaration_of_latin():
    decoded = decode(RUSSIAN.encode("cp1251"), "x", ["iso-8859-1"])
    assert decoded.text == RUSSIAN
    assert decoded.guessed


def test_utf8_declared_as_something_else():
    decoded = decode(RUSSIAN.encode(), "x", ["windows-1251"])
    assert decoded.text == RUSSIAN
    assert "windows-1251" in decoded.warnings[0] or "cp1251" in decoded.warnings[0]


def test_a_right_declaration_is_not_guessed():
    decoded = decode(RUSSIAN.encode("koi8-r"), "x", [None, "nonsense-8", "KOI8-R"])
    assert decoded.text == RUSSIAN
    assert not decoded.guessed


def test_the_encoding_in_the_markup(read):
    head = '<html><head><meta charset="windows-1251"><title>T</title></head>'
    page = f"{head}<body><article><p>{RUSSIAN}</p><p>{RUSSIAN}</p></article></body></html>"
    (report,) = read(page.encode("cp1251"), "page.html")
    assert RUSSIAN in report.text
    assert "encoding" not in report.guessed


def test_a_cut_utf8_file_is_read_with_a_warning_that_names_the_byte():
    data = (UKRAINIAN * 3).encode() + b"\xd0"
    decoded = decode(data, "x.txt")
    assert decoded.encoding == "utf-8"
    assert f"byte {len(data) - 1}" in decoded.warnings[0]
    assert decoded.text.endswith("\ufffd")


def test_bytes_in_no_encoding_are_told_with_their_place():
    data = b"Some words " + bytes(range(0x80, 0x100)) * 4
    with pytest.raises(UnreadableInput, match="byte 11"):
        decode(data, "x.txt")


def test_binary_is_told(read, problems):
    assert read(b"\x89PNG\r\n\x1a\n" + bytes(200), "picture.txt") == []
    assert "picture.txt" in problems.words
    assert looks_binary(bytes(range(32)) * 10)
    assert not looks_binary("Два слова".encode("utf-16"))


@given(st.binary(max_size=400))
def test_bytes_are_read_or_refused(data):
    try:
        decode(data, "x")
    except InputError as error:
        assert error.failure.what == "x"


@given(st.text(max_size=200).filter(lambda text: "\0" not in text))
def test_utf8_comes_back_as_it_was(text):
    data = text.encode()
    if not looks_binary(data):
        assert decode(data, "x").text.lstrip("\ufeff") == text.lstrip("\ufeff")
