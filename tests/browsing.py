"""What does a test in a real browser do again and again? Sign in, fill in, click, wait."""

from __future__ import annotations

from collections.abc import Callable

from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.ui import WebDriverWait

from running_office import RunningOffice

LONGEST_WAIT = 30  # seconds
PHONE = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": False}
UNNAMED = """
return [...document.querySelectorAll(
    'main input:not([type=hidden]), main select, main textarea, main button, main a, main img'
)].filter(each => !(each.labels && each.labels.length) && !each.getAttribute('aria-label')
    && !each.textContent.trim() && !each.getAttribute('alt')).map(each => each.outerHTML)
"""


def sign_in(browser: WebDriver, office: RunningOffice, name: str) -> None:
    browser.get(f"{office.address}/sign-in/")
    browser.add_cookie({"name": "django_language", "value": "en"})
    browser.get(f"{office.address}/sign-in/")
    browser.find_element(By.NAME, "username").send_keys(name)
    browser.find_element(By.NAME, "password").send_keys(office.passwords[name])
    click(browser, "main form button")
    wait(browser, lambda: "Sign out" in browser.page_source)


def sign_out(browser: WebDriver) -> None:
    click(browser, "form[action$='/sign-out/'] button")
    wait(browser, lambda: "Sign out" not in browser.page_source)


def fill(browser: WebDriver, **texts: str) -> None:
    for name, text in texts.items():
        field = browser.find_element(By.CSS_SELECTOR, f"[name={name}], #{name}")
        field.clear()
        field.send_keys(text)


def click(browser: WebDriver, selector: str) -> None:
    target = browser.find_element(By.CSS_SELECTOR, selector)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", target)
    target.click()


def wait(browser: WebDriver, holds: Callable[[], object]) -> None:
    WebDriverWait(browser, LONGEST_WAIT).until(lambda _: holds())


def faults_of(browser: WebDriver) -> list[str]:
    """Return what the browser complained of: blocked scripts, missing files; a refusal is none."""
    told = [entry["message"] for entry in browser.get_log("browser")]
    return [each for each in told if "403 (Forbidden)" not in each]
