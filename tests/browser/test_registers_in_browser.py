"""Does an officer keep a register on a telephone, in Spanish: a training and who attended it?"""

from __future__ import annotations

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.select import Select

from browsing import PHONE, UNNAMED, click, faults_of, fill, sign_in, sign_out, wait
from running_office import RunningOffice

TITLE = "Curso de derechos laborales"
PEOPLE = ("María Plantada", "Juana Sembrada")
SET_DATE = "document.querySelector(arguments[0]).value = arguments[1]"

pytestmark = pytest.mark.slow


def test_an_officer_adds_a_training_with_two_persons_on_a_telephone(
    office: RunningOffice, browser: WebDriver
) -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    sign_in(browser, office, "ilo-officer")
    click(browser, "button[name=language][value=es]")
    wait(browser, lambda: "Cerrar sesión" in browser.page_source)
    browser.get(f"{office.address}/programmes/1/registers/")
    usable(browser)

    add_a_training(browser)
    enter_persons(browser)
    listed = main_text(browser)
    browser.get(f"{office.address}/programmes/1/registers/trainings/?q=derechos")
    usable(browser)
    in_the_register = main_text(browser)
    click(browser, "button[name=language][value=en]")
    wait(browser, lambda: "Sign out" in browser.page_source)
    sign_out(browser)
    sign_in(browser, office, "fao-officer")
    browser.get(f"{office.address}/programmes/1/registers/trainings/?q=derechos")
    click(browser, "main tbody th a")
    wait(browser, lambda: "Persons entered" in browser.page_source)

    assert all(name in listed for name in PEOPLE)
    assert "Promotoras: 2 2" in in_the_register
    assert "Persons entered: 2" in main_text(browser)
    assert all(name not in browser.page_source for name in PEOPLE)
    assert [each for each in faults_of(browser) if "422" not in each] == [], "a form sent empty"


def add_a_training(browser: WebDriver) -> None:
    click(browser, "a[href$='/registers/trainings/new/']")
    wait(browser, lambda: "nuevo registro" in browser.page_source)
    usable(browser)
    click(browser, "button[name=save]")
    wait(browser, lambda: "Este campo es obligatorio" in browser.page_source)
    fill(browser, title=TITLE, hours="12,5")
    browser.execute_script(SET_DATE, "[name=start]", "2021-05-03")
    fill(browser, **{"groupcount-0-group": "Promotoras", "groupcount-0-number": "2"})
    Select(browser.find_element(By.NAME, "groupcount-0-sex")).select_by_value("woman")
    click(browser, "button[name=save]")
    wait(browser, lambda: f"Guardado: {TITLE}" in browser.page_source)
    usable(browser)


def enter_persons(browser: WebDriver) -> None:
    click(browser, "a[href$='/persons/'].button")
    wait(browser, lambda: "Quiénes asistieron" in browser.page_source)
    usable(browser)
    browser.execute_script(SET_DATE, "[name=consented_on]", "2021-05-03")
    for at, name in enumerate(PEOPLE):
        fill(browser, **{f"person-{at}-name": name})
        click(browser, f"[name=person-{at}-agreed]")
    click(browser, "button[name=save]")
    wait(browser, lambda: "Capturadas: 2" in browser.page_source)


def usable(browser: WebDriver) -> None:
    """Hold that nothing is wider than the telephone and everything has a name."""
    assert browser.execute_script("return document.documentElement.scrollWidth") <= PHONE["width"]
    assert browser.execute_script(UNNAMED) == []
    assert len(browser.find_elements(By.TAG_NAME, "h1")) == 1


def main_text(browser: WebDriver) -> str:
    return browser.find_element(By.TAG_NAME, "main").text
