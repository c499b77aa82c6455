"""The commands that keep the records safe: backup, restore and verify.

What a command needs is imported when it runs, so that other commands start fast.
"""

from pathlib import Path

import click

from infusion_planner.app.exit_codes import DONE, REFUSED
from infusion_planner.command_options import DATA, DEMO, RECOVERY, records_folder, secret
from infusion_planner.domain.errors import PlannerError


@click.command("backup")
@click.option("--to", type=click.Path(path_type=Path), help="Folder to back up to.")
@DATA
@DEMO
def backup_command(*, to: Path | None, data: Path | None, demo: bool) -> int:
    """Make a backup, open it again and check it.

    Without --to it is made beside the records and in the second place, if one was chosen. Asks
    for name and password as `sheets` does.

    Example: infusion-planner backup --to /media/CLINIC-B
    """
    from infusion_planner.app.backups import back_up
    from infusion_planner.app.clock import now

    code = DONE
    for outcome in back_up(records_folder(data, demo=demo), secret(None), to, clock=now):
        for line in outcome.lines():
            click.echo(line)
        if outcome.trouble:
            click.echo(outcome.trouble, err=True)
            code = REFUSED
    return code


@click.command("restore")
@click.option(
    "--from",
    "source",
    required=True,
    type=click.Path(path_type=Path),
    help="A backup's folder or records file, or a folder of backups: its newest.",
)
@DATA
@RECOVERY
@click.option("--reason", default="", help="Why; needed where entries go missing.")
@click.option("--yes", is_flag=True, help="Do not ask before the switch.")
def restore_command(
    *, source: Path, data: Path | None, recovery_file: Path | None, reason: str, yes: bool
) -> int:
    """Restore a backup: check it, compare, restore beside, and switch. Nothing is written over.

    Asks for name and password of a manager as `sheets` does. The records in use are kept in a
    dated folder. The trail of the restored records says who restored them, and why.

    Example: infusion-planner restore --from /media/CLINIC-B --data /srv/infusion
    """
    from infusion_planner.app.clock import now
    from infusion_planner.app.restore_desk import RestoreDesk

    # the folder was warned of; somebody at a command line may go on all the same
    desk = RestoreDesk(records_folder(data, demo=False), now, refuse=lambda: None)
    prepared = desk.open_with(source, secret(recovery_file))
    for line in (prepared.card.backup, *prepared.card.lines):
        click.echo(line)
    if prepared.card.needs_reason and not reason.strip():
        reason = _asked_why(yes=yes)
    if not yes and not click.confirm(prepared.card.question, err=True):
        click.echo("Nothing was changed.", err=True)
        return REFUSED
    for line in desk.carry_out(prepared, reason):
        click.echo(line)
    return DONE


def _asked_why(*, yes: bool) -> str:
    if yes:
        raise PlannerError(
            "Nothing was changed. Say with --reason why it is restored; it is kept in the trail."
        )
    return str(click.prompt("Why is it restored? It is kept in the trail", err=True))


@click.command("verify")
@click.argument("backup", required=False, type=click.Path(path_type=Path))
@DATA
@DEMO
@RECOVERY
def verify_command(
    *, backup: Path | None, data: Path | None, demo: bool, recovery_file: Path | None
) -> int:
    """Check the records, or BACKUP: pages, tables, links, safeguards, trail, rows.

    Asks for name and password as `sheets` does. Nothing is changed.

    Example: infusion-planner verify --data /srv/infusion
    """
    from infusion_planner.app.verifying import verify_backup, verify_records

    folder, opens = records_folder(data, demo=demo), secret(recovery_file)
    done = verify_records(folder, opens) if backup is None else verify_backup(backup, folder, opens)
    for line in done.lines:
        click.echo(line)
    return DONE if done.is_good else REFUSED
