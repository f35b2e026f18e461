"""The words that the checks of titles look for, by language, as data.

`*` stands for any letters: `secur*` is the beginning of a word, `*vertrag*` a part of one (German compounds). A blank
stands for a hyphen, too. In a language without words of its own nothing is looked for but English.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from jepsite.record import record


@record
class Vocabulary:
    """One language's words."""

    vague: tuple[str, ...]
    """What says that something happens and not what."""
    little: tuple[str, ...]
    """Articles and prepositions."""
    signing: tuple[str, ...]
    """The act of signing, which is no work of lawyers or buyers."""
    security: tuple[str, ...]
    procurement: tuple[str, ...]
    legal: tuple[str, ...]


PLACEHOLDERS: Final = frozenset({"tbd", "tba", "tbc", "todo", "xxx", "xyz"})
"""Said in every language."""
LONGEST_VAGUE: Final = 3
"""Words in the longest of the phrases that say nothing, little words not counted."""

_ENGLISH: Final = Vocabulary(
    vague=(
        *("follow up", "follow ups", "following up", "align", "aligning", "alignment", "touch base", "circle back"),
        *("sync", "sync up", "catch up", "check in", "discuss", "discussion", "discussions", "talk", "ping"),
        *("coordinate", "coordination", "handle", "deal with", "look into", "work on", "clarify", "next step"),
        *("next steps", "misc", "miscellaneous", "various", "other", "open points", "open items", "stuff", "things"),
    ),
    little=(
        *("a", "an", "the", "of", "with", "on", "in", "to", "for", "and", "or", "at", "by", "from", "about", "as"),
        *("re", "regarding", "our", "your", "their", "its", "all", "any", "some", "more", "further", "internally"),
    ),
    signing=("sign*", "countersign*"),
    security=(
        *("secur*", "infosec", "cyber*", "pentest*", "pen test*", "penetration*", "vulnerab*"),
        *("soc 2", "iso 27001", "encrypt*", "firewall*", "threat*"),
    ),
    procurement=(
        *("procure*", "purchas*", "buyer*", "buying", "vendor*", "supplier*", "tender*", "rfp", "rfq", "rfx", "the po"),
        *("quote*", "quotation*", "pricing", "price*", "budget*", "commercial terms", "commercial offer", "invoic*"),
        *("order form*", "raise the order", "place the order", "the order"),
    ),
    legal=(
        *("legal*", "contract*", "counsel*", "lawyer*", "attorney*", "clause*", "terms", "nda", "dpa", "msa", "sla"),
        *("gdpr", "privacy", "data protection*", "data processing*", "liab*", "redline*", "mark up*", "agreement*"),
        *("compliance", "licence terms", "license terms"),
    ),
)

_ITALIAN: Final = Vocabulary(
    vague=(
        *(
            "allineamento",
            "allineamenti",
            "allineare",
            "allinearsi",
            "sentirsi",
            "risentirsi",
            "aggiornarsi",
            "vedersi",
        ),
        *("fare il punto", "punto della situazione", "discutere", "discussione", "parlare", "parlarne", "confronto"),
        *("confrontarsi", "coordinamento", "coordinare", "coordinarsi", "gestire", "chiarire", "approfondire", "altro"),
        *("varie", "varie ed eventuali", "prossimi passi", "punti aperti", "da definire", "da decidere"),
    ),
    little=(
        *("il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una", "d", "di", "del", "dello", "della", "dell"),
        *("dei", "degli", "delle", "a", "ad", "al", "allo", "alla", "all", "ai", "agli", "alle", "da", "dal", "dalla"),
        *("dai", "in", "nel", "nella", "nell", "nei", "con", "col", "su", "sul", "sulla", "per", "tra", "fra", "e"),
        *("ed", "o", "nostro", "nostra", "vostro", "vostra", "tutti", "tutto"),
    ),
    signing=("firma*", "sottoscri*", "controfirma*"),
    security=(
        "sicurezz*",
        "cyber*",
        "informatic*",
        "penetration*",
        "pentest*",
        "vulnerabil*",
        "iso 27001",
        "crittogr*",
    ),
    procurement=(
        *("acquist*", "approvvigion*", "fornitor*", "gara", "gare", "offert*", "preventiv*", "ordine", "ordini"),
        *("prezz*", "budget*", "canone", "canoni", "albo", "fattur*", "listin*", "pagament*"),
    ),
    legal=(
        *("legal*", "avvocat*", "contratt*", "clausol*", "condizioni", "garanzi*", "penali", "privacy", "gdpr", "nda"),
        *("riservatezz*", "protezione dei dati", "trattamento dei dati", "accord*", "responsabilità", "conformità"),
    ),
)

