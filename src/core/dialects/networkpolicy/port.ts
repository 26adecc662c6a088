import { PROTOCOLS } from '../../cluster/cluster.ts';
import { choiceOf, complain, type Field, quoted, recordOf, reject, rejectType, wholeNumberOf } from '../fields.ts';
import { isPortName } from '../fields-words.ts';
import type { NetworkPolicyPort } from './types.ts';

/** One item of `ports`; the protocol defaults to TCP (semantics/kubernetes.md 1.5, 1.7). */
export function networkPolicyPortOf(field: Field): NetworkPolicyPort | undefined {
  if (field.value === null) return { protocol: 'TCP' };
  const record = recordOf(field, ['protocol', 'port', 'endPort']);
  if (!record) return undefined;
  const protocolField = record.get('protocol');
  const protocol = protocolField ? choiceOf(protocolField, PROTOCOLS, 'protocol') : 'TCP';
  const portField = record.get('port');
  const port = portField && portOf(portField);
  const endField = record.get('endPort');
  const endPort = endField && endPortOf(endField, portField);
  if (!portField && !endField && Object.keys(field.value as object).length === 0)
    complain(
      field,
      'note',
      'port-any-tcp',
      'an empty port means every TCP port, and no other protocol',
      'write `protocol: TCP`',
    );
  if (protocol === undefined) return undefined;
  return {
    protocol,
    ...(port === undefined ? {} : { port }),
    ...(endPort === undefined ? {} : { endPort }),
  };
}

function portOf(field: Field): number | string | undefined {
  const { value } = field;
  if (typeof value === 'number') return wholeNumberOf(field, 1, 65535, 'port-number');
  if (typeof value !== 'string') {
    rejectType(field, 'a number or a name');
    return undefined;
  }
  if (isPortName(value)) return value;
  const help = /^[0-9]+$/.test(value)
    ? `write the number without quotes: \`${value}\``
    : 'a name has at most 15 lower-case letters, digits and single `-`, with at least one letter';
  reject(field, 'port-name', `${quoted(value)} is not a port name`, help);
  return undefined;
}

function endPortOf(field: Field, portField: Field | undefined): number | undefined {
  if (!portField) {
    reject(field, 'end-port', '`endPort` needs `port`', 'add `port`, the first port of the range');
    return undefined;
  }
  if (typeof portField.value !== 'number') {
    reject(field, 'end-port', '`endPort` cannot follow a named port', 'give `port` as a number, or remove `endPort`');
    return undefined;
  }
  const last = wholeNumberOf(field, 1, 65535, 'end-port');
  if (last === undefined || last >= portField.value) return last;
  reject(field, 'end-port', `\`endPort\` ${last} is less than \`port\` ${portField.value}`, 'swap them');
  return undefined;
}
