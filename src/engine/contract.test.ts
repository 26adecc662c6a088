/** One contract for every way of running the engine: inline, and over a real message channel as in a worker. */

import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Today } from '../core/analyses/answers.ts';
import { EMPTY_CLUSTER } from '../core/cluster/cluster.ts';
import { change, type Document } from '../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { WHOLE_DIAGRAM } from '../core/pipeline/diagram.ts';
import { type FakeSession, fakeSession } from '../testing/fake-session.ts';
import type { Engine, Progress } from './engine.ts';
import { createEngineClient } from './engine-client.ts';
import { createInlineEngine } from './inline-client.ts';
import { type MessageTarget, messagePort } from './message-port.ts';
import type { ClientPort } from './protocol.ts';
import { serve } from './serve.ts';

const PACKET = { from: 'a', to: 'b', protocol: 'TCP', port: 80 } as const;
const TODAY: Today = { cluster: EMPTY_CLUSTER, policies: [{ name: 'a.yaml', text: 'a: 1' }] };

function document(name: string): Document {
  return { design: emptyDesign(name), layout: EMPTY_LAYOUT };
}

function renamed(from: Document, name: string): Document {
  return change(from, 'Rename', (d) => {
    d.design.name = name;
  })[0];
}

interface Rig {
  readonly engine: Engine;
  /** Every session that was started, oldest first. */
  readonly sessions: FakeSession[];
}

function inlineRig(): Rig {
  const sessions: FakeSession[] = [];
  return { engine: createInlineEngine(() => started(sessions)), sessions };
}

/** Both ends in this thread, everything between them structured-cloned as to a worker. */
function channelRig(): Rig {
  const sessions: FakeSession[] = [];
  const spawn = (): ClientPort => {
    const { port1, port2 } = new MessageChannel();
    serve(messagePort(port2 as unknown as MessageTarget), started(sessions));
    const client: ClientPort = messagePort(port1 as unknown as MessageTarget);
    port1.start();
    port2.start();
    return client;
  };
  return { engine: createEngineClient({ spawn }), sessions };
}

function started(sessions: FakeSession[]): FakeSession {
  const session = fakeSession();
  sessions.push(session);
  return session;
}

