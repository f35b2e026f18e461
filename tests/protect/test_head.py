"""The locked page names the theme's files, and takes nothing else from the page it stands for."""

from jepsite.protect.head import theme_lines


def head(lines: str) -> str:
    return theme_lines(f"<html><head>{lines}</head><body>".encode())


def test_style_sheet_font_and_script_are_named_by_the_same_addresses():
    lines = (
        '<link rel="icon" href="../../a/t/icon.png">\n'
        '<link rel="preload" href="../../a/t/f.woff2" as="font" type="font/woff2" crossorigin>\n'
        '<link rel="stylesheet" href="../../a/t/page.css">\n'
        '<script src="../../a/t/page.js" defer></script>'
    )

    assert head(lines) == lines


def test_without_an_icon_of_the_theme_s_there_is_none():
    assert head('<link rel="icon" href="customer.png">') == '<link rel="icon" href="data:,">'


def test_nothing_of_the_plan_is_taken():
    lines = (
        "<title>Plan of Bellini</title><meta name=description content=Bellini>"
        '<link rel="stylesheet" href="../../a/t/page.css" title="Bellini"><link rel="canonical" href="/bellini">'
    )

    assert "ellini" not in head(lines)
    assert "page.css" in head(lines)


def test_the_body_is_not_looked_at():
    assert theme_lines(b'<head></head><body><script src="../../a/t/x.js">') == '<link rel="icon" href="data:,">'
