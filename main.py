"""Start Infusion Planner from a checkout: `python main.py`."""

from infusion_planner.cli import main

if __name__ == "__main__":
    main()
