/** The form of every answer in JSON, as zod schemas that the tests hold the answers against. Stable within a major version. */
import * as z from 'zod';

const interval = z.tuple([z.int().min(1).max(65535), z.int().min(1).max(65535)]);
const intervals = z.array(interval);
/** Ports of a connection: every one, or by protocol. */
export const connectionPorts = z.union([
  z.literal('all'),
  z.strictObject({ TCP: intervals.optional(), UDP: intervals.optional(), SCTP: intervals.optional() }),
]);
const span = z.strictObject({ line: z.int(), column: z.int(), endLine: z.int(), endColumn: z.int() });
export const place = z.strictObject({ file: z.string(), span: span.optional(), field: z.string().optional() });
export const diagnostic = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  place: place.optional(),
  help: z.string().optional(),
  object: z.string().optional(),
});
const open = z.strictObject({ connections: connectionPorts, reasons: z.array(z.string()) });
const verdict = z.enum(['allowed', 'denied', 'undefined']);
const direction = z.enum(['egress', 'ingress']);
const protocol = z.enum(['TCP', 'UDP', 'SCTP', 'other']);

/** `connectivity --format json`. */
export const connectivitySchema = z.strictObject({
  version: z.literal(1),
  endpoints: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['workload', 'host', 'network', 'domain', 'ingress-controller']),
      namespace: z.string().optional(),
      name: z.string().optional(),
      labels: z.record(z.string(), z.string()).optional(),
    }),
  ),
  connections: z.array(
    z.strictObject({
      src: z.string(),
      dst: z.string(),
      allowed: connectionPorts,
      undefined: open.optional(),
      other: verdict.optional(),
    }),
  ),
  assumptions: z.array(z.string()),
  diagnostics: z.array(diagnostic),
});

const cause = z.strictObject({
  side: z.enum(['before', 'after']),
  direction,
  verdict,
  policy: z.string(),
  field: z.string().optional(),
  place: place.optional(),
});
const entry = z.strictObject({
  src: z.string(),
  dst: z.string(),
  before: connectionPorts.optional(),
  after: connectionPorts.optional(),
  undefinedBefore: open.optional(),
  undefinedAfter: open.optional(),
  opened: connectionPorts.optional(),
  closed: connectionPorts.optional(),
  witness: z.strictObject({ protocol, port: z.int() }),
  because: z.array(cause),
});

/** `diff --format json`. */
export const diffSchema = z.strictObject({
  version: z.literal(1),
  opened: z.array(entry),
  closed: z.array(entry),
  changed: z.array(entry),
  endpoints: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
  diagnostics: z.array(diagnostic),
});

/** `equivalent --format json`. */
export const equivalentSchema = z.strictObject({
  version: z.literal(1),
  equivalent: z.boolean(),
  differences: z.int(),
  witness: entry.optional(),
  undecided: z.int().describe('Pairs that neither set decides, alike in both'),
  endpoints: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
  diagnostics: z.array(diagnostic),
});

const origin = z.strictObject({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  field: z.string().optional(),
  ruleName: z.string().optional(),
  place: place.optional(),
});
const action = z.enum(['allow', 'deny', 'pass', 'log']);
const mark = z.enum(['yes', 'no', 'maybe']);
const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rule'), tier: z.string(), action, origin }),
  z.strictObject({ kind: z.literal('isolation'), tier: z.string(), origins: z.array(origin) }),
]);

const tierConnections = z.strictObject({ TCP: intervals, UDP: intervals, SCTP: intervals, other: z.boolean() });
const tierSets = z.array(
  z.strictObject({
    tier: z.string(),
    allowed: tierConnections,
    denied: tierConnections,
    passed: tierConnections,
    open: tierConnections,
  }),
);

/** `explain --format json`. */
export const explainSchema = z.strictObject({
  version: z.literal(1),
  packet: z.strictObject({ from: z.string(), to: z.string(), protocol, port: z.int() }),
  verdict,
  reasons: z.array(z.string()),
  hooks: z.array(
    z.strictObject({
      direction,
      subject: z.string(),
      peer: z.string(),
      verdict,
      exempt: z.string().optional(),
      tiers: z.array(
        z.strictObject({
          tier: z.string(),
          outcome: z.enum(['allow', 'deny', 'pass', 'no policy', 'undefined']),
          policies: z.array(
            z.strictObject({
              origin,
              rules: z.array(z.strictObject({ origin, action, peers: mark, traffic: mark })),
            }),
          ),
          summary: z.string(),
        }),
      ),
      decidedBy: decision.optional(),
    }),
  ),
  tiers: z.strictObject({ egress: tierSets, ingress: tierSets }),
});

const severity = z.enum(['error', 'warning', 'note']);
const checkState = z.enum([
  'holds',
  'fails',
  'not enforceable',
  'accepted',
  'does not apply',
  'not decidable',
  'not yet checked',
]);
export const packet = z.strictObject({ from: z.string(), to: z.string(), protocol, port: z.int() });
const finding = z.strictObject({
  subject: z.string(),
  text: z.string(),
  ids: z.array(z.string()),
  witness: packet.optional(),
  pairs: z.int().optional(),
  fix: z
    .strictObject({ label: z.string(), steps: z.array(z.looseObject({ kind: z.string() })) })
    .optional()
    .describe('Edits of the design that mend it'),
  accepted: z
    .strictObject({ id: z.string(), reason: z.string(), owner: z.string(), expires: z.string().optional() })
    .optional(),
  lapsed: z.string().optional().describe('The acceptance that is over'),
  notEnforceable: z.string().optional().describe('Why no policy of the target could stop it; it fails nothing'),
});

/** `check --format json`. */
export const checkSchema = z.strictObject({
  version: z.literal(1),
  side: z.enum(['design', 'today']),
  date: z.string().optional(),
  checks: z.array(
    z.strictObject({
      id: z.string(),
      practice: z.int().min(1).max(10),
      row: z.string(),
      severity,
      demand: z.string(),
      state: checkState,
      text: z.string(),
      pairs: z.int().optional(),
      findings: z.array(finding),
    }),
  ),
  scorecard: z.array(
    z.strictObject({
      practice: z.int().min(1).max(10),
      states: z.record(checkState, z.int()),
      open: z.record(severity, z.int()),
    }),
  ),
});

/** `validate --format json`. */
export const validateSchema = z.strictObject({
  version: z.literal(1),
  valid: z.boolean(),
  diagnostics: z.array(diagnostic),
});
