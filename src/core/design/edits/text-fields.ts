/** Fields of a thing as lines of text, to be edited where it stands: what each holds, and how a new text is taken. */

import { collectionOf } from '../handles.ts';
import { domainProblem, rangeProblem } from '../label-syntax.ts';
import { entityIn, isZoneCollection, nameOf } from '../lookup.ts';
import { parsePorts, portsLabel } from '../ports-text.ts';
import { COLLECTIONS, type CollectionName, type Design, type Ports } from '../schema.ts';
import { setContainerPorts } from './connect.ts';
import { type DocumentDraft, setFields } from './draft.ts';
import { setLabels } from './labels.ts';
import { rename } from './rename.ts';

export interface TextField {
  readonly label: string;
  readonly text: string;
  readonly placeholder: string;
  /** The step, as undo says it. */
  readonly step: string;
  /** Takes a text. Returns what is wrong with it, and then nothing is changed. */
  readonly take: (draft: DocumentDraft, text: string) => string | undefined;
}

/** The fields of a thing in the order of Tab; none for what cannot be edited so. */
export function textFields(design: Design, id: string): TextField[] {
  const collection = collectionOf(id);
  const name = nameOf(design, id);
  switch (collection) {
    case 'workloads':
      return workloadFields(design, id, name);
    case 'namespaces':
      return [optional(design, collection, id, 'owner', 'Owner', 'Who answers for it')];
    case 'labelGroups':
      return [labelsField(entityIn(design, collection, id)?.labels ?? {}, id, name)];
    case 'externals':
      return externalFields(design, id, name);
    case 'hostGroups': {
      const { addresses = [] } = entityIn(design, collection, id) ?? {};
      return [
        listField(collection, id, 'addresses', 'Addresses', name, addresses, '10.0.0.0/24', (t) =>
          rangeProblem(t, true),
        ),
      ];
    }
    case 'flows':
      return [
        portsField(design, collection, id),
        optional(design, collection, id, 'reason', 'Reason', 'Why it is needed'),
      ];
    case 'exposures':
      return [portsField(design, collection, id), optional(design, collection, id, 'host', 'Host', 'shop.example.com')];
    case 'exceptions':
      return [
        portsField(design, collection, id),
        optional(design, collection, id, 'expires', 'Expires', '2027-01-31', 'write a date as 2027-01-31'),
        optional(design, collection, id, 'ticket', 'Ticket', 'SEC-123'),
        optional(design, collection, id, 'reason', 'Reason', 'Why it is needed'),
      ];
    case 'guardrails':
      return [
        nameField(id, entityIn(design, collection, id)?.name ?? ''),
        optional(design, collection, id, 'owner', 'Owner', 'Who answers for it'),
        optional(design, collection, id, 'reason', 'Reason', 'Why it must hold'),
      ];
    default:
      return collection && isZoneCollection(collection)
        ? [optional(design, collection, id, 'owner', 'Owner', 'Who answers for it')]
        : [];
  }
}

function nameField(id: string, name: string): TextField {
  return {
    label: 'Name',
    text: name,
    placeholder: '',
    step: `Rename ${name}`,
    take: (draft, text) => rename(draft, id, text),
  };
}

/** A field that may be left empty. `wrong`: what to say of a text that the schema refuses. */
function optional(
  design: Design,
  collection: CollectionName,
  id: string,
  field: string,
  label: string,
  placeholder: string,
  wrong = 'this is too long',
): TextField {
  const held = (entityIn(design, collection, id) as Readonly<Record<string, unknown>> | undefined)?.[field];
  const shape = COLLECTIONS[collection].shape as Readonly<
    Record<string, { safeParse: (value: unknown) => { success: boolean } }>
  >;
  return {
    label,
    text: typeof held === 'string' ? held : '',
    placeholder,
    step: `Set the ${label.toLowerCase()} of ${nameOf(design, id)}`,
    take: (draft, text) => {
      const value = text === '' ? undefined : text;
      if (shape[field]?.safeParse(value).success !== true) return wrong;
      setFields(draft, collection, id, { [field]: value } as never);
      return undefined;
    },
  };
}

