/** Kubernetes objects as read from text: plain values with their place, before any meaning is given to them. */
import type { Diagnostic, Place, Span } from '../diagnostics.ts';

/** A text to read. `firstLine` (1 by default) is the line of the original file at which the text starts. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
  readonly firstLine?: number;
}

/** One step of a field path. */
export type FieldPath = readonly (string | number)[];

/** One Kubernetes object as written. `List` kinds are already taken apart. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent when the document gives none; what that means depends on the kind. */
  readonly namespace?: string;
  readonly name: string;
  /** The plain value: strings, numbers, booleans, null, arrays, and records without a prototype. */
  readonly value: unknown;
  readonly file: string;
  /** Where the object as a whole stands. */
  readonly span: Span;
  /** The span of a field; the nearest enclosing one when the field is absent. Reads the text again: call it late. */
  readonly locate: (path: FieldPath) => Span;
}

/** What the parser makes of some files. Nothing that could be read is lost because something else could not. */
export interface Manifest {
  readonly objects: readonly ManifestObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `spec.ingress[0].from[1]`. */
export function fieldText(path: FieldPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** The place of a field of an object. */
export function placeOf(object: ManifestObject, path: FieldPath = []): Place {
  return path.length === 0
    ? { file: object.file, span: object.span }
    : { file: object.file, span: object.locate(path), field: fieldText(path) };
}

/** `NetworkPolicy shop/web`, the name of an object in messages. */
export function objectTitle(object: Pick<ManifestObject, 'kind' | 'namespace' | 'name'>): string {
  return `${object.kind} ${object.namespace ? `${object.namespace}/` : ''}${object.name}`;
}
