import { useMemo, useState } from 'react';
import { entity } from '../../../core/design/lookup.ts';
import type { Diagnostic, Severity } from '../../../core/diagnostics.ts';
import { formatDiagnostic } from '../../../core/diagnostics.ts';
import { useDesk } from '../../desk.tsx';
import { ElementButton } from '../../element-button.tsx';
import { reportOutcome } from '../../report.ts';
import { useStudioStore } from '../../studio-context.tsx';
import { Button } from '../../widgets/button.tsx';
import { classes } from '../../widgets/classes.ts';
import { EmptyState } from '../../widgets/empty-state.tsx';
import { Notice } from '../../widgets/notice.tsx';
import { TextField } from '../../widgets/text-field.tsx';
import { toast } from '../../widgets/toast.tsx';
import styles from './problem-list.module.css';
import { filterProblems, groupProblems, SEVERITIES } from './problems.ts';
import { SeverityFilter } from './severity-filter.tsx';

const cx = classes(styles);

const SHOWN = 500;

/** Complaints about the input with their places and ways out: by file, filtered, to be copied. */
export function ProblemList({ problems }: { readonly problems: readonly Diagnostic[] }) {
  const [severities, setSeverities] = useState<ReadonlySet<Severity>>(new Set(SEVERITIES));
  const [text, setText] = useState('');
  const desk = useDesk();
  const filtered = useMemo(() => filterProblems(problems, severities, text), [problems, severities, text]);
  const groups = useMemo(() => groupProblems(filtered.slice(0, SHOWN)), [filtered]);
  if (problems.length === 0) {
    return (
      <EmptyState icon="check" title="No input problems">
        Whatever is wrong with imported files is listed here, with file, line and a way out.
      </EmptyState>
    );
  }
  const copy = async () => {
    const outcome = await desk.copy(filtered.map(formatDiagnostic).join('\n'));
    if (outcome.kind === 'done') toast({ text: `Copied ${filtered.length} problems` });
    else reportOutcome(outcome);
  };
  return (
    <div className={cx('list')}>
      <div className={cx('tools')}>
        <SeverityFilter problems={problems} value={severities} onChange={setSeverities} />
        <div className={cx('search')}>
          <TextField label="Filter problems" hideLabel placeholder="Filter" value={text} onChange={setText} />
        </div>
        <Button variant="quiet" icon="copy" onPress={() => void copy()}>
          Copy
        </Button>
      </div>
      {groups.map((group) => (
        <section key={group.file ?? ''} className={cx('group')} aria-label={group.file ?? 'Design'}>
          <h2 className={cx('file')}>{group.file ?? 'Design'}</h2>
          <ul className={cx('rows')}>
            {group.problems.map((problem) => (
              <ProblemRow key={formatDiagnostic(problem)} problem={problem} />
            ))}
          </ul>
        </section>
      ))}
      {filtered.length === 0 && <p className={cx('none')}>No problem matches the filter.</p>}
      {filtered.length > SHOWN && (
        <p className={cx('none')}>{filtered.length - SHOWN} more. Filter, or copy them all.</p>
      )}
    </div>
  );
}

/** Whom a problem concerns; what the design has is selected by a press. */
function Subject({ id }: { readonly id: string }) {
  const known = useStudioStore(
    'document',
    (d) => d.document !== undefined && entity(d.document.design, id) !== undefined,
  );
  if (!known) return id;
  return (
    <ElementButton ids={[id]} className={cx('subject')} title={`Select ${id}`}>
      {id}
    </ElementButton>
  );
}

function ProblemRow({ problem }: { readonly problem: Diagnostic }) {
  const { severity, message, help, place, object } = problem;
  const at = [place?.span && `${place.span.line}:${place.span.column}`, place?.field].filter(Boolean).join(' ');
  return (
    <Notice
      severity={severity}
      help={help}
      subject={object === undefined ? undefined : <Subject id={object} />}
      place={at}
    >
      {message}
    </Notice>
  );
}