describe.each([
  ['inline', inlineRig],
  ['over a message channel', channelRig],
])('engine %s', (_, newRig) => {
  const engines: Engine[] = [];
  afterEach(() => {
    for (const e of engines.splice(0)) e.dispose();
  });

  async function rig(): Promise<Rig & { readonly shop: Document }> {
    const made = newRig();
    engines.push(made.engine);
    const shop = document('Shop');
    await made.engine.setDocument(1, shop, undefined);
    return { ...made, shop };
  }

  it('answers every method', async () => {
    const { engine, shop } = await rig();
    expect((await engine.answer(1, 'design')).side).toBe('design');
    expect(await engine.changes(1)).toEqual({ pairs: [], truncated: false });
    expect(await engine.conflicts(1)).toEqual([]);
    expect((await engine.compare(shop, renamed(shop, 'Store'))).drawn.design).toHaveLength(1);
    expect((await engine.foresee(1, renamed(shop, 'Store'))).drawn.design).toHaveLength(1);
    expect(await engine.reach(1, 'design', 'wl:a', true)).toEqual({ reaches: [], reachedBy: [] });
    expect((await engine.trace(1, 'design', PACKET)).packet).toEqual(PACKET);
    expect((await engine.ways(1, { packet: PACKET, want: 'open' })).request.want).toBe('open');
    expect((await engine.exportTree(1)).files[0]?.text).toBe('name: "Shop"\n');
    expect((await engine.fileEdit(1, { path: 'a.yaml', text: 'new' })).ways[0]?.document.design.name).toBe('new');
    expect((await engine.diagram(1, 'design', WHOLE_DIAGRAM)).sheets[0]?.svg).toContain('Shop');
    expect((await engine.strength(1, 'design', { guardrail: 'G-1' })).verdict).toEqual({ kind: 'holds' });
    const axes = { rows: 'plane', columns: 'namespace' } as const;
    expect((await engine.matrix(1, 'design', axes)).request).toEqual(axes);
    const place = { ...axes, row: 'plane:data', column: 'ns:shop' };
    expect((await engine.matrixCell(1, 'design', place)).place).toEqual(place);
    expect((await engine.drills(1, 'today', undefined)).choices.labels).toEqual([{ key: 'app', value: 'web' }]);
    expect((await engine.checks(1, 'design', '2027-01-31')).checks[0]?.text).toBe('on 2027-01-31');
    const sides = { before: { kind: 'today' }, after: { kind: 'design' } } as const;
    const review = await engine.review(1, sides);
    expect(review.answer.sentences).toEqual([]);
    expect(await engine.reviewAs({ kind: 'markdown' }, { ...review, before: 'Today', after: 'Design' })).toBe(
      'markdown of Today to Design',
    );
    expect((await engine.arrange(1, 'plane')).nodes).toEqual({ 'ns:shop': { x: 7, y: 8 } });
    const read = await engine.importFiles({ files: [{ name: 'a.yaml', text: '' }], document: shop });
    expect(read.document).toEqual(shop);
  });

  it('tells the session each document once, and only before a call', async () => {
    const { engine, sessions, shop } = await rig();
    await engine.setDocument(2, renamed(shop, 'Store'), TODAY);
    await engine.answer(2, 'design');
    await engine.exportTree(2);
    expect(sessions[0]?.calls).toEqual(['document 2 with today', 'answer 2 design', 'export 2']);
  });

  it('tells the session what changed since', async () => {
    const { engine, shop } = await rig();
    await engine.exportTree(1);
    await engine.setDocument(2, renamed(shop, 'Store'), TODAY);
    expect((await engine.exportTree(2)).files[0]?.text).toBe('name: "Store"\n');
    await engine.setDocument(3, document('Other'), undefined);
    expect((await engine.exportTree(3)).files[0]?.text).toBe('name: "Other"\n');
  });

  it('does not send back what the session has imported itself', async () => {
    const { engine, sessions, shop } = await rig();
    const read = await engine.importFiles({ files: [{ name: 'a.yaml', text: '' }], document: shop });
    await engine.setDocument(2, read.document, read.today);
    await engine.answer(2, 'today');
    expect(sessions[0]?.calls).toContain('document 2 with today');
    expect(sessions[0]?.told.at(-1)).toBe(sessions[0]?.imported?.document);
  });

  it('reports progress', async () => {
    const { engine } = await rig();
    const seen: Progress[] = [];
    await engine.answer(1, 'design', { onProgress: (p) => seen.push(p) });
    expect(seen).toEqual([{ stage: 'solving', done: 0.5 }]);
  });

  it('rejects with the reason where core could not answer, and answers the next call', async () => {
    const { engine, sessions } = await rig();
    sessions[0]?.failing.set('answer', 'too deep');
    await expect(engine.answer(1, 'design')).rejects.toMatchObject({ name: 'EngineFailure', message: 'too deep' });
    sessions[0]?.failing.clear();
    await expect(engine.answer(1, 'design')).resolves.toBeDefined();
  });

  it('lets a newer question replace a waiting one', async () => {
    const { engine, sessions } = await rig();
    const exported = engine.exportTree(1);
    const older = engine.answer(1, 'design');
    const other = engine.answer(1, 'today');
    const newer = engine.answer(1, 'design');
    await expect(older).rejects.toMatchObject({ name: 'Superseded' });
    await Promise.all([exported, other, newer]);
    expect(sessions[0]?.calls).toEqual(['document 1', 'export 1', 'answer 1 today', 'answer 1 design']);
  });

  it('lets a newer document make questions about the older one pointless', async () => {
    const { engine, sessions, shop } = await rig();
    const running = engine.answer(1, 'design');
    const waiting = engine.changes(1);
    const expectations = [running, waiting].map((p) => expect(p).rejects.toMatchObject({ name: 'Superseded' }));
    await engine.setDocument(2, renamed(shop, 'Store'), undefined);
    await engine.answer(2, 'design');
    await Promise.all(expectations);
    expect(sessions[0]?.calls).not.toContain('changes 1');
  });

  it('cancels a waiting call without running it', async () => {
    const { engine, sessions } = await rig();
    const abort = new AbortController();
    const exported = engine.exportTree(1);
    const waiting = engine.answer(1, 'design', { signal: abort.signal });
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'Cancelled' });
    await exported;
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.calls).not.toContain('answer 1 design');
  });

  it('ends the other end when a running call is cancelled, and starts it again with all it knew', async () => {
    const { engine, sessions } = await rig();
    const abort = new AbortController();
    const running = engine.answer(1, 'design', { signal: abort.signal });
    abort.abort();
    await expect(running).rejects.toMatchObject({ name: 'Cancelled' });
    expect((await engine.exportTree(1)).files[0]?.text).toBe('name: "Shop"\n');
    expect(sessions).toHaveLength(2);
    expect(sessions[1]?.calls).toEqual(['document 1', 'export 1']);
  });

  it('rejects at once what is asked with an aborted signal or after it was disposed of', async () => {
    const { engine } = await rig();
    await expect(engine.answer(1, 'design', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'Cancelled',
    });
    const running = engine.answer(1, 'design');
    engine.dispose();
    await expect(running).rejects.toMatchObject({ name: 'Cancelled' });
    await expect(engine.answer(1, 'design')).rejects.toMatchObject({ name: 'Cancelled' });
  });
});
