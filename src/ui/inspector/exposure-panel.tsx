import { setPorts } from '../../core/design/edits/connect.ts';
import { setFields } from '../../core/design/edits/draft.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Exposure } from '../../core/design/schema.ts';
import { suggestedPorts } from '../../core/design/suggested-ports.ts';
import { CommandButton } from '../commands.tsx';
import { DraftField } from '../draft-field.tsx';
import { PortsField } from '../ports-field.tsx';
import { useEdit } from '../use-edit.ts';
import { classes } from '../widgets/classes.ts';
import { exposureText } from './exposure-list.tsx';
import styles from './inspector.module.css';
import { PanelHead } from './panel-head.tsx';
import { Section } from './section.tsx';

const cx = classes(styles);

/** One way in which a workload is reached from outside. */
export function ExposurePanel({ design, exposure }: { readonly design: Design; readonly exposure: Exposure }) {
  const edit = useEdit();
  const { id } = exposure;
  const name = nameOf(design, id);
  return (
    <>
      <PanelHead icon="external" kind="Exposure" title={name} subtitle={exposureText(design, exposure)} practice={6} />
      <Section title="What is reachable">
        <PortsField
          label="Ports"
          value={exposure.ports}
          suggestions={suggestedPorts(design, exposure.target)}
          onChange={(ports) =>
            edit(`Set the ports of ${name} to ${portsLabel(ports, 3)}`, (d) => setPorts(d, id, ports))
          }
        />
        <DraftField
          label="Host"
          mono
          value={exposure.host ?? ''}
          placeholder="shop.example.com"
          onCommit={(host) =>
            edit(`Set the host of ${name}`, (d) => setFields(d, 'exposures', id, { host: host || undefined }))
          }
        />
        <div className={cx('actions')}>
          <CommandButton command="select.ends">Show its ends</CommandButton>
          <CommandButton command="edit.delete">Delete exposure</CommandButton>
        </div>
      </Section>
    </>
  );
}
