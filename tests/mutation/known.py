"""Mutants that change nothing anybody could notice, each with the reason why."""

from tests.mutation.known_tables import KNOWN_TABLES

_QUICK = "only a shorter way to the same answer"
_ONE_KIND = "never both: the case is answered before, and the rest tells the type checker so"
_ONE_VIAL = "two vials in a bag are refused before, and of one vial any is all"
_HAS_WORDS = "an exception has its words before that is called"
_AS_GOOD = "another answer that is as good"
_AS_ZIP_DOES = "what is said is what zip does anyway"
_SAME_LENGTH = "both are of one length, which was looked at before"
_OVERWRITTEN = "on the day itself the standing is set in the next line"
_ONE_START = "only the first start is taken"
_FILTERED = "what is no finding is left out where the parts are gathered"
_NO_VALUE = "stands for a value that was not measured; any number below all values does"
_ONE_CASE = "of no name is the second letter a capital and one beside it not"
_OF_ITS_KIND = "what an entry holds is of its kind, or it would not have been taken"
_OF_ONE_KIND = "each of the list was looked at before; the rest tells the type checker so"
_NO_POLICY = "a plan without a payer has no policy, and so nothing to review"
_OWN_ENCODING = "the same where UTF-8 is the computer's own encoding, as on all the tests run on"
_NOTHING_LEFT = "nothing, or the same minute, is added"

