/** The sign of each tone, so that colour is never alone, and the marks of openness. */
import type { OpennessMark } from './node-data.ts';
import type { Tone } from './tone.ts';

const SIGN_PATHS: Readonly<Record<Tone, string | undefined>> = {
  allowed: 'M2.5 6.4l2.3 2.2L9.5 3.6',
  blocked: 'M3.2 3.2l5.6 5.6M8.8 3.2L3.2 8.8',
  partly: 'M2.2 4.2l1.6 1.6L6.6 3M6.4 7.2l3.2 3.2M9.6 7.2l-3.2 3.2',
  undefined: 'M4.2 4.4c0-2.4 3.6-2.4 3.6 0C7.8 5.9 6 5.8 6 7.4M6 9.4v.1',
  question: 'M4.2 4.4c0-2.4 3.6-2.4 3.6 0C7.8 5.9 6 5.8 6 7.4M6 9.4v.1',
  'kept-out': 'M2.5 6h7',
  surplus: 'M6 2.5v7M2.5 6h7',
  unjudged: undefined,
  traffic: undefined,
  'opened-wanted': 'M6 2.5v7M2.5 6h7',
  'opened-unwanted': 'M4 2.5v7M1 6h10M8 2.5v7',
  'closed-wanted': 'M3.2 3.2l5.6 5.6M8.8 3.2L3.2 8.8',
  'closed-unwanted': 'M2.5 6h7',
  changed: 'M2 7.2c1.3-3 2.7-3 4-1.2s2.7 1.8 4-1.2',
};

export function hasSign(tone: Tone): boolean {
  return SIGN_PATHS[tone] !== undefined;
}

export function ToneSign({ tone, size = 12 }: { readonly tone: Tone; readonly size?: number }) {
  const path = SIGN_PATHS[tone];
  if (path === undefined) return null;
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}

const RINGS = {
  all: { ring: undefined, fill: undefined },
  some: { ring: undefined, fill: 'M14 3a3 3 0 0 1 0 6z' },
  none: { ring: undefined, fill: 'M14 3a3 3 0 1 1 0 6a3 3 0 1 1 0-6z' },
} as const;

/** A ring with an arrow into it or out of it: empty is open to all, half is open to some, full is closed. */
export function OpennessRing(props: { readonly mark: OpennessMark; readonly direction: 'ingress' | 'egress' }) {
  const { mark, direction } = props;
  if (mark.to === 'unknown') return null;
  const arrow = direction === 'ingress' ? 'M2 6h6M6 4l2 2-2 2' : 'M20 6h6M24 4l2 2-2 2';
  const box = direction === 'ingress' ? '1 0 18 12' : '9 0 18 12';
  return (
    <svg
      width={18}
      height={12}
      viewBox={box}
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <title>{mark.words}</title>
      <path d={arrow} strokeWidth={1.2} />
      <circle cx={14} cy={6} r={3.4} strokeWidth={1.4} />
      {RINGS[mark.to].fill !== undefined && <path d={RINGS[mark.to].fill} fill="currentColor" stroke="none" />}
    </svg>
  );
}
