"""The columns in which what waits of patients is listed."""

from infusion_planner.ui.table import Column

WATCH_COLUMNS = (
    Column("State", "word", "sort_state", state_field="state"),
    Column("Name", "name", "sort_name", role="bodym", widest=220),
    Column("Born", "born", drop=2, under="mrn"),
    Column("MRN", "mrn"),
    Column("What", "what", widest=200, drop=3, under="due"),
    Column("Waits", "words", stretch=1, drop=-1, widest=360),
    Column("Day", "due", "sort_due"),
)
