"""What is recorded for the payer: the policy chosen, prior authorization, and what it asks for.

Each part is None as long as nobody recorded it, as in `facts`.
"""

from datetime import date
from decimal import Decimal
from enum import Enum

from infusion_planner.domain.frozen import Frozen


class Request(Enum):
    """Whether the payer is asked for the drug the first time, or to go on with it."""

    INITIAL = "initial"
    CONTINUATION = "continuation"


class PrescriberRole(Enum):
    """Who prescribes, to the payer."""

    SPECIALIST = "specialist"
    CONSULTED = "consulted"
    OTHER = "other"


class Site(Enum):
    """Where the infusions are given."""

    OFFICE = "office"
    INFUSION_CENTER = "infusion_center"
    HOME = "home"
    HOSPITAL = "hospital"


class Relapses(Enum):
    """How relapses went in the time the payer looks back on, against the time before."""

    FEWER = "fewer"
    STABLE = "stable"
    MORE = "more"


class Response(Frozen):
    """By what the response to an earlier MS drug was judged; None where it is not recorded.

    Attributes:
        relapses: how many in the past 12 months.
        mri_progression: whether MRI showed progressing lesions.
        worse: whether disability got worse.
        edss: the score of the Expanded Disability Status Scale.
    """

    relapses: int | None = None
    mri_progression: bool | None = None
    worse: bool | None = None
    edss: Decimal | None = None


class PriorAuthorization(Frozen):
    """What the payer authorized.

    Attributes:
        number: of the authorization.
        from_on: first day of the window.
        to_on: last day of the window.
        units: units of the drug's billing code; None when not recorded.
        doses: infusions, where the payer counts those; None when not recorded.
    """

    number: str
    from_on: date
    to_on: date
    units: int | None = None
    doses: int | None = None

    @property
    def has_amount(self) -> bool:
        """Tell whether it is recorded how much was authorized."""
        return self.units is not None or self.doses is not None

    def covers(self, day: date) -> bool:
        """Tell whether a day lies in the window."""
        return self.from_on <= day <= self.to_on


class Attested(Frozen):
    """A statement that the prescriber signed for the payer.

    Attributes:
        what: the name the policy gives it.
        on: the day it was signed.
    """

    what: str
    on: date


class PayerPrescriber(Frozen):
    """Who prescribes.

    Attributes:
        role: whether a neurologist or MS specialist does, or was consulted.
        notes_sent: whether the notes of the consultation went to the payer; None when not recorded.
    """

    role: PrescriberRole
    notes_sent: bool | None = None


class Mri(Frozen):
    """An MRI after treatment.

    Attributes:
        on: the day of it.
        new_lesions: whether it shows new ones.
    """

    on: date
    new_lesions: bool


class Continuation(Frozen):
    """How it went since the last course; None where it is not recorded.

    Attributes:
        relapses: how they went.
        progression: whether the disease progressed.
        mri: the newest one.
        toxicity: whether the drug was not tolerated.
    """

    relapses: Relapses | None = None
    progression: bool | None = None
    mri: Mri | None = None
    toxicity: bool | None = None


class PayerChosen(Frozen):
    """The payer of a course, and what is asked of it.

    Attributes:
        policy: the payer whose policy is asked, by the name of its folder.
        plan: name of the member's plan; may be empty.
        state: two letters of the member's state; may be empty.
        request: what is asked of the payer; None to take it from the course's number.
        needs_authorization: whether it wants a prior authorization; None when not recorded.
        site: where the infusions are given; None when not recorded.
        site_reason: why there; may be empty.
    """

    policy: str
    plan: str = ""
    state: str = ""
    request: Request | None = None
    needs_authorization: bool | None = None
    site: Site | None = None
    site_reason: str = ""


class AttachedTest(Frozen):
    """A baseline test whose result went to the payer.

    Attributes:
        test: its name in the rulebook.
        on: the day it was sent.
    """

    test: str
    on: date


class Coverage(Frozen):
    """What is recorded for the payer of a course.

    Attributes:
        policy: the payer whose policy is asked, by the name of its folder.
        plan: name of the member's plan; may be empty.
        state: two letters of the member's state; may be empty.
        request: what is asked of the payer; None to take it from the course's number.
        needs_authorization: whether it wants a prior authorization; None when not recorded.
        authorizations: what it authorized, in any order; None when not recorded.
        prescriber: who prescribes.
        attested: statements signed, in any order.
        attached: names of the tests whose results went to the payer.
        site: where the infusions are given.
        site_reason: why there; may be empty.
        continuation: how it went since the last course.
    """

    policy: str
    plan: str = ""
    state: str = ""
    request: Request | None = None
    needs_authorization: bool | None = None
    authorizations: tuple[PriorAuthorization, ...] | None = None
    prescriber: PayerPrescriber | None = None
    attested: tuple[Attested, ...] | None = None
    attached: tuple[str, ...] | None = None
    site: Site | None = None
    site_reason: str = ""
    continuation: Continuation | None = None
