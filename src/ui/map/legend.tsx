import { memo } from 'react';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Select } from '../widgets/select.tsx';
import lensStyles from './lens.module.css';
import { LENSES, type LensView } from './lens.ts';
import linkStyles from './link.module.css';
import styles from './map.module.css';
import { OpennessRing, ToneSign } from './signs.tsx';
import { TONE_WORDS, type Tone } from './tone.ts';

const cx = classes(styles);
const link = classes(linkStyles);
const lensed = classes(lensStyles);
const DOUBLE: ReadonlySet<Tone> = new Set(['surplus', 'opened-unwanted']);
/** More values than this are counted, not listed. */
const VALUES_SHOWN = 10;

export interface LegendProps {
  readonly tones: readonly Tone[];
  readonly openness: boolean;
  /** Whether anything is shared. */
  readonly shared: boolean;
}

/** What the lines, rings and colours mean: only those that occur. */
export const Legend = memo(function Legend({ tones, openness, shared }: LegendProps) {
  return (
    <section className={cx('legend')} aria-label="Legend">
      <div className={cx('legend-bar')}>
        <div className={cx('lens-select')}>
          <LensSelect />
        </div>
        {(tones.length > 0 || openness || shared) && (
          <ul className={cx('entries')}>
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
            {shared && (
              <li className={cx('entry')}>
                <Icon name="shared" size={12} />
                shared service
              </li>
            )}
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
        )}
      </div>
    </section>
  );
});

const LensSelect = memo(function LensSelect() {
  const kind = useStudioStore('view', (v) => v.lens);
  const { setView } = useActions();
  return (
    <Select
      label="Colour by"
      inlineLabel
      quiet
      value={kind}
      options={LENSES}
      onChange={(next) => setView({ lens: next, sought: undefined })}
    />
  );
});

/** The values of the lens; pressing one dims everything else. */
export function LensValues({ lens }: { readonly lens: LensView }) {
  const sought = useStudioStore('view', (v) => v.sought);
  const { setView } = useActions();
  const more = lens.values.length - VALUES_SHOWN;
  return (
    <ul className={cx('values')} aria-label="Colours">
      {lens.values.slice(0, VALUES_SHOWN).map((value) => (
        <li key={value.key}>
          <button
            type="button"
            className={cx('value', sought === value.key && 'sought')}
            aria-pressed={sought === value.key}
            title={`${value.name}: ${value.count} namespaces. Press to see only these.`}
            onClick={() => setView({ sought: sought === value.key ? undefined : value.key })}
          >
            <span className={`${cx('swatch')} ${lensed(`lens-${value.colour}`, value.patterned && 'patterned')}`} />
            <span className={cx('value-name')}>{value.name}</span>
            <span className={cx('value-count')}>{value.count}</span>
          </button>
        </li>
      ))}
      {more > 0 && <li className={cx('entry')}>and {more} more</li>}
      {lens.without > 0 && <li className={cx('entry')}>{lens.without} without</li>}
    </ul>
  );
}

const WAVE = 'M1 6q3.25-6 6.5 0t6.5 0t6.5 0t6.5 0';
const RINGS = [
  { to: 'all', words: 'open' },
  { to: 'some', words: 'some' },
  { to: 'none', words: 'closed' },
] as const;
