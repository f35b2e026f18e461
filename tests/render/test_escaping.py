"""Fast escaping says what Jinja's own says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from jepsite.render.escaping import EscapingEnvironment, escaped

TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("&<>'\"/`="))
OURS = EscapingEnvironment(autoescape=True, undefined=StrictUndefined)
JINJAS = Environment(autoescape=True)
TEMPLATES = (
    "<p title=\"{{ x }}\">{{ x }}</p>",
    "{% macro m(y) %}<b>{{ y }}</b>{% endmacro %}{{ m(x) }}{{ m(m(x)) }}",
    "{% set y %}<i>{{ x }}</i>{% endset %}{{ y }}{{ y ~ x }}",
    "{% for y in [x, x|upper, x|safe, 1, none] %}{{ y }}{% endfor %}",
    "{% if x %}{{ x|replace('a', '<') }}{% endif %}{{ {'k': x}['k'] }}{{ '%s' % x }}",
    "{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}",
)  # fmt: skip


@given(TEXTS)
def test_every_text_is_escaped_as_markupsafe_does(text: str):
    assert escaped(text) == str(escape(text))
    assert escaped(Markup(text)) == text


@pytest.mark.parametrize("value", [1, None, 2.5, ["<"], Markup("<b>"), type("Text", (str,), {})("<x>")])
def test_other_values_are_escaped_as_markupsafe_does(value: object):
    assert escaped(value) == str(escape(value))


@pytest.mark.parametrize("template", TEMPLATES)
@given(TEXTS)
def test_templates_write_what_they_would_in_jinjas_own_environment(template: str, text: str):
    assert OURS.from_string(template).render(x=text) == JINJAS.from_string(template).render(x=text)


def test_templates_do_take_the_fast_way():
    assert "environment.escaped(" in OURS.compile("{{ x }}", raw=True)


def test_a_word_that_is_not_there_is_still_a_fault():
    with pytest.raises(UndefinedError):
        OURS.from_string("{{ y }}").render(x="")
