"""The leak check has teeth, and does not cry wolf.

What is planted is found whatever it is wrapped in, and told with its file, its decoder, its place and its line.
"""

import base64
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from jepsite.artifact import Kind
from jepsite.hosting.neutral import neutral_files
from jepsite.leaks.check import LeakCheck
from jepsite.model.site import Site
from jepsite.protect.keys import keys_of
from jepsite.source import Source
from tests.leaks.sites import ALBA, BELLINI, PAGE, SECRET, Plan, found_among, found_in, laid, sealed

HOME, USERS = "home", "Users"
"""In two pieces: no file of the project names a folder of somebody's machine."""
NAME = "Officine Bellini"
"""Of the other customer, whose plan writes it with an accent and its legal form."""


def pdf(
    *, text: str = "A plan", info: str | None = None, note: str | None = None, attached: bytes | None = None
) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    if info:
        writer.add_metadata({"/Subject": info})
    if note:
        writer.add_annotation(0, FreeText(text=note, rect=(10, 10, 100, 40)))
    if attached:
        writer.add_attachment("notes.bin", attached)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def png(text: str) -> bytes:
    info = PngInfo()
    info.add_text("Comment", text, zip=True)
    stream = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "PNG", pnginfo=info)
    return stream.getvalue()


def jpeg(*, artist: str | None = None, xmp: str | None = None) -> bytes:
    exif = Image.Exif()
    if artist:
        exif[0x013B] = artist
    stream = io.BytesIO()
    Image.new("RGB", (2, 2)).save(stream, "JPEG", exif=exif, xmp=(xmp or "<x/>").encode())
    return stream.getvalue()


