"""Links are shown by customer and title; the same stand in the JSON."""

import json
from dataclasses import replace
from datetime import date

import click

from jepsite.cli.gathering import Link
from jepsite.cli.linklist import as_json, as_text
from jepsite.model.deal import Access

TODAY = date(2026, 11, 9)
LINK = Link(
    plan="content/clinics.md",
    title="Shift planning",
    customer="Clinica Alba",
    recipient="chiara",
    name="Chiara Riva",
    access=Access.LINK_AND_PASSWORD,
    since=date(2026, 11, 8),
    expires=date(2027, 2, 25),
    page="p/abc/index.html",
    address="https://plans.example.com/p/abc/#1key",
    password="six words that nobody ever typed",
    message="Here it is:\nhttps://plans.example.com/p/abc/#1key",
)


def test_a_plan_is_shown_with_its_links_and_what_to_send():
    assert (
        click.unstyle(as_text([LINK], today=TODAY, demo=False))
        == """\
Clinica Alba
  Shift planning  (content/clinics.md)
  The page stands until 25 February 2027.

  chiara (Chiara Riva): link and password, since 8 November 2026 (1 day)
    Here it is:
    https://plans.example.com/p/abc/#1key
    Password, to be sent another way: six words that nobody ever typed
"""
    )


def test_plans_stand_by_customer_and_title_and_each_once():
    links = [
        LINK,
        replace(LINK, plan="content/b.md", customer="azienda Bruni", title="B"),
        replace(LINK, plan="content/a.md", customer="azienda Bruni", title="A"),
        replace(LINK, recipient="legal"),
    ]
    lines = click.unstyle(as_text(links, today=TODAY, demo=False)).splitlines()
    plans = [line.strip() for line in lines if line.endswith(".md)")]

    assert plans == ["A  (content/a.md)", "B  (content/b.md)", "Shift planning  (content/clinics.md)"]
    assert sum(": link and password" in line for line in lines) == 4


def test_the_json_says_the_same():
    (told,) = json.loads(as_json([LINK], today=TODAY, demo=False))["links"]

    assert told == {
        "plan": "content/clinics.md",
        "title": "Shift planning",
        "customer": "Clinica Alba",
        "recipient": "chiara",
        "name": "Chiara Riva",
        "access": "link+password",
        "since": "2026-11-08",
        "days": 1,
        "expires": "2027-02-25",
        "address": "https://plans.example.com/p/abc/#1key",
        "password": "six words that nobody ever typed",
        "message": "Here it is:\nhttps://plans.example.com/p/abc/#1key",
    }


def test_what_is_not_known_is_null_in_the_json():
    bare = replace(LINK, recipient=None, name=None, since=None, expires=None, password=None)
    (told,) = json.loads(as_json([bare], today=TODAY, demo=True))["links"]

    assert told["recipient"] == "default"
    assert [told[key] for key in ("name", "since", "days", "expires", "password")] == [None] * 5
