"""What a site on disk lacks, and what it should not have any more."""

from datetime import date

from jepsite.artifact import Kind
from jepsite.leaks.standing import unsettled
from jepsite.manifest import Manifest, Published, Recorded

MANIFEST = Manifest(
    plans={"a.md": Published(files=("p/x/index.html",), expires=date(2026, 10, 5))},
    files={"p/x/index.html": Recorded(kind=Kind.SEALED_PAGE, digest="")},
)


def codes(*, there=frozenset({"p/x/index.html"}), plans=frozenset({"a.md"}), today=date(2026, 10, 5)) -> list[str]:
    return [each.code for each in unsettled(MANIFEST, there=there, plans=plans, today=today)]


def test_a_site_that_is_as_it_should_be():
    assert codes() == []


def test_a_file_that_is_gone():
    assert codes(there=frozenset()) == ["missing-file"]


def test_a_page_after_its_last_day():
    assert codes(today=date(2026, 10, 6)) == ["expired-page"]


def test_a_page_whose_plan_is_gone():
    assert codes(plans=frozenset()) == ["orphaned-page"]
