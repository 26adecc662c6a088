import { describe, expect, it } from 'vitest';
import { type CheckOutcome, judgeOutcomes } from '../core/practices/run-checks.ts';
import { checkSchema } from './answer-schemas.ts';
import { type ReportFormat, report } from './check-reports.ts';

const packet = { from: 'shop/agent[DaemonSet]', to: 'ops/agent[DaemonSet]', protocol: 'TCP', port: 80 } as const;
const stoppable = { subject: 'a', text: 'Shop reaches ops', ids: ['ns:shop'] };
const beyond = {
  subject: 'b',
  text: 'Agents <reach> one another',
  ids: ['wl:shop/agent'],
  witness: packet,
  notEnforceable: 'they run in the network of their host',
};
const outcome = (
  id: string,
  findings: Extract<CheckOutcome['outcome'], { kind: 'fails' }>['findings'],
): CheckOutcome => ({
  check: { id, practice: 1, row: '1.1', severity: 'error', demand: `${id} holds` },
  outcome: { kind: 'fails', findings },
});
const accepted = { id: 'accepted:1', check: 'C-3', subject: 'b', reason: 'known', owner: 'ops' };
const ANSWER = judgeOutcomes(
  [outcome('A-1', [stoppable, beyond]), outcome('B-2', [beyond]), outcome('C-3', [beyond])],
  { 'accepted:1': accepted },
  undefined,
);
const as = (format: ReportFormat) => report(ANSWER, { side: 'design', version: '1.2.3' }, format);

describe('what no policy of the target could stop', () => {
  it('is a state of its own, below what fails and above what is accepted', () => {
    expect(ANSWER.checks.slice(0, 3).map((c) => [c.id, c.state, c.text])).toEqual([
      ['A-1', 'fails', '1 open, 1 not enforceable'],
      ['B-2', 'not enforceable', '0 open, 1 not enforceable'],
      ['C-3', 'accepted', '0 open, 1 accepted'],
    ]);
    expect(ANSWER.scorecard[0]).toMatchObject({
      states: { holds: 0, fails: 1, 'not enforceable': 1, accepted: 1 },
      open: { error: 1 },
    });
  });

  it('is said in text, with the reason', () => {
    expect(as('text')).toContain(
      [
        'B-2      CANNOT   B-2 holds (not enforceable by this target: 0 open, 1 not enforceable)',
        '  not enforceable by this target: Agents <reach> one another',
        '      no policy could stop it: they run in the network of their host',
        '      witness: shop/agent[DaemonSet] -> ops/agent[DaemonSet] tcp 80',
      ].join('\n'),
    );
    expect(as('text')).toContain('  accepted by ops: Agents <reach> one another');
  });

  it('is said in JSON, as the schema has it', () => {
    const { checks } = checkSchema.parse(JSON.parse(as('json')));
    expect(checks[1]).toMatchObject({
      state: 'not enforceable',
      findings: [{ notEnforceable: 'they run in the network of their host' }],
    });
  });

  it('is no failure in SARIF', () => {
    const [run] = JSON.parse(as('sarif')).runs;
    expect(run.tool.driver.rules[1]).toMatchObject({ id: 'B-2', properties: { state: 'not enforceable' } });
    const [fails, ...others] = run.results;
    expect([fails.kind, fails.level]).toEqual([undefined, 'error']);
    for (const result of others) expect([result.kind, result.level]).toEqual(['review', 'none']);
    expect(others[1].message.text).toBe(
      'Agents <reach> one another; no policy of this target could stop it: they run in the network of their host (shop/agent[DaemonSet] -> ops/agent[DaemonSet] tcp 80)',
    );
    expect(others[2].suppressions).toEqual([{ kind: 'external', justification: 'known' }]);
  });

  it('is skipped, not passed, in JUnit', () => {
    const junit = as('junit');
    const later = ANSWER.checks.length - 3;
    expect(junit).toContain(`failures="1" skipped="${later + 1}"`);
    expect(junit).toContain(
      '<skipped message="not enforceable by this target: 0 open, 1 not enforceable">not enforceable by this target: Agents &lt;reach&gt; one another;',
    );
    expect(junit).toContain('name="C-3 C-3 holds"/>');
  });

  it('has a column and its own words in Markdown', () => {
    expect(as('markdown')).toContain(
      [
        '| practice | hold | fail | not enforceable by this target | undefined | accepted | not yet checked |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        '| 1 | 0 | 1 | 1 | 0 | 1 | 1 |',
      ].join('\n'),
    );
    expect(as('markdown')).toContain(
      '- **not enforceable by this target**: Agents &lt;reach> one another; no policy of this target could stop it: they run in the network of their host (`shop/agent[DaemonSet] -> ops/agent[DaemonSet] tcp 80`)',
    );
  });
});
