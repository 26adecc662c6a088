import { lazy, memo, Suspense, useDeferredValue } from 'react';
import { entityIn } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { CompliancePanel } from './compliance-panel.tsx';
import { ExposurePanel } from './exposure-panel.tsx';
import { FlowPanel } from './flow-panel.tsx';
import { practiceOf } from './guardrail-words.ts';
import styles from './inspector.module.css';
import { ManyPanel } from './many-panel.tsx';
import { NamespacePanel } from './namespace-panel.tsx';
import { ExternalPanel, GroupPanel, HostPanel } from './outside-panel.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { PanelHead } from './panel-head.tsx';
import { Section } from './section.tsx';
import { WorkloadPanel } from './workload-panel.tsx';
import { ZonePanel } from './zone-panel.tsx';

const cx = classes(styles);
const GuardrailPanel = lazy(async () => ({ default: (await import('./guardrail-panel.tsx')).GuardrailPanel }));
const ExceptionCard = lazy(async () => ({ default: (await import('./guardrail-panel.tsx')).ExceptionCard }));

/** What is selected, in detail; with nothing selected, the whole design. */
export function Inspector() {
  const design = useStudioStore('document', (d) => d.document?.design);
  const ids = useStudioStore('selection', (s) => s.ids);
  // the map comes first: what is said beside it may come a frame later
  return <Panel design={useDeferredValue(design)} ids={useDeferredValue(ids)} />;
}

interface PanelProps {
  readonly design: Design | undefined;
  readonly ids: readonly string[];
}

const Panel = memo(function Panel({ design, ids }: PanelProps) {
  if (!design) return null;
  const [only] = ids;
  return (
    <div className={cx('inspector')} key={ids.length === 1 ? only : ids.length === 0 ? 'design' : 'many'}>
      <Suspense fallback={null}>
        {ids.length === 0 && <OverviewPanel design={design} />}
        {ids.length === 1 && only !== undefined && <OnePanel design={design} id={only} />}
        {ids.length > 1 && <ManyPanel design={design} ids={ids} />}
      </Suspense>
    </div>
  );
});

function OnePanel({ design, id }: { readonly design: Design; readonly id: string }) {
  const workload = entityIn(design, 'workloads', id);
  if (workload) return <WorkloadPanel design={design} workload={workload} />;
  const flow = entityIn(design, 'flows', id);
  if (flow) return <FlowPanel design={design} flow={flow} />;
  const namespace = entityIn(design, 'namespaces', id);
  if (namespace) return <NamespacePanel design={design} namespace={namespace} />;
  for (const [axis, collection] of ZONES) {
    const zone = entityIn(design, collection, id);
    if (zone) return <ZonePanel design={design} zone={zone} axis={axis} />;
  }
  return <OtherPanel design={design} id={id} />;
}

const ZONES = [
  ['plane', 'planes'],
  ['environment', 'environments'],
  ['tenant', 'tenants'],
] as const;

function OtherPanel({ design, id }: { readonly design: Design; readonly id: string }) {
  const external = entityIn(design, 'externals', id);
  if (external) return <ExternalPanel design={design} external={external} />;
  const host = entityIn(design, 'hostGroups', id);
  if (host) return <HostPanel design={design} host={host} />;
  const group = entityIn(design, 'labelGroups', id);
  if (group) return <GroupPanel design={design} group={group} />;
  const guardrail = entityIn(design, 'guardrails', id);
  if (guardrail) return <GuardrailPanel design={design} guardrail={guardrail} />;
  const exposure = entityIn(design, 'exposures', id);
  if (exposure) return <ExposurePanel design={design} exposure={exposure} />;
  const compliance = entityIn(design, 'complianceZones', id);
  if (compliance) return <CompliancePanel design={design} zone={compliance} />;
  const exception = entityIn(design, 'exceptions', id);
  if (!exception) return <OverviewPanel design={design} />;
  const gated = entityIn(design, 'guardrails', exception.guardrail);
  return (
    <>
      <PanelHead
        icon="exception"
        kind={`Exception ${id}`}
        title={`Gate in ${exception.guardrail}`}
        practice={gated && practiceOf(gated)}
      />
      <Section title="What it lets through">
        <ExceptionCard design={design} exception={exception} />
      </Section>
    </>
  );
}
