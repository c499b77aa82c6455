"""What is loaded while the password is being typed."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from infusion_planner.app.backup_places import LOCAL
from infusion_planner.demo.sample_center import ACCOUNT
from infusion_planner.store.backed_up import Records
from infusion_planner.store.backup import make_backup
from tests.benchmarks.center import empty_center, today_at_noon
from tests.commands import PROJECT

# Signs in as the window does, after loading ahead, and names what had to be loaded all the same.
SIGN_IN = """
import sys
from pathlib import Path
from infusion_planner.app.window import doors

found = doors(Path(sys.argv[1]))
steps = sum(1 for _ in found.load_ahead())
before = set(sys.modules)
office = found.sign_in(sys.argv[2], sys.argv[3])
import infusion_planner.ui.session
import infusion_planner.ui.shell.panel, infusion_planner.ui.shell.presenter
print(steps, [name for name in sorted(set(sys.modules) - before) if "infusion" in name])
office.close()
"""

# Signs in to records that need no migration, reads what the first page shows, and names what was
# loaded of that which only later pages need.
LIST = """
import sys
from pathlib import Path
from infusion_planner.app.opening import sign_in

office = sign_in(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
office.reader.patients()
office.reader.emergencies_to_review()
office.reader.review_is_due()
office.reader.handed_to_me()
office.backup_desk().standing()
office.close()
print([name for name in sys.argv[4:] if name in sys.modules])
"""
# Leaves records for which no downtime pack is set up, each way there is.
LEAVE = """
import sys
from pathlib import Path
from infusion_planner.app.opening import sign_in

office = sign_in(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
desk = office.downtime_desk()
print(desk.is_due(), desk.is_due_tonight(), desk.write_if_due())
office.close()
print([name for name in sys.argv[4:] if name in sys.modules])
"""
NOT_WITHOUT_A_PACK = (
    "infusion_planner.cards.days_reader",
    "infusion_planner.cards.list_copy",
    "infusion_planner.cards.pack_reader",
    "infusion_planner.cards.sheet_copies",
    "infusion_planner.sheets",
)
NOT_FOR_THE_LIST = (
    "sqlite_utils",
    "dateutil",
    "mnemonic",
    "infusion_planner.app.restoring",
    "infusion_planner.app.verifying",
    "infusion_planner.cards.monitoring_reader",
    "infusion_planner.cards.days_reader",
    "infusion_planner.cards.facts_reader",
    "infusion_planner.cards.patient_reader",
    "infusion_planner.cards.restricted_reader",
    "infusion_planner.cards.review_reader",
    "infusion_planner.app.rules_desk",
    "infusion_planner.cards.read_rules",
    "infusion_planner.cards.rules_reader",
    "infusion_planner.cards.sheet_copies",
    "infusion_planner.domain.facts",
    "infusion_planner.store.backup",
    "infusion_planner.store.passwords",
    "infusion_planner.store.record_checks",
    "infusion_planner.store.renewal",
    "infusion_planner.store.restore",
    "infusion_planner.store.whole_check",
)


def test_signing_in_has_nothing_of_the_program_left_to_load(tmp_path: Path) -> None:
    office, _ = empty_center(tmp_path)
    office.close()

    ran = subprocess.run(
        [sys.executable, "-c", SIGN_IN, str(tmp_path), *ACCOUNT],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=PROJECT,
    )

    steps, loaded = ran.stdout.split(maxsplit=1)
    assert ran.stderr == ""
    assert int(steps) > 1
    assert loaded.strip() == "[]"


def test_the_list_of_patients_loads_nothing_that_only_later_pages_need(tmp_path: Path) -> None:
    office, _ = empty_center(tmp_path)
    office.close()
    assert office.keys is not None
    # how the backups stand is told from what lies there
    make_backup(Records(tmp_path, office.keys), tmp_path / LOCAL, now=today_at_noon())

    ran = subprocess.run(
        [sys.executable, "-c", LIST, str(tmp_path), *ACCOUNT, *NOT_FOR_THE_LIST],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=PROJECT,
    )

    assert all(find_spec(name) for name in NOT_FOR_THE_LIST)
    assert ran.stderr == ""
    assert ran.stdout.strip() == "[]"


def test_leaving_loads_nothing_of_the_downtime_pack_where_none_is_set_up(tmp_path: Path) -> None:
    office, _ = empty_center(tmp_path)
    office.close()

    ran = subprocess.run(
        [sys.executable, "-c", LEAVE, str(tmp_path), *ACCOUNT, *NOT_WITHOUT_A_PACK],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=PROJECT,
    )

    assert all(find_spec(name) for name in NOT_WITHOUT_A_PACK)
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == ["False False None", "[]"]
