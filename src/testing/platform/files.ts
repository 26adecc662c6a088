/** Every file of the example, from the description to the text. */
import { printDesign } from '../../core/design/design-file.ts';
import { printLayout } from '../../core/design/layout-file.ts';
import { EMPTY_LAYOUT } from '../../core/design/schema.ts';
import { createInlineLayout } from '../../engine/inline-layout.ts';
import { decidedDesign, importedPlatform } from './design.ts';
import { type PlatformFile, platformManifests } from './manifests.ts';
import { NAMESPACES } from './namespaces.ts';
import { readmeText } from './readme.ts';

const DESIGN_HEAD = `# The reference platform as a design: its manifests beside this file, imported, classified and decided upon. Everything
# in it is made up. Written by \`npm run platform\`; see README.md.
`;

/** What the studio opens, and what stands beside it for readers. The layout is not among them: see \`platformLayout\`. */
export function platformFiles(): readonly PlatformFile[] {
  const manifests = platformManifests();
  const design = decidedDesign(importedPlatform(manifests));
  const index = ['design.yaml', 'layout.yaml', ...manifests.map((f) => f.name)];
  return [
    { name: 'index.json', text: `${JSON.stringify(index)}\n` },
    { name: 'design.yaml', text: DESIGN_HEAD + printDesign(design) },
    { name: 'classification.tsv', text: classificationText() },
    { name: 'README.md', text: readmeText(manifests, design) },
    ...manifests,
  ];
}

/** Where the studio's own layout engine puts the design. */
export async function platformLayout(): Promise<PlatformFile> {
  const design = decidedDesign(importedPlatform(platformManifests()));
  const layout = await createInlineLayout().layout({ design, layout: EMPTY_LAYOUT }, { groupBy: 'plane' });
  return { name: 'layout.yaml', text: printLayout(layout) };
}

/** The table that classifies the imported namespaces, as a spreadsheet copies it. */
function classificationText(): string {
  const head = ['namespace', 'plane', 'environment', 'tenant', 'app', 'owner'];
  const rows = NAMESPACES.map((n) => [n.name, n.plane, n.environment, n.tenant, n.app, n.owner]);
  return [head, ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
}
