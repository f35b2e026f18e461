"""The server's own pages: plain, without scripts, and under a policy that allows their one style and nothing else."""

import re
from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus

import pytest

from jepsite.preview.doorway import entered, locked, nothing_here, turned_away


@pytest.mark.parametrize("answer", [locked(), nothing_here(), entered("/p/x/", "a=b", from_elsewhere=True)])
def test_a_page_of_the_servers_own_has_one_style_and_no_script(answer):
    html = answer.content.decode()
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()

    assert f"style-src 'sha256-{digest}';" in answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "<script" not in html
    assert 'lang="en"' in html


def test_a_refusal_is_one_sentence():
    assert turned_away(HTTPStatus.BAD_REQUEST).content == b"No page here has such an address.\n"
    assert turned_away(HTTPStatus.REQUEST_URI_TOO_LONG).content.count(b"\n") == 1
    assert turned_away(HTTPStatus.METHOD_NOT_ALLOWED).headers == {"Allow": "GET, HEAD"}


def test_whoever_enters_by_themselves_is_redirected():
    answer = entered("/p/x/", "a=b", from_elsewhere=False)

    assert (answer.status, answer.headers) == (HTTPStatus.SEE_OTHER, {"Location": "/p/x/", "Set-Cookie": "a=b"})


def test_an_address_cannot_break_out_of_the_page_that_leads_on():
    html = entered('/p/"><script>', "a=b", from_elsewhere=True).content

    assert b"<script" not in html
