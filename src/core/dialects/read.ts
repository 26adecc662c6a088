/** Text to Kubernetes objects. One broken document or list item never takes the rest of a file along. */
import type { Diagnostic } from '../diagnostics.ts';
import { fieldText, type Manifest, type ManifestObject, type SourceFile } from './manifest.ts';
import { isDeeperThan } from './read-depth.ts';
import { parseJson } from './read-json.ts';
import { FieldFinder } from './read-locate.ts';
import { type Finding, findObjects, isList, listDefaults, TEMPLATE, TEMPLATE_HELP } from './read-objects.ts';
import { isBlank, itemText, type SplitList, splitDocuments, splitItems } from './read-split.ts';
import { isRecord, LineIndex, MAX_DEPTH, type ParsedText, type Problem, type Range, tooDeep } from './read-text.ts';
import { parseYaml } from './read-yaml.ts';

/** Characters of one file, and of one YAML document that cannot be taken apart into items. */
const MAX_FILE = 256 * 1024 * 1024;
const MAX_DOCUMENT = 16 * 1024 * 1024;
/** Complaints shown for one file; a file of another format can have one on every line. */
const MAX_DIAGNOSTICS = 200;

/**
 * Reads files as Kubernetes manifests: YAML of several documents, JSON, `List` kinds. Lines count from the file's
 * `firstLine`. Never throws: what cannot be read becomes a diagnostic, and everything else is still there.
 */
export function readManifests(files: readonly SourceFile[]): Manifest {
  const objects: ManifestObject[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const reader = new FileReader(file);
    reader.read();
    for (const object of reader.objects) objects.push(object);
    for (const diagnostic of reader.diagnostics) diagnostics.push(diagnostic);
    if (reader.withheld > 0)
      diagnostics.push({
        code: 'file/more-problems',
        severity: 'warning',
        message: `${reader.withheld} more problems in this file are not shown`,
        place: { file: file.name },
        help: 'mend the first ones, or leave the file out',
      });
  }
  if (objects.length === 0)
    diagnostics.push({
      code: 'file/no-objects',
      severity: 'error',
      message: 'no Kubernetes object found in the input',
      help: 'give YAML or JSON manifests: files whose documents have `apiVersion`, `kind` and `metadata.name`',
    });
  return { objects, diagnostics };
}

class FileReader {
  readonly objects: ManifestObject[] = [];
  readonly diagnostics: Diagnostic[] = [];
  withheld = 0;
  private readonly name: string;
  private readonly text: string;
  private readonly lines: LineIndex;
  private readonly finder: FieldFinder;

  constructor(file: SourceFile) {
    this.name = file.name;
    const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
    this.text = text.length > MAX_FILE ? '' : text;
    this.lines = new LineIndex(this.text, file.firstLine ?? 1);
    this.finder = new FieldFinder(this.text, this.lines);
    if (text.length > MAX_FILE)
      this.whole('file/too-large', `larger than ${MAX_FILE >> 20} MiB`, 'split it into several files');
  }

  read(): void {
    const nul = this.text.indexOf('\0');
    if (nul >= 0) {
      this.whole('file/binary', 'not a text file: it holds NUL bytes', 'leave it out, or save it as UTF-8 text');
      return;
    }
    for (const document of splitDocuments(this.text)) if (!isBlank(this.text, document)) this.document(document);
  }

  private document(document: Range): void {
    if (/^\s*[{[]/.test(this.text.slice(document.start, document.start + 200))) {
      const json = parseJson(this.text.slice(document.start, document.end), document.start);
      if (json) {
        this.keep(document, json);
        return;
      }
    }
    const split = splitItems(this.text, document);
    if (split && this.list(document, split)) return;
    this.keep(document, this.parse(document));
  }

  private parse(range: Range, text = this.text.slice(range.start, range.end)): ParsedText {
    const refuse = (problem: Problem) => ({ ...range, value: null, items: new Map(), problems: [problem] });
    if (text.length > MAX_DOCUMENT)
      return refuse({
        start: range.start,
        end: range.start,
        code: 'yaml/too-large',
        severity: 'error',
        message: `one document of more than ${MAX_DOCUMENT >> 20} MiB`,
        help: 'split it, or give it as JSON',
      });
    if (isDeeperThan(text, MAX_DEPTH)) return refuse(tooDeep(range));
    return parseYaml(text, range.start);
  }

  /** Reads a list item by item. False when it must be read whole: another form, or aliases from item to item. */
  private list(document: Range, { before, behind, items, dash }: SplitList): boolean {
    const head = this.parse(before);
    const tail = this.parse(behind);
    const values = [head, tail].map((part) => (part.problems.length === 0 ? (part.value ?? {}) : undefined));
    if (!values.every(isRecord)) return false;
    const header = { ...values[0], ...values[1], items: [] };
    if (!isList(header) || !('kind' in header)) return false;
    const small = document.end - document.start <= MAX_DOCUMENT;
    const parsed: ParsedText[] = [];
    for (const item of items) {
      const part = this.parse(item, itemText(this.text, item, dash));
      if (small && part.problems.some((p) => p.code === 'yaml/alias')) return false;
      if (small) parsed.push(part);
      else this.keep(item, part, header);
    }
    items.forEach((item, i) => {
      const part = parsed[i];
      if (part) this.keep(item, part, header);
    });
    return true;
  }

  private keep(document: Range, parsed: ParsedText, list?: { readonly [key: string]: unknown }): void {
    const errors = parsed.problems.filter((p) => p.severity === 'error');
    const brace = errors.length > 0 ? this.text.slice(document.start, document.end).indexOf('{{') : -1;
    if (brace >= 0) {
      const start = document.start + brace;
      this.problem({
        start,
        end: start + 2,
        code: 'yaml/template',
        severity: 'error',
        message: TEMPLATE,
        help: TEMPLATE_HELP,
      });
      return;
    }
    for (const problem of parsed.problems) this.problem(problem);
    if (errors.length > 0) return;
    const defaults = list ? listDefaults(list) : {};
    for (const finding of findObjects(parsed.value, parsed, parsed.items, defaults)) this.finding(finding);
  }

  private finding(finding: Finding): void {
    const { range } = finding;
    if ('header' in finding) {
      const { header, value } = finding;
      const span = this.lines.span(range);
      const locate: ManifestObject['locate'] = (path) => this.finder.locate(range, path);
      this.objects.push({ ...header, value, file: this.name, span, locate });
      return;
    }
    const { complaint, field } = finding;
    const span = field.length > 0 ? this.finder.locate(range, field) : this.lines.span(range);
    this.say({
      ...complaint,
      place: { file: this.name, span, ...(field.length > 0 ? { field: fieldText(field) } : {}) },
    });
  }

  private problem({ code, severity, message, help, ...range }: Problem): void {
    const place = { file: this.name, span: this.lines.span(range) };
    this.say({ code, severity, message, place, ...(help ? { help } : {}) });
  }

  private whole(code: `file/${string}`, message: string, help: string): void {
    this.say({ code, severity: 'error', message, help, place: { file: this.name } });
  }

  private say(diagnostic: Diagnostic): void {
    if (this.diagnostics.length < MAX_DIAGNOSTICS) this.diagnostics.push(diagnostic);
    else this.withheld++;
  }
}
