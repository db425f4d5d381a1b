"""A person in front of the web app: does and sees what people do and see, by the names on the screen."""

from typing import Self

from playwright.sync_api import Dialog, Locator, Page, Route, expect

ABOUT_ME = (
    "I'm 38 and went back to lifting last winter. I want to deadlift 180 kg by next summer. My right shoulder clicks when I bench. "
    "I can train Monday, Wednesday and Saturday, about 75 minutes, in a commercial gym with everything. I weigh in kilos. "
    "Be kind but direct."
)
MOST_ANSWERS = 30


class Visitor:
    """Drives one page. Every wait is for something that a person would wait for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.dialogs: list[str] = []
        page.on("dialog", self._dismiss)

    def opens(self, link: str) -> Self:
        self.page.goto(link)
        return self

    def says(self, text: str) -> Self:
        """Sends a message and waits for the end of the reply."""
        self.sends(text)
        expect(self.conversation).to_have_attribute("aria-busy", "false", timeout=20_000)
        expect(self.page.get_by_text("Not sent yet.")).to_have_count(0)
        return self

    def sends(self, text: str) -> Self:
        box = self.page.get_by_role("textbox").filter(visible=True)
        box.fill(text)
        box.press("Enter")
        return self

    def builds_a_coach(self, about: str = ABOUT_ME) -> Self:
        """One message, then short answers until the coach is there."""
        self.says(about)
        start = self.page.get_by_role("button", name="Start training")
        for _ in range(MOST_ANSWERS):
            if start.is_visible():
                break
            self.says("skip")
        start.click()
        return self

    def presses(self, name: str) -> Self:
        self.page.get_by_role("button", name=name, exact=True).filter(visible=True).click()
        return self

    def opens_link(self, name: str) -> Self:
        self.page.get_by_role("link", name=name, exact=True).filter(visible=True).click()
        return self

    def goes_to(self, place: str) -> Self:
        self.page.get_by_role("navigation").get_by_role("link", name=place).click()
        return self

    def sees(self, text: str) -> Self:
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()
        return self

    def loses_the_next_answer(self) -> Self:
        """The service gets the message and does its work, but the answer never comes back."""

        def lose(route: Route) -> None:
            route.fetch()
            route.abort("connectionreset")

        self.page.route("**/v1/conversations/*/messages", lose, times=1)
        return self

    def _dismiss(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    @property
    def conversation(self) -> Locator:
        return self.page.get_by_role("region", name="Conversation").filter(visible=True)

    @property
    def turns(self) -> Locator:
        return self.conversation.get_by_role("article")

    @property
    def newest_card(self) -> Locator:
        return self.turns.last.locator(".card").first
