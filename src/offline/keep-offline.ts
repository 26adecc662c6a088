/** The page's end: starts the service worker when the page is quiet, and hears of newer versions. */
import type { OfflineQuestion } from './question.ts';

const WORKER = 'service-worker.js';
const ANSWER_WITHIN_MILLISECONDS = 2_000;

/** What the page is told. */
export interface OfflineListener {
  /** A newer version is there. `reload` brings it, when the user says so. */
  readonly onNewVersion: (reload: () => void) => void;
}

/**
 * Registers the service worker; the browser looks for a newer one whenever a page of the studio is opened. Does nothing
 * where there are no service workers (an insecure origin, a private window): then the studio needs its network.
 */
export async function keepOffline({ onNewVersion }: OfflineListener): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    const folder = new URL('.', document.baseURI).href;
    const registration = await navigator.serviceWorker.register(new URL(WORKER, folder), {
      scope: folder,
      updateViaCache: 'none',
    });
    watch(registration, onNewVersion);
  } catch {
    // refused or unreachable: the next visit tries again
  }
}

function watch(registration: ServiceWorkerRegistration, onNewVersion: OfflineListener['onNewVersion']): void {
  let told: ServiceWorker | undefined;
  const tell = async (worker: ServiceWorker) => {
    // the first one ever is no news, nor one whose page is here already
    if (!registration.active || told === worker || (await isOfThisPage(worker))) return;
    told = worker;
    onNewVersion(() => void reload(worker));
  };
  const follow = (worker: ServiceWorker) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'installed') void tell(worker);
    });
  };
  if (registration.waiting) void tell(registration.waiting);
  if (registration.installing) follow(registration.installing);
  registration.addEventListener('updatefound', () => {
    if (registration.installing) follow(registration.installing);
  });
}

async function isOfThisPage(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script !== null && (await ask(worker, { kind: 'holds', url: script.src })) === true;
}

async function reload(worker: ServiceWorker): Promise<void> {
  await ask(worker, { kind: 'take over' });
  location.reload();
}

/** The answer of a worker; `undefined` where it does not come. */
function ask(worker: ServiceWorker, question: OfflineQuestion): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(undefined), ANSWER_WITHIN_MILLISECONDS);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.postMessage(question, [port2]);
  });
}
