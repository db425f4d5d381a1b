"""A reply that takes its time: what can be done meanwhile, and what happens when it is cut."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import phone
from tests.browser.service import Service
from tests.browser.slow_model import slow_model
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

QUESTION = "how do I sleep better before a meet?"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service whose model is slow."""
    with slow_model() as address:
        model = {"SPOTTER_MODEL": "openai:slow", "OPENAI_BASE_URL": address, "OPENAI_API_KEY": "any"}
        service = Service(tmp_path_factory.mktemp("slow"), model)
        service.start()
        yield service
        service.stop()


@pytest.fixture(scope="module")
def trained(chromium: Browser, service: Service) -> Iterator[Visitor]:
    """Somebody with a coach, at the chat."""
    context = phone(chromium, service.served)
    yield Visitor(context.new_page(), service.served.address).opens(service.served.link).builds_a_coach()
    context.close()


@pytest.fixture
def user(trained: Visitor) -> Visitor:
    """The same person at the chat, with nothing under way."""
    trained.page.goto(trained.address)
    expect(trained.conversation).to_have_attribute("aria-busy", "false", timeout=20_000)
    return trained


def is_being_answered(user: Visitor) -> Visitor:
    """Asks, and waits for the first words of the reply."""
    user.sends(QUESTION)
    expect(user.turns.last).to_contain_text(QUESTION)
    expect(user.turns.last).to_contain_text("There is no hurry.")
    return user


def test_words_said_while_the_coach_writes_go_out_when_it_has_finished(user: Visitor) -> None:
    is_being_answered(user)
    user.sends("Did 3x3 front squat at 80 kg").sees("Goes out as soon as the message above is answered.")

    expect(user.newest_card).to_contain_text("3 × 3 @ 80 kg", timeout=20_000)
    expect(user.turns.filter(has_text="Did 3x3 front squat at 80 kg")).to_have_count(1)


def test_a_reply_goes_on_after_a_reload(user: Visitor) -> None:
    is_being_answered(user).page.reload()

    expect(user.turns.last).to_contain_text("That is all.", timeout=20_000)
    expect(user.turns.last).to_contain_text(QUESTION)


def test_a_reply_cut_by_a_crash_comes_when_the_service_is_back(user: Visitor, service: Service) -> None:
    is_being_answered(user)
    service.kill()
    expect(user.page.get_by_text("Not answered yet. Your message is saved.")).to_be_visible(timeout=20_000)

    service.start()

    expect(user.turns.last).to_contain_text("That is all.", timeout=40_000)
    expect(user.page.get_by_text("Not answered yet.")).to_have_count(0)
