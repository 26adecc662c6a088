/** Opens the browser's database when it is first needed, again when it was closed, and does not wait for ever. */
import { openStudioDatabase, type StudioDatabase } from './database-schema.ts';
import { closedBecause, DatabaseClosed } from './outcomes.ts';

export interface DatabaseDoor {
  /** The database, open. Rejects with `DatabaseClosed`. */
  readonly open: () => Promise<StudioDatabase>;
  readonly close: () => Promise<void>;
}

/** `patience`: milliseconds that a browser may take to answer; after them, calls fail at once until it does. */
export function databaseDoor(name: string, patience: number): DatabaseDoor {
  let opening: Promise<StudioDatabase> | undefined;
  /** Rejects once the patience is at an end. */
  let outOfPatience: Promise<never> | undefined;

  function start(): Promise<StudioDatabase> {
    let isBlocked = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      opening = undefined;
      outOfPatience = undefined;
      clearTimeout(timer);
    };
    outOfPatience = new Promise((_, reject) => {
      timer = setTimeout(() => reject(unanswered(isBlocked)), patience);
    });
    outOfPatience.catch(() => {});
    const started = openStudioDatabase(name, forget, () => {
      isBlocked = true;
    }).then(
      (db) => {
        clearTimeout(timer);
        outOfPatience = undefined;
        return db;
      },
      (error: unknown) => {
        forget();
        throw closedBecause(error);
      },
    );
    opening = started;
    return started;
  }

  return {
    open() {
      const started = opening ?? start();
      return outOfPatience === undefined ? started : Promise.race([started, outOfPatience]);
    },
    async close() {
      const db = await opening?.catch(() => undefined);
      db?.close();
      opening = undefined;
    },
  };
}

function unanswered(isBlocked: boolean): DatabaseClosed {
  const why = isBlocked
    ? 'another tab with an older Bulkhead keeps this browser’s database; close that tab'
    : 'this browser’s database does not answer';
  return new DatabaseClosed('unavailable', why);
}
