"""Patients: rows to domain objects and back."""

from datetime import date

from infusion_planner.domain.errors import Refused
from infusion_planner.domain.frozen import replace
from infusion_planner.domain.patient import Allergy, AllergyState, Patient, PersonName
from infusion_planner.domain.similar import search_text
from infusion_planner.domain.wording import name_words
from infusion_planner.store.driver import Database, Value, one
from infusion_planner.store.records import Records, Row, each_row, read_rows

_ALLERGY_STATES = {state.value: state for state in AllergyState}
_PATIENT = "SELECT * FROM patient"
_ALLERGIES = "SELECT patient_id, substance, reaction FROM allergy"


def add(records: Records, patient: Patient, registered_at: str) -> str:
    """Write a new patient and give the row's id.

    Args:
        records: the open transaction.
        patient: its id is not looked at.
        registered_at: UTC ISO text.
    """
    patient_id = records.insert("patient", {**_columns(patient), "registered_at": registered_at})
    _write_allergies(records, replace(patient, id=patient_id))
    return patient_id


def save(records: Records, patient: Patient) -> None:
    """Write the patient's details over the ones stored."""
    records.update("patient", patient.id, _columns(patient))
    if get(records.db, patient.id).allergies != patient.allergies:
        for row in _allergy_ids(records.db, patient.id):
            records.delete("allergy", row)
        _write_allergies(records, patient)


def get(db: Database, patient_id: str) -> Patient:
    """Read one patient.

    Raises:
        Refused: there is no such patient any more.
    """
    found = _read(db, "WHERE id = ?", "WHERE patient_id = ?", patient_id)
    if not found:
        raise Refused("This patient is no longer in the records. Go back to the list.")
    return found[0]


def who_words(db: Database, patient_id: str) -> str:
    """Name a patient by name and MRN, `LEE, Sam MRN 0410077`.

    Raises:
        Refused: there is no such patient any more.
    """
    patient = get(db, patient_id)
    return f"{name_words(patient.name)} MRN {patient.mrn}"


def led_to(db: Database, patient_id: str) -> str:
    """Give the chart that a merged chart leads to; the patient's own id where it was not merged."""
    sql = "SELECT merged_into FROM patient WHERE id = ?"
    while into := one(db, sql, [patient_id]):
        patient_id = str(into)
    return patient_id


def merged_mrns(db: Database) -> dict[str, tuple[str, ...]]:
    """Give, by the row id of each kept chart, the MRNs of the charts that were merged into it."""
    found: dict[str, tuple[str, ...]] = {}
    sql = "SELECT id, mrn FROM patient WHERE merged_into IS NOT NULL ORDER BY mrn"
    for row in read_rows(db, sql):
        kept = led_to(db, row["id"])
        found[kept] = (*found.get(kept, ()), row["mrn"])
    return found


def by_mrn(db: Database, mrn: str) -> Patient | None:
    """Read the patient with this medical record number; None when there is none."""
    found = read_rows(db, "SELECT id FROM patient WHERE mrn = ? COLLATE NOCASE", [mrn])
    return get(db, found[0]["id"]) if found else None


def every(db: Database) -> tuple[Patient, ...]:
    """Read all patients, by family and given name; merged charts are left out."""
    return _read(
        db,
        "WHERE merged_into IS NULL ORDER BY family COLLATE NOCASE, given COLLATE NOCASE, mrn",
        "",
    )


def _read(db: Database, where: str, allergies_where: str, *values: Value) -> tuple[Patient, ...]:
    allergies: dict[str, list[Allergy]] = {}
    for row in each_row(db, f"{_ALLERGIES} {allergies_where} ORDER BY position", values):
        allergy = Allergy(row["substance"], row["reaction"])
        allergies.setdefault(row["patient_id"], []).append(allergy)
    return tuple(
        _patient(row, tuple(allergies.get(row["id"], ())))
        for row in each_row(db, f"{_PATIENT} {where}", values)
    )


def _patient(row: Row, allergies: tuple[Allergy, ...]) -> Patient:
    return Patient(
        id=row["id"],
        name=PersonName(
            row["family"],
            row["given"],
            row["title"],
            row["preferred"],
            row["latin_family"],
            row["latin_given"],
        ),
        born_on=date.fromisoformat(row["born_on"]),
        gender=row["gender"],
        mrn=row["mrn"],
        rems_id=row["rems_id"],
        allergy_state=_ALLERGY_STATES[row["allergy_state"]],
        allergies=allergies,
        prescriber_id=row["prescriber_id"],
        phone=row["phone"],
    )


def _columns(patient: Patient) -> dict[str, Value]:
    name = patient.name
    return {
        "family": name.family,
        "given": name.given,
        "title": name.title,
        "preferred": name.preferred,
        "latin_family": name.latin_family,
        "latin_given": name.latin_given,
        "born_on": patient.born_on.isoformat(),
        "gender": patient.gender,
        "mrn": patient.mrn,
        "rems_id": patient.rems_id,
        "phone": patient.phone,
        "allergy_state": patient.allergy_state.value,
        "prescriber_id": patient.prescriber_id,
        "search_text": search_text(patient),
    }


def _write_allergies(records: Records, patient: Patient) -> None:
    for position, allergy in enumerate(patient.allergies):
        records.insert(
            "allergy",
            {
                "patient_id": patient.id,
                "position": position,
                "substance": allergy.substance,
                "reaction": allergy.reaction,
            },
        )


def _allergy_ids(db: Database, patient_id: str) -> list[str]:
    found = read_rows(db, "SELECT id FROM allergy WHERE patient_id = ?", [patient_id])
    return [row["id"] for row in found]
