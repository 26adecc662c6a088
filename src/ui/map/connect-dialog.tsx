import { useMemo, useState } from 'react';
import type { Design, Ports } from '../../core/design/schema.ts';
import { classes } from '../widgets/classes.ts';
import { Dialog } from '../widgets/dialog.tsx';
import { Picker } from '../widgets/picker.tsx';
import { ConnectForm } from './connect-form.tsx';
import styles from './map.module.css';
import { thingsOf } from './things.ts';

const cx = classes(styles);

export interface ConnectDialogProps {
  readonly design: Design;
  readonly from: string | undefined;
  readonly onConnect: (from: string, to: string, ports: Ports) => void;
  readonly onClose: () => void;
}

/** Draws a flow by keyboard: from what, to what, on which ports. */
export function ConnectDialog({ design, from, onConnect, onClose }: ConnectDialogProps) {
  const things = useMemo(() => thingsOf(design), [design]);
  const [source, setSource] = useState(from);
  const [target, setTarget] = useState<string>();
  return (
    <Dialog title="Connect" subtitle="Draw a flow: from, to, ports" isOpen onClose={onClose} size="small">
      <div className={cx('connect')}>
        <Picker label="From" things={things} value={source} onChange={setSource} autoFocus={source === undefined} />
        <Picker
          label="To"
          things={things.filter((t) => t.id !== source)}
          value={target}
          onChange={setTarget}
          autoFocus={source !== undefined}
        />
        {source !== undefined && target !== undefined && (
          <ConnectForm
            key={`${source} ${target}`}
            design={design}
            from={source}
            to={target}
            onConnect={(ports) => onConnect(source, target, ports)}
          />
        )}
      </div>
    </Dialog>
  );
}
