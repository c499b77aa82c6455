"""What became of a mutant."""

from enum import Enum

from infusion_planner.domain.frozen import Frozen
from tests.mutation.child import StoppedError
from tests.mutation.mutant import Kind, Mutant

WENT_DOWN = "the process of the tests"
"""Stands for the killer where no test could tell."""


class Fate(Enum):
    """How a mutant ended."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    SURVIVED = "survived"


class Outcome(Frozen):
    """What became of one mutant.

    Attributes:
        module: the last part of the module's name.
        scope: the function it lies in; empty for what runs when the module is loaded.
        line: where its statement begins.
        words: what it changes.
        kind: what it is about.
        fate: how it ended.
        killer: the test that noticed it; empty when none did.
        tests: how many tests reach it; of what runs when the module is loaded, how many were run.
    """

    module: str
    scope: str
    line: int
    words: str
    kind: Kind
    fate: Fate
    killer: str = ""
    tests: int = 0

    @classmethod
    def of(
        cls, mutant: Mutant, fate: Fate = Fate.SURVIVED, killer: str = "", tests: int = 0
    ) -> "Outcome":
        """Say what became of a mutant."""
        module, scope, words = mutant.key
        return cls(module, scope, mutant.lines[0], words, mutant.kind, fate, killer, tests)


def fate_of(stopped: StoppedError) -> Fate:
    """Tell what it says of a mutant that its process came to nothing."""
    return Fate.TIMEOUT if stopped.took_too_long else Fate.KILLED
