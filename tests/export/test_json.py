"""The JSON form is stable, and the documented schema says all of it."""

import json
from pathlib import Path

import jsonschema
import pytest

from jepsite.audience import Audience
from jepsite.export.json import schedule_json
from tests.views.test_figures import BODY, of

SCHEMA = json.loads((Path(__file__).parent.parent.parent / "docs" / "schedule.schema.json").read_text())


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(
    "body", [BODY, "Just a summary.\n", BODY.replace("[x] Walk", "[-] Walk").replace("done=", "why=")]
)
def test_it_keeps_the_schema(audience, body):
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(schedule_json(of(audience, body))))


def test_the_schema_lets_nothing_pass_that_it_does_not_name():
    whole = json.loads(schedule_json(of(Audience.INTERNAL)))
    whole["activities"][0]["surprise"] = 1

    with pytest.raises(jsonschema.ValidationError, match="surprise"):
        jsonschema.Draft202012Validator(SCHEMA).validate(whole)


def test_the_same_figures_give_the_same_text_and_roles_have_their_letters():
    text = schedule_json(of(Audience.PUBLIC))

    assert schedule_json(of(Audience.PUBLIC)) == text
    assert json.loads(text)["activities"][0]["C"] == ["nia"]
    assert '"finish": "2026-01-06"' in text
