import type { ViewSide } from '../../state/studio.ts';
import { classes } from '../widgets/classes.ts';
import styles from './matrix.module.css';

const cx = classes(styles);

interface Entry {
  readonly looks: string;
  readonly sign?: string;
  readonly text: string;
}

const ONE_SIDE: readonly Entry[] = [
  { looks: 'none', text: 'none open' },
  { looks: 'open', text: 'some; stronger: more pairs' },
  { looks: 'open-all', sign: '□', text: 'all' },
  { looks: 'violation', sign: '×', text: 'violation' },
  { looks: 'broken', sign: '- -', text: 'broken' },
  { looks: 'surplus', sign: '+', text: 'surplus' },
  { looks: 'undecided', sign: '?', text: 'undefined' },
  { looks: 'gate', sign: '‖', text: 'gate' },
];
const CHANGE: readonly Entry[] = [
  { looks: 'none', text: 'no change' },
  { looks: 'open', sign: '+', text: 'opens' },
  { looks: 'violation', sign: '−', text: 'closes' },
  { looks: 'open', sign: '±', text: 'both' },
  { looks: 'gate', sign: '‖', text: 'gate' },
];

/** What the inks and signs mean. */
export function MatrixLegend({ side }: { readonly side: ViewSide }) {
  return (
    <ul className={cx('legend')} aria-label="Legend">
      {(side === 'change' ? CHANGE : ONE_SIDE).map(({ looks, sign, text }) => (
        <li key={text}>
          <span className={cx('swatch', looks)} aria-hidden="true">
            {sign}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}
