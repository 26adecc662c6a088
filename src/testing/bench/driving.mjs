// A person at the studio: the mouse, the keys, and what there is to wait for.

/** What wears the solver's verdict: an arrow, or a card with its openness. */
const COLOURED = '[aria-label*="wanted and allowed"], [aria-label*="open to"]';

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Opens the import with files; `preview`: milliseconds until what was read is shown. */
export async function chooseImport(page, files) {
  await page
    .getByRole('button', { name: /Import manifests/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files…' }).click();
  const given = await chooser;
  await page.waitForTimeout(1500); // what a person needs to choose; the workers start meanwhile
  const start = Date.now();
  await given.setFiles(files);
  const accept = dialog.getByRole('button', { name: 'Accept' });
  await accept.waitFor({ timeout: 180_000 });
  return { accept, preview: Date.now() - start };
}

/** From Accept to the map with its verdicts. */
export async function accepted(page, accept) {
  const start = Date.now();
  await accept.click();
  await page.locator(COLOURED).first().waitFor({ state: 'attached', timeout: 180_000 });
  return Date.now() - start;
}

/** A studio of its own with files imported. */
export async function withPlatform(browser, url, files) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(url);
  const { accept } = await chooseImport(page, files);
  await accepted(page, accept);
  // what is worked out ahead is over
  await page.waitForTimeout(3000);
  return page;
}

/** How to press on something later on, without looking for it then: what looks runs in the page, too. */
export async function pressOn(page, locator) {
  await locator.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await locator.boundingBox();
  return () => page.mouse.click(x + width / 2, y + height / 2);
}

/** Waits for something by a plain selector, which costs the page next to nothing. */
export const seen = (page, selector, state = 'attached') =>
  page.locator(`css=${selector}`).first().waitFor({ state, timeout: 180_000 });

export const view = (page, name) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });

/** Scrolls the scroller around a thing down and back up, one step a frame. */
export function scrolled(page, selector, { top, left = 0, frames = 120 }) {
  return page.evaluate(
    ({ selector, top, left, frames }) =>
      new Promise((done) => {
        let scroller = document.querySelector(selector);
        const scrolls = ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight;
        while (scroller !== document.body && !(scrolls(scroller) && getComputedStyle(scroller).overflowY !== 'visible'))
          scroller = scroller.parentElement;
        let frame = 0;
        const step = () => {
          if (frame === frames) {
            done();
            return;
          }
          const way = frame < frames / 2 ? 1 : -1;
          scroller.scrollBy({ top: top * way, left: left * way });
          frame++;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
    { selector, top, left, frames },
  );
}
