"""The paper's fixed measures: margins, type scale, stroke weights and row heights, in points.

Nothing between the steps of the scale is used, and nothing is set smaller than `LABEL`.
"""

BINDING = 45.0
OUTER = 36.0
TOP = 36.0
BOTTOM = 36.0
COLUMNS = 24

LABEL = 8.0
BODY = 9.0
VALUE = 10.0
HEAD = 11.5
TITLE = 13.0
NAME_SIZES = (15.0, 14.0, 13.0)
NAME_WRAPPED = 14.0
LARGE_BODY = 14.0
KEY_WORD = 15.0
LARGE_HEAD = 16.0
LARGE_DATE = 18.0
LARGE_STEP = 18.5
LARGE_TITLE = 26.0

LEADING = 1.25
CAP = 0.714

HAIR = 0.5
TICK = 0.9
RULE = 1.0
HEAVY = 1.75
TODAY = 2.0

WRITE_IN = 17.01
WORD_ROW = 18.0
SIGN_ROW = 17.3
FIELD = 28.0
NOTED_ROW = 24.0
STRETCH = 6.0
TICK_BOX = 11.0
LARGE_TICK_BOX = 13.0
FOOT_GAP = 5.0
INDENT = 7.0


def leading(size: float) -> float:
    """Give the distance of two baselines for a type size."""
    return round(size * LEADING, 2)


def baseline(middle: float, size: float) -> float:
    """Give the baseline that sets capitals optically centered on a height."""
    return middle + size * CAP / 2
