/** What befalls a browser and its database, as no person could do it by hand; and what the studio says then. */
import { expect, type Locator, type Page } from 'playwright/test';

/** The notice over the frame that stays for as long as something is wrong with how the design is kept. */
export const banner = (page: Page): Locator => page.getByRole('region', { name: 'How this design is kept' });

/** The process of the page dies: nothing of it runs any more, not even its last words. */
export async function killProcess(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
}

/** How much the page may keep, in bytes; without a number, as much as before. */
export async function setQuota(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) });
}

/** A page of the same origin on which the studio does not run. */
export async function beside(page: Page): Promise<void> {
  await page.goto('/icon.svg');
}

type Value = Record<string, unknown>;

/** Changes every value of a store of the studio's database, oldest first; what becomes `undefined` is gone. */
export async function damage(page: Page, store: string, change: (value: Value) => Value | undefined): Promise<void> {
  const values = await inStore(page, store, []);
  expect(values.length).toBeGreaterThan(0);
  await inStore(
    page,
    store,
    values.map((value) => change(value) ?? null),
  );
}

/** Reads a store; then puts values in their places, or deletes where there is none. */
function inStore(page: Page, store: string, next: readonly (Value | null)[]): Promise<Value[]> {
  return page.evaluate(
    async ([name, values]) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open('bulkhead');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const tx = db.transaction(name, 'readwrite');
      const done = new Promise<void>((resolve, reject) => {
        tx.oncomplete = () => resolve();
        tx.onabort = () => reject(tx.error);
      });
      const found: Value[] = [];
      tx.objectStore(name).openCursor().onsuccess = (event) => {
        const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
        if (!cursor) return;
        const value = values[found.length];
        found.push(cursor.value);
        if (value) cursor.update(value);
        if (value === null) cursor.delete();
        cursor.continue();
      };
      await done;
      db.close();
      return found;
    },
    [store, next] as const,
  );
}
