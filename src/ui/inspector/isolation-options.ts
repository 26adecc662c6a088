/** What lists of isolation offer, and what choosing from them is called. */
import {
  ISOLATION_NAMES,
  ISOLATIONS,
  type Isolation,
  isolationText,
  OWN_ISOLATION_NAMES,
  OWN_ISOLATIONS,
  type OwnIsolation,
} from '../../core/design/isolation.ts';

/** Who decides in a namespace. */
export const ISOLATION_OPTIONS = ISOLATIONS.map((id) => ({
  id,
  label: ISOLATION_NAMES[id],
  description: isolationText(id),
}));

/** What a namespace, or several, is called to do by a choice: `Let the design manage shop`. */
export function isolationLabel(name: string, isolation: Isolation): string {
  if (isolation === 'as-imported') return `Leave ${name} as imported`;
  if (isolation === 'default-deny') return `Let the design manage ${name}`;
  return `Let the design manage ${name}: ${isolation === 'open' ? 'open' : ISOLATION_NAMES[isolation].replace('the design, ', '')}`;
}

/** The choice of a workload that says nothing of its own. */
export const AS_NAMESPACE = 'as its namespace';

/** In which directions a workload is isolated. */
export function ownIsolationOptions(namespace?: Isolation) {
  const own = OWN_ISOLATIONS.find((o) => o === namespace);
  const said = own === undefined ? '' : `, ${OWN_ISOLATION_NAMES[own]}`;
  return [
    { id: AS_NAMESPACE, label: `${AS_NAMESPACE}${said}` },
    ...OWN_ISOLATIONS.map((id) => ({ id, label: OWN_ISOLATION_NAMES[id] })),
  ] as const;
}

/** `Isolate web ingress only`, `Isolate web as its namespace`. */
export function ownIsolationLabel(name: string, own: OwnIsolation | typeof AS_NAMESPACE): string {
  return `Isolate ${name} ${own === AS_NAMESPACE ? AS_NAMESPACE : OWN_ISOLATION_NAMES[own]}`;
}
