import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { isOpen } from '../../state/selectors.ts';
import { EVERY_CHECK, type PracticeNumber } from '../../state/studio.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { Words } from '../widgets/words.tsx';
import { PRACTICE_TEXTS } from './practice-texts.ts';
import styles from './practices.module.css';

const cx = classes(styles);
const NUMBERS: readonly PracticeNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

/** The ten practices: why each matters, how it is drawn here, what is proved today, and what is not there yet. */
export function PracticesDialog() {
  const practice = useStudioStore('view', (v) => v.practice);
  const { setView } = useActions();
  const shown = practice?.number ?? 1;
  return (
    <Dialog
      title="The ten practices"
      subtitle="Of Kubernetes security policy design, and how far this version goes with each."
      size="large"
      isOpen
      onClose={() => setView({ dialog: practice?.from, practice: undefined })}
    >
      <Tabs
        orientation="vertical"
        className={cx('practices')}
        selectedKey={String(shown)}
        onSelectionChange={(key) =>
          setView({ practice: { ...practice, number: NUMBERS.find((n) => String(n) === key) ?? shown } })
        }
      >
        <TabList className={cx('list')} aria-label="Practices">
          {NUMBERS.map((number) => (
            <Tab key={number} id={String(number)} className={cx('tab')}>
              <span className={cx('number')}>{number}</span>
              {PRACTICE_TEXTS[number].title}
            </Tab>
          ))}
        </TabList>
        {NUMBERS.map((number) => (
          <TabPanel key={number} id={String(number)} className={cx('panel')}>
            <Practice number={number} />
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  );
}

function Practice({ number }: { readonly number: PracticeNumber }) {
  const { title, why, draw, checks, notYet } = PRACTICE_TEXTS[number];
  const hasDocument = useStudioStore('document', isOpen);
  const { setView } = useActions();
  return (
    <article className={cx('practice')}>
      <header>
        <p className={cx('kicker')}>Practice {number}</p>
        <h3 className={cx('title')}>{title}</h3>
        <p className={cx('why')}>{why}</p>
        {hasDocument && (
          <p className={cx('to-checks')}>
            <Button
              icon="checks"
              onPress={() =>
                setView({
                  pane: 'checks',
                  checks: { ...EVERY_CHECK, practice: number },
                  dialog: undefined,
                  practice: undefined,
                })
              }
            >
              Show its checks
            </Button>
          </p>
        )}
      </header>
      <Part title="How you draw it" icon="edit" lines={draw} />
      <Part title="What is proved or checked" icon="check" lines={checks} />
      <Part title="Not yet" icon="minus" lines={notYet} isMissing />
    </article>
  );
}

interface PartProps {
  readonly title: string;
  readonly icon: IconName;
  readonly lines: readonly string[];
  readonly isMissing?: boolean;
}

function Part({ title, icon, lines, isMissing = false }: PartProps) {
  return (
    <section className={cx('part', isMissing && 'missing')}>
      <h4 className={cx('heading')}>{title}</h4>
      <ul className={cx('lines')}>
        {lines.map((line) => (
          <li key={line} className={cx('line')}>
            <Icon name={icon} />
            <span>
              <Words>{line}</Words>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
