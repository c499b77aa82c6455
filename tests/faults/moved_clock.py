"""The workstation's clock jumps, or the night of a time change passes: order and lengths stay."""

from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from itertools import pairwise
from pathlib import Path
from random import Random

from infusion_planner.app.office import Office
from infusion_planner.domain.frozen import Frozen
from tests.faults.fault import Fault, Outcome, Trial
from tests.faults.kit import children
from tests.faults.kit.center import come_in, make_center, work
from tests.faults.kit.checking import problems
from tests.faults.kit.children import Tell
from tests.office import TODAY, SetClock, moment

_A_SESSION = 20
_YEAR_S = 365 * 24 * 3600


class _Night(Frozen):
    """One night in which clocks are changed.

    Attributes:
        name: where and when.
        changes_at: the instant of it, UTC.
        before: what the local time was ahead of UTC.
        after: the same afterwards.
    """

    name: str
    changes_at: datetime
    before: timedelta
    after: timedelta

    def local(self, at: datetime) -> datetime:
        """Give an instant as the workstation's clock does, with the offset of that moment."""
        return at.astimezone(timezone(self.before if at < self.changes_at else self.after))


def _hours(count: float) -> timedelta:
    return timedelta(hours=count)


_NIGHTS = (
    _Night("New York, spring", datetime(2027, 3, 14, 7, tzinfo=UTC), _hours(-5), _hours(-4)),
    _Night("New York, fall", datetime(2027, 11, 7, 6, tzinfo=UTC), _hours(-4), _hours(-5)),
    _Night("Berlin, spring", datetime(2027, 3, 28, 1, tzinfo=UTC), _hours(1), _hours(2)),
    _Night("Lord Howe, fall", datetime(2027, 4, 3, 15, tzinfo=UTC), _hours(11), _hours(10.5)),
)
_STEP = timedelta(minutes=30)
_STEPS = 10
Stamp = tuple[str, str]
"""Id and end of an operation, as expected or as it stands in the trail."""


def jump(trial: Trial) -> Outcome:
    """Set the clock anew before each operation, forward or back by up to a year."""
    (told,) = children.do(partial(_jump, trial))
    figure = (
        f"{trial.times:,} jumps, {told['back']:,} of them back: {told['kept']:,} in their order"
    )
    return Outcome(figure, tuple(told["bad"]))


def pass_nights(trial: Trial) -> Outcome:
    """Save every half hour through the nights in which clocks are changed."""
    (told,) = children.do(partial(_pass_nights, trial))
    figure = f"{told['lengths']:,} half hours in {trial.times * len(_NIGHTS):,} nights measured"
    return Outcome(figure, tuple(told["bad"]))


def _jump(trial: Trial, tell: Tell) -> None:
    folder, clock = trial.memory / "center", SetClock()
    make_center(folder)
    done, bad, back = list[Stamp](), list[str](), 0
    for first in range(0, trial.times, _A_SESSION):
        with closing(come_in(folder, clock)) as office:
            doing = work(office, trial.random)
            for _ in range(min(_A_SESSION, trial.times - first)):
                before, clock.at = clock.at, _somewhen(trial.random)
                back += clock.at < before
                done.append((next(doing).op_id, _utc(clock.at)))
            own = {op_id for op_id, _ in done}
            found = [stamp for stamp in _stamps(office) if stamp[0] in own]
            bad += [] if found == done else ["the order or a time is not what was done"]
            bad += problems(office.store, {})
    tell({"kind": "jumped", "back": back, "kept": len(done), "bad": bad})


def _pass_nights(trial: Trial, tell: Tell) -> None:
    lengths, bad = 0, list[str]()
    for number in range(trial.times):
        for night in _NIGHTS:
            found = _lengths(trial.memory / f"{number} {night.name}", night, trial.random)
            lengths += len(found)
            bad += [f"{night.name}: {length}, not {_STEP}" for length in found if length != _STEP]
    tell({"kind": "passed", "lengths": lengths, "bad": bad})


def _lengths(folder: Path, night: _Night, random: Random) -> tuple[timedelta, ...]:
    """Give the time between each two operations of a night as the trail tells it."""
    make_center(folder)
    start, clock = night.changes_at - _STEPS // 2 * _STEP, SetClock()
    with closing(come_in(folder, clock)) as office:
        doing = work(office, random)
        for number in range(_STEPS):
            clock.at = night.local(start + number * _STEP)
            next(doing)
        ends = [datetime.fromisoformat(ended_at) for _, ended_at in _stamps(office)[-_STEPS:]]
    return tuple(later - earlier for earlier, later in pairwise(ends))


def _somewhen(random: Random) -> datetime:
    return moment(TODAY) + timedelta(seconds=random.randrange(_YEAR_S))


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000+00:00")


def _stamps(office: Office) -> list[Stamp]:
    return office.store.db.execute("SELECT id, ended_at FROM op ORDER BY seq").fetchall()


FAULTS = (
    Fault(
        row="14",
        name="jumping-clock",
        injection="the clock set forward or back by up to a year before each operation",
        target="the order of the trail never changes, each entry has its time",
        short=60,
        full=2_000,
        inject=jump,
    ),
    Fault(
        row="15",
        name="nights-of-the-time-change",
        injection="an operation every half hour through nights in which clocks change",
        target="0 lengths wrong",
        short=1,
        full=20,
        inject=pass_nights,
    ),
)
