"""Somebody with a phone, whose every tap is counted."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

PHONE = {"width": 390, "height": 844}


@dataclass
class Thumb:
    """Counts every tap. Typing is free, and so is the "next" key of a phone's keyboard."""

    tab: Page
    taps: int = 0

    def tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1

    def go(self, target: Locator) -> None:
        """Tap what opens another page."""
        with self.tab.expect_navigation():
            self.tap(target)

    def type(self, text: str) -> None:
        self.tab.keyboard.type(text)

    def next(self, name: str) -> None:
        """Go on to this field, as the keyboard's own key does; what lies between is skipped."""
        for _step in range(4):
            self.tab.keyboard.press("Tab")
            if self.tab.evaluate("document.activeElement.name") == name:
                return
        raise AssertionError(f"{name} is not near")
