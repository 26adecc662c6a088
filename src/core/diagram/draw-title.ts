/** The title block: which design, which side, for what, its figures and the solver's statement. */
import type { Side } from '../analyses/answers.ts';
import { drawSign } from './draw-links.ts';
import type { Scene } from './scene.ts';
import { countsOf, statementOf } from './statement.ts';
import { el, text } from './svg.ts';
import { textWidth } from './text.ts';
import type { Theme } from './theme.ts';
import { SIGN_PATHS } from './tone.ts';

const SIDES: Readonly<Record<Side, string>> = {
  today: 'Today: what the imported manifests enforce',
  design: 'Design: what the compiled design enforces',
};

export interface Strip {
  readonly svg: string;
  readonly height: number;
}

/** The head of the sheet at the top of `width` pixels from `x`. */
export function drawTitle(scene: Scene, digest: string, x: number, y: number, width: number, theme: Theme): Strip {
  const { design, answer } = scene;
  const right = x + width;
  const statement = drawStatement(scene, x, y + 92, width, theme);
  const note = (n: number, words: string) =>
    text(right, y + 14 + n * 18, words, { size: 11, fill: theme.muted, face: 'mono', anchor: 'end' });
  const svg = [
    text(x, y + 20, design.name, { size: 22, fill: theme.strong, strong: true, width: width - 330 }),
    text(x, y + 44, `Segmentation diagram · ${SIDES[scene.side]} · target ${design.target}`, {
      size: 13,
      fill: theme.text,
      width: width - 330,
    }),
    text(x, y + 64, countsOf(design) || 'nothing drawn yet', { size: 12, fill: theme.muted, width: width - 330 }),
    note(0, `digest ${digest}`),
    note(1, `${answer.statistics.endpoints} endpoints · ${answer.statistics.policies} policies solved`),
    note(2, 'drawn by Bulkhead'),
    el('path', { d: `M${x} ${y + 78}H${right}`, stroke: theme.strong, 'stroke-width': 1.5 }),
    statement.svg,
  ].join('');
  return { svg, height: 92 + statement.height };
}

function drawStatement(scene: Scene, x: number, y: number, width: number, theme: Theme): Strip {
  const parts = statementOf(scene.design, scene.answer);
  let at = x;
  let line = 0;
  const drawn: string[] = [];
  const put = (words: string, ink: string, strong: boolean, sign: string) => {
    const indent = sign === '' ? 0 : 17;
    const wide = textWidth(words, 13) + indent + 24;
    if (at > x && at + wide > x + width) {
      at = x;
      line++;
    }
    drawn.push(sign, text(at + indent, y + 12 + line * 22, words, { size: 13, fill: ink, strong, width }));
    const out = at;
    at += wide;
    return out;
  };
  for (const { tone, words } of parts) {
    const signed = SIGN_PATHS[tone] !== undefined;
    const place = put(words, theme.tone[tone], true, signed ? ' ' : '');
    if (signed) drawn.push(drawSign(tone, place, y + 2 + line * 22, theme.tone[tone]));
  }
  if (parts.length === 0) put('No flows to judge.', theme.muted, false, '');
  for (const notice of scene.notices) put(notice, theme.muted, false, '');
  return { svg: drawn.filter((d) => d !== ' ').join(''), height: 24 + line * 22 };
}
