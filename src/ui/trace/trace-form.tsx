import { useEffect, useMemo, useState } from 'react';
import type { Design } from '../../core/design/schema.ts';
import type { Packet } from '../../core/solver/types.ts';
import { shownAnswer } from '../../state/selectors.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Picker } from '../widgets/picker.tsx';
import { Select } from '../widgets/select.tsx';
import { TextField } from '../widgets/text-field.tsx';
import { traceableThings } from './endpoints.ts';
import styles from './trace.module.css';

const cx = classes(styles);

const PROTOCOLS = [
  { id: 'TCP', label: 'TCP' },
  { id: 'UDP', label: 'UDP' },
  { id: 'SCTP', label: 'SCTP' },
  { id: 'other', label: 'other' },
] as const;

/** Which packet to trace. Complete questions are asked at once. */
export function TraceForm({ design }: { readonly design: Design }) {
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', shownAnswer(side));
  const packet = useStudioStore('analysis', (a) => a.tracePacket);
  const { askTrace } = useActions();
  const things = useMemo(() => traceableThings(design, answer, packet), [design, answer, packet]);
  const [from, setFrom] = useState(packet?.from);
  const [to, setTo] = useState(packet?.to);
  const [protocol, setProtocol] = useState<Packet['protocol']>(packet?.protocol ?? 'TCP');
  const [port, setPort] = useState(String(packet?.port ?? 443));
  useEffect(() => {
    if (!packet) return;
    setFrom(packet.from);
    setTo(packet.to);
    setProtocol(packet.protocol);
    setPort(String(packet.port));
  }, [packet]);

  const number = Number(port);
  const portError =
    protocol !== 'other' && !(Number.isInteger(number) && number >= 1 && number <= 65535)
      ? 'a port is a number from 1 to 65535'
      : undefined;
  const complete = from !== undefined && to !== undefined && portError === undefined;
  const ask = () => complete && askTrace({ from, to, protocol, port: protocol === 'other' ? 1 : number });
  return (
    <div className={cx('form')}>
      <Picker label="From" things={things} value={from} onChange={setFrom} />
      <Picker label="To" things={things} value={to} onChange={setTo} />
      <div className={cx('short')}>
        <Select label="Protocol" value={protocol} options={PROTOCOLS} onChange={setProtocol} />
      </div>
      <div className={cx('short')}>
        <TextField
          label="Port"
          mono
          value={port}
          error={portError}
          isDisabled={protocol === 'other'}
          onChange={setPort}
          onSubmit={ask}
        />
      </div>
      <Button variant="primary" icon="trace" isDisabled={!complete} onPress={ask}>
        Trace
      </Button>
    </div>
  );
}
