import pytest

from jepsite.export.cleaning import cleaned
from jepsite.export.copies import TakenError, place, write_copy
from jepsite.export.encryption import encrypted
from tests.paper import chromiums

NAME = "Plant - joint execution plan - 2026-10-05.pdf"
RAW = chromiums(b"<</Type /Catalog\n/Pages 2 0 R>>", b"<</Type /Pages\n/Kids []\n/Count 0>>")


def pdf(title: str) -> bytes:
    return cleaned(RAW, title=title, language="en")


def test_a_document_has_its_own_name(tmp_path):
    assert place(tmp_path, NAME, title="A", plan="a") == tmp_path / NAME


def test_an_older_copy_of_a_document_is_replaced(tmp_path):
    (tmp_path / NAME).write_bytes(pdf("Prüfung (2)"))

    assert place(tmp_path, NAME, title="Prüfung (2)", plan="a") == tmp_path / NAME


def test_another_document_of_that_name_stays_and_the_plan_is_named_too(tmp_path):
    (tmp_path / NAME).write_bytes(pdf("B"))

    assert place(tmp_path, NAME, title="A", plan="a").name == "Plant - joint execution plan - 2026-10-05 - a.pdf"


def test_two_plans_of_one_run_do_not_meet_even_with_one_title(tmp_path):
    (tmp_path / NAME).write_bytes(pdf("A"))

    assert place(tmp_path, NAME, title="A", plan="copy", taken={tmp_path / NAME}) != tmp_path / NAME


def test_an_older_copy_with_a_password_is_replaced(tmp_path):
    (tmp_path / NAME).write_bytes(encrypted(pdf("A"), "secret"))

    assert place(tmp_path, NAME, title="A", plan="a") == tmp_path / NAME


def test_a_copy_is_written_into_a_folder_that_is_made_for_it(tmp_path):
    write_copy(tmp_path / "a" / "b" / NAME, pdf("A"))

    assert [file.name for file in (tmp_path / "a" / "b").iterdir()] == [NAME]


@pytest.mark.parametrize("content", [b"", b"---\ntitle: My plan\n---\n", b"PK\x03\x04"])
def test_what_is_no_pdf_is_not_written_over(tmp_path, content):
    (tmp_path / "plan.md").write_bytes(content)
    with pytest.raises(TakenError):
        write_copy(tmp_path / "plan.md", pdf("A"))

    assert (tmp_path / "plan.md").read_bytes() == content


def test_a_folder_is_not_written_over(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(TakenError):
        write_copy(tmp_path / NAME, pdf("A"))

    assert (tmp_path / NAME).is_dir()
