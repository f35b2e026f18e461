"""A new page asks of a browser as little as can be."""

import pytest

from jepsite.preview.comparing import kind_of
from jepsite.preview.snapshot import Kind, Reply

PAGE = """\
<!doctype html>
<html lang="en" data-paper="One">
<head>
<title>One</title>
<link rel="stylesheet" href="../../a/default/page.1111.css">
<script src="../../a/default/page.2222.js" defer></script>
</head>
<body>
<p>Text</p>
</body>
</html>
"""
PICTURE = Reply(content=b"png", media_type="image/png")


def files(page: str = PAGE, **beside: Reply) -> dict[str, Reply]:
    html = Reply(content=page.encode(), media_type="text/html")
    return {"/p/a/": html, **{f"/p/a/{name}": reply for name, reply in beside.items()}}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("", "", None),
        ("Text", "Another", Kind.BODY),
        ("<title>One", "<title>Two", Kind.BODY),
        ('data-paper="One"', 'data-paper="Two"', Kind.BODY),
        ("<body>", '<body class="dark">', Kind.BODY),
        ("page.1111.css", "page.3333.css", Kind.CSS),
        ("page.2222.js", "page.3333.js", Kind.FULL),
        ("</head>", '<meta name="robots" content="noindex"></head>', Kind.FULL),
    ],
)
def test_the_kind_of_a_change(old, new, kind) -> None:
    assert kind_of(files(), files(PAGE.replace(old, new)), "/p/a/") is kind


def test_another_style_sheet_and_another_text_are_a_page_anew() -> None:
    both = PAGE.replace("1111", "3333").replace("Text", "Another")

    assert kind_of(files(), files(both), "/p/a/") is Kind.FULL


def test_a_picture_under_the_same_name_is_a_page_anew() -> None:
    other = Reply(content=b"another png", media_type="image/png")

    assert kind_of(files(plant=PICTURE), files(plant=PICTURE), "/p/a/") is None
    assert kind_of(files(plant=PICTURE), files(plant=other), "/p/a/") is Kind.FULL
    assert kind_of(files(plant=PICTURE), files(), "/p/a/") is Kind.FULL


def test_a_page_that_moved_is_a_page_anew() -> None:
    moved = {"/p/b/": files()["/p/a/"]}

    assert kind_of(files(), moved, "/p/b/") is Kind.FULL
