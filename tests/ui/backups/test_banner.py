from infusion_planner.ui.backups.banner import BackupBanner
from tests.ui.measure import Stage, cut_words, nameless

WORDS = "No second place for backups is chosen. Choose a folder on another disk."


def test_it_takes_no_room_while_nothing_is_wrong(stage: Stage) -> None:
    banner = BackupBanner()
    stage.put(banner)
    before = banner.isVisible()
    banner.say(WORDS)
    shown = banner.isVisible()
    banner.say("")

    assert (before, shown, banner.isVisible()) == (False, True, False)


def test_it_says_all_its_words_in_a_narrow_window(stage: Stage) -> None:
    banner = BackupBanner()
    banner.say(WORDS * 3)
    page = stage.put(banner, size=(500, 300))

    assert (cut_words(page), nameless(page)) == ([], [])
    assert banner.accessibleName() == WORDS * 3


def test_its_button_asks_for_the_backups(stage: Stage) -> None:
    banner = BackupBanner()
    heard: list[bool] = []
    banner.pressed.connect(lambda: heard.append(True))
    banner.say(WORDS)
    stage.put(banner)
    banner._button.click()

    assert heard == [True]
