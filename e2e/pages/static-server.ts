/** The built studio as any static host serves it: from a folder of its own, without headers that help; it can be cut off. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
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

  /** Puts another version in the place of this one: scripts of these kinds have other names, and the old ones are gone. */
  release(kinds: readonly string[]): void {
    const files = builtFiles(`${this.#root}/`);
    const renamed = files
      .filter((path) => kinds.some((kind) => new RegExp(`^assets/${kind}-[\\w-]+\\.js$`).test(path)))
      .map((path) => [path, path.replace(/-[\w-]+\.js$/, '-release2.js')] as const);
    if (renamed.length !== kinds.length) throw new Error(`renamed ${renamed.length} of ${kinds.length} scripts`);
    for (const path of files.filter((p) => /\.(js|html)$/.test(p))) {
      const file = join(this.#root, path);
      const before = readFileSync(file, 'utf8');
      let text = before;
      for (const [old, next] of renamed) {
        text = text.replaceAll(old.slice('assets/'.length), next.slice('assets/'.length));
      }
      if (text !== before) writeFileSync(file, text);
    }
    const worker = join(this.#root, 'service-worker.js');
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(/(["'`])[0-9a-f]{16}\1/, '"0000000000000002"'));
    for (const [old, next] of renamed) renameSync(join(this.#root, old), join(this.#root, next));
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#root, { recursive: true, force: true });
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
