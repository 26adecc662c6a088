/** Reads fields of plain values by type. What has the wrong type is complained about with its place, never quoted. */
import type { Labels } from '../../cluster/labels.ts';
import type { DiagnosticCode, Report, Severity } from '../../diagnostics.ts';
import { type FieldPath, fieldText, type ManifestObject, objectTitle, placeOf } from '../../dialects/manifest.ts';
import { compareText } from '../../lib/order.ts';

/** One object while it is read. `rejected` says that an API server would not take it. */
export class ObjectReading {
  rejected = false;
  private lenient = false;
  readonly object: ManifestObject;
  private readonly report: Report;

  constructor(object: ManifestObject, report: Report) {
    this.object = object;
    this.report = report;
  }

  get root(): Field {
    return new Field(this.object.value, [], this);
  }

  complain(severity: Severity, code: DiagnosticCode, path: FieldPath, message: string, help?: string): void {
    const { object } = this;
    this.report({
      code,
      severity,
      message,
      place: placeOf(object, path),
      object: objectTitle(object),
      ...(help ? { help } : {}),
    });
  }

  /** Complains about a field that an API server would not take: the object, or in `leniently` the field, is left out. */
  reject(path: FieldPath, must: string): void {
    if (!this.lenient) this.rejected = true;
    const what = this.lenient ? 'field' : this.object.kind;
    const field = fieldText(path.slice(path.findLastIndex((step) => typeof step === 'string')));
    const help = `an API server would not take it, so this ${what} is left out`;
    this.complain('error', 'inventory/bad-field', path, `\`${field}\` ${must}`, help);
  }

  /** Reads what the object can do without: a fault there leaves out the field alone. */
  leniently<T>(read: () => T): T {
    const before = this.lenient;
    this.lenient = true;
    const value = read();
    this.lenient = before;
    return value;
  }
}

/** A value at a field path. Absent and `null` are the same, as in Kubernetes. */
export class Field {
  readonly value: unknown;
  readonly path: FieldPath;
  readonly reading: ObjectReading;

  constructor(value: unknown, path: FieldPath, reading: ObjectReading) {
    this.value = value ?? undefined;
    this.path = path;
    this.reading = reading;
  }

  get present(): boolean {
    return this.value !== undefined;
  }

  reject(must: string): void {
    this.reading.reject(this.path, must);
  }

  private keys(): { readonly [key: string]: unknown } | undefined {
    const { value } = this;
    if (value === undefined) return undefined;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as { readonly [key: string]: unknown };
    this.reject('must be a mapping');
    return undefined;
  }

  /** The field of a mapping. */
  at(key: string): Field {
    const keys = this.keys();
    const value = keys && Object.hasOwn(keys, key) ? keys[key] : undefined;
    return new Field(value, [...this.path, key], this.reading);
  }

  /** The field behind a path of keys. */
  in(path: readonly string[]): Field {
    return path.reduce<Field>((field, key) => field.at(key), this);
  }

  /** The elements of a list that are not null. */
  items(): Field[] {
    const { value } = this;
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.reject('must be a list');
      return [];
    }
    return value.map((item, i) => new Field(item, [...this.path, i], this.reading)).filter((f) => f.present);
  }

  text(): string | undefined {
    if (this.value === undefined || typeof this.value === 'string') return this.value;
    this.reject('must be text');
    return undefined;
  }

  flag(): boolean {
    if (this.value === undefined || typeof this.value === 'boolean') return this.value ?? false;
    this.reject('must be true or false');
    return false;
  }

  integer(first: number, last: number): number | undefined {
    const { value } = this;
    if (value === undefined) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= first && value <= last) return value;
    this.reject(`must be a whole number from ${first} to ${last}`);
    return undefined;
  }

  /** A mapping of text to text, keys sorted. */
  textMap(): Labels {
    const out: [string, string][] = [];
    for (const [key, value] of Object.entries(this.keys() ?? {})) {
      if (typeof value === 'string') out.push([key, value]);
      else if (value === null) out.push([key, '']);
      else new Field(value, [...this.path, key], this.reading).reject('must be text; quote it');
    }
    return new Map(out.sort(([a], [b]) => compareText(a, b)));
  }
}
