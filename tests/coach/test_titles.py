"""What titles say, in the languages that the page speaks."""

import pytest

from tests.coach.advice import GOOD, codes, only, planted


def verdicts(title: str, language: str = "en") -> list[str]:
    text = planted(f"language: {language}\n\n- [ ] {title} {{#next 1d R=jonas A=jonas}}")
    return [message.split("' ", 1)[1] for message, _, _ in only("vague-title", text)]


@pytest.mark.parametrize(
    ("title", "verdict"),
    [
        ("Kick-off", "is a single word"),
        ("Go/No-go", "is a single word"),
        ("🚀 Launch!", "is a single word"),
        ("Decide on TBD and the rest of the scope", "still holds 'tbd'"),
        ("Follow-up with Giulia", "says 'follow-up', and not what comes of it"),
        ("Follow up", "says 'follow up', and not what comes of it"),
        ("Touch base about the budget", "says 'touch base', and not what comes of it"),
        ("Internal alignment", "says 'alignment', and not what comes of it"),
        ("Discuss next steps", "says 'discuss', and not what comes of it"),
        ("Discuss Bellini's budget", None),
        ("Align the sensors of both looms", None),
        ("Sign the contract", None),
        ("Handle tests pass on the line", None),
        ("Weekly follow up of the open security findings", None),
    ],
)
def test_an_english_title(title, verdict):
    assert verdicts(title) == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    ("title", "vague"),
    [
        ("Abstimmung mit dem Einkauf", True),
        ("Nächste Schritte", True),
        ("Offene Punkte mit Ben besprechen", True),
        ("Vertrag und Leistungsbeschreibung abstimmen", False),
        ("Vertrag unterschreiben", False),
        ("Follow-up", True),
    ],
)
def test_a_german_title(title, vague):
    assert bool(verdicts(title, "de")) == vague


@pytest.mark.parametrize(
    ("title", "vague"),
    [
        ("Allineamento con l'ufficio acquisti", False),
        ("Allineamento con la direzione", True),
        ("Sentirsi con Elena", True),
        ("Prossimi passi", True),
        ("Montare i sensori", False),
    ],
)
def test_an_italian_title(title, vague):
    assert bool(verdicts(title, "it")) == vague


@pytest.mark.parametrize("title", ["契約書に署名する", "ลงนามในสัญญา"])
def test_a_script_without_blanks_has_no_single_words(title):
    assert verdicts(title, "ja") == []


def test_in_another_language_single_words_and_business_english_are_found():
    assert verdicts("Lancement", "fr") == ["is a single word"]
    assert verdicts("Follow-up avec Paul", "fr") == []
    assert verdicts("Follow-up Paul", "fr") == ["says 'follow-up', and not what comes of it"]
    assert verdicts("Signer le contrat", "fr") == []


# --- topics -----------------------------------------------------------------------------------------------------------

TOPICS = {"no-security", "no-procurement", "no-legal"}
BARE = (
    GOOD.replace("Answer the security questionnaire", "Answer forty questions")
    .replace("Review the draft contract", "Read it all twice")
    .replace("Raise the purchase order", "Write to Nordwind")
    .replace("Security and legal cleared", "All cleared")
)


def missing(text: str) -> set[str]:
    return TOPICS & set(codes(text))


def test_a_plan_that_speaks_of_nothing_lacks_all_three():
    assert missing(BARE) == TOPICS


@pytest.mark.parametrize(
    ("language", "title", "found"),
    [
        ("en", "Commission a pen test of the portal", "no-security"),
        ("en", "Register Nordwind as a supplier", "no-procurement"),
        ("en", "Have the order form checked", "no-procurement"),
        ("en", "Conclude the data processing agreement", "no-legal"),
        ("it", "Verificare la sicurezza della rete", "no-security"),
        ("it", "Qualificare Ceresia nell'albo", "no-procurement"),
        ("it", "Concordare garanzie e penali", "no-legal"),
        ("de", "Fragebogen zur Informationssicherheit beantworten", "no-security"),
        ("de", "Rahmenbestellung auslösen", "no-procurement"),
        ("de-CH", "Auftragsverarbeitungsvertrag prüfen", "no-legal"),
    ],
)
def test_a_title_speaks_of_a_topic(language, title, found):
    text = planted(f"language: {language}\n\n- [ ] {title} {{#next 1d R=jonas A=jonas}}", BARE)

    assert missing(text) == TOPICS - {found}


@pytest.mark.parametrize(
    "title",
    ["Sign the contract and the agreement", "Take the data in order", "Show the safety record", "Sort the terminals"],
)
def test_words_that_only_look_like_it_do_not_count(title):
    assert missing(planted(f"- [ ] {title} {{#next 1d R=jonas A=jonas}}", BARE)) == TOPICS


def test_a_track_or_a_role_speaks_too_and_what_is_internal_or_dropped_does_not():
    tracked = BARE.replace("1. [ ] Answer forty", "### Legal\n\n1. [ ] Answer forty")
    buyer = BARE.replace("role: CFO", "role: Head of purchasing")
    internal = planted("- [ ] Ask our lawyers {.internal #ask 1d R=jonas}", BARE)
    dropped = planted("- [-] Ask the lawyers {#ask 1d R=jonas}", BARE)

    assert missing(tracked) == TOPICS - {"no-legal"}
    assert missing(buyer) == TOPICS - {"no-procurement"}
    assert missing(internal) == missing(dropped) == TOPICS


def test_once_the_deal_is_closed_or_in_a_language_without_words_nothing_is_missed():
    closed = BARE.replace("1. [ ] Sign the contract {#sign", "1. [x] Sign the contract {#sign done=2026-10-02")

    assert missing(closed) == set()
    assert missing(BARE.replace("language: en", "language: fr")) == set()
