"""What becomes of the page: its words, and how long it stands. These checks speak even when a deal was given up."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Subject
from jepsite.i18n.words import languages, words_for
from jepsite.parse.faults import among

SOON: Final = timedelta(days=14)


def no_words(subject: Subject) -> Iterator[Advice]:
    """A language for which the page has no words of its own."""
    if words_for(subject.deal.language).language != re.split("[-_]", subject.deal.language)[0].lower():
        yield Advice(
            message=f"the page has no words in '{subject.deal.language}': it speaks English around what you wrote",
            span=subject.deal.place("language"),
            hint=f"there are words in {among(languages())}",
        )


def no_expiry(subject: Subject) -> Iterator[Advice]:
    """A page that will stand for ever."""
    if subject.expires is None:
        yield Advice(
            message="the page will never be taken down: the plan has neither a deadline nor `expires`",
            span=subject.deal.place("title"),
            hint="give the milestones deadlines (by=), or say `expires: 2027-03-31`",
        )


def expires_soon(subject: Subject) -> Iterator[Advice]:
    """A page that is taken down within 14 days."""
    last = subject.expires
    if last is not None and subject.today <= last <= subject.today + SOON:
        yield Advice(
            message=f"the page is taken down after {last}",
            span=subject.deal.place("expires") if subject.deal.expires else subject.deal.place("title"),
            hint="if the customer still needs it, give `expires` a later date",
        )


CHECKS: Final = (
    Check(
        code="no-words",
        family=Family.PAGE,
        sentence="The page has no words in the language of the plan, and speaks English around what you wrote.",
        example=Example(
            wrong="language: fr",
            mended="language: it",
        ),
        find=no_words,
    ),
    Check(
        code="no-expiry",
        family=Family.PAGE,
        sentence="The page is never taken down, as the plan has neither a deadline nor `expires`.",
        example=Example(
            wrong='## Contract signed {#signature exit="Contract, signed"}',
            mended="expires: 2027-03-31",
        ),
        find=no_expiry,
    ),
    Check(
        code="expires-soon",
        family=Family.PAGE,
        sentence="The page is taken down within 14 days.",
        example=Example(
            wrong="expires: 2026-10-15",
            mended="expires: 2027-03-31",
        ),
        find=expires_soon,
    ),
)
"""What this module has to say."""
