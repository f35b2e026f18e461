"""The reader of gettext catalogues."""

import pytest

from jepsite.i18n.catalogue import read_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"\n'


def test_reads_contexts_plurals_continued_lines_and_escapes():
    text = (
        HEAD
        + r"""
#. a comment
#: jepsite/views/status.py
msgctxt "milestone"
msgid "Late"
msgstr "Verspätet"

msgid ""
"two "
"\"lines\"\n"
msgstr "zwei \\"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "einer"
msgstr[1] "zwei"
msgstr[2] "viele"

#~ msgid "gone"
#~ msgstr "weg"
"""
    )

    read = read_catalogue(text)

    assert read.messages == {
        ("milestone", "Late"): ("Verspätet",),
        (None, 'two "lines"\n'): ("zwei \\",),
        (None, "{n} day"): ("einer", "zwei", "viele"),
    }
    assert [read.form(n) for n in (1, 2, 5)] == [0, 1, 2]


@pytest.mark.parametrize("text", ["", 'msgid ""\nmsgstr ""\n"Language: it\\n"\n', HEAD + "\nmsgid 'x'\n"])
def test_refuses_what_is_no_catalogue(text):
    with pytest.raises(ValueError, match="catalogue"):
        read_catalogue(text)
