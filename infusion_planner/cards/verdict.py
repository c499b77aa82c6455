"""Verdicts and facts as the screens and sheets place them."""

from datetime import date

from infusion_planner.domain.frozen import Frozen


class VerdictCard(Frozen):
    """One verdict strip.

    Attributes:
        state: `blocked`, `override`, `reminder`, `info`, `ok` or `noteval`; names the glyph.
        word: `Blocked`, `Override needed`, `Reminder`, `Information`, `OK`, `Not evaluated`,
            or what the strip is about, for example `Next step`.
        sentence: number, anchor and next legal step.
        rule: rule id; empty when no rule speaks.
        action: words of the button; empty for none.
        action_on: the day the button goes to, where it goes to a day.
    """

    state: str
    word: str
    sentence: str
    rule: str = ""
    action: str = ""
    action_on: date | None = None

    @property
    def spoken(self) -> str:
        """Say it in one go, as a screen reader does."""
        return f"{self.word}. {self.sentence} {self.rule}".strip()


class GateLine(Frozen):
    """One gate of a plan.

    Attributes:
        state: as in `VerdictCard`.
        word: as in `VerdictCard`.
        title: what the gate is about, for example `Course spacing`.
        rule: rule id.
        sentence: the reason, or the fact that meets it.
        source: document and section.
        action: words of the repair button; empty for none.
        action_on: the day the button goes to.
    """

    state: str
    word: str
    title: str
    rule: str
    sentence: str
    source: str
    action: str = ""
    action_on: date | None = None


class Fact(Frozen):
    """One labelled value with what it was counted from.

    Attributes:
        label: for example `Antiviral`.
        value: for example `14-Dec-2026 to at least 16-Feb-2027`.
        anchor: for example `last dose plus 2 months`; empty when the value is its own anchor.
        rule: rule id; empty when no rule is behind it.
    """

    label: str
    value: str
    anchor: str = ""
    rule: str = ""
