import { useState } from 'react';
import { setContainerPorts } from '../../core/design/edits/connect.ts';
import { parsePorts, portsLabel } from '../../core/design/ports-text.ts';
import type { DesignWorkload } from '../../core/design/schema.ts';
import { Adder } from '../adder.tsx';
import { useEdit } from '../use-edit.ts';
import { Chip } from '../widgets/chip.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);
type ContainerPort = DesignWorkload['ports'][number];

function portText(p: ContainerPort): string {
  const text = portsLabel([{ protocol: p.protocol, port: p.port }]);
  return p.name === undefined ? text : `${p.name} ${text}`;
}

function plain({ name, protocol, port }: ContainerPort) {
  return { protocol, port, ...(name === undefined ? {} : { name }) };
}

/** The ports that a workload's containers offer. */
export function ContainerPorts({ workload }: { readonly workload: DesignWorkload }) {
  const edit = useEdit();
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const set = (label: string, ports: readonly ContainerPort[]) =>
    edit(label, (d) => setContainerPorts(d, workload.id, ports.map(plain)));
  const add = () => {
    const parsed = parsePorts(draft);
    if (!parsed.ok) return setProblem(parsed.message);
    if (!Array.isArray(parsed.ports) || parsed.ports.some((p) => p.endPort !== undefined)) {
      return setProblem('a container offers single ports: write `tcp 8080, 9090`');
    }
    const fresh = parsed.ports.filter(
      (p) => !workload.ports.some((o) => o.port === p.port && o.protocol === p.protocol),
    );
    set(`Add ${portsLabel(parsed.ports, 3)} to ${workload.name}`, [
      ...workload.ports,
      ...fresh.map(({ protocol, port }) => ({ protocol, port })),
    ]);
    setDraft('');
  };
  return (
    <Section title="Ports" count={workload.ports.length}>
      {workload.ports.length > 0 && (
        <div className={cx('chips')}>
          {workload.ports.map((p) => (
            <Chip
              key={portText(p)}
              mono
              removeLabel={`Remove ${portText(p)}`}
              onRemove={() =>
                set(
                  `Remove ${portText(p)} of ${workload.name}`,
                  workload.ports.filter((o) => o !== p),
                )
              }
            >
              {portText(p)}
            </Chip>
          ))}
        </div>
      )}
      <Adder
        label="New ports"
        hideLabel
        draft={draft}
        placeholder="tcp 8080"
        problem={problem}
        onDraft={(text) => {
          setDraft(text);
          setProblem(undefined);
        }}
        onAdd={add}
      />
    </Section>
  );
}
