"""Drugs against MS: which names are one drug, and the class it belongs to.

A payer's policy has classes of its own, which stand in its file; these are for the chart and for
counting earlier drugs.
"""

import re
from collections.abc import Iterable

from infusion_planner.domain.frozen import Frozen


class MsDrug(Frozen):
    """One drug.

    Attributes:
        generic: its generic name.
        group: its class in words.
        also: brands and shorter names that stand for it.
    """

    generic: str
    group: str
    also: tuple[str, ...] = ()


_INTERFERON, _FUMARATE = "interferon beta", "fumarate"
_S1P, _ANTI_CD20 = "S1P receptor modulator", "anti-CD20 antibody"
MS_DRUGS = (
    MsDrug("cladribine", "purine analog", ("Mavenclad",)),
    MsDrug("dimethyl fumarate", _FUMARATE, ("Tecfidera",)),
    MsDrug("diroximel fumarate", _FUMARATE, ("Vumerity",)),
    MsDrug("fingolimod", _S1P, ("Gilenya", "Tascenso ODT")),
    MsDrug("glatiramer acetate", "synthetic polypeptide", ("glatiramer", "Copaxone", "Glatopa")),
    MsDrug("interferon beta-1a", _INTERFERON, ("Avonex", "Rebif")),
    MsDrug("interferon beta-1b", _INTERFERON, ("Betaseron", "Extavia")),
    MsDrug("mitoxantrone", "anthracenedione", ("Novantrone",)),
    MsDrug("monomethyl fumarate", _FUMARATE, ("Bafiertam",)),
    MsDrug("natalizumab", "integrin antibody", ("Tysabri", "Tyruko")),
    MsDrug("ocrelizumab", _ANTI_CD20, ("Ocrevus", "Ocrevus Zunovo")),
    MsDrug("ofatumumab", _ANTI_CD20, ("Kesimpta",)),
    MsDrug("ozanimod", _S1P, ("Zeposia",)),
    MsDrug("peginterferon beta-1a", _INTERFERON, ("Plegridy",)),
    MsDrug("ponesimod", _S1P, ("Ponvory",)),
    MsDrug("siponimod", _S1P, ("Mayzent",)),
    MsDrug("teriflunomide", "pyrimidine synthesis inhibitor", ("Aubagio",)),
    MsDrug("ublituximab", _ANTI_CD20, ("Briumvi",)),
)
"""In the order of their generic names."""

_GAP = re.compile(r"[\s\-\u2010-\u2013]+")
"""What parts the words of a name: blanks and hyphens, those of other keyboards too."""
_PEG = re.compile(r"\bpeg (?=interferon)")
"""What is written apart, though the drug's own label writes it in one word."""


def _folded(name: str) -> str:
    return _PEG.sub("peg", _GAP.sub(" ", name.casefold()).strip())


_BY_NAME = {
    _folded(name).replace(" ", ""): (name, drug)
    for drug in MS_DRUGS
    for name in (drug.generic, *drug.also)
}


def _begins(*folded: str) -> re.Pattern[str]:
    """Find the name an entry begins with; strength, device and suffix may follow it."""
    names = "|".join(re.escape(name).replace(r"\ ", " ?") for name in folded)
    return re.compile(f"({names})(?![a-z])")


_LONGEST_FIRST = sorted((_folded(name) for name, _ in _BY_NAME.values()), key=len, reverse=True)
_BEGINS = _begins(*_LONGEST_FIRST)


def distinct_drugs(names: Iterable[str]) -> tuple[str, ...]:
    """Give each drug once, as it is written, in alphabetical order.

    Strength, device, suffix and hyphens make no other drug, as two entries that are one would
    count as two where two are asked for.

    Of several ways to write one drug the last in that order is given, so that the order in which
    they were entered says nothing.
    """
    written = {_key(name): _tidy(name) for name in sorted(names)}
    return tuple(sorted(written.values()))


def class_words(name: str) -> str:
    """Give the class of a drug, after its generic name where it is written otherwise.

    Returns:
        Empty for a drug that is not known.
    """
    known, drug = _find(name)
    if drug is None:
        return ""
    return drug.group if known == drug.generic else f"{drug.generic}, {drug.group}"


def is_called(entry: str, name: str) -> bool:
    """Tell whether an entry is a drug of this name, whatever follows it."""
    return _begins(_folded(name)).match(_folded(entry)) is not None


def _key(name: str) -> str:
    _, drug = _find(name)
    return _folded(name) if drug is None else drug.generic


def _find(name: str) -> tuple[str, MsDrug | None]:
    """Give the known name that an entry begins with, and its drug; of an unknown one neither."""
    found = _BEGINS.match(_folded(name))
    return _BY_NAME[found[1].replace(" ", "")] if found else ("", None)


def _tidy(name: str) -> str:
    return " ".join(name.split())
