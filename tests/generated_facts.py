"""Seeded random facts of a patient, leaning on the days on which rules change their mind."""

import random
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
START = "2025-03-03"
PAST = ["2023-05-02", "2025-01-20", "2025-01-21", "2025-01-31", "2025-02-01", "2025-02-18"]
AHEAD = ["2025-03-02", "2025-03-03", "2025-03-04", "2025-03-07", "2025-04-14"]
TESTS = ["alt", "ast", "bilirubin", "cbc", "creatinine", "hiv", "skin_exam", "tsh"]
TESTS += ["tuberculosis", "upcr", "urinalysis", "varicella"]
NAMES = ["glatiramer", "fingolimod", "teriflunomide", "natalizumab"]


class FactMaker:
    """Draws the facts of one patient; each part is left out now and then."""

    def __init__(self, source: random.Random) -> None:
        self._source = source

    def patient(self) -> Json:
        """Give a patient with any of the parts that `forecast` reads."""
        makers: dict[str, Callable[[], object]] = {
            "diagnosis": self._diagnosis,
            "prior_drugs": lambda: self._many(self._prior_drug),
            "hypersensitive": self._flag,
            "infection": self._infection,
            "suspected": lambda: self._many(self._noted),
            "cautions": lambda: self._many(self._caution),
            "medicines": lambda: self._many(self._medicine),
            "hiv": self._screened,
            "tuberculosis": self._treated,
            "hepatitis": lambda: self._some({"high_risk": self._flag()}, test=self._screened()),
            "varicella": lambda: self._some({"history": self._flag()}, antibody=self._screened()),
            "vaccinations": lambda: self._many(self._vaccination),
            "pregnancy": self._pregnancy,
            "listeria_on": self._past,
            "baseline": lambda: self._many(self._baseline, 30),
            "rems": self._rems,
            "further_reason": lambda: self._source.choice(["", "two relapses"]),
            "antivirals": lambda: self._many(self._antiviral),
        }
        kept = {key: make() for key, make in makers.items() if self._source.random() < 0.85}
        return {"born_on": self._source.choice(["1988-03-09", "2008-03-03", "2007-03-04"]), **kept}

    def _flag(self) -> bool:
        return self._source.random() < 0.5

    def _past(self) -> str:
        return self._source.choice(PAST)

    def _any_day(self) -> str:
        return self._source.choice(PAST + AHEAD)

    def _many(self, make: Callable[[], Json], most: int = 4) -> list[Json]:
        return [make() for _ in range(self._source.randrange(most + 1))]

    def _some(self, needed: Json, **optional: object) -> Json:
        return needed | {key: value for key, value in optional.items() if self._flag()}

    def _from_to(self, first: str, last: str, days: list[str]) -> Json:
        """Give two days in order, each of them or neither."""
        one, other = sorted(self._source.choices(days, k=2))
        return self._some({}, **{first: one}, **{last: other})

    def _diagnosis(self) -> Json:
        kind = self._source.choice(["rrms", "spms", "ppms", "cis", "other"])
        return self._some({"kind": kind}, active=self._flag())

    def _prior_drug(self) -> Json:
        drug = {"name": self._source.choice(NAMES), "inadequate": self._flag()}
        return drug | self._from_to("from_on", "to_on", PAST)

    def _noted(self) -> Json:
        on, cleared = sorted(self._source.choices(PAST, k=2))
        what = self._source.choice(["fever", "PML", "thrombotic microangiopathy"])
        return self._some({"what": what, "on": on}, cleared_on=cleared)

    def _infection(self) -> Json:
        return self._some({"asked_on": self._past()}, found=self._noted())

    def _caution(self) -> Json:
        what = self._source.choice(["thyroid disorder", "carrier", "malignancy"])
        return self._some({"what": what}, weighed_on=self._past())

    def _medicine(self) -> Json:
        kind = self._source.choice(["antineoplastic", "immunosuppressant", "ms_drug", "other"])
        medicine = {"name": self._source.choice(NAMES), "kind": kind}
        return medicine | self._from_to("from_on", "to_on", PAST + AHEAD)

    def _screened(self) -> Json:
        return {"on": self._past(), "positive": self._flag()}

    def _treated(self) -> Json:
        on, treated = sorted([self._past(), self._any_day()])
        return self._some({"on": min(on, PAST[-1]), "positive": self._flag()}, treated_on=treated)

    def _vaccination(self) -> Json:
        vaccine = {"name": self._source.choice(["influenza", "zoster"]), "on": self._any_day()}
        kinds = {"live": self._flag(), "varicella": self._flag(), "required": self._flag()}
        return self._some(vaccine, **kinds)

    def _pregnancy(self) -> Json:
        tests = self._many(self._screened)
        return self._some({"possible": self._flag()}, tests=tests, contraception=self._flag())

    def _baseline(self) -> Json:
        on, reviewed = sorted(self._source.choices(PAST, k=2))
        return self._some({"test": self._source.choice(TESTS), "on": on}, reviewed_on=reviewed)

    def _certified(self) -> Json:
        return self._some({"on": self._past()}, until=self._source.choice(AHEAD))

    def _rems(self) -> Json:
        enrollment = self._some({"on": self._past()}, guide_on=self._past(), card_on=self._past())
        answer = {"on": self._past(), "number": str(self._source.randrange(9)), "by": "Dana Cole"}
        return self._some(
            {"authorizations": self._source.choice([[], [answer]])},
            prescriber=self._certified(),
            facility=self._certified(),
            pharmacy=self._certified(),
            enrollment=enrollment,
            form_on=self._past(),
            ordered_on=self._past(),
        )

    def _antiviral(self) -> Json:
        first, last = sorted(self._source.choices(PAST + AHEAD, k=2))
        return self._some({"medicine": "acyclovir", "started_on": first}, stopped_on=last)
