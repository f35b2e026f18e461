"""Why a date is what it is, what to do about it, and what if: in words."""

from tests.commandline import PLAN

LATE = (
    PLAN.replace("by=2026-11-27", "by=2026-11-11")
    .replace("4d R=chiara,tom", "2/4/6d R=tom")
    .replace("tom: {name: Tom Byrne,", "ann: {name: Ann Foy, of: roster}\n  tom: {name: Tom Byrne, away: [2026-11-10],")
)


def test_a_milestone_is_explained_step_by_step(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(LATE)
    ended = jepsite("schedule", "clinics", "--milestone", "signature")

    assert (ended.code, ended.out.splitlines()) == (
        0,
        [
            "What puts 'Contract signed' on its date:",
            "  1. Try it on one ward (trial): Mon 9 Nov to Fri 13 Nov",
            "     it has not begun, and today is the first day left",
            "     takes longer: Tom Byrne is away Tue 10 Nov",
            "  2. Sign the contract (sign): Mon 16 Nov",
            "     follows 'Try it on one ward' (by the order of the plan)",
        ],
    )


def test_ways_out_are_the_sellers(jepsite, folder):
    (folder / "content" / "clinics.md").write_text(LATE)
    public = jepsite("schedule", "clinics", "--milestone", "signature").out
    internal = jepsite("schedule", "clinics", "--milestone", "signature", "--internal").out
    table = jepsite("schedule", "clinics", "--internal").out

    assert "Ways out" not in public
    for said in (internal, table):
        assert "Ways out for 'Contract signed', 3 working days late:" in said
        assert "  - 'Try it on one ward': Ann Foy covers for Tom Byrne" in said
        assert "      gains 1 working day: Fri 13 Nov, not enough" in said
        assert "      to agree: Chiara Riva, Ann Foy" in said
        assert "the deadline of 'Contract signed' moves to Mon 16 Nov" in said


def test_an_internal_step_has_no_title_for_others(jepsite, folder):
    secret = PLAN.replace("2. [ ] Sign", "2. [ ] Ask our bank {#bank 2d .internal R=tom A=tom}\n3. [ ] Sign")
    (folder / "content" / "clinics.md").write_text(secret)
    public = jepsite("schedule", "clinics", "--milestone", "signature").out
    internal = jepsite("schedule", "clinics", "--milestone", "signature", "--internal").out

    assert "Ask our bank" not in public
    assert "bank" not in public
    assert "Ask our bank (bank)" in internal


def test_what_if_tells_what_would_be_different_and_writes_nothing(jepsite, folder):
    before = (folder / "content" / "clinics.md").read_bytes()
    ended = jepsite("schedule", "clinics", "--what-if", "trial=9d", "--what-if", "sign.on=2026-11-30")

    assert ended.out.splitlines() == [
        "What if trial=9d and sign.on=2026-11-30?",
        "  Milestone Contract signed (signature): Fri 13 Nov -> Mon 30 Nov (+11, buffer 10 -> -1, late)",
        "  Try it on one ward (trial): Thu 12 Nov -> Thu 19 Nov (+5)",
        "  Sign the contract (sign): Fri 13 Nov -> Mon 30 Nov (+11)",
    ]
    assert (folder / "content" / "clinics.md").read_bytes() == before


def test_what_changes_nothing_says_so(jepsite):
    assert "Nothing would change." in jepsite("schedule", "clinics", "--what-if", "trial=4d").out


def test_what_cannot_be_asked_is_told(jepsite):
    unknown = jepsite("schedule", "clinics", "--what-if", "trail=9d")
    malformed = jepsite("schedule", "clinics", "--what-if", "trial=9m")
    milestone = jepsite("schedule", "clinics", "--milestone", "signatur")
    form = jepsite("schedule", "clinics", "--what-if", "trial=9d", "--format", "json")

    assert (unknown.code, malformed.code, milestone.code, form.code) == (2, 1, 2, 2)
    assert "did you mean 'trial'?" in unknown.err
    assert "error[malformed-duration]" in malformed.err
    assert "there are: signature" in milestone.err
