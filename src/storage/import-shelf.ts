/** What was imported, kept once however many steps and versions refer to it: by number, known again by identity. */
import type { Today } from '../core/analyses/answers.ts';
import type { Imported } from '../state/studio-storage.ts';
import type { StoredImported, StoreName } from './database-schema.ts';
import { keysOf, type StudioDatabase, type WriteTransaction } from './database-schema.ts';
import { isToday } from './stored-parts.ts';

export class ImportShelf {
  readonly #record: string;
  readonly #numbers = new Map<Today, number>();
  #unwritten = new Map<number, Today>();
  #last = 0;

  /** `known`: what the database holds of the record already. */
  constructor(record: string, known: ReadonlyMap<number, Today> = new Map()) {
    this.#record = record;
    for (const [number, today] of known) {
      this.#numbers.set(today, number);
      this.#last = Math.max(this.#last, number);
    }
  }

  /** The number of what was imported; a new one is written with the next transaction. */
  numberOf(today: Today | undefined): number | undefined {
    if (!today) return undefined;
    const known = this.#numbers.get(today);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#numbers.set(today, this.#last);
    this.#unwritten.set(this.#last, today);
    return this.#last;
  }

  /** What was imported under a number, the same object every time, so that it is known again. */
  async read(db: StudioDatabase, number: number): Promise<Today | undefined> {
    for (const [today, n] of this.#numbers) if (n === number) return today;
    const stored = await db.get('imports', [this.#record, number]);
    if (!isToday(stored?.today)) return undefined;
    this.#numbers.set(stored.today, number);
    return stored.today;
  }

  stored({ today, problems }: Imported): StoredImported {
    const number = this.numberOf(today);
    return { ...(number !== undefined && { import: number }), problems };
  }

  /** The same shelf for another record, which has none of it yet. */
  copiedTo(record: string): ImportShelf {
    const copy = new ImportShelf(record, new Map([...this.#numbers].map(([today, number]) => [number, today])));
    for (const [today, number] of this.#numbers) copy.#unwritten.set(number, today);
    return copy;
  }

  /** Puts what is new into a transaction; `written` is to be called once that is through. */
  write(tx: WriteTransaction): { readonly writes: Promise<unknown>[]; readonly written: () => void } {
    const now = this.#unwritten;
    const store = tx.objectStore('imports');
    return {
      writes: [...now].map(([number, today]) => store.put({ record: this.#record, number, today })),
      written: () => {
        this.#unwritten = new Map([...this.#unwritten].filter(([number]) => !now.has(number)));
      },
    };
  }
}

/** Drops what no step, no version and nothing on screen refers to any more. */
export async function dropUnreferenced(db: StudioDatabase, record: string): Promise<void> {
  const stores: StoreName[] = ['imports', 'changes', 'today', 'contents'];
  const tx = db.transaction(stores, 'readwrite');
  const numbers = await tx.objectStore('imports').getAllKeys(keysOf(record));
  // most designs were imported once, and what is in versions is large
  if (numbers.length > 1) {
    const used = new Set([(await tx.objectStore('today').get(record))?.import]);
    for (const { beside } of await tx.objectStore('changes').getAll(keysOf(record))) {
      used.add(beside?.before.import).add(beside?.after.import);
    }
    for await (const { value } of tx.objectStore('contents').iterate(keysOf(record))) used.add(value.import);
    await Promise.all(numbers.filter(([, n]) => !used.has(n)).map((key) => tx.objectStore('imports').delete(key)));
  }
  await tx.done;
}
