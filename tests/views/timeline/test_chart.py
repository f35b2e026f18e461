"""What is to be drawn."""

from tests.views.timeline.charts import bellini


def test_a_chart_knows_its_activities_in_order():
    ids = [activity.id for activity in bellini().activities]

    assert ids[:3] == ["walk", "script", "gateway"]
    assert ids[6:11] == ["questionnaire", "secreview", "draft", "redlines", "settle"]
    assert len(ids) == 13
