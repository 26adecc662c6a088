import { describe, expect, it } from 'vitest';
import { EMPTY_LAYOUT, emptyDesign } from '../core/design/empty.ts';
import { WHOLE_DIAGRAM } from '../core/pipeline/diagram.ts';
import { fakeSession } from '../testing/fake-session.ts';
import type { Call, Reply, Request } from './protocol.ts';
import { serve } from './serve.ts';

const DOCUMENT: Request = {
  kind: 'document',
  revision: 1,
  document: { kind: 'whole', document: { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT } },
  today: { kind: 'same' },
};
const DIAGRAM: Call = { method: 'diagram', revision: 1, side: 'design', request: WHOLE_DIAGRAM };

/** A serving end with what was posted to it, where diagrams need `loaded` first. */
function served(loaded: () => Promise<void>) {
  const replies: Reply[] = [];
  let ask: (request: Request) => void = () => {};
  const port = {
    post: (reply: Reply) => {
      if (reply.kind !== 'progress') replies.push(reply);
    },
    listen: (onRequest: (request: Request) => void) => {
      ask = onRequest;
    },
  };
  serve(port, fakeSession(), ({ method }) => (method === 'diagram' ? loaded() : undefined));
  ask(DOCUMENT);
  return { replies, ask: (id: number, call: Call) => ask({ kind: 'call', id, call }) };
}

describe('a call whose code is not there yet', () => {
  it('waits for it, and nothing that is asked later overtakes it', async () => {
    let arrive = () => {};
    const code = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { replies, ask } = served(() => code);
    ask(1, { method: 'answer', revision: 1, side: 'design' });
    ask(2, DIAGRAM);
    ask(3, { method: 'answer', revision: 1, side: 'design' });
    await Promise.resolve();
    expect(replies.map((r) => r.id)).toEqual([1]);
    arrive();
    await expect
      .poll(() => replies.map((r) => [r.kind, r.id]))
      .toEqual([
        ['done', 1],
        ['done', 2],
        ['done', 3],
      ]);
  });

  it('fails where it cannot be fetched, and the next call is answered', async () => {
    const { replies, ask } = served(() => Promise.reject(new Error('offline')));
    ask(1, DIAGRAM);
    ask(2, { method: 'answer', revision: 1, side: 'design' });
    await expect
      .poll(() => replies.map((r) => [r.kind, r.id]))
      .toEqual([
        ['failed', 1],
        ['done', 2],
      ]);
  });
});

describe('a call that tells how far it is', () => {
  it('tells each stage at once, and further reports no more often than they are seen', () => {
    const told: [stage: string, done: number][] = [];
    let clock = 0;
    let ask: (request: Request) => void = () => {};
    const port = {
      post: (reply: Reply) => {
        if (reply.kind === 'progress') told.push([reply.progress.stage, reply.progress.done]);
      },
      listen: (onRequest: (request: Request) => void) => {
        ask = onRequest;
      },
    };
    const session = fakeSession();
    const { answer } = session;
    session.answer = (revision, side, onProgress) => {
      for (let i = 0; i < 1000; i++) {
        clock = i / 8;
        onProgress?.({ stage: i < 400 ? 'solving' : 'proving', done: i / 1000 });
      }
      return answer(revision, side);
    };
    serve(port, session, undefined, () => clock);
    ask(DOCUMENT);
    ask({ kind: 'call', id: 1, call: { method: 'answer', revision: 1, side: 'design' } });
    expect(told).toEqual([
      ['solving', 0],
      ['proving', 0.4],
      ['proving', 0.8],
    ]);
  });
});
