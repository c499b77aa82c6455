"""What a chart tells about a patient besides courses: what the rules on the patient ask for.

Each part is None as long as nobody recorded it. That is not the same as a negative answer: a rule
whose fact is missing is not evaluated, and says so.
"""

from datetime import date
from enum import Enum

from infusion_planner.domain.aftercare_facts import Aftercare, EarlierCourses
from infusion_planner.domain.frozen import Frozen
from infusion_planner.domain.infusion_record import InfusionRecord
from infusion_planner.domain.lab_facts import LabResult, MonitoringEnd, Symptoms
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.payer_facts import Coverage, Response
from infusion_planner.domain.rems_facts import Rems


class MsKind(Enum):
    """The form of multiple sclerosis."""

    RELAPSING = "rrms"
    SECONDARY = "spms"
    PRIMARY = "ppms"
    ISOLATED = "cis"
    OTHER = "other"


class Diagnosis(Frozen):
    """The diagnosis as the prescriber recorded it.

    Attributes:
        kind: the form.
        active: whether there are relapses or new activity on MRI; None when not recorded.
        relapses: whether there are relapses, which not every activity is; None when not recorded.
        icd10: the ICD-10-CM code as it was recorded; may be empty.
    """

    kind: MsKind
    active: bool | None = None
    relapses: bool | None = None
    icd10: str = ""


class PriorDrug(Frozen):
    """An MS drug taken before.

    Attributes:
        name: generic name.
        inadequate: whether the response was inadequate; intolerance alone is not.
        from_on: first day; None when not known.
        to_on: last day; None when not known.
        months: how long it was tried, in full months; None to count them from the days.
        response: by what the response was judged; None when not recorded.
    """

    name: str
    inadequate: bool
    from_on: date | None = None
    to_on: date | None = None
    months: int | None = None
    response: Response | None = None


class Noted(Frozen):
    """Something that stops treatment until the prescriber has cleared it.

    Attributes:
        what: the infection, or the disease suspected, in words.
        on: the day it was noted.
        cleared_on: the day of the prescriber's note that it is resolved; None while it is not.
    """

    what: str
    on: date
    cleared_on: date | None = None


class InfectionScreen(Frozen):
    """The last time somebody asked about fever, antibiotics and symptoms.

    Attributes:
        on: that day.
        found: an infection; None when there was none.
    """

    on: date
    found: Noted | None = None


class Caution(Frozen):
    """A condition in which benefit and risk have to be weighed.

    Attributes:
        what: the condition, in words.
        weighed_on: the day of the prescriber's note; None while there is none.
    """

    what: str
    weighed_on: date | None = None


class MedicineKind(Enum):
    """What a medicine is to the rules."""

    ANTINEOPLASTIC = "antineoplastic"
    IMMUNOSUPPRESSANT = "immunosuppressant"
    MS_DRUG = "ms_drug"
    OTHER = "other"


class Medicine(Frozen):
    """A medicine of the list.

    Attributes:
        name: as it is written there.
        kind: what it is to the rules.
        from_on: first day; None when not known.
        to_on: last day; None while it is taken.
    """

    name: str
    kind: MedicineKind
    from_on: date | None = None
    to_on: date | None = None

    def taken_on(self, day: date) -> bool:
        """Tell whether it is taken on a day; a day that is not known counts as taken."""
        return (self.from_on or day) <= day <= (self.to_on or day)


class Screened(Frozen):
    """The result of a screening test.

    Attributes:
        on: day of the sample.
        positive: the result.
        treated_on: the day its treatment was documented; None while it is not.
    """

    on: date
    positive: bool
    treated_on: date | None = None


class HepatitisRisk(Frozen):
    """The question about hepatitis B and C.

    Attributes:
        high: whether the risk is high.
        test: the test, where one was made.
    """

    high: bool
    test: Screened | None = None