def archive(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return stream.getvalue()


def entities(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


IN_THE_PAGE: dict[str, Callable[[str], str]] = {
    "plain": lambda text: f"<p>as with {text}</p>",
    "case and accents": lambda text: f"<p>as with {text.upper().replace('E', 'È')}</p>",
    "across tags": lambda text: f"<p>{text.replace(' ', '</p><p>').replace('Off', '<b>Off</b>')}</p>",
    "an attribute": lambda text: f'<p title="{text}">x</p>',
    "a comment": lambda text: f"<!-- {text} -->",
    "HTML entities": lambda text: f"<p>{entities(text)}</p>",
    "URL": lambda text: f'<a href="https://roster.example/?q={quote(quote(text))}">x</a>',
    "base64": lambda text: f'<p data-x="{base64.b64encode(text.encode()).decode()}">x</p>',
    "hex": lambda text: f'<p data-x="{text.encode().hex()}">x</p>',
    "soft hyphens": lambda text: "<p>" + text.replace("cine", "\u00adcine").replace(" ", "\u00a0") + "</p>",
}
IN_A_FILE: dict[str, Callable[[str], bytes]] = {
    "gzip": lambda text: gzip.compress(text.encode()),
    "zlib": lambda text: zlib.compress(f"{text}\n".encode() * 3),
    "UTF-16": lambda text: f"a note on {text}".encode("utf-16-le"),
    "PDF text": lambda text: pdf(text=text),
    "PDF Info": lambda text: pdf(info=text),
    "PDF annotation": lambda text: pdf(note=text),
    "PDF stream": lambda text: pdf(attached=text.encode()),
    "EXIF": lambda text: jpeg(artist=text),
    "XMP": lambda text: jpeg(xmp=f"<x>{text}</x>"),
    "PNG text": png,
    "ZIP member": lambda text: archive("word/document.xml", f"<w>{text}</w>".encode()),
    "ZIP names": lambda text: archive(f"{text}.xml", b"<w/>"),
    "base64 of gzip in a ZIP": lambda text: archive(
        "a.json", b'{"x":"' + base64.b64encode(gzip.compress(text.encode())) + b'"}'
    ),
}


@pytest.mark.parametrize("how", IN_THE_PAGE)
def test_another_customers_name_is_found_in_a_sealed_page(how):
    found = found_in(Plan("alba", ALBA, IN_THE_PAGE[how](NAME)), Plan("bellini", BELLINI))

    assert {(each.code, each.span.path) for each in found} == {("leaked-name", "content/alba.md")}
    assert any("Officine Bellíni" in each.message and "content/bellini.md" in each.message for each in found)
    assert all("opened" in each.message for each in found)
    if how in {"HTML entities", "URL", "base64", "hex"}:
        assert any(how in each.message for each in found)


@pytest.mark.parametrize("how", IN_A_FILE)
@pytest.mark.parametrize("large", [False, True], ids=["within the page", "beside it"])
def test_and_in_a_document_or_picture(how, large):
    padding = {"ballast.bin": bytes(1_000_000)} if large else {}
    files = {**padding, "a.bin": IN_A_FILE[how](NAME)}
    found = found_in(Plan("alba", ALBA, files=files), Plan("bellini", BELLINI))

    assert {(each.code, each.span.path) for each in found} == {("leaked-name", "content/alba.md")}
    decoders = {"base64 of gzip in a ZIP": ("ZIP member", "base64", "gzip")}.get(how, (how,))
    assert any(all(decoder in each.message for decoder in decoders) for each in found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Giulia Ferri", "leaked-name"),
        ("g.ferri@bellini.example", "leaked-name"),
        ("+39 030 123 4567", "leaked-name"),
        ("https://www.bellini.example/about", "leaked-name"),
        ("Grace Hidden", "leaked-name"),
        ("ask grace@roster.example", "leaked-name"),
        ("We would go down to ten percent", "leaked-text"),
        ("thin but the reference is worth", "leaked-text"),
        ("tell them that the other site", "leaked-text"),
        ("fallen out with the present supplier", "leaked-text"),
        ("how much they really paid", "leaked-text"),
        (SECRET.hex(), "leaked-secret"),
        (base64.b64encode(SECRET).decode(), "leaked-secret"),
        (keys_of(SECRET, Plan("a", ALBA).deal).recipients[0].secret.hex().upper(), "leaked-secret"),
        (f"p/x/#{keys_of(SECRET, Plan('b', BELLINI).deal).recipients[0].fragment}&mine=x", "leaked-secret"),
        (base64.urlsafe_b64encode(keys_of(SECRET, Plan("a", ALBA).deal).root).decode(), "leaked-secret"),
        ("file:///srv/plans/alba.md", "leaked-path"),
        (f"/{HOME}/tom/plans", "leaked-path"),
        (f"/{USERS}/tom/plans", "leaked-path"),
        ("C:\\Users\\tom\\plans", "leaked-path"),
        ("http://127.0.0.1:8000/", "leaked-path"),
        ("http://localhost:8000/", "leaked-path"),
        ("someone@elsewhere.example", "leaked-address"),
        ("TODO: the price", "unfinished-text"),
    ],
)
def test_whatever_is_not_this_customers_is_found(text, code):
    found = found_in(Plan("alba", ALBA, f"<p>{text}</p>"), Plan("bellini", BELLINI))

    assert code in {each.code for each in found}


def test_a_colleague_who_is_internal_is_no_name_for_ones_own_page_either():
    found = found_in(Plan("alba", ALBA, "<p>Ask Grace Hidden</p>"))

    assert [each.code for each in found] == ["leaked-name"]
    assert "'Grace Hidden', who is internal (content/alba.md)" in found[0].message


def test_a_password_is_found_written_out():
    asked = ALBA.replace("access: link", "access: link+password")
    password = keys_of(SECRET, Plan("alba", asked).deal).recipients[0].password
    found = found_in(Plan("alba", asked, f"<p>The password is {password}</p>"), Plan("bellini", BELLINI))

    assert {each.code for each in found} == {"leaked-secret"}
    assert password is not None
    assert not any(password in each.message for each in found)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Chiara Riva of Clinica Alba, c.riva@alba.example, +39 02 765 4321, with Tom Byrne, tom@roster.example</p>",
        "<p>Officine and Bellini, Giulia and then Ferri</p>",
        "<p>Try it on one ward, and then Sign the contract. We start on one ward.</p>",
        "<p>A profile: see the file: contract.pdf at https://alba.example/home/plans, user todo@alba</p>",
        "<p>To do: todo. 127.0.0.10 localhost2 mylocalhost.example</p>",
        "<p>They really paid. The other site.</p>",
    ],
)
def test_it_does_not_cry_wolf(body):
    assert found_in(Plan("alba", ALBA, body), Plan("bellini", BELLINI)) == ()


