"""Start Infusion Planner as a module: `python -m infusion_planner`."""

from infusion_planner.cli import main

if __name__ == "__main__":
    main()
