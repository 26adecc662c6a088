import { endpointName } from '../../core/solver/endpoint-name.ts';
import type { HookTrace, PolicyTrace, RuleTrace, TierTrace } from '../../core/solver/types.ts';
import { decidingOrigin, OUTCOME_WORDS, originName, ruleName, VERDICT_WORDS } from '../trace-words.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { OriginLink } from './origin-link.tsx';
import styles from './trace.module.css';
import { VerdictMark } from './verdict-mark.tsx';

const cx = classes(styles);

/** One place on the path where policy is applied: its tiers as a strip, then tier by tier. */
export function HookSteps({ hook }: { readonly hook: HookTrace }) {
  const origin = hook.decidedBy && decidingOrigin(hook.decidedBy);
  return (
    <li className={cx('hook')}>
      <header className={cx('hook-head')}>
        <h2>
          {hook.direction === 'egress' ? 'Egress of ' : 'Ingress of '}
          {endpointName(hook.subject)}
        </h2>
        <VerdictMark verdict={hook.verdict} words={VERDICT_WORDS[hook.verdict]} />
      </header>
      {hook.exempt !== undefined && <p className={cx('exempt')}>No policy is asked: {hook.exempt}.</p>}
      {hook.tiers.length > 0 && <Funnel hook={hook} />}
      <ol className={cx('tiers')}>
        {hook.tiers.map((tier) => (
          <TierSteps key={tier.tier} tier={tier} />
        ))}
      </ol>
      {origin ? (
        <p className={cx('decided')}>
          Decided by <OriginLink origin={origin} />
        </p>
      ) : (
        hook.exempt === undefined && <p className={cx('decided')}>Nothing decided it: allowed by default.</p>
      )}
    </li>
  );
}

/** The tiers as a strip that narrows where something is decided. */
function Funnel({ hook }: { readonly hook: HookTrace }) {
  return (
    <ol className={cx('funnel')} aria-label={`Tiers at ${hook.direction}`}>
      {hook.tiers.map((tier) => (
        <li key={tier.tier} className={cx('stage', `is-${tier.outcome.replace(' ', '-')}`)}>
          <span className={cx('stage-name')}>{tier.tier}</span>
          <span>{OUTCOME_WORDS[tier.outcome]}</span>
        </li>
      ))}
    </ol>
  );
}

function TierSteps({ tier }: { readonly tier: TierTrace }) {
  if (tier.policies.length === 0) return null;
  return (
    <li className={cx('tier')}>
      <p className={cx('summary')}>
        <strong>{tier.tier}</strong>: {tier.summary}
      </p>
      <ul className={cx('policies')}>
        {tier.policies.map((p) => (
          <PolicySteps key={originName(p.origin)} policy={p} />
        ))}
      </ul>
    </li>
  );
}

function PolicySteps({ policy }: { readonly policy: PolicyTrace }) {
  return (
    <li className={cx('policy')}>
      <OriginLink origin={policy.origin} text={originName(policy.origin)} />
      {policy.rules.length === 0 && <span className={cx('quiet')}> has no rule for it</span>}
      {policy.rules.length > 0 && (
        <ul className={cx('rules')}>
          {policy.rules.map((rule) => (
            <RuleStep key={`${rule.origin.field} ${rule.origin.ruleName}`} rule={rule} />
          ))}
        </ul>
      )}
    </li>
  );
}

const MATCHES = { yes: 'matches', no: 'does not match', maybe: 'may match' } as const;
const ICONS = { yes: 'check', no: 'close', maybe: 'question' } as const;

function RuleStep({ rule }: { readonly rule: RuleTrace }) {
  const hits = rule.peers !== 'no' && rule.traffic !== 'no';
  return (
    <li className={cx('rule', hits && 'hits')}>
      <OriginLink origin={rule.origin} text={`${ruleName(rule.origin) || 'rule'}, ${rule.action}`} />
      {(['peers', 'traffic'] as const).map((part) => (
        <span key={part} className={cx('match', rule[part])}>
          <Icon name={ICONS[rule[part]]} size={12} />
          {part === 'peers' ? 'peer ' : 'port '}
          {MATCHES[rule[part]]}
        </span>
      ))}
    </li>
  );
}
