import { useState } from 'react';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Ports } from '../../core/design/schema.ts';
import { suggestedPorts } from '../../core/design/suggested-ports.ts';
import { shortName } from '../../core/diagram/describe.ts';
import { PortsField } from '../ports-field.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './map.module.css';

const cx = classes(styles);

export interface ConnectFormProps {
  readonly design: Design;
  readonly from: string;
  readonly to: string;
  readonly onConnect: (ports: Ports) => void;
}

/** The ports of a flow that is being drawn. Enter makes it. */
export function ConnectForm({ design, from, to, onConnect }: ConnectFormProps) {
  const suggestions = suggestedPorts(design, to);
  const [only] = suggestions;
  const [ports, setPorts] = useState<Ports>(only && suggestions.length === 1 ? [only] : 'unconfirmed');
  return (
    <div className={cx('form')}>
      <p className={cx('sentence')}>
        <strong>{shortName(design, from)}</strong> → <strong>{shortName(design, to)}</strong>
      </p>
      <PortsField
        label="Ports"
        value={ports}
        suggestions={suggestions}
        onChange={setPorts}
        onSubmit={onConnect}
        autoFocus
      />
      <Button variant="primary" icon="flow" onPress={() => onConnect(ports)}>
        {`Add flow, ${portsLabel(ports, 3)}`}
      </Button>
    </div>
  );
}
