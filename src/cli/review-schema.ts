/** The form of `review --format json`, as a zod schema that the tests hold the answer against. */
import * as z from 'zod';
import { connectionPorts, diagnostic, packet, place } from './answer-schemas.ts';

const count = z.strictObject({
  sentences: z.int(),
  pairs: z.int(),
  perhaps: z.int().describe('Of the pairs, those that are open perhaps only'),
});
const kind = z.enum(['lost', 'violation', 'opened', 'granted', 'unsettled', 'settled', 'closed', 'certain']);
const end = z.strictObject({ text: z.string(), count: z.int(), names: z.array(z.string()) });
const side = z.enum(['before', 'after']);
const hook = {
  side,
  direction: z.enum(['egress', 'ingress']),
  verdict: z.enum(['allowed', 'denied', 'undefined']),
};

const sentence = z.strictObject({
  id: z.string().describe('The same from run to run'),
  kind,
  standing: z.enum(['required', 'forbidden', 'tolerated', 'unavoidable', 'surplus', 'undeclared']),
  perhaps: z.boolean().describe('The open side is open perhaps only'),
  uncertain: z.array(z.string()).describe('Why it is not certain'),
  boundary: z.strictObject({
    axis: z.enum([
      'outside',
      'hosts',
      'plane',
      'environment',
      'tenant',
      'complianceZone',
      'cluster',
      'namespace',
      'inside',
    ]),
    from: z.string(),
    to: z.string(),
  }),
  text: z.string(),
  ports: connectionPorts,
  from: end,
  to: end,
  pairs: z.int(),
  examples: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      fromId: z.string(),
      toId: z.string(),
      before: packet.optional(),
      after: packet.optional(),
    }),
  ),
  behind: z.array(
    z.strictObject({
      id: z.string(),
      side,
      role: z.enum(['wants', 'forbids', 'excepts']),
      text: z.string(),
      status: z.string().optional(),
      reason: z.string().optional(),
      ticket: z.string().optional(),
      owner: z.string().optional(),
      approver: z.string().optional(),
      expires: z.string().optional(),
      decided: z.string().optional(),
    }),
  ),
  because: z.array(
    z.union([
      z.strictObject({ ...hook, policy: z.string(), field: z.string().optional(), place: place.optional() }),
      z.strictObject({ ...hook, why: z.string().describe('No policy decides') }),
    ]),
  ),
  owners: z.array(z.string()),
});

/** `review --format json`. */
export const reviewSchema = z.strictObject({
  version: z.literal(1),
  before: z.string(),
  after: z.string(),
  speaks: z.enum(['after', 'before', 'none']).describe('The side whose design says what is wanted'),
  totals: z.record(kind, count),
  reach: z.strictObject({ workloads: z.int(), namespaces: z.int() }),
  edits: z
    .strictObject({
      policies: z.strictObject({
        added: z.array(z.string()),
        removed: z.array(z.string()),
        changed: z.array(z.string()),
      }),
      labels: z.array(
        z.strictObject({
          on: z.enum(['namespace', 'workload']),
          key: z.string(),
          before: z.string().optional(),
          after: z.string().optional(),
          names: z.array(z.string()),
        }),
      ),
      drawn: z
        .array(
          z.strictObject({
            title: z.string(),
            sentences: z.array(z.string()),
            left: z.int().describe('How many more there are'),
          }),
        )
        .describe('What the two designs say otherwise; without them, what workloads have otherwise'),
    })
    .describe('Policies, labels that a policy looks at, and what was drawn'),
  located: z.array(side).describe('Sides that do not say where pods are: judged where the other side shows them'),
  endpoints: z.strictObject({ added: z.array(z.string()), removed: z.array(z.string()) }),
  beyond: z
    .array(
      z.strictObject({
        about: z.enum(['entry points', 'domains', 'other protocols']),
        text: z.string(),
        names: z.array(z.string()),
      }),
    )
    .describe('What the sentences do not speak of'),
  sentences: z.array(sentence),
  left: z.int().describe('Sentences that are counted in the totals and not listed'),
  diagnostics: z.array(diagnostic),
});
