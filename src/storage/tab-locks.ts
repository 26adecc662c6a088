/** Makes sure that one tab at a time writes to a design. */

export interface TabLocks {
  /** Takes the lock, or says that another tab holds it. The function returned gives it back. */
  acquire(name: string): Promise<(() => void) | undefined>;
}

/** How long a tab that is just being reloaded may take to let go. */
const PATIENCE_MILLISECONDS = 400;

/** The browser's locks, and where it has none (an insecure origin), an agreement between tabs. */
export function browserLocks(): TabLocks {
  return 'locks' in navigator ? navigatorLocks(navigator.locks) : channelLocks(() => new BroadcastChannel('bulkhead'));
}

function navigatorLocks(locks: LockManager): TabLocks {
  return {
    acquire: (name) =>
      new Promise((resolve) => {
        const held = () =>
          new Promise<void>((release) => {
            resolve(() => release());
          });
        const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
        locks.request(name, { signal }, held).catch(() => resolve(undefined));
      }),
  };
}

type LockMessage = { readonly kind: 'ask' | 'held'; readonly name: string };

/** The part of a `BroadcastChannel` that is used. */
export interface TabChannel {
  postMessage(message: LockMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<LockMessage>) => void): void;
}

/** Asks the other tabs; silence means that the lock is free. */
export function channelLocks(newChannel: () => TabChannel, patience = PATIENCE_MILLISECONDS): TabLocks {
  const held = new Set<string>();
  const asking = new Map<string, () => void>();
  const channel = newChannel();
  channel.addEventListener('message', ({ data }) => {
    if (data.kind === 'ask' && held.has(data.name)) channel.postMessage({ kind: 'held', name: data.name });
    if (data.kind === 'held') asking.get(data.name)?.();
  });
  return {
    async acquire(name) {
      if (held.has(name)) return undefined;
      const taken = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), patience);
        asking.set(name, () => {
          clearTimeout(timer);
          resolve(true);
        });
        channel.postMessage({ kind: 'ask', name });
      });
      asking.delete(name);
      if (taken) return undefined;
      held.add(name);
      return () => held.delete(name);
    },
  };
}
