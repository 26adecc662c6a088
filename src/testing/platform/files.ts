/** Every file of the example, from the description to the text. */
import { printDesign } from '../../core/design/design-file.ts';
import { EMPTY_LAYOUT } from '../../core/design/empty.ts';
import { printLayout } from '../../core/design/layout-file.ts';
import { usualNesting } from '../../core/design/layout-key.ts';
import { arrange } from '../../core/diagram/placement.ts';
import { decidedDesign, importedPlatform } from './design.ts';
import { type PlatformFile, platformManifests } from './manifests.ts';
import { NAMESPACES } from './namespaces.ts';
import { readmeText } from './readme.ts';

const DESIGN_HEAD = `# The reference platform as a design: its manifests beside this file, imported, classified and decided upon. Everything
# in it is made up. Written by \`npm run platform\`; see README.md.
`;

/** What the studio opens, and what stands beside it for readers; the layout is the studio's own. */
export function platformFiles(): readonly PlatformFile[] {
  const manifests = platformManifests();
  const design = decidedDesign(importedPlatform(manifests));
  const own = [
    { name: 'design.yaml', text: DESIGN_HEAD + printDesign(design) },
    { name: 'layout.yaml', text: printLayout(arrange(design, EMPTY_LAYOUT, usualNesting(design))) },
  ];
  const opened = [...own, ...manifests];
  return [
    { name: 'index.json', text: `${JSON.stringify(opened.map((f) => f.name))}\n` },
    ...opened,
    { name: 'classification.tsv', text: classificationText() },
    { name: 'README.md', text: readmeText(manifests, design) },
  ];
}

/** The table that classifies the imported namespaces, as a spreadsheet copies it. */
function classificationText(): string {
  const head = ['namespace', 'plane', 'environment', 'tenant', 'app', 'owner'];
  const rows = NAMESPACES.map((n) => [n.name, n.plane, n.environment, n.tenant, n.app, n.owner]);
  return [head, ...rows].map((cells) => `${cells.join('\t')}\n`).join('');
}
