"""The commands; without a command the window opens.

What a command needs is imported when it runs, so that `forecast` starts fast and never loads Qt.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from infusion_planner import __version__
from infusion_planner.app.exit_codes import DONE, REFUSED, USAGE
from infusion_planner.backup_commands import backup_command, restore_command, verify_command
from infusion_planner.command_options import DATA, DEMO, credentials, records_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from infusion_planner.exchange.case_lines import Line

_SHEETS = ["S1", "S3", "S4", "S8", "S10", "S13", "S17", "S18", "S19"]


def run_command(arguments: list[str]) -> int:
    """Run one command and give its exit code.

    Args:
        arguments: what stands after the program's name.

    Raises:
        PlannerError: the command was refused.
    """
    try:
        code = commands.main(arguments, prog_name="infusion-planner", standalone_mode=False)
    except click.ClickException as trouble:
        trouble.show()
        return USAGE
    except click.Abort:
        click.echo("Stopped.", err=True)
        return REFUSED
    except SystemExit:
        # Not standalone, click leaves this way only where whoever read the output has gone.
        return DONE
    return code if isinstance(code, int) else DONE


@click.group(invoke_without_command=True)
@click.version_option(__version__, prog_name="infusion-planner")
@click.pass_context
def commands(context: click.Context) -> int | None:
    """Plan and document LEMTRADA (alemtuzumab) courses in an infusion center.

    Without a command the window opens on the center's records.

    Example: infusion-planner open --demo
    """
    if context.invoked_subcommand is None:
        return int(context.invoke(open_command))
    return None


for _command in (backup_command, restore_command, verify_command):
    commands.add_command(_command)


@commands.command("open")
@DATA
@DEMO
def open_command(data: Path | None = None, *, demo: bool = False) -> int:
    """Open the window.

    Example: infusion-planner open --data /srv/infusion
    """
    from infusion_planner.demo.opening import open_records

    return open_records(data, demo=demo)


@commands.command("demo")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write to.")
@click.option("--screens", is_flag=True, help="Write also a picture of every screen.")
def demo_command(out: Path, *, screens: bool) -> None:
    """Build the SAMPLE center in a folder and do the main job there, without a window.

    Example: infusion-planner demo --out build/demo --screens
    """
    from infusion_planner.demo.run import run_demo

    for line in run_demo(out, screens=screens):
        click.echo(line)


@commands.command("pictures", hidden=True)
@click.option("--from", "source", required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.argument("part")
def pictures_command(*, source: Path, out: Path, part: str) -> None:
    """Take one part of the pictures of `demo --screens`, which starts this for each of them.

    Example: infusion-planner pictures --from build/demo/records --out build/demo light
    """
    from infusion_planner.demo.screens import take_pictures

    take_pictures(source, out, part)


@commands.command("gallery")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light")
@click.option("--out", type=click.Path(path_type=Path), help="Picture to write, without a window.")
def gallery_command(*, theme: str, out: Path | None) -> int:
    """Show every part of the screens in every state.

    Example: infusion-planner gallery --theme dark --out gallery.png
    """
    from infusion_planner.app.gallery import show_gallery, write_gallery

    if out is None:
        return show_gallery(theme)
    click.echo(write_gallery(theme, out))
    return DONE


@commands.command("sheets")
@click.option("--patient", required=True, metavar="MRN", help="Medical record number.")
@click.option("--course", type=click.IntRange(1), help="Number of the course.")
@click.option("--day", type=click.IntRange(1), help="Number of the infusion; without it, all.")
@click.option("--kind", type=click.Choice(_SHEETS, case_sensitive=False), default="S1")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="PDF file to write.")
@DATA
@DEMO
def sheets_command(
    *,
    patient: str,
    course: int | None,
    day: int | None,
    kind: str,
    out: Path,
    data: Path | None,
    demo: bool,
) -> None:
    """Write sheets of a patient as one PDF.

    Of a course: its day sheets (S1) or pharmacy sheets (S4), all or one --day of them; its
    checklist (S3), the note on an interruption of it (S13), its patient calendar (S8), or what
    goes to the biller of it (S18). Of the coming course, planned or not: the readiness sheet
    (S10), the draft of a letter of medical necessity (S17), or the packet for the payer that
    holds it (S19).

    Asks for name and password, or takes them from INFUSION_PLANNER_USER and the file named by
    INFUSION_PLANNER_PASSWORD_FILE.

    Example: infusion-planner sheets --demo --patient 04470113 --course 1 --out sheets.pdf
    """
    from infusion_planner.app.paper import Wanted, write_sheets

    _check_sheet(kind, course, day)
    folder = records_folder(data, demo=demo)
    name, password = credentials()
    wanted = Wanted(kind, patient, course or 0, day)
    click.echo(f"Wrote {write_sheets(folder, (name, password), wanted, out)} to {out}.")


def _check_sheet(kind: str, course: int | None, day: int | None) -> None:
    from infusion_planner.app.paper import OF_COURSE, OF_PATIENT

    if kind in OF_PATIENT:
        if course is not None or day is not None:
            raise click.UsageError(
                f"The sheet {kind} is for the coming course: leave out --course and --day."
            )
    elif course is None:
        raise click.UsageError(f"Name the course of the sheet {kind} with --course.")
    elif kind in OF_COURSE and day is not None:
        raise click.UsageError(
            f"{OF_COURSE[kind]} ({kind}) is for the whole course: leave out --day."
        )


@commands.command("forecast")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--payers",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with payers' policies of the center's own, <payer>/<version>.toml.",
)
def forecast_command(file: IO[bytes], *, payers: Path | None) -> int:
    """Answer a case, or one case a line, from FILE or - for standard input.

    Example: infusion-planner forecast case.json
    """
    from infusion_planner.app.answers import forecast_lines, rules_with

    code = DONE
    book, refusals = rules_with(payers)
    for refusal in refusals:
        click.echo(refusal, err=True)
        code = REFUSED
    return max(code, _print_lines(forecast_lines(file.read(), book)))


@commands.command("slots")
@click.argument("file", type=click.File("rb"))
def slots_command(file: IO[bytes]) -> int:
    """Find days on which a whole course fits, for each question in FILE or - for standard input.

    Example: infusion-planner slots question.json
    """
    from infusion_planner.app.answers import slots_lines

    return _print_lines(slots_lines(file.read()))


def _print_lines(lines: Iterable[Line]) -> int:
    """Print the answers, and what was refused apart from them; give the exit code."""
    code = DONE
    for line in lines:
        click.echo(line.text)
        for trouble in line.troubles:
            click.echo(trouble, err=True)
            code = REFUSED
    return code


@commands.command("rules")
@click.option("--format", "form", type=click.Choice(["table", "json", "markdown"]), default="table")
def rules_command(form: str) -> None:
    """List every rule in force with its severity, source and basis.

    As Markdown it prints the whole rulebook with its sentences and what proves them.

    Example: infusion-planner rules --format json
    """
    from infusion_planner.app.answers import rules_text

    click.echo(rules_text(form))


@commands.command("selftest")
def selftest_command() -> int:
    """Run the worked cases that are shipped against the rules, and name each answer that differs.

    Example: infusion-planner selftest
    """
    from infusion_planner.app.answers import run_scenarios
    from infusion_planner.exchange.scenarios.report import failure_lines, summary_lines

    outcomes = run_scenarios()
    failures = failure_lines(outcomes)
    for line in failures:
        click.echo(line, err=True)
    for line in summary_lines(outcomes):
        click.echo(line)
    return REFUSED if failures else DONE
