"""The only wiring: paths, clock, store, rulebook, desk, paper and window. No globals elsewhere.

What a command needs is imported when it is wired, so that `forecast` never loads the store and
only `open_window` loads Qt.
"""
