"""Mutants of tables and defaults that change nothing anybody could notice, each with the reason."""

_ONLY_LOOKED_INTO = "nobody does more with it than ask whether something is in it"
_HOW_LONG = "how much is looked at is a choice of time; one more finds what is as good"
_FAR_BEYOND = "more than there ever is, and by one as much as by many"
_FOR_THE_CHECKER = "says to the type checker what may be taken from here; nobody takes all"

_EXPORTED = (
    "[['Frozen', 'as_dict' => 'as_dict'], 'field', 'names_of', 'replace']",
    "['Frozen', ['as_dict', 'field' => 'field'], 'names_of', 'replace']",
    "['Frozen', 'as_dict', ['field', 'names_of' => 'names_of'], 'replace']",
    "['Frozen', 'as_dict', 'field', ['names_of', 'replace' => 'replace']]",
    "['Frozen', 'as_dict', 'field', ['names_of', 'replace' => 'names_of']]",
)
_SETS = (
    ("chairs", "[frozenset => tuple]()"),
    ("clashes", "[frozenset => tuple]()"),
    ("clinic", "[frozenset => tuple]()"),
    ("course", "[frozenset => tuple]({CourseState.PLANNED, CourseState.RUNNI"),
    ("day_closing", "[frozenset => tuple]({Outcome.OMITTED, Outcome.CEASED})"),
    ("day_faults", "[frozenset => tuple]({'arrived', 'start', 'flush_start', 'fl"),
    ("day_faults", "[frozenset => tuple]({'reaction', 'no_reaction', 'volume'})"),
    ("day_handover", "[frozenset => tuple]({DayState.ARRIVED, DayState.READY, DayS"),
    ("day_kinds", "[frozenset => tuple]({'gate', 'vials'})"),
    ("day_reacting", "[frozenset => tuple]({Action.HELD, Action.STOPPED})"),
    ("day_reactions", "[frozenset => tuple]({Action.SLOWED, Action.HELD, Action.STO"),
    ("diagnosis_codes", "[frozenset => tuple]({MsKind.ISOLATED, MsKind.OTHER})"),
    ("fact_marks", "[frozenset => tuple]({'title', 'outcomes', 'source', 'scenar"),
    ("lab_entry_faults", "[frozenset => tuple]({'value', 'unit', 'upper_limit'})"),
    ("monitoring_standing", "[frozenset => tuple]({Standing.DUE, Standing.OVERDUE})"),
)

KNOWN_TABLES: dict[tuple[str, str, str], str] = {
    **{(module, "", words): _ONLY_LOOKED_INTO for module, words in _SETS},
    **{("frozen", "", words): _FOR_THE_CHECKER for words in _EXPORTED},
    ("chairs", "", "[10000 => 10001]"): _FAR_BEYOND,
    ("day_vitals", "", "[100 => 101]"): (
        "a fifth decides below 100 mmHg alone, and no whole number lies between the two there"
    ),
    (
        "ms_drugs",
        "",
        "[sorted((_folded(name) for name, _ in _BY_NAME.values()), key=len, reverse=True => "
        "list((_folded(name) for name, _ in _BY_NAME.values())])",
    ): "in the table the generic name stands before the shorter ones as it is",
    (
        "ms_drugs",
        "",
        "ame) for name, _ in _BY_NAME.values()), [key=len, reverse=True => reverse=True])",
    ): "of two names that begin alike the longer one comes later in the alphabet too",
    ("replan", "", "[5000 => 5001]"): _HOW_LONG,
    ("replan", "", "[1000000 => 1000001]"): _FAR_BEYOND,
    ("replan", "", "(8, [2 => 3])"): _HOW_LONG,
    ("replan", "", "_TOGETHER // [2 => 3]"): _HOW_LONG,
    ("replan", "", "[25 => 26]"): _HOW_LONG,
}
