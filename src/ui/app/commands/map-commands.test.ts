import { describe, expect, test } from 'vitest';
import { place } from '../../../core/diagram/placement.ts';
import { createStudio } from '../../../state/create-studio.ts';
import { draw } from '../../../testing/draw.ts';
import { silentEngine } from '../../../testing/silent-engine.ts';
import type { MapPort } from '../../map-port.tsx';
import { type CommandContext, labelOf, refusalOf } from './command.ts';
import { commandOf } from './list.ts';

/** A map that shows the studio's design, and remembers what was asked of it. */
function opened(text: string) {
  const studio = createStudio({ engine: silentEngine });
  studio.actions.open({ design: draw(text), layout: { version: 1, nodes: {} } }, undefined, []);
  const asked: string[] = [];
  const document = () => {
    const { document: d } = studio.document.getState();
    if (!d) throw new Error('no document');
    return d;
  };
  const placement = () => place(document().design, document().layout, studio.view.getState().groupBy);
  const tell =
    (name: string) =>
    (...given: readonly unknown[]) =>
      void asked.push([name, ...given].join(' '));
  const map = new Proxy({ placement, pointerSince: () => undefined } as Partial<MapPort>, {
    get: (port, name: keyof MapPort) => port[name] ?? tell(name),
  }) as MapPort;
  const context: CommandContext = { studio, desk: undefined as never, map };
  return {
    context,
    asked,
    design: () => document().design,
    box: (id: string) => placement().byId.get(id)?.absolute ?? { x: 0, y: 0, width: 0, height: 0 },
    steps: () => studio.document.getState().past.map((c) => c.label),
    select: (...ids: string[]) => studio.actions.select(ids),
    selected: () => studio.selection.getState().ids,
    run: (id: string) => commandOf(id).run(context),
    refusal: (id: string) => refusalOf(commandOf(id), context),
  };
}

const SHOP = `
  plane data
  ns shop plane=data
  ns orders plane=data
  wl shop/web
  wl shop/db
  wl shop/cache
  F-1 shop/web -> shop/db 5432
  F-2 shop/web -> shop/cache 6379`;

describe('arranging', () => {
  test('presses of the arrow keys that follow one another are one step', () => {
    const { run, select, steps, box } = opened(SHOP);
    select('wl:shop/db');
    const before = box('wl:shop/db');
    for (let i = 0; i < 4; i++) run('arrange.nudge.right');
    run('arrange.leap.down');
    expect(steps()).toEqual(['Move shop/db']);
    expect(box('wl:shop/db')).toMatchObject({ x: before.x + 16, y: before.y + 20 });
    select('wl:shop/web');
    run('arrange.nudge.down');
    expect(steps()).toEqual(['Move shop/db', 'Move shop/web']);
  });

  test('aligning names how many and where to, and needs two', () => {
    const { run, select, steps, box, refusal } = opened(SHOP);
    select('wl:shop/web');
    expect(refusal('arrange.align.top')).toBe('needs 2 things that stand on the map');
    select('wl:shop/web', 'wl:shop/db', 'wl:shop/cache', 'F-1');
    run('arrange.align.top');
    expect(steps()).toEqual(['Align 3 workloads to the top']);
    expect(new Set(['web', 'db', 'cache'].map((n) => box(`wl:shop/${n}`).y)).size).toBe(1);
    expect(refusal('arrange.distribute.vertically')).toBeUndefined();
  });

  test('a frame and what is in it move once', () => {
    const { run, select, steps, box } = opened(SHOP);
    const before = [box('ns:shop'), box('wl:shop/db')];
    select('ns:shop', 'wl:shop/db');
    run('arrange.leap.right');
    expect(steps()).toEqual(['Move shop']);
    expect(box('ns:shop').x - (before[0]?.x ?? 0)).toBe(20);
    expect(box('wl:shop/db').x - (before[1]?.x ?? 0)).toBe(20);
  });

  test('collapsing is named by what it does now', () => {
    const { run, select, steps, context } = opened(SHOP);
    const collapse = commandOf('arrange.collapse');
    select('ns:shop');
    expect(labelOf(collapse, context)).toBe('Collapse');
    run('arrange.collapse');
    expect(labelOf(collapse, context)).toBe('Expand');
    run('arrange.collapse');
    expect(steps()).toEqual(['Collapse shop', 'Expand shop']);
  });

  test('grouping makes a zone of the grouping, whose name is edited at once', () => {
    const { run, select, steps, selected, asked, design, context, refusal } = opened(SHOP);
    select('ns:shop', 'wl:shop/web');
    run('arrange.group');
    expect(steps()).toEqual(['Group shop into a new plane']);
    expect(design().planes[selected()[0] ?? '']).toMatchObject({ parent: 'plane:data' });
    expect(asked).toEqual([`nameNew ${selected()[0]}`]);
    context.studio.actions.setView({ groupBy: 'namespace' });
    expect(refusal('arrange.group')).toContain('group the map by');
  });
});

