"""The forms in which a patient's record is written."""
