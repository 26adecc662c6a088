/** Older versions of the design file, brought to the present one step at a time. */

import { DESIGN_VERSION } from './empty.ts';
import type { YamlDocument } from './file/yaml-text.ts';

/** Turns a document of version `from` into one of version `from + 1`, in place, so that comments and lines stay. */
export interface UpgradeStep {
  readonly from: number;
  readonly upgrade: (document: YamlDocument) => void;
}

/** One step for each version before the present one. Version 1 is the first. */
export const UPGRADES: readonly UpgradeStep[] = [];

/** How the version of a file stands to this Bulkhead. `upgraded`: steps ran, and the document is of this version now. */
export type VersionAnswer = 'current' | 'upgraded' | 'too new' | 'too old' | 'no version';

/** Brings a document to the version `to` with the steps given; the document is changed in place. */
export function upgradeDocument(
  document: YamlDocument,
  steps: readonly UpgradeStep[] = UPGRADES,
  to: number = DESIGN_VERSION,
): VersionAnswer {
  const version = document.get('version');
  if (typeof version !== 'number' || !Number.isInteger(version)) return 'no version';
  if (version > to) return 'too new';
  if (version === to) return 'current';
  const wanted = Array.from({ length: to - Math.max(version, 0) }, (_, i) => Math.max(version, 0) + i);
  const chain = version < 0 ? [] : wanted.map((from) => steps.find((step) => step.from === from));
  if (chain.length === 0 || chain.includes(undefined)) return 'too old';
  for (const step of chain) step?.upgrade(document);
  document.set('version', to);
  return 'upgraded';
}
