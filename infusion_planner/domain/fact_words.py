"""What an entry of the chart says, in a line: the same words on screen, on paper, in the trail."""

from collections.abc import Callable
from datetime import date

from infusion_planner.domain.aftercare_facts import EarlierCourses
from infusion_planner.domain.chart_facts import NOTHING, ChartFact
from infusion_planner.domain.fact_kinds import (
    FACT_KINDS,
    NONE_KNOWN_WORDS,
    FurtherReason,
    NoneKnown,
)
from infusion_planner.domain.facts import (
    Baseline,
    Caution,
    Diagnosis,
    HepatitisRisk,
    InfectionScreen,
    Medicine,
    MedicineKind,
    Noted,
    Pregnancy,
    PriorDrug,
    Screened,
    Vaccination,
    Varicella,
)
from infusion_planner.domain.lab_entry_words import LAB_WORDS
from infusion_planner.domain.monitored import title_of
from infusion_planner.domain.ms_drugs import class_words
from infusion_planner.domain.ms_words import MS_WORDS
from infusion_planner.domain.payer_facts import Response
from infusion_planner.domain.payer_words import PAYER_WORDS
from infusion_planner.domain.rems import asked_words
from infusion_planner.domain.rems_facts import Authorization, Enrollment
from infusion_planner.domain.wording import count_words, date_words, listed

MEDICINE_WORDS = {
    MedicineKind.ANTINEOPLASTIC: "antineoplastic",
    MedicineKind.IMMUNOSUPPRESSANT: "immunosuppressant",
    MedicineKind.MS_DRUG: "MS medicine",
    MedicineKind.OTHER: "other medicine",
}


def fact_title(entry: ChartFact) -> str:
    """Name what an entry is about."""
    if isinstance(entry.value, NoneKnown):
        return FACT_KINDS[entry.value.kind].title
    return FACT_KINDS[entry.kind].title


def fact_words(entry: ChartFact) -> str:
    """Word what an entry says, without its title, whose it is, or who entered it."""
    return value_words(entry.value)


def value_words(value: object) -> str:
    """Word a value of any kind.

    Raises:
        KeyError: it is no value of a kind.
    """
    return _WORDS[type(value)](value)


def whole_words(entry: ChartFact) -> str:
    """Word an entry with its title, `HIV test: negative 02-Nov-2026`."""
    if entry.kind == NOTHING:
        return fact_words(entry)
    return f"{fact_title(entry)}: {fact_words(entry)}"


def _diagnosis(value: Diagnosis) -> str:
    told = ((value.active, "active", "not active"), (value.relapses, "relapses", "no relapses"))
    words = [yes if holds else no for holds, yes, no in told if holds is not None]
    code = [f"code {value.icd10}"] if value.icd10 else []
    return ", ".join([MS_WORDS[value.kind], *words, *code])


def _prior_drug(value: PriorDrug) -> str:
    response = "inadequate response" if value.inadequate else "stopped for another reason"
    months = "" if value.months is None else f" for {count_words(value.months, 'month')}"
    judged = _response(value.response) if value.response else ""
    group = class_words(value.name)
    named = f"{value.name} ({group})" if group else value.name
    return f"{named}{_span(value.from_on, value.to_on)}{months}, {response}{judged}"


def _response(value: Response) -> str:
    """Word by what a response was judged; empty where nothing of it is recorded."""
    told = (
        (value.mri_progression, "MRI progression", "no MRI progression"),
        (value.worse, "disability worse", "disability not worse"),
    )
    words = [yes if holds else no for holds, yes, no in told if holds is not None]
    if value.relapses is not None:
        words.insert(0, f"{count_words(value.relapses, 'relapse')} in 12 months")
    if value.edss is not None:
        words.append(f"EDSS {value.edss}")
    return f" ({', '.join(words)})" if words else ""


def _span(first: date | None, last: date | None) -> str:
    since = f", from {date_words(first)}" if first else ""
    if last is None:
        return since
    return f"{since or ','} to {date_words(last)}"


