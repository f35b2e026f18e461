"""States as icons and words."""

import pytest

from jepsite.i18n.words import words_for
from jepsite.model.work import State
from jepsite.planning.result import MilestoneState
from jepsite.views.states import activity_mark, milestone_mark
from tests.views.seens import activity, milestone


@pytest.mark.parametrize(
    ("changes", "icon", "word"),
    [
        ({"state": State.DONE, "is_late": True, "has_moved": True}, "done", "Done"),
        ({"state": State.DROPPED, "is_late": True}, "drop", "Dropped"),
        ({"state": State.RUNNING, "is_late": True}, "late", "Late, in progress"),
        ({"state": State.TODO, "is_late": True, "has_moved": True}, "late", "Late, not started"),
        ({"state": State.BLOCKED, "is_late": True}, "late", "Late, waiting"),
        ({"state": State.BLOCKED, "has_moved": True}, "wait", "Waiting"),
        ({"state": State.TODO, "has_moved": True}, "moved", "Moved"),
        ({"state": State.RUNNING, "has_moved": True}, "moved", "Moved"),
        ({"state": State.RUNNING}, "prog", "In progress"),
        ({"state": State.TODO}, "todo", "To do"),
    ],
)
def test_an_activity_has_one_state(changes, icon, word):
    mark = activity_mark(activity(**changes), words_for("en"))

    assert (mark.icon, mark.word, mark.late) == (icon, word, icon == "late")


def test_every_milestone_state_has_its_own_word_in_every_language():
    for language in ("en", "it", "de"):
        marks = [milestone_mark(milestone(state=state), words_for(language)) for state in MilestoneState]

        assert len({mark.word for mark in marks}) == len(MilestoneState)
        assert [mark.icon for mark in marks] == ["ms-done", "ms", "ms", "ms", "ms", "drop"]
        assert [mark.late for mark in marks] == [False, False, False, False, True, False]
