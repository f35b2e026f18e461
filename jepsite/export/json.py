"""A plan's dates as JSON, in the stable form of `docs/schedule.schema.json`."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from jepsite.views.figures import ActivityFigures, Figures

_RACI: Final = {"responsible": "R", "accountable": "A", "consulted": "C", "informed": "I"}


def schedule_json(figures: Figures) -> str:
    """The document: ISO dates, keys in the order of the schema, the same text for the same figures."""
    whole = asdict(figures)
    whole["activities"] = [_activity(activity) for activity in figures.activities]
    whole["diagnostics"] = [
        {
            "code": diagnostic.code,
            "severity": diagnostic.severity,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
            "path": diagnostic.span.path,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
        }
        for diagnostic in figures.diagnostics
    ]
    return json.dumps(whole, indent=2, ensure_ascii=False, default=date.isoformat)


def _activity(activity: ActivityFigures) -> dict[str, Any]:
    return {_RACI.get(key, key): value for key, value in asdict(activity).items()}