def test_a_name_of_one_word_counts_as_it_is_written_or_in_capitals_and_not_where_every_page_says_it():
    acme = Plan("acme", BELLINI.replace("Officine Bellíni S.p.A.", "Acme"))
    timeline = Plan("timeline", BELLINI.replace("Officine Bellíni S.p.A.", "Timeline"))

    for body, other, code in [
        ("as with Acme", acme, "leaked-name"),
        ("as with ACME", acme, "leaked-name"),
        ("the acme of planning", acme, None),
        ("Acmeist", acme, None),
        ("Timeline", timeline, None),
    ]:
        found = found_in(Plan("alba", ALBA, f"<p>{body}</p>"), other)
        assert {each.code for each in found} == ({code} if code else set()), body


def test_two_plans_of_one_customer_may_both_name_it():
    second = ALBA.replace("22" * 16, "33" * 16)
    body = "<p>Clinica Alba, Chiara Riva, c.riva@alba.example, alba.example</p>"

    assert found_in(Plan("alba", ALBA, body), Plan("alba-2", second, body)) == ()


def test_what_a_plan_says_for_all_to_read_is_no_leak_where_another_has_it_in_a_note():
    said = BELLINI.replace("We start on one ward.", "Their board has fallen out with the present supplier.")
    found = found_in(
        Plan("bellini", said, "<p>Their board has fallen out with the present supplier.</p>"), Plan("alba", ALBA)
    )

    assert found == ()


def test_the_source_is_read_again_once_however_much_of_it_another_plan_has_in_a_note():
    hidden = " ".join(f"word{number}" for number in range(200))
    noted = Plan("noted", ALBA.replace("<!-- Do not tell", f"<!-- {hidden}. Do not tell"))
    said = Plan("said", BELLINI.replace("We start", f"{hidden}. We start"), f"<p>{hidden}</p>")
    asked: list[str] = []

    def source_of(plan: str) -> Source:
        asked.append(plan)
        return {each.source.path: each.source for each in (noted, said)}[plan]

    check = LeakCheck(secret=SECRET, source_of=source_of)
    for plan in (noted, said):
        check.note(plan.deal, plan.source, keys_of(SECRET, plan.deal))

    assert check.gate(sealed(said))
    assert asked == ["content/said.md"]


def test_a_leak_is_told_with_the_line_it_came_from():
    found = found_in(Plan("alba", ALBA, "<p>fallen out with the present supplier</p>"), Plan("bellini", BELLINI))

    assert [(each.code, each.span.path, ALBA.splitlines()[each.span.line - 1]) for each in found] == [
        ("leaked-text", "content/alba.md", "Their board has fallen out with the present supplier.")
    ]


@pytest.mark.parametrize("kind", [Kind.SHARED, Kind.NEUTRAL, Kind.HOST])
def test_what_all_plans_share_names_no_customer_not_even_this_one(kind):
    shared = laid("a/ours/page.css", b"/* for Clinica Alba */", kind)

    assert [each.code for each in found_in(Plan("alba", ALBA), more=(shared,))] == ["leaked-name"]


def test_the_page_around_the_envelope_names_no_customer_either():
    page, *_ = sealed(Plan("alba", ALBA))
    shell = laid(page.path, page.content.replace(b"<title>", b"<title>Clinica Alba "), page.kind, page.plan)
    found = found_in(Plan("bellini", BELLINI), Plan("alba", ALBA), more=(shell,))

    assert [(each.code, "around the envelope" in each.message) for each in found] == [("leaked-name", True)]


def test_nor_does_the_name_of_a_file():
    found = found_in(Plan("alba", ALBA), more=(laid("a/clinica-alba.css", b"", Kind.SHARED),))

    assert [(each.code, "name of the file" in each.message) for each in found] == [("leaked-name", True)]


