"""A payer's policy on the screen: checked, a reason, in force, and withdrawn again."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from infusion_planner.ui.kit.button import Button
from infusion_planner.ui.rules.policies_presenter import PoliciesPresenter
from infusion_planner.ui.rules.policies_tab import PoliciesTab
from tests.app.test_payer_files import case, policy_file, put
from tests.office import TestOffice, office
from tests.ui.front import opened, session
from tests.ui.measure import Stage, cut_words, nameless, settle, words_on
from tests.ui.rules.in_rules import PAYERS, rules


def shown(stage: Stage, place: TestOffice, *, may_manage: bool = True) -> PoliciesTab:
    tab = PoliciesTab(may_manage=may_manage)
    presenter = PoliciesPresenter(session(place), tab)
    stage.put(tab, size=(1240, 600))
    tab.window().layout().setStretch(0, 1)  # type: ignore[union-attr]
    presenter.read()
    settle()
    return tab


def presenter_of(tab: PoliciesTab) -> PoliciesPresenter:
    return tab.findChildren(PoliciesPresenter)[0]


def check(qtbot: QtBot, tab: PoliciesTab, path: Path) -> None:
    presenter = presenter_of(tab)
    presenter.check_file(str(path))
    qtbot.waitUntil(lambda: not (presenter.check.running or presenter.look.running))
    settle()


def withdraw(tab: PoliciesTab) -> Button | None:
    buttons = tab.findChildren(Button)
    own = (each for each in buttons if each.accessibleName().startswith("Withdraw Northern"))
    return next(own, None)


def said(widget: QWidget) -> str:
    settle()
    return " ".join(words_on(widget))


def test_a_policy_is_checked_then_put_in_force_with_a_reason(
    qtbot: QtBot, stage: Stage, tmp_path: Path
) -> None:
    tab = shown(stage, office())
    assert "Shipped with the program" in said(tab)
    assert not tab.put.isEnabled()

    check(qtbot, tab, policy_file(tmp_path, cases=case()))
    assert "1 worked case passed. No planned course would change." in said(tab.strip)
    tab.put.click()
    settle()
    assert tab.reason.message == "Say why the policy is put in force."
    tab.reason.set_text("the payer's letter")
    tab.put.click()

    assert "Put in force" in said(tab.strip)
    assert "by A. Ruiz: the payer's letter" in said(tab)
    assert tab.reason.text() == ""


def test_a_file_that_is_none_is_refused_in_words(
    qtbot: QtBot, stage: Stage, tmp_path: Path
) -> None:
    tab = shown(stage, office())

    check(qtbot, tab, policy_file(tmp_path))

    assert "it has no worked cases that prove it." in said(tab.strip)
    assert not tab.put.isEnabled()


def test_a_policy_of_the_centers_own_is_withdrawn_with_a_reason(stage: Stage) -> None:
    place = office()
    put(place)
    tab = shown(stage, place)
    button = withdraw(tab)
    assert button is not None
    button.click()
    settle()
    assert tab.reason.message == "Say why the policy is withdrawn."

    tab.reason.set_text("a mistake")
    button.click()

    assert withdraw(tab) is None
    assert "by A. Ruiz: a mistake" in said(tab)


def test_only_a_manager_changes_anything(stage: Stage) -> None:
    place = office()
    put(place)

    tab = shown(stage, place, may_manage=False)

    assert withdraw(tab) is None
    assert not tab.choose.isVisible()
    assert not tab.put.isVisible()


def test_no_word_is_cut_and_everything_has_a_name(stage: Stage) -> None:
    place = office()
    put(place)
    tab = shown(stage, place)

    assert cut_words(tab) == []
    assert nameless(tab) == []


def test_the_reason_comes_back_after_a_lock(qtbot: QtBot) -> None:
    place = office()
    with rules(qtbot, place, PAYERS) as window:
        window.findChildren(PoliciesTab)[0].reason.set_text("the payer's letter")
        assert window.session is not None
        window.session.drafts.look()
    with opened(qtbot, place) as window:
        assert window.frame is not None
        (kept,) = place.reader.drafts()
        window.frame.ways_back.go_on(kept.draft)
        settle()

        tab = window.findChildren(PoliciesTab)[0]
        assert tab.isVisible()
        assert tab.reason.text() == "the payer's letter"
