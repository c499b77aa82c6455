"""The patient in the middle of a course that the forms of recording are tested with."""

from tests.ui.recording.conftest import newcomer, place, ward

__all__ = ["newcomer", "place", "ward"]
