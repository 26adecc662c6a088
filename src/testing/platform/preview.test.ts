import { expect, it } from 'vitest';
import { CONTROL, MANAGEMENT, SHARED, TENANTS } from '../../ui/gallery/platform-sizes.ts';
import { type EnvironmentName, NAMESPACES } from './namespaces.ts';

const count = (plane: string, tenant?: string, environment?: EnvironmentName) =>
  NAMESPACES.filter(
    (n) =>
      n.plane === plane &&
      (tenant === undefined || n.tenant === tenant) &&
      (environment === undefined || n.environment === environment),
  ).length;

it('the small picture in the gallery shows as many namespaces as there are', () => {
  for (const { name, lanes } of TENANTS)
    expect([name, ...lanes]).toEqual([
      name,
      count('data', name, 'prod'),
      count('data', name, 'staging'),
      count('data', name, 'dev'),
    ]);
  expect(SHARED.lanes).toEqual([
    count('data', 'platform', 'prod'),
    count('data', 'platform', 'shared'),
    count('data', 'platform', 'dev'),
  ]);
  expect([MANAGEMENT, CONTROL]).toEqual([count('management'), count('control')]);
  const drawn = [SHARED, ...TENANTS].flatMap((t) => t.lanes).reduce((a, b) => a + b, MANAGEMENT + CONTROL);
  expect(drawn).toBe(60);
});
