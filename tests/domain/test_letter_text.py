from infusion_planner.domain.letter_text import LetterText, runs_of, text_of


def test_a_part_is_written_in_lines_with_a_mark_before_each_of_its_list() -> None:
    assert text_of(("One.", "Two."), ("first", "second")) == "One.\nTwo.\n- first\n- second"
    assert text_of((), ()) == ""


def test_a_text_is_read_as_it_was_written() -> None:
    assert list(runs_of("One.\nTwo.\n- first\n- second")) == [
        (("One.", "Two."), ("first", "second"))
    ]


def test_a_paragraph_after_a_list_begins_anew() -> None:
    assert list(runs_of("One.\n- first\nTwo.\n- second")) == [
        (("One.",), ("first",)),
        (("Two.",), ("second",)),
    ]


def test_blank_lines_and_blanks_around_are_left_out() -> None:
    assert list(runs_of("  One. \n\n \n-  first ")) == [(("One.",), ("first",))]
    assert list(runs_of(" \n")) == []


def test_paragraphs_alone_have_no_list() -> None:
    assert list(runs_of("- first\nOne.\nTwo.")) == [((), ("first",)), (("One.", "Two."), ())]


def test_a_list_alone_has_no_paragraph() -> None:
    assert list(runs_of("- first")) == [((), ("first",))]


def test_a_text_is_changed_where_it_differs_from_what_it_was() -> None:
    assert LetterText("Why now", "a", "b").is_changed
    assert not LetterText("Why now", "a", "a").is_changed