function portsField(design: Design, collection: 'flows' | 'exposures' | 'exceptions', id: string): TextField {
  const ports: Ports = entityIn(design, collection, id)?.ports ?? 'unconfirmed';
  return {
    label: 'Ports',
    text: ports === 'unconfirmed' ? '' : portsLabel(ports),
    placeholder: 'tcp 8080, 9090; empty: to be confirmed',
    step: `Set the ports of ${nameOf(design, id)}`,
    take: (draft, text) => {
      const parsed = parsePorts(text);
      if (!parsed.ok) return parsed.message;
      setFields(draft, collection, id, { ports: parsed.ports });
      return undefined;
    },
  };
}

function workloadFields(design: Design, id: string, name: string): TextField[] {
  const workload = entityIn(design, 'workloads', id);
  const [first, ...rest] = (workload?.ports ?? []).map(({ protocol, port }) => ({ protocol, port }));
  return [
    {
      label: 'Ports',
      text: first ? portsLabel([first, ...rest]) : '',
      placeholder: 'tcp 8080, 9090',
      step: `Set the ports of ${name}`,
      take: (draft, text) => takeContainerPorts(draft, id, text),
    },
    optional(design, 'workloads', id, 'serviceAccount', 'Service account', 'default'),
  ];
}

/** Ports keep the names that they had. */
function takeContainerPorts(draft: DocumentDraft, id: string, text: string): string | undefined {
  const parsed = parsePorts(text);
  if (!parsed.ok) return parsed.message;
  if (parsed.ports === 'any') return SINGLE;
  const wanted = parsed.ports === 'unconfirmed' ? [] : parsed.ports;
  if (wanted.some((p) => p.endPort !== undefined)) return SINGLE;
  const known = entityIn(draft.design, 'workloads', id)?.ports ?? [];
  setContainerPorts(
    draft,
    id,
    wanted.map(({ protocol, port }) => {
      const name = known.find((k) => k.port === port && k.protocol === protocol)?.name;
      return { protocol, port, ...(name === undefined ? {} : { name }) };
    }),
  );
  return undefined;
}

const SINGLE = 'a container offers single ports: write `tcp 8080, 9090`';

function externalFields(design: Design, id: string, name: string): TextField[] {
  const { networks = [], domains = [] } = entityIn(design, 'externals', id) ?? {};
  const range = (text: string) => rangeProblem(text, false);
  return [
    listField('externals', id, 'networks', 'Networks', name, networks, '203.0.113.0/24', range),
    listField('externals', id, 'domains', 'Domains', name, domains, 'api.example.com', domainProblem),
  ];
}

/** Several short texts in one line, with commas or spaces between them. */
function listField(
  collection: CollectionName,
  id: string,
  field: string,
  label: string,
  name: string,
  held: readonly string[],
  placeholder: string,
  check: (text: string) => string | undefined,
): TextField {
  return {
    label,
    text: held.join(', '),
    placeholder,
    step: `Set the ${label.toLowerCase()} of ${name}`,
    take: (draft, text) => {
      const words = [...new Set(text.split(/[\s,;]+/).filter((w) => w !== ''))];
      const wrong = words.map(check).find((p) => p !== undefined);
      if (wrong === undefined) setFields(draft, collection, id, { [field]: words } as never);
      return wrong;
    },
  };
}

function labelsField(labels: Readonly<Record<string, string>>, id: string, name: string): TextField {
  return {
    label: 'Labels',
    text: Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(', '),
    placeholder: 'tier=front, app=web',
    step: `Set the labels of ${name}`,
    take: (draft, text) => {
      const pairs = text
        .split(/[\s,;]+/)
        .filter((w) => w !== '')
        .map((w) => [w.split('=')[0] ?? '', w.slice(w.indexOf('=') + 1)] as const);
      return setLabels(draft, id, Object.fromEntries(pairs));
    },
  };
}
