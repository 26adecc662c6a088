import { counted } from '../../core/design/thing-words.ts';
import type { ChecksLook } from '../../state/studio.ts';
import { PRACTICE_NAMES } from '../practices.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Select } from '../widgets/select.tsx';
import { TextField } from '../widgets/text-field.tsx';
import { FILTERS, SEVERITIES } from './check-words.ts';
import styles from './checks.module.css';

const cx = classes(styles);

export interface CheckToolsProps {
  readonly look: ChecksLook;
  readonly shown: number;
  readonly onChange: (look: Partial<ChecksLook>) => void;
}

/** Which checks are listed. The practice is chosen on the scorecard, and taken back here, too. */
export function CheckTools({ look, shown, onChange }: CheckToolsProps) {
  return (
    <div className={cx('tools')} role="toolbar" aria-label="Checks">
      <Select
        label="Show"
        inlineLabel
        value={look.filter}
        options={FILTERS}
        onChange={(filter) => onChange({ filter })}
      />
      <Select
        label="Severity"
        inlineLabel
        value={look.severity}
        options={SEVERITIES}
        onChange={(severity) => onChange({ severity })}
      />
      <div className={cx('search')}>
        <TextField
          label="Find a check, an element or an owner"
          hideLabel
          placeholder="Check, element or owner"
          value={look.sought}
          onChange={(sought) => onChange({ sought })}
        />
      </div>
      {look.practice !== undefined && (
        <Button icon="close" variant="quiet" onPress={() => onChange({ practice: undefined })}>
          {`Only ${PRACTICE_NAMES[look.practice]}`}
        </Button>
      )}
      <span className={cx('quiet')} role="status">
        {counted(shown, 'check')}
      </span>
    </div>
  );
}
