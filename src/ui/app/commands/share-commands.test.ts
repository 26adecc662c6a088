import { describe, expect, test } from 'vitest';
import { createStudio } from '../../../state/create-studio.ts';
import { draw } from '../../../testing/draw.ts';
import { silentEngine } from '../../../testing/silent-engine.ts';
import { labelOf, refusalOf } from './command.ts';
import { commandOf } from './list.ts';

function studioOf(text: string) {
  const studio = createStudio({ engine: silentEngine });
  studio.actions.open({ design: draw(text), layout: { version: 1, nodes: {} } }, undefined, []);
  const context = { studio, desk: undefined as never };
  const services = () => Object.values(studio.document.getState().document?.design.sharedServices ?? {});
  const refusal = (id: string, ...ids: string[]) => {
    studio.actions.select(ids);
    return refusalOf(commandOf(id), context);
  };
  return { studio, context, services, refusal };
}

const THREE = 'ns pool\nns one\nns two\nwl pool/db 5432\nwl pool/dns 53';

describe('making a shared service', () => {
  test('takes the ports that the workload listens on, as a step that names it', () => {
    const { studio, context, services } = studioOf(THREE);
    studio.actions.select(['wl:pool/db']);
    commandOf('share.offer').run(context);
    expect(services()).toEqual([
      {
        id: 'shared:pool/db',
        name: 'pool/db',
        target: 'wl:pool/db',
        consumers: [],
        ports: [{ protocol: 'TCP', port: 5432 }],
      },
    ]);
    studio.actions.undo();
    expect(services()).toEqual([]);
  });

  test('takes the ports that flows to it want, where it lists none', () => {
    const { studio, context, services } = studioOf(
      'ns a\nns b\nwl a/x\nwl b/y\nF-1 a/x -> b/y 5432\nF-2 ns:a -> b/y 53/udp',
    );
    studio.actions.select(['wl:b/y']);
    commandOf('share.offer').run(context);
    expect(services()[0]?.ports).toEqual([
      { protocol: 'TCP', port: 5432 },
      { protocol: 'UDP', port: 53 },
    ]);
  });

  test('refuses what cannot be shared, or is', () => {
    const { refusal } = studioOf(`${THREE}\next x 10.0.0.0/8\nshared:db pool/db 5432 for ns:one`);
    expect(refusal('share.offer', 'ext:x')).toBe('select one workload or namespace');
    expect(refusal('share.offer', 'wl:pool/db', 'ns:one')).toBe('select one workload or namespace');
    expect(refusal('share.offer', 'wl:pool/db')).toBe('it is a shared service');
    expect(refusal('share.offer', 'wl:pool/dns')).toBeUndefined();
  });
});

describe('using a shared service', () => {
  test('names everything else that is selected as its consumers, in one step', () => {
    const { studio, context, services } = studioOf(`${THREE}\nshared:db pool/db 5432 for wl:pool/dns`);
    studio.actions.select(['ns:one', 'wl:pool/db', 'ns:two']);
    expect(labelOf(commandOf('share.use'), context)).toBe('Let it use db');
    commandOf('share.use').run(context);
    expect(services()[0]?.consumers).toEqual(['wl:pool/dns', 'ns:one', 'ns:two']);
    studio.actions.undo();
    expect(services()[0]?.consumers).toEqual(['wl:pool/dns']);
  });

  test('says what is missing', () => {
    expect(studioOf(THREE).refusal('share.use', 'ns:one')).toMatch(/^nothing is shared yet/);
    const one = studioOf(`${THREE}\nshared:db pool/db 5432 for ns:one`);
    expect(one.refusal('share.use', 'ns:two')).toBeUndefined();
    expect(one.refusal('share.use', 'wl:pool/db')).toBe('select who is to use it, too');
    expect(one.refusal('share.use', 'ns:one')).toBe('they use db already');
    const two = studioOf(`${THREE}\nshared:db pool/db 5432 for ns:one\nshared:dns pool/dns 53 for ns:one`);
    expect(two.refusal('share.use', 'ns:two')).toBe('2 things are shared: select the one to use, too');
    expect(two.refusal('share.use', 'ns:two', 'wl:pool/dns')).toBeUndefined();
    expect(two.refusal('share.use', 'wl:pool/db', 'wl:pool/dns')).toMatch(/^several of what is selected are shared/);
  });
});
