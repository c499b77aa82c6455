"""The watch list of all patients: what is due, late, lost, or calls for a clinician."""
