import { expect, it } from 'vitest';
import { channelLocks, type TabChannel } from './tab-locks.ts';

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
