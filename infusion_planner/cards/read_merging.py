"""Words the preview of a merge, and of parting two charts again."""

from collections.abc import Iterator

from infusion_planner.cards.identity import IdentityCard
from infusion_planner.cards.merging import MergeCard, ResultChoice, SideBySide
from infusion_planner.domain.course import Course
from infusion_planner.domain.merging import Comparison, Side, entry_of_test
from infusion_planner.domain.wording import count_words, date_words

_FACTS = (
    ("Name", "name"),
    ("Preferred name", "preferred"),
    ("Birth date", "born"),
    ("MRN", "mrn"),
    ("Gender", "gender"),
    ("REMS ID", "rems_id"),
)


def merge_card(
    kept: tuple[IdentityCard, Side], merged: tuple[IdentityCard, Side], found: Comparison
) -> MergeCard:
    """Word what a merge would do.

    Args:
        kept: whose chart is kept, and what is stored of it.
        merged: the same of the other one.
        found: what came of comparing them.
    """
    return MergeCard(
        kept=kept[0],
        merged=merged[0],
        lines=tuple(_side_by_side(kept, merged)),
        comes=tuple(_comes(found, kept[1], merged[1])),
        choices=tuple(
            ResultChoice(
                item.kept.id,
                item.merged.id,
                entry_of_test(item.kept),
                entry_of_test(item.merged),
            )
            for item in found.to_choose
        ),
        refusals=found.refusals,
    )


def _side_by_side(
    kept: tuple[IdentityCard, Side], merged: tuple[IdentityCard, Side]
) -> Iterator[SideBySide]:
    cards = kept[0], merged[0]
    said = [(label, *(str(getattr(card, of)) for card in cards)) for label, of in _FACTS]
    said.append(("Telephone", kept[1].patient.phone, merged[1].patient.phone))
    for label, one, other in said:
        if one or other:
            same = one.casefold() == other.casefold()
            yield SideBySide(label, one or "None", other or "None", same)
    one, other = map(_allergies, cards)
    yield SideBySide("Allergies", one, other, one == other)


def _allergies(card: IdentityCard) -> str:
    said = ", ".join(substance for substance, _ in card.allergy.lines)
    return f"{card.allergy.label}: {said}" if said else card.allergy.label


def _comes(found: Comparison, kept: Side, merged: Side) -> Iterator[str]:
    yield from _courses_come(found, kept)
    yield from _entries_come(found)
    for allergy in found.allergies:
        yield f"Allergy {allergy.substance} is added, so the allergies are known"
    if found.phone:
        yield f"Telephone number {found.phone} comes along"
    if merged.patient.born_on != kept.patient.born_on:
        yield _differ("birth dates")
    if merged.patient.phone not in {"", found.phone, kept.patient.phone}:
        yield _differ("telephone numbers")


def _differ(what: str) -> str:
    return f"The {what} differ: the one of the kept chart stays until it is corrected"


def _courses_come(found: Comparison, kept: Side) -> Iterator[str]:
    numbers = dict(found.joined.numbers)
    for course in found.joined.comes:
        yield f"{_course(course)} comes as course {numbers.get(course.id, course.number)}"
    for course in kept.courses:
        number = numbers.get(course.id, course.number)
        if number != course.number:
            yield f"{_course(course)} of the kept chart becomes course {number}"


def _entries_come(found: Comparison) -> Iterator[str]:
    counts = (
        (len(found.tests), "test"),
        (len(found.cd4), "CD4 count"),
        (len(found.antivirals), "antiviral"),
        (len(found.facts), "fact"),
    )
    for count, noun in counts:
        if count:
            yield f"{count_words(count, noun)} {'comes' if count == 1 else 'come'} along"
    for item in found.two_results:
        if item.settled is not None:
            yield f"{entry_of_test(item.settled)} stays; the entry without a result does not"
    if found.same:
        noun = "entry stands" if found.same == 1 else "entries stand"
        yield f"{found.same} {noun} on both charts alike, and once afterwards"


def _course(course: Course) -> str:
    if not course.doses:
        return f"Course {course.number} (planned)"
    first, last = course.doses[0].on, course.doses[-1].on
    return f"Course {course.number} ({date_words(first)} to {date_words(last)})"
