/**
 * What is kept of a build and how its files are answered, free of service workers. Hashed files never change under their
 * name, so any cache may answer them; everything else is answered by the version that asks.
 */

/** The part of the browser that is used; a test gives its own. */
export interface OfflineParts {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  /** Address of the folder that the studio is served from, with a slash at the end. */
  readonly scope: string;
  /** Files of the build, relative to that folder: `assets/index-abc.js`. */
  readonly files: readonly string[];
  /** Of the build; other content has another one. */
  readonly version: string;
  /** How long the network may take to bring the page before the kept one is shown, in milliseconds. */
  readonly patience?: number;
}

export interface OfflineCache {
  /** Fetches and keeps every file; rejects where one of them cannot be had, and keeps nothing then. */
  readonly fill: () => Promise<void>;
  /** Drops what other versions kept. Only when no tab runs them any more. */
  readonly dropOthers: () => Promise<void>;
  /** The answer to a request; `undefined`: it is none of the studio's, and goes its own way. */
  readonly answer: (request: Pick<Request, 'url' | 'method' | 'mode'>) => Promise<Response> | undefined;
  /** Whether a file, by its address, is part of this version. */
  readonly holds: (url: string) => boolean;
}

const PAGE = 'index.html';
const AT_ONCE = 4;

/** The cache of one version. */
export function createOfflineCache(parts: OfflineParts): OfflineCache {
  const { caches, fetch, scope, files, version, patience = 4_000 } = parts;
  const family = `bulkhead ${scope} `;
  const name = family + version;
  const paths = new Set(files);

  /** The path of an address within the studio; the folder itself is the page. */
  function pathOf(url: string): string | undefined {
    const { origin, pathname } = new URL(url);
    const address = origin + pathname;
    if (!address.startsWith(scope)) return undefined;
    return address.slice(scope.length) || PAGE;
  }

  async function siblings(): Promise<string[]> {
    return (await caches.keys()).filter((key) => key.startsWith(family) && key !== name);
  }

  /** A file that another version has under the same hashed name. */
  async function fromSibling(path: string): Promise<Response | undefined> {
    if (!isHashed(path)) return undefined;
    for (const key of await siblings()) {
      const found = await (await caches.open(key)).match(scope + path);
      if (found) return found;
    }
    return undefined;
  }

  async function fetched(path: string): Promise<Response> {
    // what has no hash in its name may be stale in the browser's own cache
    const response = await fetch(scope + path, { cache: isHashed(path) ? 'default' : 'no-cache' });
    if (!response.ok || response.redirected) throw new Error(`${path} is not there`);
    return response;
  }

  async function page(request: Pick<Request, 'url' | 'method' | 'mode'>): Promise<Response> {
    const kept = async () => (await caches.open(name)).match(scope + PAGE);
    // the browser's own cache may hold an older page for as long as the host said; a redirect is the browser's to follow
    const asked = fetch(request.url, { cache: 'no-cache', redirect: 'manual' });
    const coming = asked.then((response) => (response.status >= 500 ? undefined : response));
    const tooLong = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
    const first = await Promise.race([coming.catch(() => undefined), tooLong]);
    return first ?? (await kept()) ?? (await coming) ?? Response.error();
  }

  async function file(request: Pick<Request, 'url' | 'method' | 'mode'>, path: string): Promise<Response> {
    const own = paths.has(path) ? await (await caches.open(name)).match(scope + path) : undefined;
    return own ?? (await fromSibling(path)) ?? fetch(request as Request);
  }

  return {
    async fill() {
      const cache = await caches.open(name);
      const waiting = [...files];
      const next = async (): Promise<void> => {
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
          await cache.put(scope + path, (await fromSibling(path)) ?? (await fetched(path)));
        }
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, next));
      } catch (error) {
        await caches.delete(name);
        throw error;
      }
    },
    async dropOthers() {
      await Promise.all((await siblings()).map((key) => caches.delete(key)));
    },
    answer(request) {
      const path = request.method === 'GET' ? pathOf(request.url) : undefined;
      if (path === undefined) return undefined;
      if (request.mode === 'navigate') return path === PAGE ? page(request) : undefined;
      return paths.has(path) || isHashed(path) ? file(request, path) : undefined;
    },
    holds: (url) => paths.has(pathOf(url) ?? ''),
  };
}

/** Files of the build whose names carry a hash of their content. */
function isHashed(path: string): boolean {
  return path.startsWith('assets/');
}
