/** Which elements of a design each file of its tree is written for: by the handles that synthesis writes as comments. */
import { namespaceFile } from '../delivery/namespace-object.ts';
import { keptPolicyPaths, namespaceFolder } from '../delivery/paths.ts';
import { nameOf } from '../design/lookup.ts';
import { memoised } from '../design/memo.ts';
import type { Design } from '../design/schema.ts';
import type { Implementation, WrittenObject } from '../diagram/logical/subject.ts';
import { groupBy } from '../lib/order.ts';
import type { WrittenFile } from '../practices/facts.ts';
import { compileDesign } from './compile-design.ts';
import { keptPolicies } from './kept-policies.ts';

/** The policies and namespaces of the tree. Policies kept as they were are written for nothing: somebody else wrote them. */
export function writtenFiles(design: Design, compiled = compileDesign(design)): WrittenFile[] {
  const kept = new Set(keptPolicyPaths(keptPolicies(design)).values());
  const namespaces = namespacePaths(design);
  const titles = titlesOf(design);
  return compiled.files
    .filter((f) => !kept.has(f.path))
    .map(({ path, text }) => ({
      path,
      elements: [...new Set([...(namespaces.get(path) ?? []), ...elementsIn(text, titles)])],
    }));
}

/**
 * What implements each element, and what this target does not keep of it: the files that `writtenFiles` says, and the
 * objects in them that carry its comment.
 */
export const implementationOf = memoised((design: Design): Implementation => {
  const compiled = compileDesign(design);
  const titles = titlesOf(design);
  const objects = new Map<string, WrittenObject[]>();
  const files = new Map<string, string[]>();
  const texts = new Map(compiled.files.map((f) => [f.path, f.text]));
  for (const { path, elements } of writtenFiles(design, compiled)) {
    for (const element of elements) files.set(element, [...(files.get(element) ?? []), path]);
    for (const text of (texts.get(path) ?? '').split(/^---$/m)) {
      const object = objectIn(text);
      if (!object) continue;
      for (const element of new Set(elementsIn(text, titles)))
        objects.set(element, [...(objects.get(element) ?? []), object]);
    }
  }
  return {
    of: new Map([...files].map(([id, paths]) => [id, { files: paths, objects: objects.get(id) ?? [] }])),
    notEnforceable: wordsBy(compiled.notEnforceable.map((n) => [n.subject, n.reason])),
    losses: wordsBy(compiled.losses.map((l) => [l.subject, l.message])),
  };
});

/** A policy as it is printed; nothing for other objects. */
function objectIn(text: string): WrittenObject | undefined {
  const kind = /^kind: (\S+)$/m.exec(text)?.[1];
  const name = /^ {2}name: (\S+)$/m.exec(text)?.[1];
  if (kind === undefined || name === undefined || !kind.endsWith('Policy')) return undefined;
  return { kind, name, tier: /^ {2}tier: (\S+)$/m.exec(text)?.[1] };
}

function wordsBy(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  return new Map([...groupBy(pairs, ([subject]) => subject)].map(([subject, all]) => [subject, all.map(([, w]) => w)]));
}

/** The files of each namespace, with the namespace and the zones whose labels it carries. */
function namespacePaths(design: Design): Map<string, readonly string[]> {
  const out = new Map<string, readonly string[]>();
  for (const n of Object.values(design.namespaces)) {
    const folder = namespaceFolder(design, n);
    const zones = [n.plane, n.environment, n.tenant, ...n.complianceZones].filter((z) => z !== undefined);
    const file = namespaceFile(design, n);
    if (file) out.set(`${folder}/${file.name}`, [n.id, ...zones]);
    out.set(`${folder}/networkpolicies.yaml`, [n.id]);
  }
  return out;
}

/** How comments name what has no handle: the start of the line, and the id. */
function titlesOf(design: Design): (readonly [string, string])[] {
  return [
    ...Object.values(design.sharedServices).map((s) => [`shared service ${s.name}: `, s.id] as const),
    ...Object.values(design.exposures).flatMap((e) =>
      ['through', 'from'].map((word) => [`${nameOf(design, e.id)} ${word} `, e.id] as const),
    ),
  ];
}

function elementsIn(text: string, titles: readonly (readonly [string, string])[]): string[] {
  return text.split('\n').flatMap((line) => {
    const said = /^\s*# (.*)$/.exec(line)?.[1];
    if (said === undefined) return [];
    const handle = /^[FGX]-\d+(?= )/.exec(said)?.[0];
    return handle === undefined ? titles.filter(([start]) => said.startsWith(start)).map(([, id]) => id) : [handle];
  });
}
