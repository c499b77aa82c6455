"""What the SAMPLE center says to its patients; a real center writes and approves its own."""

from datetime import date, timedelta

from infusion_planner.domain.clinic import PatientTexts

_APPROVED_BEFORE = timedelta(days=60)


def sample_texts(today: date) -> PatientTexts:
    """Give the words of the SAMPLE center, approved some weeks ago."""
    return PatientTexts(
        hours="7 AM to 6 PM",
        night_phone="555-0199",
        arrive_at="7:30 AM",
        visit="about 8 hours",
        bring=(
            "your antiviral medicine",
            "food and drink for the day",
            "a list of all your medicines",
            "a warm layer of clothes",
            "the name of someone we may call",
            "a driver for the way home",
        ),
        call_if=(
            "you have a fever, a cough, a cold sore, or started an antibiotic; you may be"
            " pregnant; or you have had a vaccine since we last met."
        ),
        emergency=(
            "for a drooping face, weakness on one side, trouble speaking, sudden severe headache"
            " or neck pain, chest pain, or trouble breathing."
        ),
        owner="Harbor Infusion Center",
        approved_on=today - _APPROVED_BEFORE,
    )
