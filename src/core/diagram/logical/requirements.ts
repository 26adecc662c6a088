/** Tables of what is required: guardrails in words with the practice they answer, zones, and environments on clusters. */
import { AXIS_WORDS, GUARDRAIL_AXES, zonesOfGuardrailAxis } from '../../design/guardrail-axes.ts';
import { guardrailSentence } from '../../design/guardrail-text.ts';
import { nameOf, namespacesOfZone } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { placementsOf } from '../../design/placements.ts';
import { clusterOfNamespace } from '../../design/platform.ts';
import { practiceRowOf } from '../../design/practice-rows.ts';
import type { Design, Guardrail, Zone } from '../../design/schema.ts';
import type { Table } from '../sheets/tables.ts';
import { filesOf, type Subject } from './subject.ts';

const DIRECTIONS = { both: 'both ways', ingress: 'in', egress: 'out' } as const;

/** `both ways`, `in`, `out`: what of a guardrail is judged. What names its ends goes one way. */
export function directionWords({ rule, direction }: Guardrail): string {
  if (rule.kind === 'forbid' && direction === undefined) return 'one way';
  return DIRECTIONS[direction ?? 'both'];
}

/** What a guardrail protects, in names. */
export function protectedWords(design: Design, { rule, scope }: Guardrail): string {
  if (scope !== undefined) return scope.map((ref) => nameOf(design, ref)).join(', ');
  return rule.kind === 'enclose' ? nameOf(design, rule.zone) : 'everything';
}

/** Things by their handles or ids, as people count them. */
export function inOrder<T extends { readonly id: string }>(record: Readonly<Record<string, T>>): T[] {
  return Object.values(record).sort((a, b) => compareNatural(a.id, b.id));
}

/** Each guardrail as a requirement. */
function requirementTable({ design, shown }: Subject): Table {
  return {
    title: 'Requirements',
    columns: [
      { title: 'Guardrail', share: 0.055, mono: true },
      { title: 'Requires', share: 0.33 },
      { title: 'Reason', share: 0.255 },
      { title: 'Protects', share: 0.13 },
      { title: 'Direction', share: 0.06 },
      { title: 'Practice', share: 0.17 },
    ],
    rows: inOrder(shown.guardrails).map((g) => {
      const { row, words } = practiceRowOf(g);
      return {
        about: g.id,
        cells: [
          g.id,
          `${g.name}: ${guardrailSentence(design, g)}`,
          g.reason ?? 'no reason given',
          protectedWords(design, g),
          directionWords(g),
          `${row} ${words}`,
        ],
      };
    }),
  };
}

/** Each zone with its label, and the files that give it to namespaces. */
function zoneTable(subject: Subject): Table {
  const { design, shown } = subject;
  const zones = GUARDRAIL_AXES.flatMap((axis) => Object.values(zonesOfGuardrailAxis(shown, axis)));
  const parents = new Set(zones.map((z) => z.parent));
  const rows = GUARDRAIL_AXES.flatMap((axis) =>
    Object.values(
      zonesOfGuardrailAxis(shown, axis) as Readonly<Record<string, Partial<Zone> & { id: string; name: string }>>,
    )
      .sort((a, b) => compareNatural(a.name, b.name))
      .map((z) => {
        const isCluster = axis === 'cluster';
        const inside = isCluster
          ? Object.values(shown.namespaces).filter((n) => clusterOfNamespace(design, n)?.id === z.id)
          : namespacesOfZone(shown, z.id);
        const { cell, element, files } = filesOf(subject, z.id);
        return {
          element,
          files,
          cells: [
            z.name,
            AXIS_WORDS[axis].one,
            z.parent === undefined ? '' : nameOf(design, z.parent),
            z.label ? `${z.label.key}=${z.label.value}` : '',
            z.owner ?? (isCluster ? '' : 'no owner'),
            inside.length === 0 ? 'nothing yet' : String(inside.length),
            isCluster
              ? 'where all of it is applied'
              : files.length === 0 && parents.has(z.id)
                ? 'by the zones in it'
                : cell,
          ],
        };
      }),
  );
  return {
    title: 'Zones',
    columns: [
      { title: 'Zone', share: 0.15 },
      { title: 'Kind', share: 0.08 },
      { title: 'In', share: 0.11 },
      { title: 'Means the label', share: 0.16, mono: true },
      { title: 'Owner', share: 0.12 },
      { title: 'Namespaces', share: 0.08 },
      { title: 'Files', share: 0.3, paths: true, lines: 5 },
    ],
    rows,
  };
}

const PLACEMENTS = 6;

/** The cluster of each environment in every placement; of many placements several tables. */
function placementTables({ design, shown: told }: Subject): Table[] {
  const placements = placementsOf(design);
  const environments = Object.values(told.environments).sort((a, b) => compareNatural(a.name, b.name));
  const isPlaced = placements.length > 1 || environments.some((e) => e.cluster !== undefined);
  if (environments.length === 0 || Object.keys(told.clusters).length === 0 || !isPlaced) return [];
  const tables: Table[] = [];
  for (let i = 0; i < placements.length; i += PLACEMENTS) {
    const shown = placements.slice(i, i + PLACEMENTS);
    const share = 0.84 / Math.max(3, shown.length);
    tables.push({
      title: 'Environments on clusters',
      columns: [
        { title: 'Environment', share: 1 - share * shown.length },
        ...shown.map((p) => ({ title: p.name, share })),
      ],
      rows: environments.map((e) => ({
        cells: [
          e.name,
          ...shown.map((p) => {
            const cluster = (Object.hasOwn(p.clusters, e.id) ? p.clusters[e.id] : undefined) ?? e.cluster;
            return cluster === undefined ? 'where its namespaces are' : nameOf(design, cluster);
          }),
        ],
      })),
    });
  }
  return tables;
}

/** What stands below the logical picture. */
export function requirementTables(subject: Subject): Table[] {
  return [requirementTable(subject), ...placementTables(subject), zoneTable(subject)];
}
