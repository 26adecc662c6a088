/** Which design this tab has open, as a reload of the tab finds it. */

export interface TabMemory {
  recall(): string | undefined;
  remember(record: string | undefined): void;
}

const KEY = 'bulkhead-design';

/** Kept for as long as the tab lives. A browser that refuses costs only the memory. */
export function sessionMemory(): TabMemory {
  const memory = storageOfTab();
  return {
    recall: () => memory?.getItem(KEY) ?? undefined,
    remember(record) {
      try {
        if (record === undefined) memory?.removeItem(KEY);
        else memory?.setItem(KEY, record);
      } catch {
        // full or forbidden: the database remembers the last design of all tabs
      }
    },
  };
}

function storageOfTab(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