describe('selecting', () => {
  test('grows, shrinks, and follows connections', () => {
    const { run, select, selected, refusal } = opened(SHOP);
    select('wl:shop/web');
    run('select.around');
    expect(selected()).toEqual(['ns:shop']);
    run('select.around');
    expect(selected()).toEqual(['plane:data']);
    expect(refusal('select.around')).toBe('nothing is around it');
    select('F-2');
    run('select.ends');
    expect(selected()).toEqual(['wl:shop/web', 'wl:shop/cache']);
    select('ns:orders');
    expect(refusal('select.connected')).toBe('no flow begins or ends there');
  });

  test('walking selects what is connected, and gives it the focus', () => {
    const { run, select, selected, asked } = opened(SHOP);
    select('wl:shop/db');
    run('select.walk.left');
    expect(selected()).toEqual(['wl:shop/web']);
    expect(asked).toEqual(['focus wl:shop/web']);
    run('select.walk.left');
    expect(selected()).toEqual(['wl:shop/web']);
  });
});

describe('editing', () => {
  test('a connected workload is added where the arrow points, and named', () => {
    const { run, select, steps, selected, asked, design, refusal } = opened(SHOP);
    select('wl:shop/cache');
    run('add.neighbour.right');
    expect(steps()).toEqual(['Add a workload connected to cache']);
    const [id = ''] = selected();
    expect(asked).toEqual([`nameNew ${id}`]);
    expect(Object.values(design().flows).at(-1)).toMatchObject({ from: 'wl:shop/cache', to: id });
    select('ns:shop');
    expect(refusal('add.neighbour.right')).toBe('needs one workload selected');
  });

  test('renaming goes by kind: what has no name on the map opens its fields', () => {
    const { run, select, asked } = opened(SHOP);
    select('wl:shop/web');
    run('edit.rename');
    select('F-1');
    run('edit.rename');
    expect(asked).toEqual(['startRename wl:shop/web', 'editFields F-1']);
  });

  test('flows are marked together, and not as what they are already', () => {
    const { run, select, steps, refusal } = opened(SHOP);
    select('F-1', 'F-2', 'wl:shop/web');
    expect(refusal('flow.status.agreed')).toBe('marked so already');
    run('flow.status.must-not');
    expect(steps()).toEqual(['Mark 2 flows as must not']);
    select('ns:shop');
    expect(refusal('flow.status.proposed')).toBe('no flow is selected');
  });

  test('the flows of known systems are proposed as one step, and then none is left', () => {
    const { run, design, steps, refusal } = opened(`${SHOP}
      ns monitoring
      wl monitoring/grafana 3000
      wl monitoring/prometheus 9090`);
    const before = Object.keys(design().flows).length;
    run('flow.systems');
    expect(steps()).toEqual(['Propose 1 flow of known systems']);
    expect(Object.values(design().flows).length).toBe(before + 1);
    expect(Object.values(design().flows).at(-1)).toMatchObject({
      from: 'wl:monitoring/grafana',
      to: 'wl:monitoring/prometheus',
      status: 'proposed',
    });
    expect(refusal('flow.systems')).toMatch(/^no system that is known/);
  });

  test('off the map, what needs it says so', () => {
    const { context, refusal, select } = opened(SHOP);
    context.studio.actions.setView({ pane: 'files' });
    select('wl:shop/web');
    for (const id of ['view.fit', 'edit.rename', 'arrange.align.left', 'select.walk.up', 'arrange.collapse'])
      expect(refusal(id)).toBe('only on the map');
    expect(refusal('edit.delete')).toBeUndefined();
  });
});
