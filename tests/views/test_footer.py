"""The foot of the page."""

from jepsite.views.footer import footer_view
from jepsite.views.seen import Seen
from tests.views.seens import formats, parties, person, plain, seen


def footer(plan: Seen):
    return footer_view(plan, formats(), parties(plan))


def test_names_the_companies_and_whom_of_the_supplier_to_ask():
    view = footer(seen())

    assert [name.text for name in view.names] == ["Acme", "Nordlicht"]
    assert plain(view.as_of.text) == "5 October 2026"
    assert view.ask is not None
    assert (view.ask.text, view.ask_email) == ("Nia Noor", "nia@nord.example")


def test_names_nobody_where_the_supplier_gives_no_address():
    view = footer(seen(people=(person("ada", "acme", "Ada", email="ada@acme.example"), person("nia", "nord", "Nia"))))

    assert (view.ask, view.ask_email) == (None, None)
