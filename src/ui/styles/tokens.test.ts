import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrastRatio, parseHexColour } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of the block that a selector opens. */
function block(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) throw new Error(`no block ${selector}`);
  const text = css.slice(start, css.indexOf('}', start));
  return new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', (m[2] ?? '').trim()]));
}

const themes = {
  light: block(':root[data-theme="light"]'),
  dark: block(':root[data-theme="dark"]'),
  print: block(':root:root'),
};

const surfaces = ['canvas', 'panel', 'chrome', 'raised', 'field'].map((name) => `--surface-${name}`);
const hoverSurfaces = ['--surface-hover', '--surface-selected'];
const verdicts = ['allowed', 'blocked', 'surplus', 'open', 'denied', 'undefined'].map((name) => `--verdict-${name}`);
const severities = ['error', 'warning', 'note'].map((name) => `--severity-${name}`);
const planes = ['control', 'management', 'data'].map((name) => `--plane-${name}`);
const tenants = Array.from({ length: 8 }, (_, i) => `--tenant-${i + 1}`);
const changes = ['opened-wanted', 'opened-unwanted', 'closed-wanted', 'closed-unwanted'].map((c) => `--change-${c}`);
const code = ['key', 'string', 'number', 'comment'].map((name) => `--code-${name}`);

const pairs = (foregrounds: readonly string[], backgrounds: readonly string[]) =>
  foregrounds.flatMap((f) => backgrounds.map((b) => [f, b] as const));

/** Text, 4.5 : 1. */
const textPairs = [
  ...pairs(['--text-strong', '--text', '--text-muted'], [...surfaces, ...hoverSurfaces]),
  ['--text-strong', '--surface-pressed'],
  ['--text-muted', '--surface-pressed'],
  ['--text-inverse', '--surface-inverse'],
  ...pairs([...verdicts, ...changes, ...severities], ['--surface-canvas', '--surface-panel', '--surface-raised']),
  ...[...verdicts, ...severities, ...planes].map((name) => [name, `${name}-surface`] as const),
  ...pairs([...planes, ...tenants], ['--surface-canvas', '--surface-raised']),
  ...pairs(code, ['--surface-canvas']),
] as const;

/** Lines, borders of fields and rings, 3 : 1. */
const linePairs = [
  ...pairs(['--line-strong', '--focus-ring', '--selection-ring'], surfaces),
  ...pairs([...verdicts, ...planes, ...tenants], ['--surface-canvas', '--surface-panel', '--surface-chrome']),
] as const;

function ratio(theme: ReadonlyMap<string, string>, [foreground, background]: readonly [string, string]): number {
  const a = parseHexColour(theme.get(foreground) ?? '');
  const b = parseHexColour(theme.get(background) ?? '');
  if (!a || !b) throw new Error(`${foreground} or ${background} is no plain colour`);
  return contrastRatio(a, b);
}

describe('tokens', () => {
  test('the themes define the same names', () => {
    const names = [...themes.light.keys()].sort();
    expect(names.length).toBeGreaterThan(60);
    expect([...themes.dark.keys()].sort()).toEqual(names);
    expect([...themes.print.keys()].sort()).toEqual(names);
  });

  test.each(Object.entries(themes))('%s: text has a contrast of 4.5 on what it stands on', (_, theme) => {
    const low = textPairs.filter((pair) => ratio(theme, pair) < 4.5);
    expect(low.map((pair) => `${pair.join(' on ')}: ${ratio(theme, pair).toFixed(2)}`)).toEqual([]);
  });

  test.each(Object.entries(themes))('%s: lines and rings have a contrast of 3', (_, theme) => {
    const low = linePairs.filter((pair) => ratio(theme, pair) < 3);
    expect(low.map((pair) => `${pair.join(' on ')}: ${ratio(theme, pair).toFixed(2)}`)).toEqual([]);
  });

  test('five sizes and two weights', () => {
    expect([...css.matchAll(/--type-\d: (\d+)px/g)].map((m) => Number(m[1]))).toEqual([11, 12, 13, 16, 22]);
    expect([...css.matchAll(/--weight-[a-z]+:/g)]).toHaveLength(2);
  });

  test('contrast is that of WCAG: black on white is 21', () => {
    expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(parseHexColour('rgb(0 0 0)')).toBeUndefined();
  });
});
