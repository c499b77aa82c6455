"""What is recorded of the REMS program: certifications, enrollment, orders and answers."""

from datetime import date, time

from infusion_planner.domain.frozen import Frozen


class Certified(Frozen):
    """A certification in the REMS program.

    Attributes:
        on: the day it was given.
        until: the last day it is valid; None while no end is known.
    """

    on: date
    until: date | None = None

    def covers(self, first: date, last: date) -> bool:
        """Tell whether it is valid on all of these days."""
        return self.on <= first and last <= (self.until or last)


class Enrollment(Frozen):
    """The patient in the REMS program.

    Attributes:
        on: the day of the enrollment.
        guide_on: the day the patient guide was handed over; None while it was not.
        card_on: the day the safety information card was; None while it was not.
    """

    on: date
    guide_on: date | None = None
    card_on: date | None = None


class Authorization(Frozen):
    """What the REMS program answered when the facility asked whether this patient may be treated.

    Attributes:
        on: the day of the question.
        number: the confirmation's number.
        by: who asked.
        at: the time of the question, as the clock on the wall had it; None where not recorded.
    """

    on: date
    number: str
    by: str
    at: time | None = None

    @property
    def order(self) -> tuple[date, time, str]:
        """Give what answers are ordered by; one without a time comes before those of its day."""
        return (self.on, self.at or time.min, self.number)


class Rems(Frozen):
    """What is recorded of the REMS program.

    Attributes:
        prescriber: certification of who orders; None while there is none.
        facility: certification of this center; None while there is none.
        pharmacy: certification of who delivers; None while there is none.
        enrollment: of the patient; None while there is none.
        form_on: the day the authorization and baseline form was sent; None while it was not.
        ordered_on: the day of this course's order on the ordering form; None while there is none.
        authorizations: in any order.
    """

    prescriber: Certified | None = None
    facility: Certified | None = None
    pharmacy: Certified | None = None
    enrollment: Enrollment | None = None
    form_on: date | None = None
    ordered_on: date | None = None
    authorizations: tuple[Authorization, ...] = ()
