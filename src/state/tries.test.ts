import { expect, test, vi } from 'vitest';
import { EMPTY_LAYOUT } from '../core/design/empty.ts';
import { createInlineEngine } from '../engine/inline-client.ts';
import { draw } from '../testing/draw.ts';
import { type FakeSession, fakeSession } from '../testing/fake-session.ts';
import { silentEngine } from '../testing/silent-engine.ts';
import { createStudio } from './create-studio.ts';
import type { Studio } from './studio.ts';
import { isOlder, shownNow } from './tries.ts';

const DOCUMENT = { design: draw('plane a\nplane b\nG-1 separate plane'), layout: EMPTY_LAYOUT };

function opened(session: FakeSession = fakeSession()): { readonly studio: Studio; readonly session: FakeSession } {
  const studio = createStudio({ engine: createInlineEngine(() => session) });
  studio.actions.open(DOCUMENT, undefined, []);
  return { studio, session };
}

const kinds = (studio: Studio) => studio.analysis.getState().tried.map((t) => t.status.kind);

test('a guardrail is tried once for each persona, with progress, and the answer is kept', async () => {
  const { studio, session } = opened();
  studio.actions.tryGuardrail('G-1');
  studio.actions.tryGuardrail('G-1', 'persona:dev');
  studio.actions.tryGuardrail('G-1', 'persona:dev');
  expect(kinds(studio)).toEqual(['running', 'running']);
  await vi.waitFor(() => expect(kinds(studio)).toEqual(['done', 'done']));
  expect(session.calls.filter((c) => c.startsWith('strength'))).toEqual([
    'strength 1 design G-1 nobody',
    'strength 1 design G-1 persona:dev',
  ]);
  studio.actions.tryGuardrail('G-1');
  expect(kinds(studio)).toEqual(['done', 'done']);
});

test('an edit makes it stale, and only then it is asked again', async () => {
  const { studio, session } = opened();
  studio.actions.tryGuardrail('G-1');
  await vi.waitFor(() => expect(kinds(studio)).toEqual(['done']));
  const older = () => studio.analysis.getState().tried.map((t) => isOlder(t, shownNow(studio.document.getState())));
  expect(older()).toEqual([false]);
  studio.actions.edit('Rename', (d) => {
    d.design.name = 'other';
  });
  expect(older()).toEqual([true]);
  studio.actions.tryGuardrail('G-1');
  expect(studio.analysis.getState().tried[0]?.status).toMatchObject({ kind: 'running', stale: { guardrail: 'G-1' } });
  await vi.waitFor(() => expect(kinds(studio)).toEqual(['done']));
  expect(older()).toEqual([false]);
  expect(session.calls.filter((c) => c.startsWith('strength'))).toHaveLength(2);
});

test('a failure is told, and asked about again', async () => {
  const { studio, session } = opened();
  session.failing.set('strength', 'it broke');
  studio.actions.tryGuardrail('G-1');
  await vi.waitFor(() => expect(kinds(studio)).toEqual(['failed']));
  session.failing.clear();
  studio.actions.tryGuardrail('G-1');
  await vi.waitFor(() => expect(kinds(studio)).toEqual(['done']));
});

test('it can be cancelled, and says so', async () => {
  const aborted = vi.fn();
  const engine = new Proxy(silentEngine, {
    get: (target, name, receiver) =>
      name === 'strength'
        ? (_r: number, _s: string, _q: object, { signal }: { signal: AbortSignal }) => {
            signal.addEventListener('abort', aborted);
            return new Promise(() => undefined);
          }
        : Reflect.get(target, name, receiver),
  });
  const studio = createStudio({ engine });
  studio.actions.open(DOCUMENT, undefined, []);
  studio.actions.tryGuardrail('G-1');
  studio.actions.cancelTries();
  expect(aborted).toHaveBeenCalledOnce();
});

test('Today is asked about only where something was imported', () => {
  const { studio } = opened();
  studio.actions.setView({ side: 'today' });
  studio.actions.tryGuardrail('G-1');
  expect(kinds(studio)).toEqual([]);
});
