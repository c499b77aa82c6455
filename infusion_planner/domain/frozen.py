"""Plain objects that never change: the base of nearly everything the program hands about.

Like a frozen data class of the standard library, but made by msgspec, which needs no code compiled
for each class. Some two hundred such classes stand before the list of patients is shown, and
compiling them took a sixth of that time.
"""

from typing import TYPE_CHECKING, ClassVar, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import asdict as as_dict

if TYPE_CHECKING:
    # the same function to whoever calls it; the type checker knows what this one may be given
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["Frozen", "as_dict", "field", "names_of", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True):
    """Hold values that are given once, by place or by name, and compared by value.

    Attributes:
        unshown: of a class: names of fields that are never shown, such as keys and passwords.
    """

    unshown: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        shown = (
            f"{name}={getattr(self, name)!r}"
            for name in self.__struct_fields__
            if name not in self.unshown
        )
        return f"{type(self).__qualname__}({', '.join(shown)})"


def names_of(of: Frozen | type[Frozen]) -> tuple[str, ...]:
    """Give the names of the fields, in the order in which they are given by place."""
    return of.__struct_fields__
