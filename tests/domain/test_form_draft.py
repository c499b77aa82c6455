"""What was typed and is not saved yet may name somebody, so no log shows it."""

from infusion_planner.domain.form_draft import FormDraft, FormKey


def test_what_was_typed_is_not_written_out_with_the_rest() -> None:
    draft = FormDraft(FormKey("patient"), "Register a patient", {"family": "Lee"})

    assert "Lee" not in repr(draft)
    assert "Register a patient" in repr(draft)
