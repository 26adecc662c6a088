/** `bulkhead render PATH… --out FILE`: the diagrams of a design, or of what manifests enforce. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { type Command, Option } from 'commander';
import type { DiagramAnswer } from '../../core/analyses/answers.ts';
import { answerSide } from '../../core/analyses/side-answer.ts';
import { few } from '../../core/delivery/change-review/few.ts';
import { sheetsAsPage } from '../../core/delivery/diagram-page.ts';
import type { Document } from '../../core/design/change.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import type { Design, Zone } from '../../core/design/schema.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import type { Scope } from '../../core/diagram/sheets/scope.ts';
import {
  type DiagramRequest,
  diagramOf,
  logicalOf,
  type SheetsChoice,
  WHOLE_DIAGRAM,
} from '../../core/pipeline/diagram.ts';
import { importFiles } from '../../core/pipeline/import-files.ts';
import { prepareDesign, prepareToday, solveSide } from '../../core/pipeline/sides.ts';
import { dayOf } from '../day.ts';
import { EXIT, type ExitCode, Unusable } from '../exit.ts';
import { reportProblems } from '../load.ts';
import { type OutputOptions, say } from '../output.ts';
import { openPaths } from '../read-paths.ts';

const THEMES = ['light', 'dark', 'print'] as const;
const SHEETS = ['segmentation', 'logical', 'all'] as const;
const FORMS = ['.svg', '.mmd', '.html'] as const;

interface Flags extends OutputOptions {
  readonly out: string;
  readonly theme: (typeof THEMES)[number];
  readonly sheets: SheetsChoice;
  readonly scope?: string;
  readonly date?: string;
  readonly filesAt?: string;
  readonly strict?: boolean;
}

/** Adds the command. */
export function addRender(program: Command, finish: (code: ExitCode) => void): void {
  program
    .command('render')
    .argument('<paths...>')
    .requiredOption('--out <file>', 'FILE.svg, FILE.mmd or FILE.html')
    .addOption(new Option('--theme <theme>', 'colours').choices([...THEMES]).default('light'))
    .addOption(
      new Option('--sheets <which>', 'what connects, what is required with who and which files, or both')
        .choices([...SHEETS])
        .default('segmentation'),
    )
    .option(
      '--scope <zone>',
      'only one plane, environment, tenant or compliance zone: its name, or its id as in tenant:shop',
    )
    .option('--date <YYYY-MM-DD>', 'the day to hold exceptions against')
    .option(
      '--files-at <place>',
      'where the exported tree stands, as seen from FILE or as https://…, so that paths are links',
    )
    .option('--quiet', 'say nothing but errors')
    .addOption(new Option('--color <when>', 'colour in messages').choices(['auto', 'always', 'never']).default('auto'))
    .option('--strict', 'input errors make the whole input unusable (exit 2)')
    .description('the diagrams of a design, or of what manifests enforce')
    .action((paths: string[], flags: Flags) => {
      const form = formOf(flags.out);
      const request = requestOf(flags, form);
      const { name, drawn, diagnostics } = draw(paths, request, flags.scope);
      reportProblems(diagnostics, flags, flags);
      const files = filesOf(name, drawn, form, flags.out);
      for (const { path, text } of files) writeFileSync(path, text);
      if (files.length > 1) say(`${files.length} sheets: ${files.map((f) => f.path).join(', ')}`, flags);
      finish(EXIT.done);
    });
}

/** The question that the flags are. Throws `Unusable` for those that cannot be answered. */
function requestOf({ theme, sheets, date, filesAt }: Flags, form: (typeof FORMS)[number]): DiagramRequest {
  if (form === '.mmd' && sheets === 'all')
    throw new Unusable('as a flowchart it is one or the other: --sheets segmentation or --sheets logical');
  if (filesAt !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(filesAt) && !/^https?:\/\//i.test(filesAt))
    throw new Unusable(`\`${filesAt}\` is no place to link to; give a folder, or an address that begins with https://`);
  return { ...WHOLE_DIAGRAM, sheets, theme, embed: false, day: dayOf(date), filesAt: filesAt?.replace(/\/+$/, '') };
}

/** The form that a file name asks for. Throws `Unusable` for one that is not drawn here, with a way out. */
function formOf(file: string): (typeof FORMS)[number] {
  const extension = extname(file).toLowerCase();
  const form = FORMS.find((f) => f === extension);
  if (!form) throw new Unusable(refusal(file, extension));
  const folder = dirname(file);
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Unusable(`the folder of \`${file}\` does not exist`);
  return form;
}

function refusal(file: string, extension: string): string {
  const known = `it writes ${FORMS.map((f) => `FILE${f}`).join(', ')}`;
  if (extension === '.png' || extension === '.pdf')
    return `the command line draws no ${extension.slice(1).toUpperCase()}; ${known}. Save it from the studio (Export the diagram), or print the HTML page`;
  if (extension === '.dot') return `DOT is not written; ${known}. FILE.mmd is the diagram as text`;
  return `\`${file}\` does not say what to write; ${known}`;
}

interface Drawn {
  readonly name: string;
  readonly drawn: DiagramAnswer;
  readonly diagnostics: readonly Diagnostic[];
}

/** A design is drawn as it compiles; manifests without one as they are. */
function draw(paths: readonly string[], asked: DiagramRequest, zone: string | undefined): Drawn {
  const opened = openPaths(paths);
  const of = (document: Document, prepared: ReturnType<typeof prepareDesign>, diagnostics: readonly Diagnostic[]) => {
    const request = zone === undefined ? asked : { ...asked, scope: zoneScope(document.design, zone) };
    const solved = () => answerSide(document.design, solveSide(prepared));
    const drawn =
      request.sheets === 'logical'
        ? logicalOf(document, request)
        : diagramOf(document, prepared.side, solved(), request);
    return { name: document.design.name, drawn, diagnostics: [...opened.diagnostics, ...diagnostics] };
  };
  if (opened.document) {
    const side = prepareDesign(opened.document);
    return of(opened.document, side, side.diagnostics);
  }
  const blank = { design: emptyDesign('Imported platform'), layout: EMPTY_LAYOUT };
  const { document, today, diagnostics } = importFiles({ files: opened.rest, document: blank });
  return of(document, prepareToday(document, today), diagnostics);
}

/** The zone that somebody means, by its id or by a name that only one has. Throws `Unusable` for any other. */
function zoneScope(design: Design, zone: string): Scope {
  const zones = [design.planes, design.environments, design.tenants, design.complianceZones].flatMap((z) =>
    Object.values(z),
  );
  const named = zones.filter((z) => z.id === zone);
  const found = named.length > 0 ? named : zones.filter((z) => z.name === zone);
  const [only] = found;
  if (only && found.length === 1) return { kind: 'zone', id: only.id };
  const ids = (some: readonly Zone[]) => few(some.map((z) => z.id));
  throw new Unusable(
    found.length > 1
      ? `\`${zone}\` is the name of several zones; say which: ${ids(found)}`
      : `there is no zone \`${zone}\`${zones.length === 0 ? '' : `; there are ${ids(zones)}`}`,
  );
}

function filesOf(
  name: string,
  { sheets, mermaid }: DiagramAnswer,
  form: (typeof FORMS)[number],
  out: string,
): { readonly path: string; readonly text: string }[] {
  if (form === '.mmd') return [{ path: out, text: mermaid }];
  if (form === '.html') return [{ path: out, text: sheetsAsPage(name, sheets) }];
  const stem = out.slice(0, -form.length);
  return sheets.map(({ svg }, i) => ({ path: i === 0 ? out : `${stem}-${i + 1}${form}`, text: svg }));
}
