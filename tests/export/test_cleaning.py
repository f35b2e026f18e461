import io
import re
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from jepsite.export.cleaning import cleaned, is_allowed
from tests.paper import chromiums

CATALOGUE = b"<</Type /Catalog\n/Pages 2 0 R\n/Lang (xx)>>"
PAGES = b"<</Type /Pages\n/Kids [3 0 R]\n/Count 1>>"
PAGE = b"<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 595 842]\n/Annots [4 0 R]>>"


def with_link(action: bytes) -> bytes:
    link = b"<</Type /Annot\n/Subtype /Link\n/Rect [0 0 9 9]\n%b\n/StructParent 4>>" % action
    return chromiums(CATALOGUE, PAGES, PAGE, link)


def read(pdf: bytes, *, title: str = "Plan", language: str = "en") -> Any:
    return PdfReader(io.BytesIO(cleaned(pdf, title=title, language=language)))


def action(reader: Any) -> Any:
    link = reader.pages[0]["/Annots"][0].get_object()
    return link.get("/A")


def uri(address: bytes) -> bytes:
    return b"/A <</Type /Action\n/S /URI\n/URI (%b)>>" % address


@pytest.mark.parametrize(
    "address",
    [
        "https://plant.example/a?b=1#c",
        "https://xn--mnchen-3ya.example/",
        "mailto:anna@plant.example?subject=Plan",
        "tel:+39-055-123",
    ],
)
def test_a_link_to_the_web_to_mail_or_to_a_telephone_may_stay(address):
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "file:///srv/anna/plan.md",
            "http://plant.example/",
            "javascript:alert(1)",
            "data:text/html,x",
            "ws://a.example/",
        ),
        *("https://plan.invalid/", "https://plan.invalid/images/x.png", "https://PLAN.INVALID./"),
        *(
            "https://localhost/",
            "https://localhost:8443/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://2130706433/",
        ),
        *(
            "https://wiki.internal/",
            "https://printer.local/",
            "https://intranet/",
            "https://",
            "https://[",
            "",
            "plan.html",
        ),
    ],
)
def test_a_link_to_somebodys_own_machine_or_by_another_way_may_not(address):
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["https://plant.example/(a)", "https://plant.example/A/AA?/A"])
def test_a_link_that_may_stay_leads_where_it_led(address):
    escaped = address.replace("(", "\\(").replace(")", "\\)").encode()

    assert action(read(with_link(uri(escaped))))["/URI"] == address


@pytest.mark.parametrize(
    "found",
    [
        uri(b"file:///srv/anna/plan.md"),
        uri(b"https://plan.invalid/x"),
        uri(b"f\\151le:///srv/anna"),
        uri(b"https://localhost/\\(\\)>>"),
        b"/A <</S /Launch\n/F (setup.exe)>>",
        b"/A <</S /JavaScript\n/JS (app.alert\\(1\\))>>",
        b"/A 5 0 R",
        b"/A <</S /URI\n/URI (https://plant.example/)\n/Next <</S /JavaScript\n/JS (x)>>>>",
        b"/A <</S /URI\n/URI (https://plant.example/)>>\n/AA <</E <</S /Launch\n/F (x)>>>>",
    ],
)
def test_a_link_that_may_not_stay_leads_nowhere(found):
    link = read(with_link(found)).pages[0]["/Annots"][0].get_object()

    assert link.keys() & {"/A", "/AA", "/Dest"} == set()
    assert (link["/Rect"], link["/StructParent"]) == ([0, 0, 9, 9], 4)


def test_a_link_within_the_document_stays():
    reader = read(with_link(b"/Dest [3 0 R /XYZ 0 800 0]"))

    assert reader.pages[0]["/Annots"][0]["/Dest"][1] == "/XYZ"


def test_only_the_title_is_left_of_what_a_file_says_about_itself():
    told = b"<</Title (x)\n/Creator (Mozilla)\n/Producer (Skia)\n/CreationDate (D:2026)\n/ModDate (D:2026)>>"
    reader = read(chromiums(CATALOGUE, PAGES, PAGE, b"null", told, info=5), title="Prüfung (2)")

    assert dict(reader.metadata or {}) == {"/Title": "Prüfung (2)"}
    assert "/ID" not in reader.trailer


