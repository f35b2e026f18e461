import pytest

from jepsite.export.outline import headings, retold


def test_headings_are_found_without_their_marks_and_ornaments():
    html = """<h1 class="x">A &amp; B</h1><h2>Contract
      <span>signed</span></h2><header>no</header>
      <h3><span class="pm" aria-hidden="true">B</span><span>Bellini</span></h3>"""

    assert headings(html) == {"A&B": "A & B", "Contractsigned": "Contract signed", "Bellini": "Bellini"}


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (b"(Contractsigned)", b"(Contract signed)"),
        (b"(Contract signed)", b"(Contract signed)"),
        (b"<FEFF004400FC006E006E>", b"<FEFF004400FC0020006E006E>"),
        (b"(Something else)", b"(Something else)"),
    ],
)
def test_an_entry_reads_as_its_heading_does(title, told):
    known = headings("<h2>Contract signed</h2><h3>Dü nn</h3>")
    entry = b"<</Title %b\n/Dest [2 0 R /XYZ 0 0 0]\n/Parent 1 0 R>>"

    assert retold(entry % title, known) == entry % told


def test_what_is_no_entry_is_left_alone():
    known = headings("<h2>Contract signed</h2>")

    assert retold(b"<</Title (Contractsigned)>>", known) == b"<</Title (Contractsigned)>>"
