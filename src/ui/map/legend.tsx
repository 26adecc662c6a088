import { classes } from '../widgets/classes.ts';
import linkStyles from './link.module.css';
import styles from './map.module.css';
import { OpennessRing, ToneSign } from './signs.tsx';
import { TONE_WORDS, type Tone } from './tone.ts';

const cx = classes(styles);
const link = classes(linkStyles);
const DOUBLE: ReadonlySet<Tone> = new Set(['surplus', 'opened-unwanted']);

/** What the lines and rings mean: only those that occur. */
export function Legend({ tones, openness }: { readonly tones: readonly Tone[]; readonly openness: boolean }) {
  if (tones.length === 0 && !openness) return null;
  return (
    <ul className={cx('legend')} aria-label="Legend">
      {tones.map((tone) => (
        <li key={tone} className={cx('entry')}>
          <svg aria-hidden="true" width={28} height={12} className={link('link', tone)}>
            <path d={tone === 'undefined' ? WAVE : 'M1 6H27'} className={link('line')} />
            {DOUBLE.has(tone) && <path d="M1 6H27" className={link('gap')} />}
            {(tone === 'blocked' || tone === 'partly') && <path d="M22 1V11" className={link('bar')} />}
          </svg>
          <span className={`${link('link', tone)} ${cx('sign')}`}>
            <ToneSign tone={tone} />
          </span>
          {TONE_WORDS[tone]}
        </li>
      ))}
      {openness && (
        <li className={cx('entry')}>
          {RINGS.map(({ to, words }) => (
            <span key={to} className={cx('ring')}>
              <OpennessRing mark={{ to, words }} direction="ingress" />
              {words}
            </span>
          ))}
        </li>
      )}
    </ul>
  );
}

const WAVE = 'M1 6q3.25-6 6.5 0t6.5 0t6.5 0t6.5 0';
const RINGS = [
  { to: 'all', words: 'open' },
  { to: 'some', words: 'some' },
  { to: 'none', words: 'closed' },
] as const;
