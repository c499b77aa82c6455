"""A strip that says one thing, takes no room for nothing, and is read out when it is news."""

from collections.abc import Callable

import pytest

from infusion_planner.ui.backups.banner import BackupBanner
from infusion_planner.ui.kit.notice import Notice
from infusion_planner.ui.shell.draft_strip import DraftStrip
from infusion_planner.ui.shell.message_bar import MessageBar
from tests.ui.measure import Stage, cut_words, nameless

WORDS = "No second place for backups is chosen. Choose a folder on another disk. " * 3
STRIPS = [BackupBanner, DraftStrip, MessageBar]


@pytest.mark.parametrize("kind", STRIPS)
def test_it_takes_room_only_while_it_says_something(
    stage: Stage, kind: Callable[[], Notice]
) -> None:
    strip = kind()
    stage.put(strip)

    seen = []
    for words in ("", WORDS, ""):
        strip.say(words)
        seen.append((strip.isVisible(), strip.words))

    assert seen == [(False, ""), (True, WORDS), (False, "")]


@pytest.mark.parametrize("kind", STRIPS)
def test_all_its_words_stand_and_are_read_out(stage: Stage, kind: Callable[[], Notice]) -> None:
    strip = kind()
    strip.say(WORDS)
    page = stage.put(strip, size=(500, 300))

    assert (cut_words(page), nameless(page)) == ([], [])
    assert strip.accessibleName() == WORDS
