/** The built studio as any static host serves it: from a folder of its own, without headers that help; it can be cut off. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.yaml': 'text/yaml; charset=utf-8',
};
const FOLDER = '/tools/bulkhead/';

/** Every file of the build, relative to its folder. */
export function builtFiles(folder = DIST): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
}

export class StaticServer {
  readonly #root = mkdtempSync(join(tmpdir(), 'bulkhead-host-'));
  #server: Server | undefined;
  #port = 0;

  /** Puts the build on the host, and serves it; after `stop`, at the same address. */
  async start(): Promise<void> {
    if (this.#port === 0) cpSync(DIST, this.#root, { recursive: true });
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://host');
      const path = pathname === FOLDER ? 'index.html' : pathname.slice(FOLDER.length);
      const file = join(this.#root, normalize(path));
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      if (!pathname.startsWith(FOLDER) || !file.startsWith(this.#root) || !isFile(file)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' }).end(readFileSync(file));
    });
    this.#server = server;
    await new Promise<void>((resolve) => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address) this.#port = address.port;
  }

  /** Nobody answers any more, not even over connections that are open. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => {
      if (server) server.close(() => resolve());
      else resolve();
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}${FOLDER}`;
  }

  /**
   * Puts another version in the place of this one: scripts of these kinds have other names, and so has, as in every
   * build, each script that names one of them; the old ones are gone.
   */
  release(kinds: readonly string[]): void {
    const files = builtFiles(`${this.#root}/`);
    const texts = new Map(
      files
        .filter((path) => /\.(js|html)$/.test(path))
        .map((path) => [path, readFileSync(join(this.#root, path), 'utf8')]),
    );
    const scripts = [...texts.keys()].filter((path) => /^assets\/.*\.js$/.test(path));
    const changed = new Set(scripts.filter((path) => kinds.includes(kindOf(path))));
    if (changed.size !== kinds.length) throw new Error(`renamed ${changed.size} of ${kinds.length} scripts`);
    const namesChanged = (path: string) => [...changed].some((other) => texts.get(path)?.includes(basename(other)));
    for (let before = 0; before < changed.size; ) {
      before = changed.size;
      for (const path of scripts) if (namesChanged(path)) changed.add(path);
    }
    for (const [path, text] of texts) {
      let next = text;
      for (const old of changed) next = next.replaceAll(basename(old), basename(renamed(old)));
      if (path === 'service-worker.js') next = next.replace(/(["'`])[0-9a-f]{16}\1/, '"0000000000000002"');
      if (next !== text) writeFileSync(join(this.#root, path), next);
    }
    for (const old of changed) renameSync(join(this.#root, old), join(this.#root, renamed(old)));
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#root, { recursive: true, force: true });
  }
}

const HASH = /-[\w-]{8}\.js$/;
const kindOf = (script: string): string => basename(script).replace(HASH, '');
/** With a hash of its own, so that scripts of one kind stay apart. */
const renamed = (script: string): string => script.replace(HASH, (hash) => `${hash.slice(0, -3)}-release2.js`);

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