_GERMAN: Final = Vocabulary(
    vague=(
        *("abstimmung", "abstimmen", "nachfassen", "nachhaken", "dranbleiben", "rücksprache", "klärung", "klären"),
        *("abklären", "abklärung", "besprechen", "besprechung", "austausch", "austauschen", "koordination"),
        *("koordinieren", "kümmern", "sonstiges", "diverses", "verschiedenes", "weiteres", "offene punkte"),
        *("nächste schritte", "jour fixe", "absprache", "absprechen", "noch offen", "noch zu klären"),
    ),
    little=(
        *("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "mit", "ohne", "und"),
        *("oder", "zu", "zum", "zur", "im", "in", "am", "an", "auf", "für", "von", "vom", "bei", "beim", "über"),
        *("aus", "nach", "um", "sich", "alle", "alles", "noch", "unser", "unsere", "ihre", "intern"),
    ),
    signing=("*unterschr*", "*unterzeich*", "*signier*"),
    security=(
        *("*sicherheit*", "*security*", "*pentest*", "penetration*", "*schwachstell*", "*verschlüssel*", "bsi"),
        *("iso 27001", "cyber*", "tisax"),
    ),
    procurement=(
        *("*einkauf*", "*einkäuf*", "*beschaff*", "*bestell*", "*lieferant*", "*angebot*", "*ausschreib*", "*vergabe*"),
        *("*preis*", "*budget*", "*rechnung*", "*kondition*"),
    ),
    legal=(
        *("*vertrag*", "*verträg*", "*rechtsab*", "*rechtsan*", "*rechtlich*", "*jurist*", "*anwalt*", "*anwält*"),
        *("*vereinbarung*", "*klausel*", "*datenschutz*", "dsgvo", "*haftung*", "agb", "nda", "avv", "*mitbestimm*"),
        *("*betriebsrat*", "compliance"),
    ),
)

TOPICS: Final = ("security", "procurement", "legal")

_SPOKEN: Final[Mapping[str, Vocabulary]] = {"en": _ENGLISH, "it": _ITALIAN, "de": _GERMAN}


@record
class Patterns:
    """A language's words, ready to be searched for in casefolded text."""

    vague: re.Pattern[str]
    little: frozenset[str]
    signing: re.Pattern[str]
    topics: Mapping[str, re.Pattern[str]]
    """By `security`, `procurement` and `legal`; empty for a language whose words are not known."""


@cache  # of constants: one entry for each language in use
def patterns(tag: str) -> Patterns:
    """The words of a language tag (`de-AT`); English ones besides, as business speaks them everywhere."""
    own = _SPOKEN.get(re.split("[-_]", tag)[0].lower())
    both = [_ENGLISH, own] if own else [_ENGLISH]
    return Patterns(
        vague=_any(word for words in both for word in words.vague),
        little=frozenset(word for words in both for word in words.little),
        signing=_any(word for words in both for word in words.signing),
        topics={name: _any(word for words in both for word in getattr(words, name)) for name in TOPICS} if own else {},
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of some words, the longest first."""
    return re.compile("|".join(map(_pattern, sorted(set(words), key=lambda word: (-len(word), word)))))


def _pattern(word: str) -> str:
    begin, end = ("" if word.startswith("*") else r"\b"), ("" if word.endswith("*") else r"\b")
    return begin + re.escape(word.strip("*")).replace(r"\ ", r"[\s-]+") + end
