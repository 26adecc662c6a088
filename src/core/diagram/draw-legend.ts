/** The legend: only what occurs. */
import { kindMark } from './draw-cards.ts';
import { drawSign, strokeOf } from './draw-links.ts';
import type { Strip } from './draw-title.ts';
import type { Scene } from './scene.ts';
import { el, px, text } from './svg.ts';
import { textWidth } from './text.ts';
import type { Theme } from './theme.ts';
import { SIGN_PATHS, TONE_ORDER, TONE_WORDS, type Tone } from './tone.ts';

interface Entry {
  readonly width: number;
  readonly words: string;
  readonly draw: (x: number, y: number) => string;
}

/** Entries in lines of `width` pixels from `x`. */
export function drawLegend(scene: Scene, x: number, y: number, width: number, theme: Theme): Strip {
  const entries = [...toneEntries(scene, theme), ...wallEntries(scene, theme), ...kindEntries(scene, theme)];
  if (entries.length === 0) return { svg: '', height: 0 };
  let at = x;
  let line = 0;
  const drawn = entries.map((e) => {
    const wide = e.width + 8 + textWidth(e.words, 11) + 22;
    if (at > x && at + wide > x + width) {
      at = x;
      line++;
    }
    const top = y + line * 22;
    const out = e.draw(at, top) + text(at + e.width + 8, top + 10, e.words, { size: 11, fill: theme.text });
    at += wide;
    return out;
  });
  return { svg: drawn.join(''), height: 22 * (line + 1) };
}

function toneEntries(scene: Scene, theme: Theme): Entry[] {
  const present = new Set(scene.links.map((l) => l.link.tone));
  return TONE_ORDER.filter((t) => present.has(t)).map((tone) => ({
    width: SIGN_PATHS[tone] === undefined ? 42 : 58,
    words: TONE_WORDS[tone],
    draw: (x, y) => sample(tone, x, y, theme),
  }));
}

function sample(tone: Tone, x: number, y: number, theme: Theme): string {
  const ink = theme.tone[tone];
  const wave = `M${px(x)} ${px(y + 6)}q4.5 -7 9 0t9 0t9 0t9 0`;
  const line = strokeOf(tone, tone === 'undefined' ? wave : `M${px(x)} ${px(y + 6)}h36`, ink, theme);
  const head = el('path', { d: `M${px(x + 42)} ${px(y + 6)}l-7 -3.5v7Z`, fill: ink });
  const barred = tone === 'blocked' || tone === 'partly';
  const bar = barred ? el('path', { d: `M${px(x + 27)} ${px(y)}v12`, stroke: ink, 'stroke-width': 3 }) : '';
  return line + head + bar + drawSign(tone, x + 46, y, ink);
}

function wallEntries(scene: Scene, theme: Theme): Entry[] {
  const out: Entry[] = [];
  const line = (x: number, y: number, w: number) =>
    el('path', { d: `M${px(x)} ${px(y)}h${w}`, stroke: theme.wall, 'stroke-width': 1.5 });
  if (scene.walls.length > 0)
    out.push({ width: 30, words: 'guardrail', draw: (x, y) => line(x, y + 4, 30) + line(x, y + 8, 30) });
  if (scene.gates.length > 0)
    out.push({
      width: 38,
      words: 'exception, a gate in it',
      draw: (x, y) =>
        [0, 26].map((dx) => line(x + dx, y + 4, 12) + line(x + dx, y + 8, 12)).join('') +
        [12, 26]
          .map((dx) => el('path', { d: `M${px(x + dx)} ${px(y)}v12`, stroke: theme.wall, 'stroke-width': 2.4 }))
          .join(''),
    });
  return out;
}

function kindEntries(scene: Scene, theme: Theme): Entry[] {
  const shown = new Set(scene.placement.placed.map((p) => p.kind));
  const kinds = shown.has('workload')
    ? [...new Set(Object.values(scene.design.workloads).map((w) => w.kind))].sort()
    : [];
  const marked = (mark: string, words: string): Entry => ({
    width: 22,
    words,
    draw: (x, y) =>
      el('rect', { x, y: y - 2, width: 22, height: 16, rx: 3, fill: 'none', stroke: theme.line }) +
      text(x + 11, y + 9.5, mark, { size: 9, fill: theme.muted, anchor: 'middle', strong: true }),
  });
  return [
    ...kinds.slice(0, 8).map((k) => marked(kindMark(k), k.slice(0, 40))),
    ...(shown.has('external')
      ? [
          {
            width: 22,
            words: 'outside the cluster',
            draw: (x: number, y: number) =>
              el('rect', {
                x,
                y: y - 2,
                width: 22,
                height: 16,
                fill: 'none',
                stroke: theme.lineStrong,
                'stroke-dasharray': '6 3',
              }),
          },
        ]
      : []),
    ...(shown.has('group') ? [marked('{ }', 'pods by labels')] : []),
    ...(shown.has('host') ? [marked('H', 'hosts')] : []),
  ];
}
