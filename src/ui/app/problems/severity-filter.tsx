import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Diagnostic, Severity } from '../../../core/diagnostics.ts';
import { classes } from '../../widgets/classes.ts';
import styles from './problem-list.module.css';
import { SEVERITIES } from './problems.ts';

const cx = classes(styles);

const PLURALS: Readonly<Record<Severity, string>> = { error: 'errors', warning: 'warnings', note: 'notes' };

export interface SeverityFilterProps {
  readonly problems: readonly Diagnostic[];
  readonly value: ReadonlySet<Severity>;
  readonly onChange: (value: ReadonlySet<Severity>) => void;
}

export function SeverityFilter({ problems, value, onChange }: SeverityFilterProps) {
  return (
    <ToggleButtonGroup
      className={cx('severities')}
      aria-label="Severities shown"
      selectionMode="multiple"
      selectedKeys={value}
      onSelectionChange={(keys) => onChange(new Set(SEVERITIES.filter((s) => keys.has(s))))}
    >
      {SEVERITIES.map((severity) => {
        const count = problems.filter((problem) => problem.severity === severity).length;
        return (
          <ToggleButton key={severity} id={severity} className={cx('toggle')} isDisabled={count === 0}>
            {count} {count === 1 ? severity : PLURALS[severity]}
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
