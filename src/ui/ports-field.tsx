import { useEffect, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import { parsePorts, portsLabel } from '../core/design/ports-text.ts';
import type { PortRange, Ports } from '../core/design/schema.ts';
import styles from './ports-field.module.css';
import { classes } from './widgets/classes.ts';
import { TextField } from './widgets/text-field.tsx';

const cx = classes(styles);

export interface PortsFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Ports;
  /** Ports that the destination has, offered as buttons. */
  readonly suggestions: readonly PortRange[];
  /** Called with ports that were read without a complaint: on Enter, on leaving, on a button. */
  readonly onChange: (ports: Ports) => void;
  /** Enter was pressed: with the ports as they stand now, which a caller's state does not yet. */
  readonly onSubmit?: (ports: Ports) => void;
  readonly autoFocus?: boolean;
}

/** Ports as text, with what is likely one press away: the destination's own, any, to be confirmed. */
export function PortsField({ value, suggestions, onChange, onSubmit, ...field }: PortsFieldProps) {
  const written = writtenAs(value);
  const [draft, setDraft] = useState(written);
  useEffect(() => setDraft(written), [written]);
  const parsed = parsePorts(draft);
  const commit = (): Ports | undefined => {
    if (!parsed.ok) return undefined;
    if (writtenAs(parsed.ports) === written) return value;
    onChange(parsed.ports);
    return parsed.ports;
  };
  return (
    <div className={cx('ports')}>
      <TextField
        label={field.label}
        hideLabel={field.hideLabel ?? false}
        autoFocus={field.autoFocus ?? false}
        mono
        value={draft}
        placeholder="tcp 8080, 9090"
        error={parsed.ok ? undefined : parsed.message}
        onChange={setDraft}
        onBlur={commit}
        onSubmit={() => {
          const ports = commit();
          if (ports !== undefined) onSubmit?.(ports);
        }}
      />
      <div className={cx('choices')}>
        {choicesOf(suggestions).map(({ text, ports }) => {
          const on = holds(value, ports);
          return (
            <ToggleButton
              key={text}
              className={cx('choice')}
              isSelected={on}
              onChange={() => onChange(toggled(value, ports, on))}
            >
              {text}
            </ToggleButton>
          );
        })}
      </div>
    </div>
  );
}

function writtenAs(ports: Ports): string {
  return ports === 'unconfirmed' ? '' : ports === 'any' ? 'any' : portsLabel(ports);
}

function choicesOf(suggestions: readonly PortRange[]): { text: string; ports: Ports }[] {
  return [
    ...suggestions.slice(0, 6).map((p) => ({ text: portsLabel([p]), ports: [p] })),
    { text: 'any port', ports: 'any' as const },
    { text: 'to be confirmed', ports: 'unconfirmed' as const },
  ];
}

const isOne = (a: PortRange, b: PortRange): boolean => portsLabel([a]) === portsLabel([b]);

function holds(value: Ports, choice: Ports): boolean {
  if (!Array.isArray(choice)) return value === choice;
  return Array.isArray(value) && choice.every((c) => value.some((v) => isOne(v, c)));
}

function toggled(value: Ports, choice: Ports, on: boolean): Ports {
  if (!Array.isArray(choice)) return choice;
  const ranges = Array.isArray(value) ? value : [];
  const rest = ranges.filter((v) => !choice.some((c) => isOne(v, c)));
  const next = on ? rest : [...rest, ...choice];
  return next.length === 0 ? 'unconfirmed' : next;
}