def test_a_theme_that_is_called_after_a_customer_tells_of_it():
    acme = Plan("acme", BELLINI.replace("Officine Bellíni S.p.A.", "Acme"))

    assert [each.code for each in found_in(acme, more=(laid("a/acme/page.css", b"", Kind.SHARED),))] == ["leaked-name"]


def test_a_note_of_what_every_page_says_is_no_secret():
    said = ALBA.replace("<!-- Do not tell", "<!-- It says: Please do not pass on the link. Do not tell")

    assert found_in(Plan("alba", said, "<p>Please do not pass on the link.</p>")) == ()


def test_the_files_of_every_site_and_two_plain_plans_pass():
    more = tuple(laid(each.path, each.content, each.kind) for each in neutral_files("en"))

    assert found_in(Plan("alba", ALBA), Plan("bellini", BELLINI), more=more) == ()


def test_a_file_that_nobody_wrote_stops_the_publish():
    found = found_in(Plan("alba", ALBA), more=(laid("p/x/clear.html", b"in clear"),))

    assert [each.code for each in found] == ["unclassified-file"]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.SEALED_PAGE, PAGE.format("in clear").encode()),
        (Kind.SEALED_FILE, b"in clear"),
        (Kind.OPEN, PAGE.format("in clear").encode()),
    ],
)
def test_what_should_be_sealed_and_is_not_stops_the_publish(kind, content):
    plan = Plan("alba", ALBA)
    slug = keys_of(SECRET, plan.deal).slug
    found = found_in(plan, more=(laid(f"p/{slug}/x", content, kind, plan.source.path),))

    assert [(each.code, each.span.path) for each in found] == [("unsealed-file", "content/alba.md")]


def test_a_page_sealed_for_another_plan_stops_it_too():
    alba, bellini = Plan("alba", ALBA), Plan("bellini", BELLINI)
    page, *_ = sealed(bellini)
    found = found_in(alba, bellini, more=(laid(page.path, page.content, page.kind, alba.source.path),))

    assert [each.code for each in found] == ["unsealed-file"]


def test_a_plan_that_its_author_wants_open_is_searched_in_clear():
    open_plan = Plan("alba", ALBA.replace("access: link", "access: open"))
    page = laid("p/x/index.html", b"<p>as with Officine Bellini</p>", Kind.OPEN, open_plan.source.path)
    plain = laid("p/x/index.html", b"<p>as with nobody</p>", Kind.OPEN, open_plan.source.path)

    assert [each.code for each in found_among([page], open_plan, Plan("bellini", BELLINI))] == ["leaked-name"]
    assert found_among([plain], open_plan, Plan("bellini", BELLINI)) == ()


def test_the_last_page_of_a_plan_that_cannot_be_read_may_stay():
    page, *_ = sealed(Plan("alba", ALBA))
    kept = laid(page.path, page.content, page.kind, page.plan, kept=True)
    new = laid(page.path, page.content, page.kind, page.plan)

    assert found_in(Plan("bellini", BELLINI), more=(kept,)) == ()
    assert [each.code for each in found_in(Plan("bellini", BELLINI), more=(new,))] == ["unclassified-file"]


def test_a_document_that_cannot_be_looked_into_stops_the_publish():
    locked = PdfWriter(clone_from=io.BytesIO(pdf()))
    locked.encrypt("a password", algorithm="RC4-128")
    stream = io.BytesIO()
    locked.write(stream)
    found = found_in(Plan("alba", ALBA, files={"a.pdf": stream.getvalue()}))

    assert [each.code for each in found] == ["unsearchable-file"]


def test_a_plan_that_a_build_does_not_touch_lends_its_names_all_the_same():
    alba = Plan("alba", ALBA, "<p>as with Officine Bellini and Giulia Ferri</p>")
    check = LeakCheck(secret=SECRET, source_of=lambda _: alba.source)
    check.note(alba.deal, alba.source, keys_of(SECRET, alba.deal))
    check.note_beside(Plan("bellini", BELLINI).source, Site())
    passed = check.gate(sealed(alba))

    assert not passed
    assert [each.code for each in check.found] == ["leaked-name", "leaked-name"]
