/** Complaints about one file out of several mouths, each said once: the core's own, and those of the schemas. */
import type { Diagnostic } from '../../core/diagnostics.ts';

/** Lines of a diagnostic; a complaint about a file as a whole stands at its first line. */
function linesOf({ place }: Diagnostic): readonly [first: number, last: number] {
  const span = place?.span;
  if (!span) return [1, 1];
  // an end at the start of a line belongs to the line before
  const last = span.endColumn === 1 && span.endLine > span.line ? span.endLine - 1 : span.endLine;
  return [span.line, last];
}

/**
 * The core's complaints and, of the schema's, those about lines of which the core says nothing: what the core says counts,
 * and says the way out. Where the text is no sound YAML, the schemas only guess, and are not asked.
 */
export function mergedProblems(core: readonly Diagnostic[], schema: readonly Diagnostic[]): readonly Diagnostic[] {
  const isBroken = core.some((d) => d.severity === 'error' && d.code.startsWith('yaml/'));
  const said = core.map(linesOf);
  const seen = new Set<string>();
  const own = schema.filter((d) => {
    const [first, last] = linesOf(d);
    if (isBroken || said.some(([a, b]) => a <= last && first <= b)) return false;
    const key = `${first} ${d.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const order = (d: Diagnostic) => linesOf(d)[0] * 10_000 + (d.place?.span?.column ?? 0);
  return [...core, ...own].sort((a, b) => order(a) - order(b));
}
