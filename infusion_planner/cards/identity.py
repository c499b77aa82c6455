"""Who the patient is: the banner on screen and the header on paper."""

from infusion_planner.domain.frozen import Frozen


class AllergyCard(Frozen):
    """What banner and header say about allergies.

    Attributes:
        state: `known`, `none`, `not_recorded` or `unavailable`.
        label: `Known allergies`, `No known allergies`, `Allergies not recorded` or
            `Allergies unavailable`.
        lines: (substance, reaction) pairs, worst first; only for `known`.
        confirmed: `Confirmed Thu 12-Nov-2026 by A. Ruiz`; only for `none`, only on paper.
    """

    state: str
    label: str
    lines: tuple[tuple[str, str], ...] = ()
    confirmed: str = ""


class IdentityCard(Frozen):
    """One patient's identity, worded.

    Attributes:
        patient_id: the row's id.
        name: `FAMILY, Given (Title)`.
        paper_name: the same as paper can set it.
        preferred: preferred name; empty when there is none.
        born: `09-Mar-1988 (38 y)`.
        gender: as stated, or `Not known`.
        mrn: medical record number as entered.
        rems_id: REMS patient id, or `Not known`.
        allergy: see `AllergyCard`.
        similar: `Similar name: LEE, Sam MRN 0410077`; empty when there is none.
        alike: the same one by one, `LEE, Sam MRN 0410077`.
    """

    patient_id: str
    name: str
    paper_name: str
    preferred: str
    born: str
    gender: str
    mrn: str
    rems_id: str
    allergy: AllergyCard
    similar: str = ""
    alike: tuple[str, ...] = ()
