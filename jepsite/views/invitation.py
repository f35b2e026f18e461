"""The words with which a supplier sends a link: ready to be sent, in the plan's language, the address at their end."""

from datetime import date

from jepsite.i18n.formats import Formats
from jepsite.i18n.words import words_for
from jepsite.model.deal import Access


def invitation(title: str, access: Access, address: str, *, language: str, today: date) -> str:
    """A sentence about a plan of this title and, on a line of its own, the address.

    It never holds a password: that goes another way.
    """
    words = words_for(language)
    title = Formats(words=words, today=today).quoted(" ".join(title.split()))
    match access:
        case Access.LINK:
            # Translators: sent to the customer together with the link to the plan; {title} is in quotation marks
            sentence = words.say(
                "Here is our joint plan {title}, always as it stands today. Whoever has this link can read it, so "
                "please pass it on only to those who should:",
                title=title,
            )
        case Access.OPEN:
            sentence = words.say("Here is our joint plan {title}, always as it stands today:", title=title)
        case _:
            sentence = words.say(
                "Here is our joint plan {title}, always as it stands today. You will get the password for it "
                "separately:",
                title=title,
            )
    return f"{sentence}\n{address}"
