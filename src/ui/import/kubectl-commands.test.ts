import { describe, expect, test } from 'vitest';
import { CORE_COMMAND, CUSTOM_COMMAND } from './kubectl-commands.ts';

describe('the commands of the import dialog', () => {
  test.each([CORE_COMMAND, CUSTOM_COMMAND])('never ask for secrets, configmaps or everything', (command) => {
    expect(command).not.toMatch(/secret|configmap|\ball\b/i);
    expect(command).toContain('-A -o yaml');
  });

  test('kinds that a cluster may not serve are asked for one by one', () => {
    expect(CORE_COMMAND).not.toContain('policy.networking.k8s.io,');
    expect(CUSTOM_COMMAND).toContain('clusternetworkpolicies.policy.networking.k8s.io');
    expect(CUSTOM_COMMAND).toContain('2>/dev/null');
  });
});
