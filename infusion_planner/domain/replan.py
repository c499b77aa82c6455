"""New days for all courses that cannot stay where they are, chosen together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import inf

from infusion_planner.domain.frozen import Frozen

MOST_STEPS = 5_000
"""So many choices are looked at; beyond them the best found so far is made better, and said so."""
_LEFT_OUT = 1_000_000
"""What a course without a place costs; more than any move."""
_TOGETHER, _ROUNDS = 8, 2
_HALF = _TOGETHER // 2
_PART = 25
"""Each few neighbors get this part of the choices."""
_Days = dict[str, tuple[date, ...] | None]


class HitCourse(Frozen):
    """A course of which some days cannot stay.

    Attributes:
        key: the course's row id.
        days: the days that may move, in order: all of a plan; of a course that has begun those
            to come, from the first that cannot stay.
        hit: those of them that cannot stay, or have to find room anew.
        runs: the days that may stand in the place of `days` by the rules, all of them open.
        may_stay: whether all days may stay if there is room on those that are hit.
    """

    key: str
    days: tuple[date, ...]
    hit: frozenset[date]
    runs: tuple[tuple[date, ...], ...]
    may_stay: bool = False

    def choices(self) -> tuple[tuple[date, ...], ...]:
        """Give what may become of it, the fewest days moved first; of two as far, the later.

        Whoever comes later has more notice than whoever comes earlier.
        """
        other = [days for days in self.runs if days != self.days]
        other.sort(key=lambda days: (self.cost(days), -days[0].toordinal()))
        return (self.days, *other) if self.may_stay else tuple(other)

    def cost(self, days: tuple[date, ...]) -> int:
        """Give by how many days its infusions move, all together."""
        return sum(abs((new - old).days) for old, new in zip(self.days, days, strict=True))

    def needs(self, days: tuple[date, ...]) -> tuple[date, ...]:
        """Give the days on which it needs a place that it does not have yet.

        The places it has on its days count as taken until it has left them. So each proposal can
        be accepted by itself, whatever becomes of the others.
        """
        kept = frozenset(self.days) - self.hit
        return tuple(day for day in days if day not in kept)


class CourseMove(Frozen):
    """What one course is proposed.

    Attributes:
        course_id: the course's row id.
        old: the days that move, as they are planned.
        new: the days proposed for them; the same where only chairs change.
        seats: infusions that get a chair on the day they have: row id and the chair's name.
    """

    course_id: str
    old: tuple[date, ...]
    new: tuple[date, ...]
    seats: tuple[tuple[str, str], ...] = ()


class CourseLeft(Frozen):
    """A course for which there is no place.

    Attributes:
        course_id: the course's row id.
        old: the days that cannot stay as they are.
        reason: why there is no place.
    """

    course_id: str
    old: tuple[date, ...]
    reason: str


class Placed(Frozen):
    """What a search came to.

    Attributes:
        days: the new days by course; None for a course without a place.
        exact: whether nothing better can be found; else it is the best of those looked at.
    """

    days: Mapping[str, tuple[date, ...] | None]
    exact: bool


def place_all(
    courses: Sequence[HitCourse], room: Mapping[date, int], most_steps: int = MOST_STEPS
) -> Placed:
    """Choose days for all courses: as many placed as can be, then the fewest days moved.

    Args:
        courses: each once; the order only decides between answers that are as good.
        room: how many further patients each day has room for, without the days that are hit; a
            day that is not there has none.
        most_steps: how many choices are looked at.
    """
    search = _best_of(courses, room, most_steps)
    if search.steps <= most_steps:
        return Placed(search.found(), exact=True)
    few_steps = most_steps // _PART
    return Placed(_improved(courses, room, search.found(), few_steps), exact=False)


def _improved(
    courses: Sequence[HitCourse], room: Mapping[date, int], found: _Days, most_steps: int
) -> _Days:
    """Choose anew for a few courses at a time, the others held, until nothing gets better.

    Neighbors are looked at together, by their old days and by their new ones.
    """
    for _ in range(_ROUNDS):
        before = found
        for few in _neighbors(courses, found):
            left = _room_without(courses, room, found, {course.key for course in few})
            anew = _best_of(few, left, most_steps).found()
            if _cost(few, anew) < _cost(few, found):
                found = found | anew
        if found == before:
            break
    return found


def _neighbors(courses: Sequence[HitCourse], found: _Days) -> Iterator[list[HitCourse]]:
    def by_new(course: HitCourse) -> tuple[date, ...]:
        return found[course.key] or course.days

    def by_old(course: HitCourse) -> tuple[int, tuple[date, ...]]:
        return len(course.days), course.days

    orders = (sorted(courses, key=by_new), sorted(courses, key=by_old), list(courses))
    for order in orders:
        for first in range(0, len(order), _HALF):
            yield order[first : first + _TOGETHER]


def _room_without(
    courses: Sequence[HitCourse], room: Mapping[date, int], found: _Days, few: set[str]
) -> dict[date, int]:
    left = dict(room)
    for course in courses:
        days = found[course.key]
        if days is not None and course.key not in few:
            for day in course.needs(days):
                left[day] -= 1
    return left


def _cost(courses: Iterable[HitCourse], found: _Days) -> int:
    chosen = ((course, found[course.key]) for course in courses)
    return sum(_LEFT_OUT if days is None else course.cost(days) for course, days in chosen)


class _Choice(Frozen):
    days: tuple[date, ...]
    cost: int
    needs: tuple[date, ...]


class _Item(Frozen):
    course: HitCourse
    choices: tuple[_Choice, ...]


class _Search:
    """Goes through the choices, leaving out what can no longer be better than the best so far.

    Courses with the same choices stand beside one another and take them in order, so that an
    exchange between two of them is looked at once.
    """

    def __init__(
        self, courses: Sequence[HitCourse], room: Mapping[date, int], most_steps: int
    ) -> None:
        self._room = dict(room)
        items = [_Item(course, tuple(self._choices(course))) for course in courses]
        self.items = sorted(items, key=_standing)
        self._most = most_steps
        self._chosen: list[tuple[date, ...] | None] = []
        self._best_cost = inf
        self.best: tuple[tuple[date, ...] | None, ...] = tuple(None for _ in items)
        self.steps = 0

    def found(self) -> _Days:
        """Give the best so far, by course."""
        pairs = zip(self.items, self.best, strict=True)
        return {item.course.key: days for item, days in pairs}

    def _choices(self, course: HitCourse) -> Iterator[_Choice]:
        for days in course.choices():
            needs = course.needs(days)
            if all(self._room.get(day, 0) > 0 for day in needs):
                yield _Choice(days, course.cost(days), needs)

    def go_on(self, place: int, spent: int, last: int) -> None:
        """Choose for the course at a place and all after it; `last` was chosen before it."""
        if spent + self._least(place) >= self._best_cost:
            return
        if place == len(self.items):
            self._best_cost, self.best = spent, tuple(self._chosen)
            return
        for number, choice in self._open_choices(place, last):
            self.steps += 1
            # whatever comes after it costs as much or more
            if self.steps > self._most or spent + choice.cost >= self._best_cost:
                break
            self._take(choice)
            self.go_on(place + 1, spent + choice.cost, number)
            self._give_back(choice)
        self._leave_out(place, spent)

    def _leave_out(self, place: int, spent: int) -> None:
        self._chosen.append(None)
        self.go_on(place + 1, spent + _LEFT_OUT, len(self.items[place].choices))
        self._chosen.pop()

    def _open_choices(self, place: int, last: int) -> Iterator[tuple[int, _Choice]]:
        choices = self.items[place].choices
        # before the first stands none, and there `last` is 0
        is_alike = self.items[place - 1].choices == choices
        for number in range(last if is_alike else 0, len(choices)):
            if self._fits(choices[number]):
                yield number, choices[number]

    def _fits(self, choice: _Choice) -> bool:
        return all(self._room[day] > 0 for day in choice.needs)

    def _take(self, choice: _Choice) -> None:
        for day in choice.needs:
            self._room[day] -= 1
        self._chosen.append(choice.days)

    def _give_back(self, choice: _Choice) -> None:
        for day in choice.needs:
            self._room[day] += 1
        self._chosen.pop()

    def _least(self, place: int) -> int:
        """Give what the courses from a place on cost at least, each as if it were alone."""
        return sum(
            next((choice.cost for choice in item.choices if self._fits(choice)), _LEFT_OUT)
            for item in self.items[place:]
        )


def _best_of(courses: Sequence[HitCourse], room: Mapping[date, int], most_steps: int) -> _Search:
    """Look for the best, and give the search with what it found."""
    search = _Search(courses, room, most_steps)
    search.go_on(0, 0, 0)
    return search


def _standing(item: _Item) -> tuple[int, tuple[date, ...], list[tuple[date, ...]], str]:
    """Let those with the fewest choices choose first; the same choices stand together."""
    days = [choice.days for choice in item.choices]
    return len(item.choices), item.course.days, days, item.course.key
