/** Names, labels and addresses as an API server takes them (semantics/kubernetes.md 1.8). Each answers with a problem. */
import { parseAddress, parseCidr } from '../lib/addresses.ts';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;

const LABEL_HELP = 'lower-case letters, digits and `-`, starting and ending with a letter or digit';

/** What is wrong with the name of a namespace; undefined when nothing is. */
export function namespaceNameProblem(name: string): string | undefined {
  if (name.length > 63) return `\`${name}\` is longer than 63 characters`;
  return DNS_LABEL.test(name) ? undefined : `\`${name}\` is no namespace name: use ${LABEL_HELP}`;
}

/** What is wrong with the name of a workload or service account: parts as of a namespace, joined by dots. */
export function objectNameProblem(name: string): string | undefined {
  if (name.length > 253) return `\`${name.slice(0, 60)}…\` is longer than 253 characters`;
  return name.split('.').every((part) => DNS_LABEL.test(part))
    ? undefined
    : `\`${name}\` is no Kubernetes name: use ${LABEL_HELP}, in parts joined by dots`;
}

/** `[prefix/]name`: prefix a DNS name of at most 253 characters, name of 1–63. */
export function labelKeyProblem(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts[parts.length - 1] ?? '';
  const prefix = parts.length > 1 ? parts[0] : undefined;
  const sound =
    parts.length <= 2 &&
    name.length <= 63 &&
    QUALIFIED.test(name) &&
    (prefix === undefined || (prefix !== '' && objectNameProblem(prefix) === undefined));
  return sound ? undefined : `\`${key}\` is no label key: use \`name\` or \`example.com/name\``;
}

/** At most 63 characters, empty or as a key's name. */
export function labelValueProblem(value: string): string | undefined {
  return value === '' || (value.length <= 63 && QUALIFIED.test(value))
    ? undefined
    : `\`${value}\` is no label value: use at most 63 letters, digits, \`-\`, \`_\` or \`.\`, with a letter or digit at both ends`;
}

/** A container port's name: 1–15 of `[-a-z0-9]`, one letter at least, no `--`, no `-` at the ends. */
export function portNameProblem(name: string): string | undefined {
  const sound = /^[-a-z0-9]{1,15}$/.test(name) && /[a-z]/.test(name) && !name.includes('--') && !/^-|-$/.test(name);
  return sound ? undefined : `\`${name}\` is no port name: use at most 15 lower-case letters, digits and single \`-\``;
}

/** A domain, exact or `*.suffix`. */
export function domainProblem(domain: string): string | undefined {
  const name = domain.startsWith('*.') ? domain.slice(2) : domain;
  const sound = name.includes('.') && objectNameProblem(name.replace(/\.$/, '')) === undefined;
  return sound
    ? undefined
    : `\`${domain}\` is no domain: write \`api.example.com\` or \`*.example.com\`, in lower case`;
}

const CIDR_WORDS = {
  syntax: 'is no address range',
  zone: 'names an interface, which no policy can',
  'no-prefix': 'is a single address',
  'bad-prefix': 'has a prefix length that does not fit',
  'leading-zero': 'has a number with a leading zero, which newer API servers refuse',
  'ipv4-mapped': 'is an IPv4 address written as IPv6, which newer API servers refuse',
  'host-bits': 'has bits set beyond its prefix, which newer API servers refuse',
} as const;

/** An address range as policies need it (semantics/kubernetes.md 1.7). `single`: a plain address will do as well. */
export function rangeProblem(text: string, single: boolean): string | undefined {
  if (single && parseAddress(text)) return undefined;
  const parsed = parseCidr(text);
  const fault = typeof parsed === 'string' ? parsed : parsed.faults[0];
  return fault ? `\`${text}\` ${CIDR_WORDS[fault]}: write it as \`10.1.0.0/16\`` : undefined;
}

/** The text as a Kubernetes name: `Shop Web` becomes `shop-web`; `fallback` when nothing is left of it. */
export function kubernetesName(text: string, fallback: string): string {
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return name || fallback;
}
