"""Record that monitoring tests were drawn and resulted, or an examination was done."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from infusion_planner.actions.desk import Moment
from infusion_planner.actions.words import who
from infusion_planner.domain.errors import Fault, InvalidInput, Refused
from infusion_planner.domain.frozen import Frozen, replace
from infusion_planner.domain.monitored import monitored, tests_words, title_of
from infusion_planner.domain.monitoring_standing import MonitoringTest
from infusion_planner.domain.registration import tidy
from infusion_planner.domain.roles import CLINICIANS, Roles
from infusion_planner.domain.wording import date_words, day_words
from infusion_planner.store import monitoring_tests, patients
from infusion_planner.store.driver import Database
from infusion_planner.store.records import Records


class RecordTests(Frozen):
    """Record what was drawn or examined on one day.

    Attributes:
        patient_id: the patient's row id.
        done: one entry for each test, all of one day; their ids are not looked at.
    """

    patient_id: str
    done: tuple[MonitoringTest, ...]
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write every test.

        Raises:
            InvalidInput: a field cannot be.
        """
        patient = patients.get(records.db, self.patient_id)
        if not self.done:
            raise InvalidInput(Fault("tests", "Tick what was done."))
        stored = monitoring_tests.of_patient(records.db, self.patient_id)
        tidied = tuple(replace(item, note=tidy(item.note)) for item in self.done)
        _refuse_faults(tidied, stored, patient.born_on, moment)
        for item in tidied:
            monitoring_tests.add(records, self.patient_id, item, moment.instant)
        names = tests_words([item.test for item in self.done])
        return f"Recorded {names}, {date_words(self.done[0].done_on)}: {who(patient)}"


class RecordResults(Frozen):
    """Record the results of tests that were drawn earlier.

    Attributes:
        patient_id: the patient's row id.
        resulted_on: the day of the results.
        abnormal: for each test's row id, whether its result was called abnormal; at least one.
    """

    patient_id: str
    resulted_on: date
    abnormal: tuple[tuple[str, bool], ...]
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False
    reason: ClassVar[str] = ""

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write every result.

        Raises:
            InvalidInput: a field cannot be.
            Refused: a test is no longer there, or has a result already.
        """
        patient = patients.get(records.db, self.patient_id)
        if not self.abnormal:
            raise InvalidInput(Fault("tests", "Say of at least one test what its result was."))
        drawn = [self._drawn(records.db, test_id) for test_id, _ in self.abnormal]
        results = tuple(
            replace(item, resulted_on=self.resulted_on, abnormal=abnormal)
            for item, (_, abnormal) in zip(drawn, self.abnormal, strict=True)
        )
        _refuse_faults(results, (), patient.born_on, moment)
        for item in results:
            monitoring_tests.save(records, item)
        names = tests_words([item.test for item in results])
        return f"Recorded results of {names}, {date_words(self.resulted_on)}: {who(patient)}"

    def _drawn(self, db: Database, test_id: str) -> MonitoringTest:
        owner, item = monitoring_tests.owner_of(db, test_id)
        if owner != self.patient_id:
            raise Refused("That test belongs to another patient. Nothing was recorded.")
        if item.resulted_on is not None:
            day = date_words(item.resulted_on)
            raise Refused(f"{title_of(item.test)} has a result of {day} already. Correct it.")
        return item


class CorrectTest(Frozen):
    """Correct one recorded test; the old entry stays readable in the trail.

    Attributes:
        seen: the entry as it was read.
        done: as it really was; id and test are not looked at.
        reason: why it is corrected.
    """

    seen: MonitoringTest
    done: MonitoringTest
    reason: str
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and write the test over the one stored.

        Raises:
            InvalidInput: a field cannot be, or no reason is given.
            Refused: the test is no longer there, or no longer as it was read.
        """
        owner = _owner(records, self.seen)
        patient = patients.get(records.db, owner)
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the entry is corrected."))
        stored = monitoring_tests.of_patient(records.db, owner)
        others = tuple(item for item in stored if item.id != self.seen.id)
        after = replace(self.done, id=self.seen.id, test=self.seen.test, note=tidy(self.done.note))
        _refuse_faults((after,), others, patient.born_on, moment)
        monitoring_tests.save(records, after)
        return f"Corrected {tests_words([after.test])}: {who(patient)}"


