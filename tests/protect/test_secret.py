"""The workspace secret is found, checked against its fingerprint, and made once."""

import stat
from collections.abc import Callable
from dataclasses import field
from pathlib import Path

import pytest

from jepsite.diagnostics import Checked, Span
from jepsite.protect.secret import Origin, Secret, find_secret, from_digits, keep, named_file, new_secret
from jepsite.protect.vault import Silence, Vault
from jepsite.record import record

SETTINGS = Span(path="jepsite.yml", line=3, column=9, end_line=3, end_column=20)
DIGITS = "0a" * 32


@record
class Shelf(Vault):
    """A keyring in memory, which notes what it was asked."""

    patience: float = 0
    waiting: Callable[[], None] = lambda: None
    kept: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    works: bool = True

    def get(self, fingerprint):
        self.asked.append(fingerprint)
        return self.kept.get(fingerprint) if self.works else Silence(reason="it is locked")

    def put(self, fingerprint, text):
        if not self.works:
            return Silence(reason="it is locked")
        self.kept[fingerprint] = text
        return "Shelf"


def find(tmp_path: Path, *, wanted=None, variable=None, may_create=True, vault=None) -> Checked[Secret]:
    return find_secret(
        vault=vault or Shelf(),
        wanted=wanted,
        wanted_at=SETTINGS,
        variable=variable,
        file=tmp_path / "jepsite" / "secret",
        may_create=may_create,
    )


def put(tmp_path: Path, text: str, mode: int = 0o600, name: str = "secret") -> None:
    file = tmp_path / "jepsite" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text)
    file.chmod(mode)


def fingerprint(digits: str) -> str:
    return Secret(value=bytes.fromhex(digits), origin=Origin.FILE).fingerprint


def codes(found: Checked[Secret]) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_the_variable_goes_before_the_file(tmp_path):
    put(tmp_path, "ff" * 32)
    found = find(tmp_path, variable=DIGITS)

    assert found.value == Secret(value=bytes.fromhex(DIGITS), origin=Origin.VARIABLE)


def test_a_file_that_only_its_owner_reads_is_taken(tmp_path):
    put(tmp_path, DIGITS + "\n")
    found = find(tmp_path)

    assert found.value == Secret(value=bytes.fromhex(DIGITS), origin=Origin.FILE)


def test_a_file_that_others_can_read_is_refused(tmp_path):
    put(tmp_path, DIGITS, mode=0o644)
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


def test_the_file_named_after_the_fingerprint_goes_before_the_one_without(tmp_path):
    put(tmp_path, "ff" * 32)
    put(tmp_path, DIGITS, name=f"secret-{fingerprint(DIGITS)}")
    vault = Shelf()

    assert find(tmp_path, wanted=fingerprint(DIGITS), vault=vault).value == Secret(
        value=bytes.fromhex(DIGITS), origin=Origin.FILE
    )
    assert find(tmp_path, wanted=fingerprint("ff" * 32), vault=vault).ok
    assert vault.asked == []


def test_a_file_under_the_name_of_another_secret_is_refused(tmp_path):
    put(tmp_path, "ff" * 32, name=f"secret-{fingerprint(DIGITS)}")

    assert codes(find(tmp_path, wanted=fingerprint(DIGITS))) == ["wrong-secret"]


def test_the_keyring_is_asked_for_the_fingerprint_where_no_file_has_it(tmp_path):
    put(tmp_path, "ff" * 32)
    vault = Shelf(kept={fingerprint(DIGITS): DIGITS})
    found = find(tmp_path, wanted=fingerprint(DIGITS), vault=vault).value

    assert found == Secret(value=bytes.fromhex(DIGITS), origin=Origin.KEYRING)


def test_the_keyring_is_not_asked_where_a_variable_or_the_demo_answers_or_nothing_is_wanted(tmp_path):
    vault = Shelf()
    find(tmp_path, variable=DIGITS, wanted=fingerprint(DIGITS), vault=vault)
    find(tmp_path, wanted="demo", vault=vault)
    find(tmp_path, vault=vault)

    assert vault.asked == []


def test_a_keyring_with_another_secret_under_the_fingerprint_is_refused(tmp_path):
    vault = Shelf(kept={fingerprint(DIGITS): "ff" * 32})

    assert codes(find(tmp_path, wanted=fingerprint(DIGITS), vault=vault)) == ["wrong-secret"]


def test_a_keyring_of_no_use_is_named_where_no_secret_was_found(tmp_path):
    found = find(tmp_path, wanted=fingerprint(DIGITS), vault=Shelf(works=False))

    assert codes(found) == ["no-secret"]
    assert "its keyring is of no use: it is locked" in found.diagnostics[0].message


def test_another_secret_in_the_file_is_told_as_a_wrong_one(tmp_path):
    put(tmp_path, "ff" * 32)

    assert codes(find(tmp_path, wanted=fingerprint(DIGITS))) == ["wrong-secret"]


def test_a_secret_is_put_into_the_keyring_and_found_there_again(tmp_path):
    vault, value = Shelf(), new_secret()
    kept = keep(value, file=tmp_path / "jepsite" / "secret", vault=vault)
    found = find(tmp_path, wanted=kept.secret.fingerprint, vault=vault).value

    assert (kept.secret.origin, kept.secret.place, kept.silence) == (
        Origin.KEYRING,
        "the system's keyring (Shelf)",
        None,
    )
    assert found is not None
    assert found.value == value
    assert not (tmp_path / "jepsite").exists()


def test_without_a_usable_keyring_it_is_put_into_a_file_for_its_owner_alone(tmp_path):
    file, value = tmp_path / "jepsite" / "secret", new_secret()
    put(tmp_path, DIGITS)
    kept = keep(value, file=file, vault=Shelf(works=False))
    place = named_file(file, kept.secret.fingerprint)

    assert (kept.secret.origin, kept.secret.place) == (Origin.FILE, str(place))
    assert kept.silence == Silence(reason="it is locked")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert find(tmp_path, wanted=kept.secret.fingerprint).ok
    assert file.read_text() == DIGITS


def test_half_a_secret_is_not_left_behind(tmp_path, monkeypatch):
    def full(_descriptor):
        raise OSError("the disk is full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        find(tmp_path)

    assert not list((tmp_path / "jepsite").iterdir())


def test_new_secrets_are_32_bytes_and_never_twice_the_same():
    assert len({new_secret() for _ in range(100)}) == 100
    assert len(new_secret()) == 32


def test_digits_that_were_typed_are_read_or_refused_without_being_repeated():
    refused = from_digits(DIGITS[:-1], "what was typed")

    assert from_digits(f" {DIGITS.upper()}\n", "what was typed").ok
    assert codes(refused) == ["bad-secret"]
    assert DIGITS[:-1] not in repr(refused)
