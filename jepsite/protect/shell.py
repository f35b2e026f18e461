"""What a stranger sees of a sealed plan: a page that names nobody but the supplier, and the script that opens it.

Words and an envelope go in, HTML comes out. Script and style are the same to the byte in all pages, so that one hash
each lets them through the policy; the page's words say what is wrong with a link, and what to do.
"""

import re
from html import escape
from string import Template
from typing import Final

from jepsite.i18n.words import Words
from jepsite.protect.inline import LOADER, LOADER_HASH, LOCK_PAGE, STYLE, STYLE_HASH
from jepsite.record import record
from jepsite.render.pages import POLICY

SHELL_POLICY: Final = POLICY.replace("script-src", f"script-src '{LOADER_HASH}'").replace(
    "style-src", f"style-src '{STYLE_HASH}'"
)
"""The page's own copy of the policy."""

_TEMPLATE: Final = Template((LOCK_PAGE / "lock.html").read_text("utf-8"))
_ENVELOPE: Final = re.compile(rb'(?<=<script type="application/json" id="env">)[^<]*(?=</script>)')


@record
class _State:
    """One thing that can be said instead of the plan."""

    name: str
    title: str
    text: tuple[str, ...]


def shell(envelope: str, *, slug: str, head: str, words: Words, seller: str) -> bytes:
    """The page of a sealed plan: `envelope` is JSON without `<`, `head` the lines that name the theme's files.

    `seller` is the site's name, as the one to ask; where it is empty, that is whoever sent the link.
    """
    values = {
        "language": words.language,
        "policy": SHELL_POLICY,
        "seller": seller,
        "username": slug[:6],
        **_words(words),
        "ask_password": words.say("If you do not have it, ask {seller} for it.", seller=seller)
        if seller
        else words.gettext("If you do not have it, ask whoever sent you the link."),
    }
    return _TEMPLATE.substitute(
        {name: escape(value) for name, value in values.items()},
        head=head,
        style=STYLE,
        states="\n".join(map(_section, _states(words, seller))),
        envelope=envelope,
        loader=LOADER,
    ).encode()


def shell_of(html: bytes) -> bytes | None:
    """A sealed page without what is sealed: all that a stranger can read. None for a page that is none of ours."""
    parts = _ENVELOPE.split(html)
    return b"".join(parts) if len(parts) == 2 else None


def envelope_of(html: bytes) -> bytes | None:
    """The envelope in a sealed page, JSON; None for a page that is none of ours."""
    found = _ENVELOPE.findall(html)
    return found[0] if len(found) == 1 else None


def _words(words: Words) -> dict[str, str]:
    """What the page says outside its states."""
    say = words.gettext
    return {
        "title": say("Private plan"),
        "opening": say("Opening the plan…"),
        "no_script_title": say("This page needs JavaScript"),
        "no_script": say(
            "The plan is stored encrypted, and a script opens it here in your browser. Allow JavaScript for this page, "
            "or open the link in another browser."
        ),
        "secure_title": say("This page needs a secure connection"),
        "secure": say("The plan can be opened only at an address that begins with https."),
        "secure_link": say("Open it with https"),
        "password_title": say("Enter the password"),
        "password_text": say("This plan opens with a password of six words, which was given to you separately."),
        "password": say("Password"),
        "reveal": say("Show password"),
        "wrong": say("That is not the password. Check its six words, and try again."),
        "checking": say("Checking…"),
        "submit": say("Open the plan"),
        "sorry": say(
            "This document could not be loaded. It needs a connection, and the plan opened at its web address."
        ),
        "promise": say("The plan is stored only encrypted. It is opened here, in your browser."),
    }


def _states(words: Words, seller: str) -> tuple[_State, ...]:
    """What can be wrong, by the word that the loader has for it."""
    say = words.gettext
    again = (
        words.say("If that does not help, ask {seller} to send you the link again.", seller=seller)
        if seller
        else say("If that does not help, ask for the link again, where it came from.")
    )
    current = (
        words.say("Ask {seller} for the current link.", seller=seller)
        if seller
        else say("Ask whoever sent you the link for the current one.")
    )
    return (
        *_damage(words, again),
        _State(
            name="other",
            title=say("This link does not open this plan"),
            text=(say("It was withdrawn, or replaced by a newer one."), current),
        ),
        _State(name="expired", title=say("This plan has expired"), text=(say("Its link is no longer valid."), current)),
        _State(
            name="old",
            title=say("This browser is too old"),
            text=(
                say("It lacks what opening the plan needs. Update it, or open the link in a current browser."),
                say("Chrome, Edge, Firefox and Safari can open it since 2023."),
            ),
        ),
    )


def _damage(words: Words, again: str) -> tuple[_State, ...]:
    """What can happen to a link, or to a page, on its way."""
    say = words.gettext
    sent = say("Open it from the message in which you received it, or copy it from there in one piece.")
    return (
        _State(
            name="incomplete",
            title=say("This link is not complete"),
            text=(say("Its end, the part after the # sign, is missing or was cut off."), sent, again),
        ),
        _State(
            name="damaged",
            title=say("This link is damaged"),
            text=(say("A character after the # sign was changed on the way."), sent, again),
        ),
        _State(
            name="broken",
            title=say("This page is damaged"),
            text=(say("What was loaded is not what was published. Load the page again."), again),
        ),
    )


def _section(state: _State) -> str:
    text = "".join(f"\n<p>{escape(line)}</p>" for line in state.text)
    return f'<section data-state="{state.name}" hidden>\n<h1 tabindex="-1">{escape(state.title)}</h1>{text}\n</section>'
