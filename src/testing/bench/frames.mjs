// What is seen of frames: their rate while a canvas is panned and zoomed, and tasks that keep the page from drawing.
import { build, preview } from 'vite';

const EMPTY = 'src/testing/bench/empty-canvas';
const EMPTY_BUILT = 'test-results/bench/empty-canvas';

/** Builds and serves a canvas with nothing on it. */
export async function emptyCanvas(port) {
  const config = { configFile: false, root: EMPTY, logLevel: 'warn' };
  const outDir = new URL(`../../../${EMPTY_BUILT}`, import.meta.url).pathname;
  await build({ ...config, build: { outDir, emptyOutDir: true } });
  return preview({ ...config, build: { outDir }, preview: { host: '127.0.0.1', port, strictPort: true } });
}

/**
 * Frames per second while a canvas is panned to and fro, then zoomed in and out, by one turn of the wheel a frame: what a
 * trackpad sends.
 */
export async function sweep(page) {
  // what is fetched for later, and worked out ahead, is over
  await page.waitForTimeout(3000);
  // the first one finds code that never ran
  await turn(page);
  await page.waitForTimeout(500);
  return turn(page);
}

function turn(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        const pane = document.querySelector('.react-flow__pane');
        const { left, top, width, height } = pane.getBoundingClientRect();
        const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
        const FRAMES = 180;
        let frame = 0;
        let start = 0;
        const step = (now) => {
          if (frame === 0) start = now;
          if (frame === FRAMES) {
            done((FRAMES * 1000) / (now - start));
            return;
          }
          const way = frame % 60 < 30 ? 1 : -1;
          const turn = frame < FRAMES / 2 ? { deltaX: 12 * way, deltaY: 8 * way } : { deltaY: 6 * way, ctrlKey: true };
          pane.dispatchEvent(new WheelEvent('wheel', { ...at, ...turn }));
          frame++;
          requestAnimationFrame(step);
        };
        requestAnimationFrame(step);
      }),
  );
}

/** From now on, notes every task of the page that is longer than 50 ms; the browser tells of no shorter ones. */
export const watchTasks = (page) =>
  page.evaluate(() => {
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });

/** The tasks that were noted since this was asked last, longest first, in milliseconds. */
export const tasksOf = async (page) =>
  (await page.evaluate(() => globalThis.longTasks.splice(0))).sort((a, b) => b - a);

/**
 * The frames that the page draws while something is done, and shortly after: the median and the longest, in
 * milliseconds, and how long it took.
 */
export async function framesWhile(page, act) {
  await page.evaluate(() => {
    const kept = { lengths: [], isOver: false };
    globalThis.keptFrames = kept;
    let last = performance.now();
    const tick = (now) => {
      if (kept.isOver) return;
      kept.lengths.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  const start = performance.now();
  await act();
  const took = performance.now() - start;
  await page.waitForTimeout(200);
  const lengths = await page.evaluate(() => {
    globalThis.keptFrames.isOver = true;
    return globalThis.keptFrames.lengths.slice(1);
  });
  lengths.sort((a, b) => a - b);
  return { took, median: lengths[Math.floor(lengths.length / 2)], longest: lengths.at(-1) };
}

/** Of three runs the median of each figure. `run`: from its number to what `framesWhile` gives. */
export async function thrice(run) {
  const runs = [];
  for (let i = 0; i < 3; i++) runs.push(await run(i));
  const of = (key) => runs.map((r) => r[key]).sort((a, b) => a - b)[1];
  return { took: of('took'), median: of('median'), longest: of('longest') };
}

export const framesText = ({ median, longest }) =>
  `frames, ms: median ${median.toFixed(0)}, longest ${longest.toFixed(0)}`;
