import { beforeEach, describe, expect, test } from 'vitest';
import { createStudio } from '../../../state/create-studio.ts';
import type { Studio } from '../../../state/studio.ts';
import { draw } from '../../../testing/draw.ts';
import { silentEngine } from '../../../testing/silent-engine.ts';
import type { CommandContext } from '../commands/command.ts';
import { openQuestion } from '../opening/asked.ts';
import { copySelection, pasteText } from './clipboard.ts';
import { isManifestText } from './paste-readers.ts';

const SHOP = 'ns shop\nns orders\nwl shop/web\nwl shop/db\nF-1 shop/web -> shop/db 5432';

function opened(text: string): Studio {
  const studio = createStudio({ engine: silentEngine });
  studio.actions.open({ design: draw(text), layout: { version: 1, nodes: {} } }, undefined, []);
  return studio;
}

const context = (studio: Studio): CommandContext => ({ studio, desk: undefined as never });
const designIn = (studio: Studio) => studio.document.getState().document?.design;
const stepsOf = (studio: Studio) => studio.document.getState().past.map((c) => c.label);

async function copied(studio: Studio, ids: readonly string[], how: 'copy' | 'cut' = 'copy'): Promise<string> {
  let text = '';
  studio.actions.select(ids);
  await copySelection(studio, how, (t) => {
    text = t;
    return true;
  });
  return text;
}

describe('copy and paste', () => {
  test('pastes beside, selects what it pasted, and names the step by it', async () => {
    const studio = opened(SHOP);
    pasteText(context(studio), await copied(studio, ['wl:shop/web', 'wl:shop/db']), false);
    expect(stepsOf(studio)).toEqual(['Paste 2 workloads and 1 flow']);
    expect([...studio.selection.getState().ids].sort()).toEqual(['wl:shop/db-2', 'wl:shop/web-2']);
    const before = designIn(studio);
    studio.actions.undo();
    expect(designIn(studio)).not.toEqual(before);
    expect(Object.keys(designIn(studio)?.workloads ?? {})).toEqual(['wl:shop/web', 'wl:shop/db']);
  });

  test('goes into the namespace that is selected, not into the one that was copied', async () => {
    const studio = opened(SHOP);
    const text = await copied(studio, ['wl:shop/web']);
    studio.actions.select(['ns:orders']);
    pasteText(context(studio), text, false);
    expect(studio.selection.getState().ids).toEqual(['wl:orders/web']);
    const whole = await copied(studio, ['ns:shop']);
    pasteText(context(studio), whole, false);
    expect(designIn(studio)?.namespaces['ns:shop-2']?.name).toBe('shop-2');
  });

  test('in another design references are found by name', async () => {
    const text = await copied(opened(SHOP), ['wl:shop/web']);
    const other = opened('ns shop\nwl shop/web');
    pasteText(context(other), text, false);
    expect(other.selection.getState().ids).toEqual(['wl:shop/web-2']);
    const empty = opened('');
    pasteText(context(empty), text, false);
    expect(Object.values(designIn(empty)?.namespaces ?? {}).map((n) => n.name)).toEqual(['shop']);
  });

  test('cutting is one step, and only once the text is on the clipboard', async () => {
    const studio = opened(SHOP);
    studio.actions.select(['wl:shop/web']);
    await copySelection(studio, 'cut', async () => false);
    expect(stepsOf(studio)).toEqual([]);
    const text = await copied(studio, ['wl:shop/web'], 'cut');
    expect(stepsOf(studio)).toEqual(['Cut shop/web']);
    pasteText(context(studio), text, false);
    expect(Object.keys(designIn(studio)?.workloads ?? {}).sort()).toEqual(['wl:shop/db', 'wl:shop/web']);
  });

  test('nothing selected, nothing copied; nothing that can be read, nothing changed', async () => {
    const studio = opened(SHOP);
    expect(await copySelection(studio, 'copy', () => true)).toBe(false);
    for (const text of ['', '  ', 'hello', '# Bulkhead fragment', '<script>alert(1)</script>', '\u0000'])
      pasteText(context(studio), text, false);
    expect(stepsOf(studio)).toEqual([]);
  });
});

describe('what a text is', () => {
  beforeEach(() => openQuestion.setState({ asked: undefined }));

  test('a design is offered, and not opened', () => {
    const studio = opened(SHOP);
    const before = designIn(studio);
    pasteText(context(studio), 'version: 1\nname: Other\nnamespaces: []\n', false);
    expect(openQuestion.getState().asked?.origin).toBe('the clipboard');
    expect(designIn(studio)).toBe(before);
  });

  test.each([
    ['apiVersion: v1\nkind: Namespace\n', true],
    ['- apiVersion: v1\n  kind: Namespace\n', true],
    ['{"kind": "List", "apiVersion": "v1"}', true],
    ['{\n  "apiVersion": "v1",\n  "kind": "List"\n}', true],
    ['kind: of a note', false],
    ['web -> db 443', false],
    ['', false],
  ])('`%s` looks like manifests: %s', (text, is) => {
    expect(isManifestText(text)).toBe(is);
  });
});
