from pytestqt.qtbot import QtBot

from infusion_planner.cards.verdict import VerdictCard
from infusion_planner.ui.recording.standing import StandingLines
from tests.ui.measure import Stage, cut_words, settle
from tests.ui.recording.press import shown

IN_WINDOW = VerdictCard("ok", "In window", "CBC: in the window of Thu 12-Nov-2026.", "LAB-5")
LATE = VerdictCard("override", "Late", "CBC: late for Mon 12-Oct-2026.", "LAB-5")
NOTHING = VerdictCard("info", "Information", "Sat 20-Dec-2025 stands for no due date.", "LAB-5")
PAUSE_MS = 500


def put(stage: Stage) -> tuple[StandingLines, list[str]]:
    lines = StandingLines()
    said: list[str] = []
    lines.voice.said.connect(said.append)
    stage.put(lines)
    return lines, said


def test_each_answer_has_its_word_sentence_and_rule(stage: Stage) -> None:
    lines, _ = put(stage)

    lines.show_cards((IN_WINDOW, NOTHING))

    words = shown(lines)
    assert words == [
        "In window",
        IN_WINDOW.sentence,
        "LAB-5",
        "Information",
        NOTHING.sentence,
        "LAB-5",
    ]
    assert lines.accessibleName().startswith(f"In window. {IN_WINDOW.sentence}")
    assert cut_words(lines) == []


def test_without_an_answer_there_is_nothing_to_see(stage: Stage) -> None:
    lines, _ = put(stage)
    lines.show_cards((LATE,))
    assert lines.isVisible()

    lines.show_cards(())

    assert not lines.isVisible()
    assert lines.sentences == ()


def test_the_first_answer_is_said_at_once(stage: Stage) -> None:
    lines, said = put(stage)

    lines.show_cards((LATE,))

    assert said == [f"Late. {LATE.sentence}"]


def test_the_same_answer_is_not_said_again(qtbot: QtBot, stage: Stage) -> None:
    lines, said = put(stage)
    lines.show_cards((LATE,))

    lines.show_cards((LATE,))
    qtbot.wait(PAUSE_MS + 100)

    assert len(said) == 1


def test_while_a_person_types_only_the_newest_answer_is_said_after_the_pause(
    qtbot: QtBot, stage: Stage
) -> None:
    lines, said = put(stage)
    lines.show_cards((LATE,))

    lines.show_cards((NOTHING,))
    lines.show_cards((IN_WINDOW,))
    settle()

    assert len(said) == 1
    with qtbot.waitSignal(lines.voice.said, timeout=2 * PAUSE_MS) as spoken:
        pass
    assert spoken.args == [f"In window. {IN_WINDOW.sentence}"]


def test_what_is_no_longer_shown_is_not_said_after_the_pause(qtbot: QtBot, stage: Stage) -> None:
    lines, said = put(stage)
    lines.show_cards((LATE,))
    lines.show_cards((IN_WINDOW,))

    lines.show_cards(())
    qtbot.wait(PAUSE_MS + 100)

    assert said == [f"Late. {LATE.sentence}"]


def test_after_the_pause_it_is_said_at_once_again(qtbot: QtBot, stage: Stage) -> None:
    lines, said = put(stage)
    lines.show_cards((LATE,))
    qtbot.wait(PAUSE_MS + 100)

    lines.show_cards((IN_WINDOW,))

    assert len(said) == 2
