"""A stage's result and its faults."""

import pytest

from jepsite.diagnostics import NOWHERE, Checked, Diagnostic, Severity, has_errors


def fault(severity: Severity) -> Diagnostic:
    return Diagnostic(code="a-code", message="a message", span=NOWHERE, severity=severity)


ERROR = fault(Severity.ERROR)
ADVICE = fault(Severity.WARNING)


def test_a_diagnostic_is_an_error_unless_it_says_otherwise() -> None:
    assert Diagnostic(code="a-code", message="a message", span=NOWHERE).severity is Severity.ERROR


@pytest.mark.parametrize(("diagnostics", "expected"), [((), False), ((ADVICE,), False), ((ADVICE, ERROR), True)])
def test_advice_is_no_error(diagnostics: tuple[Diagnostic, ...], expected: bool) -> None:
    assert has_errors(diagnostics) is expected


@pytest.mark.parametrize(
    ("checked", "expected"),
    [
        (Checked(value="a deal"), True),
        (Checked(value="a deal", diagnostics=(ADVICE,)), True),
        (Checked(value="a deal", diagnostics=(ERROR,)), False),
        (Checked(value=None), False),
        (Checked(value=None, diagnostics=(ERROR,)), False),
    ],
)
def test_a_result_is_good_with_a_value_and_without_an_error(checked: Checked[str], expected: bool) -> None:
    assert checked.ok is expected
