from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from infusion_planner.store.ids import Ids

MOMENT = datetime(2026, 11, 2, 8, 0, 0, 123_000, tzinfo=UTC)


def _ids(moments: list[datetime], random: Callable[[int], bytes]) -> list[str]:
    left = iter(moments)
    ids = Ids(lambda: next(left), random)
    return [ids() for _ in moments]


def test_an_id_is_a_uuid_of_version_7() -> None:
    (text,) = _ids([MOMENT], lambda count: b"\xff" * count)

    assert UUID(text).version == 7
    assert UUID(text).variant == RFC_4122


def test_the_first_48_bits_are_the_unix_milliseconds() -> None:
    (text,) = _ids([MOMENT], bytes)

    assert UUID(text).int >> 80 == 1_793_606_400_123


def test_all_74_other_bits_are_random() -> None:
    (zeros,) = _ids([MOMENT], bytes)
    (ones,) = _ids([MOMENT], lambda count: b"\xff" * count)

    assert (UUID(zeros).int ^ UUID(ones).int).bit_count() == 74


def test_ids_within_one_millisecond_ascend() -> None:
    texts = _ids([MOMENT] * 50, lambda count: b"\x80" * count)

    assert texts == sorted(set(texts))


def test_a_full_tail_runs_over_into_the_next_millisecond() -> None:
    first, second = _ids([MOMENT, MOMENT], lambda count: b"\xff" * count)

    assert UUID(second).int >> 80 == (UUID(first).int >> 80) + 1
    assert UUID(second).version == 7


@given(
    st.lists(st.integers(-10_000, 10_000), min_size=1, max_size=30),
    st.randoms(use_true_random=False),
)
def test_ids_ascend_whatever_the_clock_does(steps: list[int], random: Random) -> None:
    moments = [MOMENT + timedelta(milliseconds=step) for step in steps]

    texts = _ids(moments, random.randbytes)

    assert texts == sorted(set(texts))
    assert all(UUID(text).version == 7 for text in texts)