KNOWN: dict[tuple[str, str, str], str] = {
    **KNOWN_TABLES,
    ("aftercare", "_task", "Standing.OVERDUE if as_of [> => >=] due_on else Standing.PLANNED"): (
        _OVERWRITTEN
    ),
    ("checks", "_first_start", "plan.length, plan.case.open_days, book, [1 => 2])"): _ONE_START,
    (
        "course_ahead",
        "as_planned",
        (
            "[item.planned_on and (not item.entered) => not item.entered]"
            " and is_certain(course, item, as_of)"
        ),
    ): "a day nobody planned is never certain",
    ("day_bag", "check_product", "not [all => any]((vial.ndc for vial in bag.vials))"): _ONE_VIAL,
    ("day_bag", "_wrong_number", "bag.count.used if bag.count else [0 => 1]"): (
        "one vial is as right as none counted"
    ),
    ("day_bag", "ndc_digits", "zip(groups, [whole, strict=True => whole])"): _SAME_LENGTH,
    ("day_bag", "ndc_digits", "[True => False]"): _SAME_LENGTH,
    (
        "day_course",
        "check_longer_observation",
        ("_release(left) if reasons [and left is not None else => else] 'No reason known'"),
    ): _ONE_KIND,
    ("day_vitals", "_row_key", "Decimal([-1 => 1])"): _NO_VALUE,
    ("day_vitals", "_row_key", "[-1 => -2]"): _NO_VALUE,
    ("billing", "further_units", "minutes [<= => <] rule.first_minutes"): (
        "the formula gives 0 for the last of the first minutes too"
    ),
    (
        "billing",
        "_held_minutes",
        ("None if [day.run is None => False] else pump_minutes(replace(day.run, hold"),
    ): _ONE_KIND,
    ("billing", "_held_minutes", "[(unheld or minutes) => unheld] - minutes"): _ONE_KIND,
    ("billing", "_diagnosis", "if [isinstance(judged, Finding): => True:] yield judged"): _FILTERED,
    (
        "claim_record",
        "_codes",
        ("ion_codes_on(book.payers, payer, on) if [payer => True] else ''"),
    ): _QUICK,
    (
        "infusion_times",
        "_stood",
        "start if [last is None => False] else max(start, last)",
    ): _ONE_KIND,
    ("infusion_times", "_stood", "end [> => >=] start"): _NOTHING_LEFT,
    ("infusion_times", "expected_end", "item [> => >=] at"): _NOTHING_LEFT,
    ("infusion_times", "expected_end", "volume [>= => >] left"): _NOTHING_LEFT,
    ("infusion_times", "expected_end", "[break => continue]"): (
        "every later turn lies behind the end as well"
    ),
    ("infusion_times", "_due_times", "[stopped is None or ends => ends] is None"): _ONE_KIND,
    ("infusion_times", "_due_times", "stopped is [None or ends is None => None]"): _ONE_KIND,
    ("infusion_moments", "_measured_run", "max(minutes, [0 => 1])"): (
        "the range begins at 0 and takes 1 as well"
    ),
    ("lab_alerts", "_creatinine", "not [found or not baselines => baselines]"): (
        "whoever has a baseline has a value"
    ),
    ("monitoring", "series", "given[[1: => :]]"): "the first course never opens a new series",
    (
        "monitoring_standing",
        "first_unmet",
        "if [not left: => False:] return due[0] if due else None",
    ): (_QUICK),
    (
        "monitoring_standing",
        "_rooms",
        "zip(due, [openings, strict=False => openings])",
    ): _AS_ZIP_DOES,
    (
        "rules",
        "Rulebook.get",
        ("if [key not in self._found: => True:] self._found[key] = self._look_up(kind, "),
    ): _QUICK,
    ("rules", "Rulebook.find", "self._found[[kind, purpose => purpose], course]"): _QUICK,
    ("rules", "Rulebook.find", "self._found[kind, [purpose, course => course]]"): _QUICK,
    ("rules", "Rulebook.find", "self._found[kind, [purpose, course => purpose]]"): _QUICK,
    (
        "rule_settings",
        "settable_faults",
        ("[rule is None or not => not] isinstance(getattr(rule, item.key, None"),
    ): _ONE_KIND,
    ("rule_settings", "_set", "replace(rule, **values) if [values => True] else rule"): _QUICK,
    ("forecast", "_ruled_out_words", "suggested[[0 => 1]]"): "the days of the run itself are open",
    ("lab_alerts", "_liver", "lambda item: [item.times_limit or 0 => item.times_limit]"): _ONE_KIND,
    ("lab_alerts", "_liver", "item.times_limit or [0 => 1]"): _ONE_KIND,
    ("lab_alerts", "_liver", "[(worst.times_limit or 0) => worst.times_limit] >= times"): _ONE_KIND,
    ("lab_alerts", "_liver", "worst.times_limit or [0 => 1]"): _ONE_KIND,
    (
        "lab_checks",
        "check_overdue_tests",
        "[rule is None or not => not] plan.case.given",
    ): _ONE_KIND,
    (
        "lab_checks",
        "check_overdue_tests",
        "rule is [None or not plan.case.given => None]",
    ): "the rule is one of later courses, and those follow a course given",
    (
        "lab_checks",
        "_overdue",
        "test in rule.tests and [open_one is not None and late => late]",
    ): _ONE_KIND,
    ("lab_values", "_order", "[result.reviewed_on or date.max => result.reviewed_on]"): (
        "two days are only compared where both are known"
    ),
    (
        "lab_values",
        "_order",
        "(result.sampled_on, reading.amount, [result.reviewed_on is None, reviewed => reviewed])",
    ): "no review sorts as the last day of all",
    ("lab_values", "newest_day", "if [not found: => False:] return ()"): _QUICK,
    ("monitoring_standing", "first_unmet", "[sorted(done, key=_by_day => list(done])"): (
        "which test stands for a day makes no difference here"
    ),
    ("months", "roll", "day <= [_IN_EVERY_MONTH or day <= _days_in => _days_in](year, month)"): (
        _QUICK
    ),
    ("months", "roll", "day [<= => <] _IN_EVERY_MONTH or day <= _days_in(year"): _QUICK,
    (
        "months",
        "clip",
        "date(year, month, day if [day <= _IN_EVERY_MONTH => False]"
        " else min(day, _days_in(year, month)))",
    ): _QUICK,
    ("months", "clip", "day if day [<= => <] _IN_EVERY_MONTH else min(day, _days_in("): _QUICK,
    (
        "months",
        "clips_until",
        "if [anchor.day <= _IN_EVERY_MONTH: => False:] days = product(range(anchor.year, last.",
    ): _QUICK,
    ("months", "clips_until", "anchor.day [<= => <] _IN_EVERY_MONTH"): _QUICK,
    ("months", "clips_until", "last.year + [1 => 2]"): "the months wanted end before that year",
    (
        "readiness",
        "_holds_back",
        "not [(gate.state is GateState.NOT_KNOWN and reminds) => reminds]",
    ): ("a rule that only reminds never blocks nor asks for an override"),
    (
        "standing_overrides",
        "standing_overrides",
        ".id: facts_mark(rule, plan) for rule in"
        " [book.rules if rule.id in _ids(decided)} => book.rules}]",
    ): _QUICK,
    ("standing_overrides", "_ids", "{item.rule for item in [decided if item.mark} => decided}]"): (
        _QUICK
    ),
    (
        "lab_entry",
        "_is_plain",
        "[isinstance(exponent, int) and abs => abs](exponent) <= _DECIMALS",
    ): _ONE_KIND,
    (
        "lab_entry",
        "number_words",
        "f'{whole:,f}' if [value == whole => False] else f'{value.normalize():,f}'",
    ): _QUICK,
    ("payer_authorization", "_days_supplied", "[sorted => list](given)"): (
        "courses follow one another, and the doses of each come by day"
    ),
    ("loader", "load", "path.read_text([encoding='utf-8' => ])"): _OWN_ENCODING,
    ("payers", "load_policy", "path.read_text([encoding='utf-8' => ])"): _OWN_ENCODING,
    ("payers", "review_plan", "if [facts is None or facts.payer is None: => False:] return ()"): (
        _NO_POLICY
    ),
    ("payers", "review_plan", "facts is [None or facts.payer is None => None]"): _NO_POLICY,
    (
        "partly_known",
        "PartlyKnown.assumed_on",
        "[self.month is not None and self.day => self.day] is not None",
    ): "no day is known without its month; the rest tells the type checker so",
    ("day_gather", "_infection", "[entry is None or value => value] is None"): _ONE_KIND,
    ("day_gather", "_infection", "entry is [None or value is None => None]"): _ONE_KIND,
    ("day_gather", "_authorization", "[entry is None or value => value] is None"): _ONE_KIND,
    ("day_gather", "_authorization", "entry is [None or value is None => None]"): _ONE_KIND,
    ("day_gather", "_discharge", "[entry is None or left => left] is None"): _ONE_KIND,
    ("day_gather", "_discharge", "entry is [None or left is None => None]"): _ONE_KIND,
    (
        "day_gather",
        "_run",
        "'' if stop is None [or not isinstance(stop.value, Reason) else => else] stop.value.reason",
    ): _OF_ITS_KIND,
    ("day_clocks", "_pump", "run.started_at is [None or ends is None => None]"): _ONE_KIND,
    (
        "day_clocks",
        "ran_minutes",
        "_minutes(replace(run, stopped_at=until))[ or 0 => ]",
    ): _ONE_KIND,
    (
        "day_state",
        "_at_the_pump",
        "[isinstance(stop.value, Reason) and bool => bool](stop.value.reason)",
    ): _OF_ITS_KIND,
    (
        "chart_facts",
        "_Chart.values",
        "ry.value for entry in self.entries(kind)[ if isinstance(entry.value, of) => ]]",
    ): _OF_ITS_KIND,
    ("day_signatures", "day_mark", "zip(entries, [contents, strict=True => contents])"): (
        _SAME_LENGTH
    ),
    ("day_signatures", "day_mark", "[True => False]"): _SAME_LENGTH,
    ("monitored", "_in_sentence", "title[[1:2 => :2]]"): _ONE_CASE,
    ("monitored", "_in_sentence", "[1:2 => 1:3]"): _ONE_CASE,
    (
        "claim_course",
        "_of_entry",
        "if [dose is None: => False:] raise AssertionError('an infusion that ",
    ): _ONE_KIND,
    (
        "claim_course",
        "_of_entry",
        "[raise AssertionError('an infusion that was not given goes to no biller') => pass]",
    ): _ONE_KIND,
    (
        "watch_list",
        "_results",
        "if [judged: => True:] yield from _judged(judge(known), known)",
    ): _QUICK,
    ("watch_list", "_results", "if [judged: => True:] yield from _lymphocytes(known)"): _QUICK,
    (
        "lab_checks",
        "_judge",
        "if [not knows_results(facts): => False:] return NotEvaluated(book.find(*key), _N",
    ): _QUICK,
    (
        "watch_calls",
        "call_backs",
        "if [as_of > watched.last_on + timedelta(days=rule.open_days): => False:] return",
    ): _QUICK,
    ("watch_due", "_cd4_due", "if [not watched.case.cd4: => False:] return (first,)"): _QUICK,
    ("watch_list", "_tasks", "[counted or series => series](case.given, book)"): _QUICK,
    ("payer_words", "_wanted", "return ['' => None]"): "no words are left out where all are joined",
    (
        "watch_calls",
        "_asked_about",
        "zip(rule.symptoms, [rule.words, strict=True => rule.words])",
    ): _SAME_LENGTH,
    ("watch_calls", "_asked_about", "[True => False]"): _SAME_LENGTH,
    ("watch_calls", "_rooms", "zip(rule.days, [ends, strict=True => ends])"): _SAME_LENGTH,
    ("watch_calls", "_rooms", "[True => False]"): _SAME_LENGTH,
    ("payer_drugs", "_signs", "zip(SIGNS, [answers, strict=True => answers])"): _SAME_LENGTH,
    ("payer_drugs", "_signs", "[True => False]"): _SAME_LENGTH,
    ("recording", "_order", "other.number [< => <=] occasion.infusion.number"): (
        "no two infusions of a course have one number"
    ),
    (
        "replan_hits",
        "hit_course",
        "{item.id: item.planned_on for item in [part if item.planned_on is not None} => part}]",
    ): "what moves has a day; the rest tells the type checker so",
    (
        "chairs",
        "ChairDays.no_room_when_open",
        ("[self.too_short and day.weekday => day.weekday]() in self.too_short"),
    ): _QUICK,
    (
        "course_changes",
        "moved",
        ("irst, until + 1), days_from(start, last)[, strict=False => ]))"),
    ): _AS_ZIP_DOES,
    (
        "course_changes",
        "resumed",
        ("left, open_run(on, len(left), open_days)[, strict=True => ]))"),
    ): _SAME_LENGTH,
    ("course_changes", "resumed", "[True => False]"): _SAME_LENGTH,
    (
        "eligible_soon",
        "blocking_rule",
        "s(coming, length, case.open_days, book, [1 => 2])",
    ): _ONE_START,
    ("similar", "fold", "if [text.isascii(): => False:] return text.lower()"): _QUICK,
    (
        "similar",
        "_pairs",
        "[each for each in [patients if not sounds[each.name.family] => patients]]",
    ): _QUICK,
    ("similar", "_close_births", "[break => continue]"): _QUICK,
    ("similar", "_groups", "[shared and len(group) > 1 => shared]"): _QUICK,
    ("similar", "_groups", "shared and len(group) [> => >=] 1"): _QUICK,
    (
        "slots",
        "_first_failure",
        "if [day not in looked_at: => True:] looked_at[day] = room.no_room(day)",
    ): _QUICK,
    (
        "starts",
        "proposed_starts",
        "if [at is not None: => True:] taken[at] += 1",
    ): "nobody is compared with who found no start",
    ("errors", "WrongSecret.__init__", "[super().__init__(words) => pass]"): _HAS_WORDS,
    (
        "reference",
        "load_reference",
        "tomllib.loads(path.read_text([encoding='utf-8' => ]))",
    ): _OWN_ENCODING,
    (
        "tables",
        "TableReader.texts",
        "(item for item in self._list(key, str)[ if isinstance(item, str) => ])",
    ): _OF_ONE_KIND,
    (
        "tables",
        "TableReader.wholes",
        "(item for item in self._list(key, int)[ if isinstance(item, int) => ])",
    ): _OF_ONE_KIND,
    (
        "tables",
        "TableReader.tables",
        "(item for item in self._list(key, dict)[ if isinstance(item, dict) => ])",
    ): _OF_ONE_KIND,
    (
        "tables",
        "TableReader._rows",
        "t isinstance(cell, str) for row in rows [if isinstance(row, list) for => for]"
        " cell in row)",
    ): _OF_ONE_KIND,
    (
        "tables",
        "TableReader._rows",
        "(tuple(row) for row in [rows if isinstance(row, list) => rows])",
    ): _OF_ONE_KIND,
    ("replan", "HitCourse.cost", "zip(self.days, [days, strict=True => days])"): _SAME_LENGTH,
    ("replan", "HitCourse.cost", "[True => False]"): _SAME_LENGTH,
    (
        "replan",
        "_Search.found",
        "zip(self.items, [self.best, strict=True => self.best])",
    ): _SAME_LENGTH,
    ("replan", "_Search.found", "[True => False]"): _SAME_LENGTH,
    (
        "replan",
        "place_all",
        "most_steps [// => *] _PART",
    ): "looks longer for what is as good or better",
    ("replan", "_improved", "_cost(few, anew) [< => <=] _cost(few, found)"): _AS_GOOD,
    ("replan", "_improved", "if [found == before: => False:] break"): _QUICK,
    ("replan", "_improved", "[break => continue]"): _QUICK,
    (
        "replan",
        "_Search.go_on",
        "self.steps > [self._most or spent + choice.cost >= self._best_cost => self._most]",
    ): _QUICK,
    (
        "replan",
        "_Search.go_on",
        "eps > self._most or spent + choice.cost [>= => >] self._best_cost",
    ): _QUICK,
    ("replan", "_Search.go_on", "spent [+ => -] choice.cost >= self._best_cost"): _QUICK,
    ("replan", "_Search.go_on", "[break => continue]"): _QUICK,
    (
        "replan",
        "_best_of",
        "search.go_on(0, [0 => 1], 0)",
    ): "every sum is one more, and sums are only compared with sums",
    ("day_entries", "earlier_values", "if [not entry.replaces: => False:] return ()"): _QUICK,
    (
        "day_entries",
        "DayLog.__init__",
        "sorted(self.standing, key=self.turn) if [amended => True] else self.standing",
    ): _QUICK,
    (
        "day_faults",
        "_every_fault",
        "_without(log, entry.replaces) if [entry.replaces => True] else log",
    ): _QUICK,
    ("day_faults", "_of_the_record", "if [not after: => False:] return"): _QUICK,
    (
        "day_faults",
        "_with",
        "if [isinstance(entry.value, Vitals): => False:] alone = (vital_set(entry, entry.value),",
    ): _QUICK,
    (
        "forecast",
        "forecast",
        "h_list(case, book, monitoring.series if [monitoring => False] else None)",
    ): _QUICK,
    ("errors", "TooManyTries.__init__", "[super().__init__(words) => pass]"): _HAS_WORDS,
    (
        "watch_calls",
        "_rooms",
        "rule.open_days + [1 => 2]",
    ): "after the last of these days no call is looked for any more",
}
