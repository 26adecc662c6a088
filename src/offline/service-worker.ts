/** The service worker: keeps every file of the build at the first load, and answers them without a network. */
import { createOfflineCache } from './offline-cache.ts';
import type { OfflineQuestion } from './question.ts';

/** Put in by the build. */
declare const OFFLINE_FILES: readonly string[];
declare const OFFLINE_VERSION: string;

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent extends LifeEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** The part of a service worker's global scope that is used; the types of the page do not know it. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { readonly includeUncontrolled: boolean }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(type: 'message', listener: (event: LifeEvent & MessageEvent<OfflineQuestion>) => void): void;
}

const scope = self as unknown as WorkerScope;
const cache = createOfflineCache({
  caches,
  fetch: (request, init) => fetch(request, init),
  scope: scope.registration.scope,
  files: OFFLINE_FILES,
  version: OFFLINE_VERSION,
});

scope.addEventListener('install', (event) => event.waitUntil(cache.fill()));

// no tab runs another version now: a newer worker waits until the last of them is closed
scope.addEventListener('activate', (event) => {
  event.waitUntil(cache.dropOthers().then(() => scope.clients.claim()));
});

scope.addEventListener('fetch', (event) => {
  const answer = cache.answer(event.request);
  if (answer !== undefined) event.respondWith(answer);
});

scope.addEventListener('message', (event) => {
  const [port] = event.ports;
  const { data } = event;
  if (data.kind === 'holds') port?.postMessage(cache.holds(data.url));
  if (data.kind === 'take over') event.waitUntil(takeOverAlone().then(() => port?.postMessage(true)));
});

/** Takes the place of the version before at once where the tab that asks, and is about to reload, is the only one. */
async function takeOverAlone(): Promise<void> {
  const tabs = await scope.clients.matchAll({ includeUncontrolled: true });
  if (tabs.length <= 1) await scope.skipWaiting();
}
