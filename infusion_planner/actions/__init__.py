"""The write side: one file per thing a person does."""
