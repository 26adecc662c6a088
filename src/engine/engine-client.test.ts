import { describe, expect, it } from 'vitest';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { createEngineClient } from './engine-client.ts';
import type { Reply, Request } from './protocol.ts';

const SHOP = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };

/** An engine whose other ends are played by the test. */
function setUp(runawayMilliseconds?: number) {
  const ends: { posted: Request[]; closed: boolean; reply: (r: Reply) => void; crash: (m: string) => void }[] = [];
  const engine = createEngineClient({
    spawn: () => {
      const end = { posted: [] as Request[], closed: false, reply: (_: Reply) => {}, crash: (_: string) => {} };
      ends.push(end);
      return {
        post: (request) => end.posted.push(request),
        listen: (onReply) => {
          end.reply = onReply;
        },
        onCrash: (onCrash) => {
          end.crash = onCrash;
        },
        close: () => {
          end.closed = true;
        },
      };
    },
    ...(runawayMilliseconds === undefined ? {} : { runawayMilliseconds }),
  });
  void engine.setDocument(1, SHOP, undefined);
  return { engine, ends };
}

const kinds = (requests: readonly Request[] | undefined) => requests?.map((r) => r.kind);

describe('a crash', () => {
  it('rejects the running call, and starts the other end once with the document and what waits', async () => {
    const { engine, ends } = setUp();
    const running = engine.answer(1, 'design');
    const waiting = engine.changes(1);
    ends[0]?.crash('out of memory');
    await expect(running).rejects.toMatchObject({ name: 'EngineCrash', message: 'out of memory' });
    expect(ends).toHaveLength(2);
    expect(kinds(ends[1]?.posted)).toEqual(['document', 'call']);
    const call = ends[1]?.posted[1];
    const id = call?.kind === 'call' ? call.id : 0;
    ends[1]?.reply({ kind: 'done', id, answer: { pairs: [], truncated: false } });
    await expect(waiting).resolves.toEqual({ pairs: [], truncated: false });
  });

  it('with nothing running waits for the next call', async () => {
    const { engine, ends } = setUp();
    ends[0]?.crash('');
    expect(ends).toHaveLength(1);
    const asked = engine.answer(1, 'design');
    expect(ends).toHaveLength(2);
    engine.dispose();
    await expect(asked).rejects.toMatchObject({ name: 'Cancelled' });
  });

  it('of the one before does not touch the next one', async () => {
    const { engine, ends } = setUp();
    const first = engine.answer(1, 'design');
    ends[0]?.crash('');
    await expect(first).rejects.toMatchObject({ name: 'EngineCrash' });
    const second = engine.answer(1, 'design');
    ends[0]?.crash('');
    ends[0]?.reply({ kind: 'failed', id: 2, message: 'late' });
    engine.dispose();
    await expect(second).rejects.toMatchObject({ name: 'Cancelled' });
  });
});

describe('a call that nobody waits for any more', () => {
  it('may finish, so that the next one profits', async () => {
    const { engine, ends } = setUp();
    const older = engine.answer(1, 'design');
    const newer = engine.answer(1, 'design');
    await expect(older).rejects.toMatchObject({ name: 'Superseded' });
    expect(ends[0]?.posted).toHaveLength(2);
    ends[0]?.reply({ kind: 'failed', id: 1, message: 'nobody hears this' });
    expect(ends[0]?.posted).toHaveLength(3);
    ends[0]?.reply({ kind: 'failed', id: 2, message: 'heard' });
    await expect(newer).rejects.toThrow('heard');
    expect(ends).toHaveLength(1);
  });

  it('is ended when it runs away', async () => {
    const { engine, ends } = setUp(1);
    const older = engine.answer(1, 'design');
    const newer = engine.answer(1, 'design');
    await expect(older).rejects.toMatchObject({ name: 'Superseded' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ends[0]?.closed).toBe(true);
    ends[1]?.reply({ kind: 'failed', id: 2, message: 'heard' });
    await expect(newer).rejects.toThrow('heard');
  });
});

it('sends a difference where the other end knows the document, and the whole where it does not', () => {
  const { engine, ends } = setUp();
  void engine.exportTree(1).catch(() => {});
  ends[0]?.reply({ kind: 'failed', id: 1, message: '' });
  void engine.setDocument(2, { ...SHOP, design: { ...SHOP.design, name: 'Store' } }, undefined);
  void engine.exportTree(2).catch(() => {});
  const sent = ends[0]?.posted.flatMap((r) => (r.kind === 'document' ? [[r.document.kind, r.today.kind]] : []));
  expect(sent).toEqual([
    ['whole', 'set'],
    ['delta', 'same'],
  ]);
  engine.dispose();
});