def _flag(value: bool) -> str:  # noqa: FBT001  # a value of a kind, as the others
    return "known" if value else "none known"


def _infection(value: InfectionScreen) -> str:
    if value.found is None:
        return f"asked {date_words(value.on)}, no infection"
    return f"asked {date_words(value.on)}: {_noted(value.found)}"


def _noted(value: Noted) -> str:
    stands = f"cleared {date_words(value.cleared_on)}" if value.cleared_on else "not cleared"
    return f"{value.what}, {date_words(value.on)}, {stands}"


def _caution(value: Caution) -> str:
    weighed = value.weighed_on
    note = f"benefit and risk noted {date_words(weighed)}" if weighed else "no note on benefit"
    return f"{value.what}, {note}"


def _medicine(value: Medicine) -> str:
    return f"{value.name} ({MEDICINE_WORDS[value.kind]}){_span(value.from_on, value.to_on)}"


def _screened(value: Screened) -> str:
    words = f"{'positive' if value.positive else 'negative'} {date_words(value.on)}"
    treated = value.treated_on
    return f"{words}, treated {date_words(treated)}" if treated else words


def _hepatitis(value: HepatitisRisk) -> str:
    risk = "high risk" if value.high else "no high risk"
    return f"{risk}, test {_screened(value.test)}" if value.test else risk


def _varicella(value: Varicella) -> str:
    history = "history or vaccination documented" if value.history else "no history documented"
    return f"{history}, antibody {_screened(value.antibody)}" if value.antibody else history


def _vaccination(value: Vaccination) -> str:
    traits = ((value.live, "live"), (value.varicella, "varicella"), (value.required, "required"))
    said = listed([word for holds, word in traits if holds])
    return f"{value.name}, {date_words(value.on)}" + (f" ({said})" if said else "")


def _pregnancy(value: Pregnancy) -> str:
    if not value.possible:
        return "a pregnancy is not possible"
    if value.contraception is None:
        return "a pregnancy is possible, contraception not recorded"
    used = "effective contraception" if value.contraception else "no effective contraception"
    return f"a pregnancy is possible, {used}"


def _baseline(value: Baseline) -> str:
    review = value.reviewed_on
    words = f"reviewed {date_words(review)}" if review else "not reviewed"
    return f"{title_of(value.test)} {date_words(value.on)}, {words}"


def _enrollment(value: Enrollment) -> str:
    parts = ((value.guide_on, "guide given"), (value.card_on, "card given"))
    given = "".join(f", {words} {date_words(on)}" for on, words in parts if on)
    return f"enrolled {date_words(value.on)}{given}"


def _authorization(value: Authorization) -> str:
    return f"no. {value.number}, {asked_words(value)}, asked by {value.by}"


def _earlier(value: EarlierCourses) -> str:
    words = f"{count_words(value.count, 'course')}, asked {date_words(value.asked_on)}"
    if value.campath is None:
        return f"{words}, Campath not asked"
    return f"{words}, {'Campath before' if value.campath else 'no Campath'}"


def _reason(value: FurtherReason) -> str:
    return f"course {value.course}: {value.reason}"


def _none_known(value: NoneKnown) -> str:
    return f"{NONE_KNOWN_WORDS[value.kind]}, asked {date_words(value.on)}"


_WORDS: dict[type, Callable[..., str]] = {
    Diagnosis: _diagnosis,
    PriorDrug: _prior_drug,
    bool: _flag,
    InfectionScreen: _infection,
    Noted: _noted,
    Caution: _caution,
    Medicine: _medicine,
    Screened: _screened,
    HepatitisRisk: _hepatitis,
    Varicella: _varicella,
    Vaccination: _vaccination,
    Pregnancy: _pregnancy,
    date: date_words,
    Baseline: _baseline,
    Enrollment: _enrollment,
    Authorization: _authorization,
    EarlierCourses: _earlier,
    FurtherReason: _reason,
    **PAYER_WORDS,
    **LAB_WORDS,
    NoneKnown: _none_known,
}
