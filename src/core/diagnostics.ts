/** The one vocabulary of complaints about an input. Findings about a design are another thing (`architecture.md`, Words). */

/**
 * `error`: something of the input is not used as written. `warning`: used, and probably not what is meant. `note`:
 * good to know.
 */
export type Severity = 'error' | 'warning' | 'note';

/** The part of Bulkhead that complains; the first half of every code. */
export type DiagnosticArea =
  | 'file'
  | 'yaml'
  | 'object'
  | 'inventory'
  | 'networkpolicy'
  | 'clusternetworkpolicy'
  | 'adminnetworkpolicy'
  | 'policy'
  | 'design'
  | 'synthesis'
  | 'export';

/** `area/rule`, stable: tests and documentation name diagnostics by it. */
export type DiagnosticCode = `${DiagnosticArea}/${string}`;

/** A stretch of text. Lines and columns count from 1; the end is exclusive. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where something stands: a file, the stretch in it, and the field path (`spec.ingress[0].ports[1].port`). */
export interface Place {
  readonly file: string;
  readonly span?: Span;
  readonly field?: string;
}

/** One complaint. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** Lower case, no full stop, the user's own words in backticks. */
  readonly message: string;
  readonly place?: Place;
  /** What to do about it, one sentence. */
  readonly help?: string;
  /** The object complained about: `NetworkPolicy shop/web`. */
  readonly object?: string;
}

/** Collects diagnostics while the rest of the input still loads. */
export type Report = (diagnostic: Diagnostic) => void;

/** `file:line:column: severity: message [code]`, the form of the command line (`cli.md`). */
export function formatDiagnostic(d: Diagnostic): string {
  const at = d.place ? `${d.place.file}:${d.place.span?.line ?? 1}:${d.place.span?.column ?? 1}: ` : '';
  const field = d.place?.field ? ` (${d.place.field})` : '';
  const help = d.help ? `; ${d.help}` : '';
  return `${at}${d.severity}: ${d.message}${field}${help} [${d.code}]`;
}
