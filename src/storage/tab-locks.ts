/** Makes sure that one tab at a time writes to a design. */

export interface TabLocks {
  /** Takes the lock, or says that another tab holds it. The function returned gives it back. */
  acquire(name: string, onLost?: () => void): Promise<(() => void) | undefined>;
  /** Takes the lock from whoever holds it, who is told. */
  steal(name: string, onLost?: () => void): Promise<() => void>;
}

/** How long a tab that is just being reloaded may take to let go. */
const PATIENCE_MILLISECONDS = 400;
/** A busy browser may not hand a free lock over in that time; it is asked so often before that counts as a refusal. */
const MOST_TRIES = 20;

/** The browser's locks, and where it has none (an insecure origin), an agreement between tabs. */
export function browserLocks(): TabLocks {
  return 'locks' in navigator ? navigatorLocks(navigator.locks) : channelLocks(() => new BroadcastChannel('bulkhead'));
}

/** The browser's own locks. One that nobody holds is waited for, however slow the browser is to give it. */
export function navigatorLocks(
  locks: Pick<LockManager, 'request' | 'query'>,
  patience = PATIENCE_MILLISECONDS,
): TabLocks {
  const isHeldBySomebody = async (name: string) => ((await locks.query()).held ?? []).some((l) => l.name === name);
  const request = (name: string, options: LockOptions, onLost: (() => void) | undefined) =>
    new Promise<(() => void) | undefined>((resolve) => {
      let isHeld = false;
      const held = () =>
        new Promise<void>((release) => {
          isHeld = true;
          resolve(() => release());
        });
      locks.request(name, options, held).catch(() => {
        if (isHeld) onLost?.();
        else resolve(undefined);
      });
    });
  return {
    async acquire(name, onLost) {
      for (let tries = 1; ; tries++) {
        const release = await request(name, { signal: AbortSignal.timeout(patience) }, onLost);
        if (release || tries === MOST_TRIES || (await isHeldBySomebody(name))) return release;
      }
    },
    steal: async (name, onLost) => (await request(name, { steal: true }, onLost)) ?? (() => {}),
  };
}

type LockMessage = { readonly kind: 'ask' | 'held' | 'steal'; readonly name: string };

/** The part of a `BroadcastChannel` that is used. */
export interface TabChannel {
  postMessage(message: LockMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<LockMessage>) => void): void;
}

/** Asks the other tabs; silence means that the lock is free. */
export function channelLocks(newChannel: () => TabChannel, patience = PATIENCE_MILLISECONDS): TabLocks {
  /** What this tab holds, and whom to tell when it is taken away. */
  const held = new Map<string, (() => void) | undefined>();
  const asking = new Map<string, () => void>();
  const channel = newChannel();
  channel.addEventListener('message', ({ data }) => {
    if (data.kind === 'ask' && held.has(data.name)) channel.postMessage({ kind: 'held', name: data.name });
    if (data.kind === 'held') asking.get(data.name)?.();
    if (data.kind === 'steal' && held.has(data.name)) {
      const onLost = held.get(data.name);
      held.delete(data.name);
      onLost?.();
    }
  });

  function hold(name: string, onLost: (() => void) | undefined): () => void {
    held.set(name, onLost);
    return () => held.delete(name);
  }

  return {
    async acquire(name, onLost) {
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
      return taken ? undefined : hold(name, onLost);
    },
    async steal(name, onLost) {
      channel.postMessage({ kind: 'steal', name });
      return hold(name, onLost);
    },
  };
}
