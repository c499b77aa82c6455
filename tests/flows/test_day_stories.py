"""Infusion days as a nurse lives them, by mouse and keyboard: what goes well, and what does not."""

from decimal import Decimal

from pytestqt.qtbot import QtBot

from infusion_planner.domain.day_values import DayClosed, Outcome, Vitals
from infusion_planner.ui.preview.panel import PreviewPanel
from tests.actions.day.nursing import BAG_ML
from tests.flows.nurse import ANA, BEN, Nurse, nurse
from tests.ui.measure import settle, words_on
from tests.ui.run_sheet.hands import Typed


def printed(at: Nurse) -> int:
    """Print the record, and give how many pages are shown."""
    at.press("Print record")
    settle()
    pages = at.window.findChildren(PreviewPanel)[0].pages.count
    assert at.window.frame is not None
    at.window.frame.pages.back()
    settle()
    return pages


def test_a_normal_day_from_the_door_to_two_signatures_and_paper(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        at.vitals("10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00")
        at.end()
        at.do("Given")
        at.press("Sign")
        at.sign(ANA)
        at.press("Sign as checker")
        at.sign(BEN)
        card, record = at.card, at.seat.record
        pages = printed(at)

    assert (card.state, card.next_act.what) == ("done", "Nothing more on this day")
    assert record.run.volume_ml == BAG_ML
    assert len(record.vitals) == 13
    assert card.observation.left == "Left 15:40"
    assert [each.words[:7] for each in card.signatures] == ["A. Ruiz", "B. Osei"]
    assert [dose.dose_ug for dose in at.seat.course.doses] == [12_000]
    assert pages >= 2


def test_a_signed_day_is_amended_and_whoever_was_not_there_reads_both(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        at.end()
        at.do("Given")
        for account in (ANA, BEN):
            at.press("Sign")
            at.sign(account)
        at.at("16:20")
        at.do("Amend 13:40 Volume", {"Volume": "100.9", "Why it is amended": "read off again"})
        card = at.card
        shown = words_on(at.panel)

    event = next(each for each in card.events if "100.9" in each.words)
    assert "101.2" in event.old
    assert event.note == "entered 160 minutes later, read off again"
    assert [each.amended for each in card.signatures] == ["Amended since: 1 change"] * 2
    assert any("before: 13:40 Volume infused: 101.2 mL" in words for words in shown)


def test_a_reaction_of_grade_2_halves_the_rate_and_the_bag_ends_at_its_limit(
    qtbot: QtBot,
) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        at.vitals("10:00")
        at.vitals("10:30", values=("148/92", "96", "37.2", "97"))
        felt: Typed = {"Signs": ("rash", "headache"), "Grade": "2", "Action": "slowed"}
        at.do("Reaction", felt)
        at.do("Set rate", {"Rate": "12.65", "Reason": "reaction grade 2"})
        card = at.card

    # 25.3 mL have run in one hour; the other 75.9 mL take six hours at 12.65 mL per hour
    assert (card.infusion.what, card.infusion.left) == ("Infusion until 16:30", "6 h left")
    assert (card.bag.what, card.bag.left, card.bag.late) == ("Bag until 16:30", "6 h left", False)
    assert card.reactions == ("10:30 Reaction: headache and rash, grade 2, slowed",)


def test_a_bag_that_was_stopped_in_two_keys_counts_as_given_in_part(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        at.at("11:30")
        at.stop_now()
        state = at.card.state
        felt: Typed = {"Signs": ("chest pain",), "Grade": "3", "Action": "stopped"}
        at.do("Reaction", felt)
        at.at("11:40")
        at.do("Flush ended")
        at.do("Volume infused", {"Volume": "50.6"})
        at.vitals("12:10", "12:40", "13:10", "13:40")
        left = {"Condition": "pain gone", "Accompanied by": "son", "Released by": "Dr H. Lindqvist"}
        at.do("Left", left)
        at.do("Given in part", {"Why not all of it": "chest pain"})

    assert state == "stopped"
    assert at.seat.standing[-1].value == DayClosed(Outcome.IN_PART, "chest pain")
    assert [dose.dose_ug for dose in at.seat.course.doses] == [6_000]


def test_a_patient_with_fever_is_put_off_before_anything_hangs(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.at("08:00")
        at.do("Arrived", {"Chair": "A1"})
        at.do("Record No active infection", {"Infection found": "fever of 38.6"})
        barred = at.card.next_act
        at.take("", "", "38.6")
        at.close("Defer", {"Why it is put off": "fever of 38.6"})
        card = at.card

    assert (barred.tone, "fever of 38.6" in barred.what) == ("blocked", True)
    value = next(each.value for each in at.seat.standing if each.kind == "vitals")
    assert value == Vitals(temperature_c=Decimal("38.6"))
    assert (card.word, at.seat.course.doses) == ("Stopped", ())
    assert at.seat.standing[-1].value == DayClosed(Outcome.DEFERRED, "fever of 38.6")


def test_a_patient_who_does_not_come_is_a_missed_day(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.at("10:00")
        at.do("Did not come", {"Reason": "car broke down"})
        likely = at.card.next_act
        at.do("Defer", {"Why it is put off": "car broke down"})

    assert (likely.act, likely.button) == ("close:deferred", "Defer")
    assert at.seat.standing[-1].value == DayClosed(Outcome.DEFERRED, "car broke down")
    assert at.seat.course.doses == ()


def test_who_wants_to_leave_early_leaves_against_advice_or_not_at_all(qtbot: QtBot) -> None:
    with nurse(qtbot) as at:
        at.prepare()
        at.at("13:30")
        at.do("Stop, ")
        at.at("13:40")
        at.do("Flush ended")
        at.do("Volume infused", {"Volume": "101.2"})
        at.at("14:20")
        at.press("Left")
        at.fill({"Condition": "well"})
        at.save()
        early = words_on(at.panel.form)
        at.fill({"Against advice": True})
        at.save()
        nobody = words_on(at.panel.form)
        at.fill({"Who was told": "Dr H. Lindqvist"})
        at.save()
        card = at.card

    assert "The observation lasts until 15:40 (INF-4). Who leaves before goes against advice." in (
        early
    )
    assert "Say who was told that the patient left against advice." in nobody
    left = next(each for each in card.events if each.words.startswith("Left"))
    assert left.words == "Left: against advice, Dr H. Lindqvist was told, well"
    assert card.state == "done"
