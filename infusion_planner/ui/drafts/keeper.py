"""Keeps what is typed into the open forms, so that no lock, crash or power cut takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import Shiboken

from infusion_planner.domain.errors import PlannerError
from infusion_planner.domain.form_draft import FormDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from infusion_planner.cards.drafts import DraftLine
    from infusion_planner.domain.form_draft import FormKey

_EVERY_MS = 1000
_PAUSE = 10
"""Looks that are left out after one that could not be kept: the disk will not be free at once."""
_OLDER = (
    "What you typed here before is still kept, and offered above. Until you go on with it or throw"
    " it away, what you type now would be lost if the program ended before you save it; saving it"
    " lets go of the older one too."
)


class Drafted(Protocol):
    """A form that can say what stands in it, and take it back."""

    def draft(self) -> Mapping[str, object] | None:
        """Give what its fields hold, by name; None while nothing would be lost."""

    def show_draft(self, typed: Mapping[str, object]) -> None:
        """Put back what `draft` gave; may raise PlannerError."""


class DraftDesk(Protocol):
    """Where drafts are written; may raise PlannerError."""

    def keep_draft(self, draft: FormDraft) -> None:
        """Keep what was typed into a form."""

    def drop_draft(self, key: FormKey) -> None:
        """Forget what was typed into a form."""


class DraftReader(Protocol):
    """Where drafts are read; may raise PlannerError."""

    def drafts(self) -> tuple[DraftLine, ...]:
        """Give what this person typed and did not save."""


class DraftOffice(Protocol):
    """What one signed-in person works with."""

    @property
    def desk(self) -> DraftDesk:
        """Give where drafts are written."""

    @property
    def reader(self) -> DraftReader:
        """Give where drafts are read."""


@dataclass(slots=True)
class _Watched:
    """A form that is open.

    Attributes:
        kept: what is kept of it since it was opened; None for nothing.
        is_free: whether nothing else is kept of it that would be written over.
        waits: whether that was said.
    """

    form: Drafted
    key: FormKey
    title: str
    kept: Mapping[str, object] | None = None
    is_free: bool = False
    waits: bool = False


class DraftKeeper(QObject):
    """Look at every open form once a second, and keep what was typed since.

    What was kept before this sign-in is never written over: until it is taken up, thrown away or
    saved anew, what is typed into its form is not kept, and that is said.

    It looks instead of listening, because a field is changed in a dozen ways (typed, chosen, taken
    from a calendar or a list), of which one would be forgotten.

    Args:
        office: of the person signed in.
        parent: the owner.

    Signals:
        failed(str): what is typed is not kept, and why; said once until it can be kept again.
        settled(): a draft came up or was dropped.
        found(): something is typed into a form of which something older is kept.
    """

    failed = Signal(str)
    settled = Signal()
    found = Signal()

    def __init__(self, office: DraftOffice, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._watched: list[_Watched] = []
        self._left: set[FormKey] = set()
        self._offered: FormDraft | None = None
        self._failing = False
        self._pause = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def own_keys(self) -> frozenset[FormKey]:
        """The forms of which something is kept that was typed, or taken up, in this sign-in."""
        return frozenset(self._left) | {each.key for each in self._watched if each.kept is not None}

    @property
    def kept(self) -> int:
        """How many of them hold something that is not saved."""
        return sum(each.kept is not None for each in self._watched)

    @property
    def is_taken_up(self) -> bool:
        """Whether no draft waits for its form to open."""
        return self._offered is None

    def take_up(self, draft: FormDraft | None) -> None:
        """Let the form of a draft, when it opens next, show what was typed."""
        self._offered = draft

    def watch(self, form: Drafted, key: FormKey, title: str) -> None:
        """Keep what is typed into a form from now on, whatever it was about before.

        Args:
            form: the form; it is open.
            key: which one it is.
            title: what it does, in words that name nobody.
        """
        self.forget(form)
        watched = _Watched(form, key, title)
        self._watched.append(watched)
        offered = self._offered
        if offered is not None and offered.key == key:
            self._offered = None
            self._show_again(watched, offered)
        elif key in self._left:
            self._go_on(watched)
        self._timer.start()
        self.settled.emit()

    def _go_on(self, watched: _Watched) -> None:
        """Go on with what was left of a form in this sign-in, as if it had never been left."""
        if watched.form.draft() is not None:
            # it still stands there
            watched.is_free = True
            return
        # what cannot be shown now is offered like a draft of before
        self._left.discard(watched.key)
        self._try(lambda: self._show_left(watched))

    def _show_left(self, watched: _Watched) -> None:
        """Show what was left; into the empty form the first letter would write it over."""
        about = (watched.key.form, watched.key.about)
        drafts = (line.draft for line in self._office.reader.drafts())
        left = next((each for each in drafts if (each.key.form, each.key.about) == about), None)
        if left is None:
            watched.is_free = True
        else:
            self._show_again(watched, left)

    def _show_again(self, watched: _Watched, offered: FormDraft) -> None:
        """Show what was typed; what its form cannot show now stays kept as it is."""
        try:
            watched.form.show_draft(offered.typed)
        except PlannerError as trouble:
            self.failed.emit(
                f"What you typed here before cannot be shown, and stays kept. {trouble}"
            )
        else:
            watched.kept, watched.is_free = offered.typed, True

    def key_of(self, form: Drafted) -> FormKey | None:
        """Give the key a form is watched under; None while it is not."""
        return next((each.key for each in self._watched if each.form is form), None)

    def forget(self, form: Drafted) -> None:
        """Watch a form no longer; what was kept of it stays."""
        self._let_go(lambda each: each.form is form)

    def _let_go(self, goes: Callable[[_Watched], bool]) -> None:
        self._left |= {each.key for each in self._watched if goes(each) and each.kept is not None}
        self._watched = [each for each in self._watched if not goes(each)]

    def finish(self, form: Drafted) -> None:
        """Drop what was kept of a form, because it was saved or left on purpose."""
        for each in [each for each in self._watched if each.form is form]:
            self._watched.remove(each)
            self._drop(each)
        self.settled.emit()

    def discard(self) -> None:
        """Drop what was kept of every open form: they were left on purpose."""
        for each in tuple(self._watched):
            self._drop(each)
        self._watched = []
        self.settled.emit()

    def throw_away(self, key: FormKey) -> None:
        """Drop a draft whose form is not open."""
        self._try(lambda: self._office.desk.drop_draft(key))
        self.settled.emit()

    def look(self) -> None:
        """Keep what was typed since the last look."""
        if self._pause:
            self._pause -= 1
            return
        # a form may go together with its page
        self._let_go(lambda each: not Shiboken.isValid(each.form))
        for each in tuple(self._watched):
            self._keep(each)

    def rest(self) -> int:
        """Keep everything now and stop; give how many forms hold something."""
        self._timer.stop()
        self._pause = 0
        self.look()
        held = self.kept
        self._watched = []
        return held

    def _keep(self, each: _Watched) -> None:
        typed = each.form.draft()
        if typed == each.kept:
            return
        if typed is None:
            self._drop(each)
        elif self._is_free(each) and self._try(
            lambda: self._office.desk.keep_draft(FormDraft(each.key, each.title, typed))
        ):
            each.kept = typed

    def _is_free(self, each: _Watched) -> bool:
        """Tell whether nothing that was kept before would be written over."""
        if not each.is_free:
            self._try(lambda: self._look_before(each))
        return each.is_free

    def _look_before(self, each: _Watched) -> None:
        """Look whether anything is kept of a form that was opened anew, and say so once."""
        kept = {
            (line.draft.key.form, line.draft.key.about) for line in self._office.reader.drafts()
        }
        each.is_free = (each.key.form, each.key.about) not in kept
        if not each.is_free and not each.waits:
            each.waits = True
            self.failed.emit(_OLDER)
            self.found.emit()

    def _drop(self, each: _Watched) -> None:
        if each.kept is not None and self._try(lambda: self._office.desk.drop_draft(each.key)):
            each.kept = None

    def _try(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except PlannerError as trouble:
            self._pause = _PAUSE
            if not self._failing:
                self._failing = True
                self.failed.emit(
                    "What you type now would be lost if the program ended: it cannot be kept"
                    f" before you save it. {trouble}"
                )
            return False
        self._failing = False
        return True
