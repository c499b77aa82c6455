"""Registering a patient and correcting the details."""