class Varicella(Frozen):
    """What is known of immunity to varicella.

    Attributes:
        history: whether the disease or a vaccination is documented.
        antibody: the antibody test, positive for immune; None where none was made.
    """

    history: bool
    antibody: Screened | None = None


class Vaccination(Frozen):
    """A vaccination given, or planned.

    Attributes:
        name: as it is written in the chart.
        on: day given, or planned for.
        live: whether it is a live viral vaccine.
        required: whether it belongs to what has to be done before treatment.
        varicella: whether it is against varicella.
    """

    name: str
    on: date
    live: bool = False
    required: bool = True
    varicella: bool = False


class Pregnancy(Frozen):
    """Childbearing potential, tests and contraception.

    Attributes:
        possible: whether a pregnancy is possible.
        tests: pregnancy tests, in any order; positive for pregnant.
        contraception: whether it is effective; None when not recorded.
    """

    possible: bool
    tests: tuple[Screened, ...] = ()
    contraception: bool | None = None


class Baseline(Frozen):
    """A test or examination made before a course.

    Attributes:
        test: its name in the rulebook.
        on: day of the sample or examination.
        reviewed_on: the day somebody reviewed it; None while nobody has.
    """

    test: str
    on: date
    reviewed_on: date | None = None


class Facts(Frozen):
    """What is recorded of one patient.

    Attributes:
        diagnosis: the form of MS.
        prior_drugs: MS drugs taken before.
        hypersensitive: whether the drug or an excipient is known not to be tolerated.
        infection: the last question about infections.
        suspected: diseases under suspicion that stop treatment.
        cautions: conditions in which benefit and risk are weighed.
        medicines: the medicine list.
        hiv: the newest test.
        tuberculosis: the newest screening; positive for latent or active.
        hepatitis: the question about hepatitis.
        varicella: what is known of immunity.
        vaccinations: given and planned, in any order.
        pregnancy: whether one is possible, and what was done about it.
        listeria_on: the day of the counseling about food.
        baseline: tests and examinations before a course, in any order.
        rems: what is recorded of the REMS program.
        further_reason: why a third or later course is given; empty when nobody gave a reason.
        payer: what is recorded for the payer; None while no payer's policy is chosen.
        earlier_courses: the history of treatment as it is told.
        infusions: infusion days as they were recorded, in any order.
        aftercare: what is recorded of the time after a course.
        results: laboratory results with values, in any order.
        symptoms: what was asked and reported between the infusions.
        monitoring: tests and examinations done, by day, in any order.
        monitoring_end: what was decided about monitoring after its last day.
        cervix: whether HPV screening applies.
        watched: whether values, tests done and symptoms are kept at all; where they are not, the
            rules about them are not asked.
    """

    diagnosis: Diagnosis | None = None
    prior_drugs: tuple[PriorDrug, ...] | None = None
    hypersensitive: bool | None = None
    infection: InfectionScreen | None = None
    suspected: tuple[Noted, ...] | None = None
    cautions: tuple[Caution, ...] | None = None
    medicines: tuple[Medicine, ...] | None = None
    hiv: Screened | None = None
    tuberculosis: Screened | None = None
    hepatitis: HepatitisRisk | None = None
    varicella: Varicella | None = None
    vaccinations: tuple[Vaccination, ...] | None = None
    pregnancy: Pregnancy | None = None
    listeria_on: date | None = None
    baseline: tuple[Baseline, ...] | None = None
    rems: Rems | None = None
    further_reason: str | None = None
    payer: Coverage | None = None
    earlier_courses: EarlierCourses | None = None
    infusions: tuple[InfusionRecord, ...] | None = None
    aftercare: Aftercare | None = None
    results: tuple[LabResult, ...] | None = None
    symptoms: Symptoms | None = None
    monitoring: tuple[MonitoringTest, ...] | None = None
    monitoring_end: MonitoringEnd | None = None
    cervix: bool | None = None
    watched: bool = False
