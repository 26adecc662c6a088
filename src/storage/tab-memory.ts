/** What a tab remembers of itself, as a reload of the tab finds it: which design it has open, and where one looked. */

export interface TabMemory {
  recall(): string | undefined;
  remember(record: string | undefined): void;
}

const DESIGN = 'bulkhead-design';
const VIEW = 'bulkhead-view';

/** Kept for as long as the tab lives. A browser that refuses costs only the memory. */
export function sessionMemory(): TabMemory {
  return {
    recall: () => read(DESIGN),
    remember: (record) => write(DESIGN, record),
  };
}

/** The view as it was kept in this tab; `undefined` where nothing that can be read is there. */
export function recallView(): unknown {
  try {
    return JSON.parse(read(VIEW) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the view for a reload of this tab. */
export function rememberView(view: object): void {
  write(VIEW, JSON.stringify(view));
}

function read(key: string): string | undefined {
  return storageOfTab()?.getItem(key) ?? undefined;
}

function write(key: string, value: string | undefined): void {
  const memory = storageOfTab();
  try {
    if (value === undefined) memory?.removeItem(key);
    else memory?.setItem(key, value);
  } catch {
    // full or forbidden: the database remembers the last design of all tabs
  }
}

function storageOfTab(): Storage | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}
