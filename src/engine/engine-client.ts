/**
 * The asking end of the engine, the same over a worker and inline. One call runs at a time; the others wait here, where
 * they can be cancelled and superseded for nothing. The other end can be ended and started again at any moment: what it
 * has to know is remembered here and told before the next call.
 */
import type { Today } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import { documentDelta } from './document-delta.ts';
import type { CallOptions, Engine } from './engine.ts';
import { Cancelled, EngineCrash, EngineFailure, Superseded } from './errors.ts';
import type { LayoutClient } from './layout-client.ts';
import type { AnswerOf, Call, ClientPort, Method, Reply, Request } from './protocol.ts';

export interface ClientParts {
  /** Starts the other end. Called again after a crash and after a running call was cancelled. */
  readonly spawn: () => ClientPort;
  readonly layout: LayoutClient;
  /** How long a running call that nobody waits for any more may go on before the other end is started afresh. */
  readonly runawayMilliseconds?: number;
}

interface World {
  readonly revision: number;
  readonly document: Document;
  readonly today: Today | undefined;
}

interface Job {
  readonly id: number;
  readonly call: Call;
  readonly onProgress: CallOptions['onProgress'];
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly forget: () => void;
  settled: boolean;
}

const RUNAWAY_MILLISECONDS = 5_000;

/** An engine over the other end that `spawn` starts. Rejections are the classes of `errors.ts`. */
export function createEngineClient(parts: ClientParts): Engine {
  const runawayMilliseconds = parts.runawayMilliseconds ?? RUNAWAY_MILLISECONDS;
  let port: ClientPort | undefined;
  let world: World | undefined;
  /** What the other end was told last. */
  let told: World | undefined;
  let waiting: Job[] = [];
  let running: Job | undefined;
  let runaway: ReturnType<typeof setTimeout> | undefined;
  let lastId = 0;
  let disposed = false;

  function settle(job: Job, error?: Error): void {
    if (job.settled) return;
    job.settled = true;
    job.forget();
    if (error) job.reject(error);
  }

  function stop(): void {
    port?.close();
    port = undefined;
    told = undefined;
    running = undefined;
    clearTimeout(runaway);
  }

  function start(): ClientPort {
    if (port) return port;
    const started = parts.spawn();
    port = started;
    started.listen((reply) => {
      if (port === started) receive(reply);
    });
    started.onCrash((message) => {
      if (port !== started) return;
      const job = running;
      stop();
      if (job) settle(job, new EngineCrash(message || 'the worker stopped'));
      next();
    });
    return started;
  }

  function receive(reply: Reply): void {
    const job = running;
    if (job?.id !== reply.id) return;
    if (reply.kind === 'progress') {
      if (!job.settled) job.onProgress?.(reply.progress);
      return;
    }
    running = undefined;
    clearTimeout(runaway);
    if (!job.settled) {
      settle(job, reply.kind === 'failed' ? new EngineFailure(reply.message) : undefined);
      if (reply.kind === 'done') job.resolve(reply.answer as never);
    }
    next();
  }

  /** Lets a running call that nobody waits for finish, so that what it worked out is kept, but not for ever. */
  function abandon(job: Job, error: Error): void {
    settle(job, error);
    clearTimeout(runaway);
    runaway = setTimeout(() => {
      if (running !== job) return;
      stop();
      next();
    }, runawayMilliseconds);
  }

  function next(): void {
    while (!running && !disposed) {
      const job = waiting.shift();
      if (!job) return;
      if (isLate(job, world)) {
        settle(job, new Superseded());
        continue;
      }
      const line = start();
      if (world && world !== told) line.post(documentRequest(told, world));
      told = world;
      running = job;
      line.post({ kind: 'call', id: job.id, call: job.call });
    }
  }

  function supersede(call: Call): void {
    const key = supersessionKey(call);
    if (key === undefined) return;
    for (const job of waiting) if (supersessionKey(job.call) === key) settle(job, new Superseded());
    waiting = waiting.filter((job) => !job.settled);
    if (running && !running.settled && supersessionKey(running.call) === key) abandon(running, new Superseded());
  }

  function cancel(job: Job): void {
    settle(job, new Cancelled());
    waiting = waiting.filter((j) => j !== job);
    if (running !== job) return;
    stop();
    next();
  }

  function ask<M extends Method>(call: Call & { method: M }, options: CallOptions = {}): Promise<AnswerOf[M]> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (disposed || signal?.aborted) {
        reject(new Cancelled());
        return;
      }
      supersede(call);
      const onAbort = () => cancel(job);
      const job: Job = {
        id: ++lastId,
        call,
        onProgress: options.onProgress,
        resolve,
        reject,
        forget: () => signal?.removeEventListener('abort', onAbort),
        settled: false,
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.push(job);
      next();
    });
  }

  return {
    setDocument(revision, document, today) {
      if (world?.revision === revision && world.document === document && world.today === today) {
        return Promise.resolve();
      }
      world = { revision, document, today };
      if (running && !running.settled && isLate(running, world)) abandon(running, new Superseded());
      if (!disposed) start();
      return Promise.resolve();
    },
    importFiles: (request, options) => ask({ method: 'importFiles', request }, options),
    answer: (revision, side, options) => ask({ method: 'answer', revision, side }, options),
    changes: (revision, options) => ask({ method: 'changes', revision }, options),
    reach: (revision, side, id, through, options) => ask({ method: 'reach', revision, side, id, through }, options),
    trace: (revision, side, packet, options) => ask({ method: 'trace', revision, side, packet }, options),
    exportTree: (revision, options) => ask({ method: 'exportTree', revision }, options),
    diagram: (revision, side, options) => ask({ method: 'diagram', revision, side, theme: options.theme }, options),
    layout: (document, options = {}) => parts.layout.layout(document, options),
    dispose() {
      disposed = true;
      const jobs = running ? [running, ...waiting] : waiting;
      waiting = [];
      stop();
      for (const job of jobs) settle(job, new Cancelled());
      parts.layout.dispose();
    },
  };
}

function isLate(job: Job, world: World | undefined): boolean {
  return 'revision' in job.call && job.call.revision !== world?.revision;
}

/** Calls with the same key replace each other: of each question only the newest is worth an answer. */
function supersessionKey(call: Call): string | undefined {
  switch (call.method) {
    case 'answer':
      return `answer ${call.side}`;
    case 'changes':
    case 'reach':
    case 'trace':
    case 'exportTree':
      return call.method;
    default:
      return undefined;
  }
}

function documentRequest(told: World | undefined, world: World): Request {
  return {
    kind: 'document',
    revision: world.revision,
    document: told
      ? { kind: 'delta', delta: documentDelta(told.document, world.document) }
      : { kind: 'whole', document: world.document },
    today: told && told.today === world.today ? { kind: 'same' } : { kind: 'set', today: world.today },
  };
}
