"""Does a value go, in a real browser, from an officer's form into the final report?"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.select import Select

from browsing import PHONE, UNNAMED, click, faults_of, fill, sign_in, sign_out, wait
from running_office import RunningOffice

PAGES = ("", "results/", "indicators/2.1.2/", "products/", "events/", "people/", "findings/")
PAGES += ("reports/", "review/", "history/", "persons/")

pytestmark = pytest.mark.slow


def test_a_value_goes_from_the_officer_into_the_final_report(
    office: RunningOffice, browser: WebDriver, downloads: Path
) -> None:
    sign_in(browser, office, "ilo-officer")
    report_an_actual(browser, office)
    refused_another_agency_s(browser, office)
    sign_out(browser)

    sign_in(browser, office, "ilo-approver")
    verify(browser, office)
    sign_out(browser)

    sign_in(browser, office, "coordinator")
    file = freeze_and_download(browser, office, downloads)

    with zipfile.ZipFile(file) as word:
        text = word.read("word/document.xml").decode()
    assert "Closing gaps: making social protection work for women in Mexico" in text
    assert faults_of(browser) == []


def test_pages_are_usable_by_keyboard_and_on_a_telephone(
    office: RunningOffice, browser: WebDriver
) -> None:
    sign_in(browser, office, "coordinator")
    root = f"{office.address}/programmes/1/"

    for page in PAGES:
        browser.get(root + page)
        assert browser.execute_script(UNNAMED) == [], page
        assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1, page
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
        width = browser.execute_script("return document.documentElement.scrollWidth")
        assert width <= PHONE["width"], page
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    browser.switch_to.active_element.send_keys(Keys.ENTER)

    assert browser.execute_script("return document.activeElement.id") == "content"
    assert faults_of(browser) == []


def test_the_exercise_gives_an_officer_something_to_do(
    office: RunningOffice, browser: WebDriver
) -> None:
    sign_in(browser, office, "oficio-officer")

    browser.get(f"{office.address}/programmes/2/tasks/")
    page = browser.find_element(By.TAG_NAME, "main").text

    assert "all figures are invented" in browser.title
    assert "Sent back to you (1)" in page
    assert "Coming up (2)" in page
    assert "Waiting for your approver (1)" in page


def test_a_person_keeps_the_own_account(office: RunningOffice, browser: WebDriver) -> None:
    sign_in(browser, office, "reader")
    browser.get(f"{office.address}/")
    assert len(browser.find_elements(By.CSS_SELECTOR, "main tbody tr")) == 2, "two programmes"
    browser.get(f"{office.address}/account/")

    fill(browser, id_name="A sheet of mine")
    click(browser, "form[action*='/account/tokens/'] p button")
    wait(browser, lambda: "brecha_" in browser.page_source)
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)

    assert browser.execute_script(UNNAMED) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= PHONE["width"]
    assert faults_of(browser) == []


def test_the_language_is_one_button_away(office: RunningOffice, browser: WebDriver) -> None:
    browser.get(f"{office.address}/public/1/")
    first = language_of(browser)

    click(browser, "button[name=language]")
    wait(browser, lambda: language_of(browser) != first)
    second = language_of(browser)
    click(browser, "button[name=language]")
    wait(browser, lambda: language_of(browser) == first)

    assert {first, second} == {"es", "en"}


def language_of(browser: WebDriver) -> str:
    return str(browser.execute_script("return document.documentElement.lang"))


def report_an_actual(browser: WebDriver, office: RunningOffice) -> None:
    browser.get(f"{office.address}/programmes/1/tasks/")
    Select(browser.find_element(By.ID, "other")).select_by_value("2.1.3")
    click(browser, "form.line button")
    fill(
        browser, number="2", period_start="2022-01-01", period_end="2022-05-31", as_of="2022-05-31"
    )
    fill(browser, source="Certificates of the training institute")
    click(browser, "button[name=submit]")
    wait(browser, lambda: "Your approver sees it now" in browser.page_source)


def refused_another_agency_s(browser: WebDriver, office: RunningOffice) -> None:
    browser.get(f"{office.address}/programmes/1/values/new/?indicator=2.1.3&agency=FAO")

    assert "This value belongs to FAO" in browser.find_element(By.TAG_NAME, "main").text


def verify(browser: WebDriver, office: RunningOffice) -> None:
    browser.get(f"{office.address}/programmes/1/review/")
    card = browser.find_element(By.CSS_SELECTOR, "article.card")
    assert "Certificates of the training institute" in card.text
    click(browser, "article.card .steps > form button")
    wait(browser, lambda: "It counts in the results now" in browser.page_source)


def freeze_and_download(browser: WebDriver, office: RunningOffice, downloads: Path) -> Path:
    browser.get(f"{office.address}/programmes/1/reports/")
    click(browser, "main .rows a")
    fill(browser, why="The printed report is kept as it was")
    click(browser, "form[action$='/freeze/'] button")
    wait(browser, lambda: "SHA-256" in browser.page_source)
    click(browser, "a[href$='/en/docx/']")
    wait(browser, lambda: any(downloads.glob("*.docx")))
    return next(downloads.glob("*.docx"))
