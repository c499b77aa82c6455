"""The rules: in force, with the evidence behind them, tested, set and replaced."""
