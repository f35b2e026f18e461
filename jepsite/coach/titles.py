"""What titles say, and what none of them says. The words stand in `vocabulary`, by language."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from jepsite.coach.check import Advice, Check, Example, Family
from jepsite.coach.subject import Subject
from jepsite.coach.vocabulary import LONGEST_VAGUE, PLACEHOLDERS, Patterns, patterns
from jepsite.model.work import activities_in
from jepsite.parse.faults import shown

_WORD: Final = re.compile(r"[^\W_]+(?:[-.&/][^\W_]+)*")
_NO_BLANKS: Final = re.compile("[\N{HIRAGANA LETTER SMALL A}-\N{KATAKANA LETTER SMALL KE}\u3400-\u9fff\u0e00-\u0edf]")
"""Letters of scripts that put no blanks between words."""


def vague_title(subject: Subject) -> Iterator[Advice]:
    """Open work that the customer sees, of whose title nobody can tell when it is done."""
    words = patterns(subject.deal.language)
    for task in subject.open:
        if task.public and (fault := _vague(task.activity.title, words)):
            yield Advice(
                message=f"the title {shown(task.activity.title)} {fault}",
                span=task.activity.span,
                hint="say what is done to what, so that both sides can tell when it is finished",
            )


def _vague(title: str, known: Patterns) -> str | None:
    """What is wrong with a title: a placeholder, a single word, or nothing beside words that say nothing."""
    text = title.casefold()
    words = _WORD.findall(text)
    if placeholder := PLACEHOLDERS.intersection(words):
        return f"still holds '{min(placeholder)}'"
    if _NO_BLANKS.search(text):
        return None
    if len(words) == 1:
        return "is a single word"
    if len(_telling(words, known)) > LONGEST_VAGUE + 1:  # most titles; the search below costs more than all else here
        return None
    empty = known.vague.search(text)
    if empty and len(_telling(_WORD.findall(known.vague.sub(" ", text)), known)) <= 1:
        return f"says '{empty[0]}', and not what comes of it"
    return None


def _telling(words: Iterable[str], known: Patterns) -> list[str]:
    return [word for word in words if len(word) > 1 and word not in known.little]


def no_security(subject: Subject) -> Iterator[Advice]:
    """No activity that speaks of the customer's security review."""
    return _missing(subject, "security", "a security review", "a questionnaire, a penetration test")


def no_procurement(subject: Subject) -> Iterator[Advice]:
    """No activity that speaks of the customer's purchasing."""
    return _missing(subject, "procurement", "purchasing", "supplier registration, the purchase order")


def no_legal(subject: Subject) -> Iterator[Advice]:
    """No activity that speaks of the customer's lawyers. To sign the contract is no review of it."""
    return _missing(subject, "legal", "a legal review", "the contract, data protection")


def _missing(subject: Subject, topic: str, called: str, such_as: str) -> Iterator[Advice]:
    """Advice where a plan that is not closed yet says nothing of a topic, in a language whose words are known."""
    pattern = patterns(subject.deal.language).topics.get(topic)
    if pattern and subject.closing and subject.open and not pattern.search("\n".join(_texts(subject))):
        yield Advice(
            message=f"no activity speaks of {called}",
            span=subject.deal.place("title"),
            hint=f"it takes long and is asked for late ({such_as}): plan it with the customer",
        )


def _texts(subject: Subject) -> Iterator[str]:
    """What the customer reads of the work: titles of tracks and of activities, and the roles of those who do it."""
    signing = patterns(subject.deal.language).signing
    work = [
        task.activity for task in subject.tasks if task.public and not signing.search(task.activity.title.casefold())
    ]
    yield from (activity.title.casefold() for activity in work)
    kept = {activity.id for activity in work}
    for track in (track for stage in subject.stages for track in stage.milestone.tracks):
        if track.title and any(activity.id in kept for activity in activities_in(track.body)):
            yield track.title.casefold()
    doers = dict.fromkeys(person for activity in work for person in activity.roles.responsible)
    yield from (role.casefold() for person in doers if (role := subject.person(person).role))


CHECKS: Final = (
    Check(
        code="vague-title",
        family=Family.TITLES,
        sentence=(
            "The title of open work that the customer sees is a single word, holds a placeholder such as "
            "TBD, or says no more than 'follow up', 'align' and their like (in English, Italian and German) "
            "with one other word."
        ),
        example=Example(
            wrong="- [ ] Follow up with Paolo {#next 1d R=jonas A=jonas}",
            mended="- [ ] Collect both plants' answers on the gateway {#next 1d R=jonas A=jonas}",
        ),
        find=vague_title,
    ),
    Check(
        code="no-security",
        family=Family.TITLES,
        sentence=(
            "The deal is not closed, and nothing speaks of a security review: no title of an activity or a track "
            "that the customer sees, no role of somebody responsible. Known in English, Italian and German."
        ),
        example=Example(
            wrong='- [-] Answer the security questionnaire {#questionnaire why="Not asked for"}',
            mended="- [ ] Answer the security questionnaire {#questionnaire 4d R=lena A=jonas}",
        ),
        find=no_security,
    ),
    Check(
        code="no-procurement",
        family=Family.TITLES,
        sentence=(
            "The deal is not closed, and nothing speaks of purchasing: supplier registration, offers, prices, the "
            "purchase order. It is looked for where a security review is."
        ),
        example=Example(
            wrong='- [-] Raise the purchase order {#order why="Not needed"}',
            mended="- [ ] Raise the purchase order {#order 2d R=giulia A=giulia}",
        ),
        find=no_procurement,
    ),
    Check(
        code="no-legal",
        family=Family.TITLES,
        sentence=(
            "The deal is not closed, and nothing speaks of lawyers, contracts or data protection. Signing the contract "
            "is no review of it. It is looked for where a security review is."
        ),
        example=Example(
            wrong='- [-] Review the draft contract {#review why="Not needed"}',
            mended="- [ ] Review the draft contract {#review 5d R=giulia A=giulia}",
        ),
        find=no_legal,
    ),
)
"""What this module has to say."""
