/** Plain objects as the manifest text that a user would have. */
import { stringify } from 'yaml';
import type { TextFile } from './probe.ts';

/** One file of YAML documents. */
export function manifestOf(objects: readonly object[], name = 'manifests.yaml'): TextFile {
  return { name, text: objects.map((object) => stringify(object, { aliasDuplicateObjects: false })).join('---\n') };
}
