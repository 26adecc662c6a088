import { type ReactNode, useState } from 'react';
import { useDesk } from '../desk.tsx';
import { reportWhenDone } from '../report.ts';
import { useStudioStore } from '../studio-context.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './keep-banner.module.css';

const cx = classes(styles);

/** What somebody must know of how this design is kept, for as long as it is so; nothing while all is well. */
export function KeepBanner() {
  const unavailable = useStudioStore('keeping', (k) => k.unavailable);
  const tab = useStudioStore('keeping', (k) => k.tab);
  const opened = useStudioStore('document', (d) => d.opened);
  const isOpen = useStudioStore('document', (d) => d.document !== undefined);
  const isFull = useStudioStore('document', (d) => d.saved.kind === 'failed' && d.saved.reason === 'full');
  const error = useStudioStore('document', (d) => (d.saved.kind === 'failed' ? d.saved.error : ''));
  // what was read is out of the way until it is about another document, or something else
  const [dismissed, setDismissed] = useState('');
  const desk = useDesk();
  const matter = `${opened} ${tab}`;
  const save = <Button onPress={() => reportWhenDone(desk.saveDesign())}>Save as a file</Button>;
  if (unavailable !== undefined) {
    return (
      <Banner tone="error" actions={isOpen && save}>
        {isOpen ? unavailable : `${unavailable} What you draw stays in this tab; save it as a file.`}
      </Banner>
    );
  }
  if (isFull) {
    return (
      <Banner tone="error" actions={save}>
        {error}
      </Banner>
    );
  }
  if (tab === 'own' || dismissed === matter) return null;
  return (
    <Banner
      tone="warning"
      onDismiss={() => setDismissed(matter)}
      actions={
        <Button onPress={() => reportWhenDone(desk.takeOver())}>
          {tab === 'copy' ? 'Take over in this tab' : 'Take it back'}
        </Button>
      }
    >
      {tab === 'copy'
        ? 'This design is open in another tab, so this tab works on a copy of it.'
        : 'Another tab took this design over. What you change here goes into a copy of it.'}
    </Banner>
  );
}

interface BannerProps {
  readonly tone: 'error' | 'warning';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

function Banner({ tone, children, actions, onDismiss }: BannerProps) {
  return (
    <section aria-label="How this design is kept" className={cx('banner', tone)}>
      <Icon name={tone} />
      <p role="alert" className={cx('text')}>
        {children}
      </p>
      {actions}
      {onDismiss && <IconButton icon="close" label="Dismiss" onPress={onDismiss} />}
    </section>
  );
}