def test_a_title_in_ascii_keeps_its_parentheses_and_backslashes():
    assert read(chromiums(CATALOGUE, PAGES, PAGE, b"null"), title=r"A (b) \ c").metadata.title == r"A (b) \ c"


def test_the_language_is_the_plans():
    assert read(chromiums(CATALOGUE, PAGES, PAGE, b"null"), language="de-CH").root_object["/Lang"] == "de-CH"


def test_metadata_in_xml_goes_with_what_it_says():
    catalogue = CATALOGUE.replace(b"/Lang", b"/Metadata 4 0 R\n/Lang")
    xmp = b"<</Type /Metadata\n/Length 18>>\nstream\n<x>Anna Rossi</x>..\nendstream"
    clean = cleaned(chromiums(catalogue, PAGES, PAGE, xmp), title="Plan", language="en")

    assert b"Anna" not in clean
    assert "/Metadata" not in PdfReader(io.BytesIO(clean)).root_object


def structure(first: int) -> bytes:
    """A header cell, a cell of its and the tree of ids, as Chromium numbers them in a page that has seen much."""
    a, b = b"node%08d" % first, b"node%08d" % (first + 7)
    return chromiums(
        b"<</Type /Catalog\n/Pages 2 0 R\n/StructTreeRoot 4 0 R>>",
        PAGES,
        PAGE.replace(b"\n/Annots [4 0 R]", b""),
        b"<</Type /StructTreeRoot\n/K [5 0 R 6 0 R]\n/IDTree 7 0 R>>",
        b"<</Type /StructElem\n/S /TH\n/P 4 0 R\n/ID (%b)>>" % a,
        b"<</Type /StructElem\n/S /TH\n/P 4 0 R\n/ID (%b)\n/A <</O /Table\n/Headers [(%b) (%b)]>>>>" % (b, a, b),
        b"<</Limits [(%b) (%b)]\n/Names [(%b) 5 0 R (%b) 6 0 R]>>" % (a, b, a, b),
        b"<</Title (node00000041)>>",
    )


def test_ids_of_the_structure_count_from_one():
    tree = read(structure(8625)).root_object["/StructTreeRoot"]

    assert [each["/ID"] for each in tree["/K"]] == ["node00000001", "node00000002"]
    assert list(tree["/K"][1]["/A"]["/Headers"]) == ["node00000001", "node00000002"]
    assert list(tree["/IDTree"]["/Limits"]) == ["node00000001", "node00000002"]


def test_a_page_that_has_seen_much_gives_the_same_bytes_as_a_new_one():
    assert cleaned(structure(8625), title="x", language="en") == cleaned(structure(41), title="x", language="en")


def test_a_title_that_looks_like_an_id_is_a_title():
    assert read(structure(8625)).get_object(8)["/Title"] == "node00000041"


def test_tags_of_the_newest_version_are_explained_to_older_readers():
    assert read(structure(1)).root_object["/StructTreeRoot"]["/RoleMap"]["/Strong"] == "/Span"


def a_photograph() -> bytes:
    """A JPEG that says where it was taken, by whom and with what."""
    out, picture = io.BytesIO(), Image.new("RGB", (16, 16), "teal")
    exif = Image.Exif()
    exif[0x013B] = "Anna Rossi"
    picture.save(out, "JPEG", exif=exif, comment=b"in the plant at Prato", xmp=b"<x>Anna</x>")
    return out.getvalue()


def test_a_photograph_keeps_its_picture_and_nothing_of_its_notes():
    photograph = a_photograph()
    stream = b"<</Type /XObject\n/Filter /DCTDecode\n/Length %d>> stream\n%b\nendstream" % (len(photograph), photograph)
    clean = cleaned(chromiums(CATALOGUE, PAGES, PAGE, stream), title="Plan", language="en")
    reader: Any = PdfReader(io.BytesIO(clean))
    data = reader.get_object(4)._data
    before, after = Image.open(io.BytesIO(photograph)), Image.open(io.BytesIO(data))

    assert re.findall(b"Anna|Prato", photograph)
    assert not re.findall(b"Anna|Prato", clean)
    assert after.tobytes() == before.tobytes()
