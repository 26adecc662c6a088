import { expect, it } from 'vitest';
import { channelLocks, navigatorLocks, type TabChannel } from './tab-locks.ts';

/** Channels that hear each other but not themselves, as the browser's do. */
function channels(): () => TabChannel {
  const listeners: Parameters<TabChannel['addEventListener']>[1][] = [];
  return () => {
    let mine: (typeof listeners)[number] | undefined;
    return {
      addEventListener: (_, listener) => {
        mine = listener;
        listeners.push(listener);
      },
      postMessage: (data) => {
        for (const listener of listeners) if (listener !== mine) listener({ data } as MessageEvent);
      },
    };
  };
}

it('tabs without the lock API agree by asking each other', async () => {
  const newChannel = channels();
  const [one, two] = [channelLocks(newChannel, 5), channelLocks(newChannel, 5)];
  const release = await one.acquire('shop');
  expect(release).toBeDefined();
  expect(await two.acquire('shop')).toBeUndefined();
  expect(await two.acquire('other')).toBeDefined();
  release?.();
  expect(await two.acquire('shop')).toBeDefined();
});

/** Locks of a browser that is slow: it gives a free lock only when it is asked for the nth time. */
function slowLocks(givesAt: number) {
  const held = new Set<string>();
  let asked = 0;
  return {
    async request(name: string, { signal }: LockOptions, callback: (lock: Lock | null) => Promise<unknown>) {
      asked++;
      if (asked < givesAt || held.has(name))
        await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
      held.add(name);
      await callback({ name, mode: 'exclusive' });
      held.delete(name);
    },
    async query() {
      return { held: [...held].map((name) => ({ name })), pending: [] };
    },
  } as unknown as Pick<LockManager, 'request' | 'query'>;
}

it('a lock that nobody holds is had, however slow the browser is to give it', async () => {
  const locks = navigatorLocks(slowLocks(4), 1);
  const release = await locks.acquire('shop');
  expect(release).toBeDefined();
  expect(await locks.acquire('shop')).toBeUndefined();
  release?.();
  expect(await locks.acquire('shop')).toBeDefined();
});

it('a browser that never gives a lock is not waited for without end', async () => {
  expect(await navigatorLocks(slowLocks(1000), 1).acquire('shop')).toBeUndefined();
});
