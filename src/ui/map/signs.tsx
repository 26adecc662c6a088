/** The sign of each tone, so that colour is never alone, and the marks of openness. */
import type { OpennessMark } from '../openness.ts';
import { SIGN_PATHS, type Tone } from './tone.ts';

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
