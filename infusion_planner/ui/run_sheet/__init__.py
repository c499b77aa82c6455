"""The run sheet of one infusion day."""
