"""A nurse for whom patients wait can take them over, or hand over her own first."""

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from infusion_planner.actions.desk import Desk
from infusion_planner.actions.hand_over import HandOver
from infusion_planner.domain.day_before import Arrived
from infusion_planner.store.journal import Actor
from infusion_planner.ui.handover.dialogs import GiveDialog, TakeDialog
from infusion_planner.ui.handover.presenter import HandoverPresenter
from infusion_planner.ui.session import Session
from tests.actions.day.nursing import MONDAY, NURSE, Chair, chair
from tests.office import TestOffice, office, plan, register, somebody
from tests.resources import shipped_rulebook
from tests.ui.front import session
from tests.ui.measure import Stage, settle
from tests.ui.run_sheet.hands import press

BEN = Actor("person-2", "B. Osei", NURSE)


class Ana:
    """A. Ruiz at the workstation; B. Osei handed LEE over to her."""

    def __init__(self, stage: Stage) -> None:
        self.lee = chair(office())
        self.place: TestOffice = self.lee.place
        self.lee.enter("arrived", "08:00", Arrived("A1"))
        ben = Desk(self.place.store, shipped_rulebook(), self.place.clock, BEN)
        ben.do(HandOver((self.lee.infusion_id,), MONDAY, "A. Ruiz"))
        self.page = stage.put(size=(900, 700))
        self.session: Session = session(self.place)
        self.presenter = HandoverPresenter(self.session, self.page)

    def arrives(self) -> Chair:
        """Let another patient arrive, whom nobody handed over."""
        jin = register(self.place, somebody("PARK", "Jin", "0420518"))
        self.place.clock.set(MONDAY, 7)
        plan(self.place, jin, MONDAY)
        other = Chair(self.place, jin, self.place.reader.patient(jin).infusions[0].infusion_id)
        self.place.clock.set(MONDAY, 10)
        other.enter("arrived", "09:50", Arrived("A2"))
        return other

    def shown(self, kind: type[QDialog]) -> list[QWidget]:
        settle()
        return [each for each in self.page.findChildren(kind) if each.isVisible()]


@pytest.fixture
def desk(stage: Stage) -> Ana:
    return Ana(stage)


def test_who_does_not_take_over_now_can_hand_over_her_own(desk: Ana) -> None:
    other = desk.arrives()
    desk.session.handover_asked.emit()
    (taking,) = desk.shown(TakeDialog)

    press(taking, "Not now")

    (giving,) = desk.shown(GiveDialog)
    assert isinstance(giving, GiveDialog)
    assert desk.shown(TakeDialog) == []
    assert giving.chosen == (other.infusion_id,)
    giving.reject()


def test_where_nobody_else_is_here_not_now_is_the_end_of_it(desk: Ana) -> None:
    desk.session.handover_asked.emit()
    (taking,) = desk.shown(TakeDialog)

    press(taking, "Not now")

    assert desk.shown(QDialog) == []


def test_at_the_sign_in_not_now_asks_nothing_more(desk: Ana) -> None:
    desk.arrives()
    desk.presenter.start()
    (taking,) = desk.shown(TakeDialog)

    press(taking, "Not now")

    assert desk.shown(QDialog) == []


def test_who_takes_over_is_not_asked_to_hand_over(desk: Ana) -> None:
    desk.arrives()
    desk.session.handover_asked.emit()
    (taking,) = desk.shown(TakeDialog)

    press(taking, "Take over")

    assert desk.shown(QDialog) == []
    assert desk.lee.standing[-1].kind == "taken_over"
