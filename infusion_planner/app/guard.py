"""What is done first wherever records are about to be opened."""


def stand_guard() -> None:
    """Let no crash and no log carry anything of the records out of this process."""
    from infusion_planner.app.log import start_log
    from infusion_planner.app.no_dumps import forbid_dumps

    forbid_dumps()
    start_log()