class RemoveTest(Frozen):
    """Take away a test that was entered in error; it stays readable in the trail.

    Attributes:
        seen: the entry as it was read.
        reason: why it was an error.
    """

    seen: MonitoringTest
    reason: str
    roles: ClassVar[Roles] = CLINICIANS
    sealed: ClassVar[bool] = False

    def apply(self, records: Records, moment: Moment) -> str:
        """Check and take the row away.

        Raises:
            InvalidInput: no reason is given.
            Refused: the test is no longer there, or no longer as it was read.
        """
        del moment
        item = self.seen
        owner = _owner(records, item)
        patient = patients.get(records.db, owner)
        if not tidy(self.reason):
            raise InvalidInput(Fault("reason", "Say why the entry is an error."))
        monitoring_tests.remove(records, item.id)
        words = f"{tests_words([item.test])} of {date_words(item.done_on)}"
        return f"Took away {words}, entered in error: {who(patient)}"


def _owner(records: Records, seen: MonitoringTest) -> str:
    """Give the patient of an entry that is still as somebody read it."""
    owner, stored = monitoring_tests.owner_of(records.db, seen.id)
    if stored != seen:
        raise Refused(
            f"{title_of(stored.test)} was changed meanwhile: now {day_words(stored.done_on)},"
            f" {_result_words(stored)}. Look at it again before you change it."
        )
    return owner


def _result_words(item: MonitoringTest) -> str:
    if item.resulted_on is None:
        return "without a result"
    return f"{'abnormal' if item.abnormal else 'normal'} on {date_words(item.resulted_on)}"


def _refuse_faults(
    wanted: tuple[MonitoringTest, ...],
    stored: tuple[MonitoringTest, ...],
    born_on: date,
    moment: Moment,
) -> None:
    faults = dict.fromkeys(faults_of_tests(wanted, stored, born_on, moment))
    if faults:
        raise InvalidInput(*faults)


def faults_of_tests(
    wanted: tuple[MonitoringTest, ...],
    stored: tuple[MonitoringTest, ...],
    born_on: date,
    moment: Moment,
) -> Iterator[Fault]:
    """Yield what is wrong with tests to be kept.

    Args:
        wanted: the tests, all of one day.
        stored: what is recorded of the patient besides.
        born_on: the patient's birth date.
        moment: when and by which rules.
    """
    if len({item.done_on for item in wanted}) > 1:
        yield Fault("done_on", "Record each day by itself.")
    if len({item.test for item in wanted}) < len(wanted):
        yield Fault("tests", "The same test stands twice.")
    known = {(item.test, item.done_on) for item in stored}
    for item in wanted:
        if item.test not in monitored(moment.book):
            yield Fault("tests", f"{title_of(item.test)} is not monitored by this rule set.")
        if not born_on <= item.done_on <= moment.today:
            words = f"{day_words(item.done_on)} is before birth or in the future."
            yield Fault("done_on", f"{words} Check the date.")
        if (item.test, item.done_on) in known:
            words = f"{title_of(item.test)} of {date_words(item.done_on)} is recorded already."
            yield Fault("done_on", f"{words} Correct that entry, or check the date.")
        yield from _result_faults(item, moment.today)


def _result_faults(item: MonitoringTest, today: date) -> Iterator[Fault]:
    if (item.resulted_on is None) != (item.abnormal is None):
        yield Fault("resulted_on", "A result has a day, and is normal or abnormal.")
    if item.resulted_on is None:
        return
    if item.resulted_on < item.done_on:
        words = f"{day_words(item.resulted_on)} is before {date_words(item.done_on)}, when it"
        yield Fault("resulted_on", f"{words} was done. Check both dates.")
    if item.resulted_on > today:
        yield Fault("resulted_on", f"{day_words(item.resulted_on)} lies in the future.")
