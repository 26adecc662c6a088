import { beforeEach, describe, expect, it } from 'vitest';
import { createOfflineCache } from './offline-cache.ts';

const SCOPE = 'https://example.org/studio/';
const OLD = ['index.html', 'assets/main-1.js', 'assets/map-1.js', 'examples/shop.yaml'];
const NEW = ['index.html', 'assets/main-2.js', 'assets/map-1.js', 'examples/shop.yaml'];

/** Caches in memory. */
let kept: Map<string, Map<string, Response>>;
/** What the server has now; `undefined`: no network. */
let served: Map<string, string> | undefined;
let fetched: string[];

const caches = {
  open: async (name: string) => {
    const cache = kept.get(name) ?? new Map<string, Response>();
    kept.set(name, cache);
    return {
      match: async (url: string) => cache.get(url)?.clone(),
      put: async (url: string, response: Response) => void cache.set(url, response),
    } as unknown as Cache;
  },
  keys: async () => [...kept.keys()],
  delete: async (name: string) => kept.delete(name),
};

const serve = (version: string, list: readonly string[]) => {
  served = new Map(list.map((path) => [SCOPE + path, `${path} of ${version}`]));
  served.set(SCOPE, `index.html of ${version}`);
};

function cacheOf(version: string, list: readonly string[], patience = 50) {
  const fetch = async (request: Request | string) => {
    const url = typeof request === 'string' ? request : request.url;
    fetched.push(url.slice(SCOPE.length));
    if (!served) throw new TypeError('no network');
    const text = served.get(url);
    return new Response(text ?? 'not found', { status: text === undefined ? 404 : 200 });
  };
  return createOfflineCache({ caches, fetch, scope: SCOPE, files: list, version, patience });
}

beforeEach(() => {
  kept = new Map();
  fetched = [];
  serve('old', OLD);
});

type Offline = ReturnType<typeof cacheOf>;
const ask = async (cache: Offline, path: string, mode: RequestMode = 'cors') =>
  (await cache.answer({ url: SCOPE + path, method: 'GET', mode }))?.text();

describe('the cache of a version', () => {
  it('answers everything without a network, the page under both of its names', async () => {
    const cache = cacheOf('old', OLD);
    await cache.fill();
    served = undefined;
    expect(await ask(cache, '', 'navigate')).toBe('index.html of old');
    expect(await ask(cache, 'index.html?a=1#n/F-1', 'navigate')).toBe('index.html of old');
    expect(await ask(cache, 'assets/map-1.js')).toBe('assets/map-1.js of old');
    expect(await ask(cache, 'examples/shop.yaml')).toBe('examples/shop.yaml of old');
  });

  it('leaves alone what is not of the build', async () => {
    const cache = cacheOf('old', OLD);
    await cache.fill();
    expect(cache.answer({ url: 'https://elsewhere.org/assets/a.js', method: 'GET', mode: 'cors' })).toBeUndefined();
    expect(cache.answer({ url: `${SCOPE}api`, method: 'GET', mode: 'cors' })).toBeUndefined();
    expect(cache.answer({ url: SCOPE, method: 'POST', mode: 'cors' })).toBeUndefined();
    expect(cache.answer({ url: `${SCOPE}schemas/x.json`, method: 'GET', mode: 'navigate' })).toBeUndefined();
  });

  it('is whole or not there at all', async () => {
    served?.delete(`${SCOPE}assets/map-1.js`);
    await expect(cacheOf('old', OLD).fill()).rejects.toThrow('assets/map-1.js is not there');
    expect(kept.size).toBe(0);
  });

  it('shows the page of the network first, and its own when that fails or takes too long', async () => {
    const cache = cacheOf('old', OLD);
    await cache.fill();
    serve('new', NEW);
    expect(await ask(cache, '', 'navigate')).toBe('index.html of new');
    const slow = createOfflineCache({
      caches,
      fetch: () => new Promise(() => {}),
      scope: SCOPE,
      files: OLD,
      version: 'old',
      patience: 5,
    });
    expect(await ask(slow, '', 'navigate')).toBe('index.html of old');
    served = undefined;
    expect(await ask(cache, '', 'navigate')).toBe('index.html of old');
  });
});

describe('two versions', () => {
  async function updated() {
    const before = cacheOf('old', OLD);
    await before.fill();
    serve('new', NEW);
    fetched = [];
    const after = cacheOf('new', NEW);
    await after.fill();
    return { before, after };
  }

  it('share files of one name, and fetch what is new', async () => {
    await updated();
    expect(fetched.sort()).toEqual(['assets/main-2.js', 'examples/shop.yaml', 'index.html']);
  });

  it('answer from their own, though the server has the newer one only', async () => {
    const { before } = await updated();
    expect(await ask(before, 'assets/main-1.js')).toBe('assets/main-1.js of old');
    expect(await ask(before, 'examples/shop.yaml')).toBe('examples/shop.yaml of old');
    served = undefined;
    // a page of the newer version that the older worker still answers
    expect(await ask(before, 'assets/main-2.js')).toBe('assets/main-2.js of new');
  });

  it('go when nobody runs the older one any more', async () => {
    const { after } = await updated();
    kept.set('somebody else’s', new Map());
    await after.dropOthers();
    expect([...kept.keys()]).toEqual([`bulkhead ${SCOPE} new`, 'somebody else’s']);
    served = undefined;
    expect(await ask(after, '', 'navigate')).toBe('index.html of new');
  });

  it('are told apart by the script of the page', async () => {
    const { before, after } = await updated();
    expect(before.holds(`${SCOPE}assets/main-1.js`)).toBe(true);
    expect(after.holds(`${SCOPE}assets/main-1.js`)).toBe(false);
    expect(after.holds('https://elsewhere.org/assets/main-2.js')).toBe(false);
  });
});
