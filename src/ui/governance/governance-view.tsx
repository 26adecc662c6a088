import { useState } from 'react';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Tabs } from '../widgets/tabs.tsx';
import { Gates } from './gates.tsx';
import styles from './governance.module.css';
import { LabelStandard } from './label-standard.tsx';
import { Memberships } from './memberships.tsx';
import { Personas } from './personas.tsx';
import { Placements } from './placements.tsx';

const cx = classes(styles);

type Section = 'personas' | 'labels' | 'memberships' | 'placements' | 'exceptions';

/** Who may write what, which labels mean what, what stands where, and what was let through (`studio.md`, Views 7). */
export function GovernanceView() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const [section, setSection] = useState<Section>('personas');
  if (!design) return null;
  return (
    <div className={cx('view')}>
      <Tabs
        label="Governance"
        selected={section}
        onSelect={setSection}
        tabs={[
          { id: 'personas', label: 'Personas', content: <Personas design={design} /> },
          { id: 'labels', label: 'Label standard', content: <LabelStandard design={design} /> },
          { id: 'memberships', label: 'Memberships', content: <Memberships design={design} /> },
          { id: 'placements', label: 'Placements', content: <Placements design={design} /> },
          { id: 'exceptions', label: 'Exceptions', content: <Gates design={design} /> },
        ]}
      />
    </div>
  );
}
