import { type DocumentDraft, insert, setFields } from '../../core/design/edits/draft.ts';
import { rangeProblem } from '../../core/design/label-syntax.ts';
import type { Design, DesignCluster } from '../../core/design/schema.ts';
import { TextList } from '../text-list.tsx';
import { useEdit } from '../use-edit.ts';
import { Checkbox } from '../widgets/checkbox.tsx';
import { Select } from '../widgets/select.tsx';
import { Section } from './section.tsx';

const DISTRIBUTIONS = ['kubernetes', 'openshift', 'k3s', 'rke2', 'eks', 'gke', 'aks'] as const;
const NAME_SERVERS = [
  { id: 'in the cluster', label: 'in the cluster', description: 'every managed namespace may ask them' },
  { id: 'outside', label: 'outside', description: 'flows say whom pods may ask' },
] as const;
const RANGES = [
  { field: 'podRanges', label: 'Pod addresses', placeholder: '10.244.0.0/16' },
  { field: 'nodeRanges', label: 'Node addresses', placeholder: '10.0.0.0/16' },
  { field: 'serviceRanges', label: 'Service addresses', placeholder: '10.96.0.0/12' },
] as const;

const FIRST: DesignCluster = {
  id: 'cluster:main',
  name: 'main',
  dataPlane: 'kubernetes',
  distribution: 'kubernetes',
  nodeLocalDns: false,
  podRanges: [],
  serviceRanges: [],
  nodeRanges: [],
};

/** What the cluster brings along: its name servers and its address ranges. */
export function ClusterSettings({ design }: { readonly design: Design }) {
  const clusters = Object.values(design.clusters);
  const shown = clusters.length === 0 ? [FIRST] : clusters;
  return shown.map((c) => <OneCluster key={c.id} cluster={c} alone={shown.length === 1} />);
}

function OneCluster({ cluster, alone }: { readonly cluster: DesignCluster; readonly alone: boolean }) {
  const edit = useEdit();
  const set = (label: string, fields: Parameters<typeof setFields<'clusters'>>[3]) =>
    edit(label, (d) => {
      ensure(d, cluster);
      setFields(d, 'clusters', cluster.id, fields);
    });
  return (
    <Section title={alone ? 'Cluster' : `Cluster ${cluster.name}`}>
      <Select
        label="Distribution"
        value={cluster.distribution}
        options={DISTRIBUTIONS.map((d) => ({ id: d, label: d }))}
        onChange={(distribution) => set(`Set the distribution to ${distribution}`, { distribution })}
      />
      <Select
        label="Name servers"
        value={cluster.nameServers ?? 'in the cluster'}
        options={NAME_SERVERS}
        onChange={(nameServers) => set(`Set the name servers to ${nameServers}`, { nameServers })}
      />
      {cluster.nameServers !== 'outside' && (
        <Checkbox
          isSelected={cluster.nodeLocalDns}
          onChange={(nodeLocalDns) => set('Set node-local DNS', { nodeLocalDns })}
        >
          Node-local DNS
        </Checkbox>
      )}
      {RANGES.map(({ field, label, placeholder }) => (
        <TextList
          key={field}
          label={label}
          placeholder={placeholder}
          values={cluster[field]}
          check={(text) => rangeProblem(text, false)}
          onChange={(values) => set(`Set ${label.toLowerCase()}`, { [field]: values })}
        />
      ))}
    </Section>
  );
}

/** The first setting of a design without a cluster makes one. */
function ensure(draft: DocumentDraft, cluster: DesignCluster): void {
  if (!Object.hasOwn(draft.design.clusters, cluster.id)) insert(draft, 'clusters', { ...cluster });
}
