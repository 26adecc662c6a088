import { describe, expect, test } from 'vitest';
import type { Drill } from '../../../core/analyses/drills/answer.ts';
import { createStudio } from '../../../state/create-studio.ts';
import { completeDrill } from '../../../state/selectors.ts';
import { draw } from '../../../testing/draw.ts';
import { silentEngine } from '../../../testing/silent-engine.ts';
import { paletteCommands } from '../palette/commands.ts';
import type { CommandContext } from './command.ts';
import { RESERVED_KEYS } from './keys.ts';
import { COMMANDS, commandOf } from './list.ts';
import { commandsOf, ELEMENT_MENUS, MAIN_MENU, type MenuEntry, menuKindOf } from './menus.ts';
import { GESTURES, sheetSections } from './sheet.ts';

/** A studio with a small design open, and none of it selected. */
function contextOf(selection: readonly string[] = []): CommandContext {
  const studio = createStudio({ engine: silentEngine });
  const design = draw('plane data\nns shop plane=data\nwl shop/web\nwl shop/db\nF-1 shop/web -> shop/db 5432');
  studio.actions.open({ design, layout: { version: 1, nodes: {} } }, undefined, []);
  studio.actions.select(selection);
  return { studio, desk: undefined as never };
}

describe('commands', () => {
  test('ids and labels are given once, and nobody is without', () => {
    expect(new Set(COMMANDS.map((c) => c.id)).size).toBe(COMMANDS.length);
    expect(new Set(COMMANDS.map((c) => c.label)).size).toBe(COMMANDS.length);
    expect(COMMANDS.filter((c) => c.label.trim() === '')).toEqual([]);
    expect(COMMANDS.length).toBeGreaterThan(80);
  });

  test('no two commands have the same keys, and none has keys of the browser', () => {
    // keys that work everywhere work on the map, too: one set for both scopes
    const keys = COMMANDS.flatMap((c) => c.keys ?? []);
    expect(keys.filter((k, i) => keys.indexOf(k) !== i)).toEqual([]);
    expect(keys.filter((k) => RESERVED_KEYS.includes(k))).toEqual([]);
  });

  test('only keys with Mod work while somebody types', () => {
    const typed = COMMANDS.filter((c) => c.whileTyping === true).flatMap((c) => c.keys ?? []);
    expect(typed.filter((k) => !k.startsWith('Mod+'))).toEqual([]);
  });

  test('each says what it would do, and whether it can, with nothing open and with something selected', () => {
    const closed = createStudio({ engine: silentEngine });
    for (const context of [
      { studio: closed, desk: undefined as never },
      contextOf(),
      contextOf(['wl:shop/web', 'F-1']),
    ])
      for (const command of COMMANDS) {
        expect(command.hint?.(context) ?? command.label).not.toBe('');
        expect(command.unless?.(context) ?? 'it can').not.toBe('');
      }
  });
});

test('the palette reaches every command by its name, and says of some why not now', () => {
  const context = contextOf();
  const others = COMMANDS.filter((c) => c.id !== 'help.palette');
  const missing = others.filter((c) => !paletteCommands(COMMANDS, context, c.label, 40).some((f) => f.command === c));
  expect(missing.map((c) => c.id)).toEqual([]);
  const found = paletteCommands(COMMANDS, context, 'duplicate', 40);
  expect(found.map((f) => [f.command.id, f.refusal])).toEqual([['edit.duplicate', 'nothing is selected']]);
  expect(paletteCommands(COMMANDS, context, '', 200).filter((f) => f.refusal !== undefined)).toEqual([]);
});

test('the shortcut sheet lists every key once', () => {
  const listed = sheetSections(COMMANDS).flatMap((s) => s.rows.flatMap((r) => r.keys));
  expect([...listed].sort()).toEqual(COMMANDS.flatMap((c) => c.keys ?? []).sort());
  const rows = sheetSections(COMMANDS).map((s) => s.rows.map((r) => r.label));
  for (const labels of rows) expect(new Set(labels).size).toBe(labels.length);
  expect(new Set(GESTURES.map((g) => g.label)).size).toBe(GESTURES.length);
});

describe('menus', () => {
  const menus = Object.entries(ELEMENT_MENUS);

  test.each(menus)('that of a %s has commands of the list, each once, and not too many', (_, parts) => {
    const ids = commandsOf(parts);
    for (const id of ids) expect(commandOf(id).id).toBe(id);
    expect(new Set(ids).size).toBe(ids.length);
    const entries: readonly MenuEntry[] = parts.flat();
    expect(entries.length).toBeLessThanOrEqual(12);
    expect(entries.length).toBeGreaterThan(1);
  });

  test('the main menu has commands of the list', () => {
    for (const id of MAIN_MENU.flatMap((s) => s.commands)) expect(commandOf(id).id).toBe(id);
  });

  test.each([
    [[], 'canvas'],
    [['wl:a/b'], 'workload'],
    [['ns:a'], 'namespace'],
    [['plane:a'], 'zone'],
    [['zone:a'], 'zone'],
    [['group:a'], 'group'],
    [['ext:a'], 'external'],
    [['host:a'], 'host'],
    [['F-1'], 'flow'],
    [['exp:a'], 'exposure'],
    [['G-1'], 'guardrail'],
    [['X-1'], 'exception'],
    [['policy:a'], 'other'],
    [['?'], 'other'],
    [['F-1', 'wl:a/b'], 'many'],
  ] as const)('%j has the menu of a %s', (ids, kind) => {
    expect(menuKindOf(ids)).toBe(kind);
  });

  test('in each menu of one thing, its first command can be done on the map', () => {
    for (const id of ['wl:shop/web', 'ns:shop', 'plane:data', 'F-1']) {
      const [first] = commandsOf(ELEMENT_MENUS[menuKindOf([id])]);
      expect(commandOf(first ?? '').unless?.(contextOf([id]))).toBeUndefined();
    }
  });
});

describe('drills of what is selected', () => {
  const begun = (world: string, ...selection: string[]) => {
    const studio = createStudio({ engine: silentEngine });
    studio.actions.open({ design: draw(world), layout: { version: 1, nodes: {} } }, undefined, []);
    studio.actions.select(selection);
    const context: CommandContext = { studio, desk: undefined as never };
    const merge = commandOf('drill.merge');
    const refusal = merge.unless?.(context);
    if (refusal === undefined) merge.run(context);
    return refusal ?? studio.view.getState().drill;
  };
  const merged = (...environments: string[]) => ({ kind: 'merge environments', environments });

  test('an environment is merged with the other one, with the second that is selected, or with one to be chosen', () => {
    expect(begun('env dev\nenv prod', 'env:dev')).toEqual(merged('env:dev', 'env:prod'));
    expect(begun('env dev\nenv test\nenv prod', 'env:dev', 'env:prod')).toEqual(merged('env:dev', 'env:prod'));
    expect(begun('env dev\nenv test\nenv prod', 'env:dev')).toEqual(merged('env:dev'));
  });

  test('it says why not', () => {
    expect(begun('env dev', 'env:dev')).toBe('there is one environment only');
    expect(begun('env dev\nenv prod\nplane a', 'plane:a')).toMatch(/no environment/);
  });

  test('one whose other environment is to be chosen is not asked of the engine', () => {
    expect(completeDrill(merged('env:dev') as Drill)).toBeUndefined();
    expect(completeDrill(merged('env:dev', 'env:prod') as Drill)).toEqual(merged('env:dev', 'env:prod'));
  });
});
