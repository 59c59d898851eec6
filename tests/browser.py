"""A real browser for tests of pages: Debian's Chromium, without a window, driven by Selenium."""

from __future__ import annotations

import base64
import importlib.util
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
INSTALLED = bool(CHROMIUM and DRIVER and importlib.util.find_spec("selenium"))
needs_chromium = pytest.mark.skipif(
    not INSTALLED, reason="CHROMIUM NOT TESTED: needs chromium, chromedriver and selenium (`make chromium`)"
)
DESKTOP, PHONE = (1280, 800), (390, 844)


class Browser:
    """A page that is open, and what a test asks of it."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, address: str | Path, size: tuple[int, int] = DESKTOP, *, dark: bool = False, **off: bool) -> None:
        """Load a page at a width and height in CSS pixels; `scripts=False` as where the reader allows none."""
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=size[0],
            height=size[1],
            deviceScaleFactor=1,
            mobile=size == PHONE,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.cdp("Emulation.setEmulatedMedia", features=[scheme])
        self.cdp("Emulation.setScriptExecutionDisabled", value=not off.get("scripts", True))
        self.driver.get(address.as_uri() if isinstance(address, Path) else address)

    def cdp(self, command: str, **arguments: Any) -> Any:
        """A command of the Chrome DevTools Protocol."""
        return self.driver.execute_cdp_cmd(command, arguments)

    def js(self, body: str, *arguments: Any) -> Any:
        """What a function in the page returns."""
        return self.driver.execute_script(body, *arguments)

    def all(self, selector: str) -> list[Any]:
        """Elements by CSS selector."""
        return list(self.driver.find_elements("css selector", selector))

    def one(self, selector: str) -> Any:
        """The one element that a CSS selector finds."""
        (found,) = self.all(selector)
        return found

    def leave_by(self, element: Any) -> None:
        """Click what leads to another page, and wait until that is there."""
        from selenium.common.exceptions import WebDriverException
        from selenium.webdriver.support.expected_conditions import staleness_of
        from selenium.webdriver.support.wait import WebDriverWait

        # Of a pane that scrolls by itself the driver brings the edge into view, which another element may cover.
        self.js("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        # While one page takes the place of the other Chromium may say that the node "does not belong to the document",
        # which Selenium does not take for a stale element: it is asked again.
        again = (WebDriverException,)
        wait = WebDriverWait(self.driver, 20, poll_frequency=0.02, ignored_exceptions=again)
        wait.until(staleness_of(element))
        WebDriverWait(self.driver, 20, poll_frequency=0.02).until(
            lambda _: self.js("return document.readyState") == "complete"
        )

    def press(self, *keys: str) -> None:
        """Keys, one after the other, to what has the focus."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def complaints(self) -> list[str]:
        """What the browser wrote to its console since it was asked last: errors of scripts, breaches of the policy."""
        said = self.driver.get_log("browser")
        return [entry["message"] for entry in said if entry["source"] != "rendering"]

    def requests(self) -> list[str]:
        """Addresses that were asked for since this was asked last, data: ones apart."""
        import json

        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [address for address in sent if not address.startswith("data:")]

    def shot(self, name: str) -> None:
        """A picture of what is seen, into the folder that the environment names in SCREENSHOTS, if any."""
        if folder := os.environ.get("SCREENSHOTS"):
            data = self.cdp("Page.captureScreenshot", format="png")["data"]
            (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(data))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    # As root, as CI is, Chromium starts without its sandbox only; the pages are our own.
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()


CONTRAST = """
const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
const parse = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3]));
const ground = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) {
    layers.push(parse(getComputedStyle(e).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
};
const found = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("svg, style, script")) continue;
  const style = getComputedStyle(element);
  const below = ground(element);
  const [a, b] = [luminance(over(parse(style.color), below)), luminance(below)].sort((x, y) => y - x);
  const size = parseFloat(style.fontSize);
  const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  found.push([(a + 0.05) / (b + 0.05), large ? 3 : 4.5, element.className + ": " + walker.currentNode.data.trim().slice(0, 40)]);
}
return found;
"""
"""Contrast of each piece of text that is seen with what is behind it, and what WCAG 2.2 AA (1.4.3) wants of it."""
