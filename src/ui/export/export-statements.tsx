import type { ReactNode } from 'react';
import type { ExportAnswer } from '../../core/analyses/answers.ts';
import { Badge } from '../widgets/badge.tsx';
import { Chip } from '../widgets/chip.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Notice } from '../widgets/notice.tsx';
import { Words } from '../widgets/words.tsx';
import styles from './export.module.css';

const cx = classes(styles);

/** Everything that has to be said about an export beside its proof. */
export function ExportStatements({ answer }: { readonly answer: ExportAnswer }) {
  const needsAlpha = answer.files.some((file) => /^kind: ClusterNetworkPolicy\s*$/m.test(file.text));
  return (
    <div className={cx('statements')}>
      {needsAlpha && (
        <Statement title="An API the cluster may not serve" icon={<Icon name="warning" />}>
          <p>
            Guardrails are written as ClusterNetworkPolicy (policy.networking.k8s.io/v1alpha2), which is alpha. Install
            its CRD and a network plugin that enforces it; without them these guardrails do not hold.
          </p>
        </Statement>
      )}
      {answer.notEnforceable.length > 0 && (
        <Statement title="Not enforceable by this target">
          <ul className={cx('plain')}>
            {answer.notEnforceable.map(({ subject, reason }) => (
              <li key={`${subject} ${reason}`} className={cx('item')}>
                <Badge tone="undefined" icon="question">
                  {subject}
                </Badge>
                <span>
                  <Words>{reason}</Words>
                </span>
              </li>
            ))}
          </ul>
        </Statement>
      )}
      {answer.losses.length > 0 && (
        <Statement title="What the target cannot express">
          <ul className={cx('plain')}>
            {answer.losses.map(({ subject, message }) => (
              <li key={`${subject} ${message}`} className={cx('item')}>
                <Badge tone="warning" icon="warning">
                  {subject}
                </Badge>
                <span>
                  <Words>{message}</Words>
                </span>
              </li>
            ))}
          </ul>
        </Statement>
      )}
      {answer.diagnostics.length > 0 && (
        <Statement title="Problems">
          <ul className={cx('plain')}>
            {answer.diagnostics.map((d) => (
              <Notice
                key={`${d.code} ${d.message} ${d.place?.file} ${d.place?.span?.line} ${d.place?.field}`}
                severity={d.severity}
                help={d.help}
                subject={d.object}
                place={d.place?.file}
              >
                {d.message}
              </Notice>
            ))}
          </ul>
        </Statement>
      )}
      {answer.applyOrder.length > 0 && (
        <Statement title="Order of application">
          <ol className={cx('order')}>
            {answer.applyOrder.map(({ step, paths }) => (
              <li key={step}>
                {step}
                <ul className={cx('paths')}>
                  {paths.map((path) => (
                    <li key={path}>{path}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </Statement>
      )}
      <Statement title="Left alone">
        {answer.skippedNamespaces.length === 0 ? (
          <p>No system namespaces in this design.</p>
        ) : (
          <>
            <p>Generated policies skip these system namespaces.</p>
            <div className={cx('chips')}>
              {answer.skippedNamespaces.map((name) => (
                <Chip key={name} mono>
                  {name}
                </Chip>
              ))}
            </div>
          </>
        )}
      </Statement>
    </div>
  );
}

function Statement(props: { readonly title: string; readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className={cx('statement')}>
      <h3 className={cx('heading')}>
        {props.icon}
        {props.title}
      </h3>
      {props.children}
    </section>
  );
}
