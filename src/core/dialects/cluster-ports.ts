/** Pieces of the ports of ClusterNetworkPolicy and AdminNetworkPolicy. */
import {
  anyRecordOf,
  childOf,
  complain,
  type Field,
  type FieldRecord,
  keysOf,
  reject,
  rejectUnknown,
  requiredOf,
  textOf,
  wholeNumberOf,
  wordList,
} from './fields.ts';
import { isPortName } from './fields-words.ts';

/** The one field that a map must have; a complaint when it has none, several or an unknown one. */
export function onlyFieldOf(
  field: Field,
  known: readonly string[],
  rule: string,
  what: string,
): { readonly key: string; readonly field: Field } | undefined {
  const record = anyRecordOf(field);
  if (!record) return undefined;
  const keys = keysOf(record);
  const unknown = keys.filter((key) => !known.includes(key));
  for (const key of unknown) rejectUnknown(field, key, known);
  if (unknown.length > 0) return undefined;
  const key = keys[0];
  if (key !== undefined && keys.length === 1) return { key, field: childOf(field, key, record.get(key)?.value) };
  reject(
    field,
    rule,
    `exactly one field must be set in ${what}, found ${keys.length}`,
    `set one of ${wordList(known)}`,
  );
  return undefined;
}

/** A named port, of any protocol. A name that no container port can have matches nothing. */
export function namedPortOf(field: Field): { readonly kind: 'named'; readonly name: string } | undefined {
  const name = textOf(field);
  if (name === undefined) return undefined;
  if (!isPortName(name))
    complain(
      field,
      'warning',
      'port-name',
      'no container port can have this name, so it matches nothing',
      'correct the name',
    );
  return { kind: 'named', name };
}

/** `start` and `end` of a port range, both required, each 1–65535, in any order. */
export function boundsOf(record: FieldRecord): readonly [number, number] | undefined {
  const start = requiredOf(record, 'start');
  const end = requiredOf(record, 'end');
  const first = start && wholeNumberOf(start, 1, 65535, 'port-number');
  const last = end && wholeNumberOf(end, 1, 65535, 'port-number');
  return first === undefined || last === undefined ? undefined : [first, last];
}
