/**
 * The calls that wait for the other end of the engine, and the one that runs there. One call runs at a time; the others
 * wait here, where they can be cancelled and superseded for nothing. The other end can be ended and started again at any
 * moment: what it has to know is remembered here and told before the next call.
 */
import type { ImportResult } from '../core/analyses/answers.ts';
import type { Document } from '../core/design/change.ts';
import { type DocumentDelta, documentDelta } from './document-delta.ts';
import type { CallOptions, World } from './engine.ts';
import { Cancelled, EngineCrash, EngineFailure, Superseded } from './errors.ts';
import type { AnswerOf, Call, ClientPort, DocumentUpdate, Method, Reply, Request } from './protocol.ts';

interface Job {
  readonly id: number;
  readonly call: Call;
  readonly onProgress: CallOptions['onProgress'];
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
  readonly forget: () => void;
  settled: boolean;
}

/** Rejections are the classes of `errors.ts`. */
export class CallQueue {
  readonly #spawn: () => ClientPort;
  readonly #runawayMilliseconds: number;
  #port: ClientPort | undefined;
  #world: World | undefined;
  /** What the other end was told last. */
  #told: World | undefined;
  /** What the other end answered to its last import: both ends have it, so it need not cross again. */
  #imported: ImportResult | undefined;
  #waiting: Job[] = [];
  #running: Job | undefined;
  #runaway: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  #disposed = false;

  /** `spawn` starts the other end; a call that nobody waits for any more may go on for `runawayMilliseconds`. */
  constructor(spawn: () => ClientPort, runawayMilliseconds: number) {
    this.#spawn = spawn;
    this.#runawayMilliseconds = runawayMilliseconds;
  }

  /** What calls are about from now on. Calls about an older revision are superseded. */
  setWorld(world: World): void {
    const known = this.#world;
    if (known?.revision === world.revision && known.document === world.document && known.today === world.today) {
      return;
    }
    this.#world = world;
    const running = this.#running;
    if (running && !running.settled && isLate(running, world)) this.#abandon(running);
    if (!this.#disposed) this.#start();
  }

  /** What leads from the document that calls are about to another one. */
  deltaTo(after: Document): DocumentDelta {
    return documentDelta(this.#world?.document ?? after, after);
  }

  ask<M extends Method>(call: Call & { method: M }, options: CallOptions = {}): Promise<AnswerOf[M]> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (this.#disposed || signal?.aborted) {
        reject(new Cancelled());
        return;
      }
      this.#supersede(call);
      const onAbort = () => this.#cancel(job);
      this.#lastId += 1;
      const job: Job = {
        id: this.#lastId,
        call,
        onProgress: options.onProgress,
        resolve,
        reject,
        forget: () => signal?.removeEventListener('abort', onAbort),
        settled: false,
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(job);
      this.#next();
    });
  }

  dispose(): void {
    this.#disposed = true;
    const jobs = this.#running ? [this.#running, ...this.#waiting] : this.#waiting;
    this.#waiting = [];
    this.#stop();
    for (const job of jobs) settle(job, new Cancelled());
  }

  #start(): ClientPort {
    if (this.#port) return this.#port;
    const started = this.#spawn();
    this.#port = started;
    started.listen((reply) => {
      if (this.#port === started) this.#receive(reply);
    });
    started.onCrash((message) => {
      if (this.#port === started) this.#crashed(message);
    });
    return started;
  }

  #stop(): void {
    this.#port?.close();
    this.#port = undefined;
    this.#told = undefined;
    this.#imported = undefined;
    this.#running = undefined;
    clearTimeout(this.#runaway);
  }

  #crashed(message: string): void {
    const job = this.#running;
    this.#stop();
    if (job) settle(job, new EngineCrash(message || 'the worker stopped'));
    this.#next();
  }

  #receive(reply: Reply): void {
    const job = this.#running;
    if (job?.id !== reply.id) return;
    if (reply.kind === 'progress') {
      if (!job.settled) job.onProgress?.(reply.progress);
      return;
    }
    this.#running = undefined;
    clearTimeout(this.#runaway);
    if (reply.kind === 'done' && job.call.method === 'importFiles') this.#imported = reply.answer as ImportResult;
    if (!job.settled) {
      settle(job, reply.kind === 'failed' ? new EngineFailure(reply.message) : undefined);
      if (reply.kind === 'done') job.resolve(reply.answer as never);
    }
    this.#next();
  }

  #next(): void {
    while (!this.#running && !this.#disposed) {
      const job = this.#waiting.shift();
      if (!job) return;
      if (isLate(job, this.#world)) settle(job, new Superseded());
      else this.#run(job);
    }
  }

  #run(job: Job): void {
    const port = this.#start();
    const world = this.#world;
    if (world && world !== this.#told) port.post(documentRequest(this.#told, world, this.#imported));
    this.#told = world;
    this.#running = job;
    port.post({ kind: 'call', id: job.id, call: job.call });
  }

  #supersede(call: Call): void {
    const key = supersessionKey(call);
    if (key === undefined) return;
    const same = (job: Job) => supersessionKey(job.call) === key;
    for (const job of this.#waiting.filter(same)) settle(job, new Superseded());
    this.#waiting = this.#waiting.filter((job) => !job.settled);
    const running = this.#running;
    if (running && !running.settled && same(running)) this.#abandon(running);
  }

  /** Lets a running call that nobody waits for finish, so that what it worked out is kept, but not for ever. */
  #abandon(job: Job): void {
    settle(job, new Superseded());
    clearTimeout(this.#runaway);
    this.#runaway = setTimeout(() => {
      if (this.#running !== job) return;
      this.#stop();
      this.#next();
    }, this.#runawayMilliseconds);
  }

  #cancel(job: Job): void {
    settle(job, new Cancelled());
    this.#waiting = this.#waiting.filter((j) => j !== job);
    if (this.#running !== job) return;
    this.#stop();
    this.#next();
  }
}

function settle(job: Job, error?: Error): void {
  if (job.settled) return;
  job.settled = true;
  job.forget();
  if (error) job.reject(error);
}

function isLate(job: Job, world: World | undefined): boolean {
  return 'revision' in job.call && job.call.revision !== world?.revision;
}

/** Calls with the same key replace each other: of each question only the newest is worth an answer. */
function supersessionKey(call: Call): string | undefined {
  switch (call.method) {
    case 'answer':
      return `answer ${call.side}`;
    case 'strength':
      return `strength ${call.side} ${call.request.guardrail} ${call.request.persona ?? ''}`;
    case 'changes':
    case 'conflicts':
    case 'matrix':
    case 'checks':
    case 'drills':
    case 'review':
    case 'compare':
    case 'foresee':
    case 'reach':
    case 'trace':
    case 'ways':
    case 'exportTree':
      return call.method;
    default:
      return undefined;
  }
}

function documentRequest(told: World | undefined, world: World, imported: ImportResult | undefined): Request {
  return {
    kind: 'document',
    revision: world.revision,
    document: documentUpdate(told, world, imported),
    today:
      told && told.today === world.today
        ? { kind: 'same' }
        : imported && imported.today === world.today
          ? { kind: 'imported' }
          : { kind: 'set', today: world.today },
  };
}

function documentUpdate(told: World | undefined, world: World, imported: ImportResult | undefined): DocumentUpdate {
  if (imported?.document === world.document) return { kind: 'imported' };
  if (told) return { kind: 'delta', delta: documentDelta(told.document, world.document) };
  return { kind: 'whole', document: world.document };
}
