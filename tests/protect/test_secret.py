"""The workspace secret is found, checked against its fingerprint, and made once."""

import stat
from pathlib import Path

import pytest

from jepsite.diagnostics import Checked, Span
from jepsite.protect.secret import Origin, Secret, find_secret

SETTINGS = Span(path="jepsite.yml", line=3, column=9, end_line=3, end_column=20)
DIGITS = "0a" * 32


def find(tmp_path: Path, *, wanted=None, variable=None, may_create=True) -> Checked[Secret]:
    return find_secret(
        wanted=wanted,
        wanted_at=SETTINGS,
        variable=variable,
        file=tmp_path / "jepsite" / "secret",
        may_create=may_create,
    )


def keep(tmp_path: Path, text: str, mode: int = 0o600) -> None:
    file = tmp_path / "jepsite" / "secret"
    file.parent.mkdir()
    file.write_text(text)
    file.chmod(mode)


def codes(found: Checked[Secret]) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_the_variable_goes_before_the_file(tmp_path):
    keep(tmp_path, "ff" * 32)
    found = find(tmp_path, variable=DIGITS)

    assert found.value == Secret(value=bytes.fromhex(DIGITS), origin=Origin.VARIABLE)


def test_a_file_that_only_its_owner_reads_is_taken(tmp_path):
    keep(tmp_path, DIGITS + "\n")
    found = find(tmp_path)

    assert found.value == Secret(value=bytes.fromhex(DIGITS), origin=Origin.FILE)


def test_a_file_that_others_can_read_is_refused(tmp_path):
    keep(tmp_path, DIGITS, mode=0o644)
    found = find(tmp_path)

    assert found.value is None
    assert codes(found) == ["bad-secret"]


@pytest.mark.parametrize("text", ["", "abc", "zz" * 32, DIGITS + "00"])
def test_what_is_not_64_hex_digits_is_refused(tmp_path, text):
    assert codes(find(tmp_path, variable=text)) == ["bad-secret"]


def test_where_there_is_none_a_new_one_is_kept_for_its_owner_alone_and_found_again(tmp_path):
    made = find(tmp_path).value
    again = find(tmp_path).value
    file = tmp_path / "jepsite" / "secret"

    assert made is not None
    assert again is not None
    assert (made.origin, again.origin) == (Origin.NEW_FILE, Origin.FILE)
    assert made.value == again.value
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_none_is_made_where_the_settings_ask_for_a_certain_one(tmp_path):
    found = find(tmp_path, wanted="0123456789abcdef")

    assert codes(found) == ["no-secret"]
    assert found.diagnostics[0].span == SETTINGS
    assert not (tmp_path / "jepsite").exists()


def test_none_is_made_by_a_command_that_only_looks(tmp_path):
    assert codes(find(tmp_path, may_create=False)) == ["no-secret"]
    assert not (tmp_path / "jepsite").exists()


def test_a_secret_with_another_fingerprint_is_refused(tmp_path):
    assert codes(find(tmp_path, variable=DIGITS, wanted="0123456789abcdef")) == ["wrong-secret"]


def test_the_right_fingerprint_lets_it_pass(tmp_path):
    fingerprint = Secret(value=bytes.fromhex(DIGITS), origin=Origin.FILE).fingerprint

    assert find(tmp_path, variable=DIGITS, wanted=fingerprint).ok


def test_the_demo_secret_goes_before_all_others_and_needs_none(tmp_path):
    found = find(tmp_path, wanted="demo", variable=DIGITS).value

    assert found is not None
    assert found.origin is Origin.DEMO
    assert found.value != bytes.fromhex(DIGITS)


def test_a_secret_never_shows_its_value():
    assert DIGITS not in repr(Secret(value=bytes.fromhex(DIGITS), origin=Origin.FILE))
