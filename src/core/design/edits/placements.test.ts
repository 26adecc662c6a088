import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { applyChange, change, invertChange } from '../change.ts';
import { EMPTY_LAYOUT } from '../empty.ts';
import { DRAWN, homesOf, otherPlacements, placedAs, placementsOf } from '../placements.ts';
import type { Design } from '../schema.ts';
import { validateDesign } from '../validate.ts';
import { addCluster, addPlacement, placeEnvironments, placeText } from './placements.ts';

const PLATFORM = draw(`
  cluster east
  cluster west
  env dev on east
  env sprint in dev
  env test on west
  env prod
  ns a env=dev
  ns b env=sprint
  ns c env=test cluster=east
  ns d env=prod
  ns e
  placement merged dev=west,test=west
  placement same dev=east
`);

const edited = (design: Design, recipe: Parameters<typeof change>[2]) =>
  change({ design, layout: EMPTY_LAYOUT }, 'edit', recipe);
const homes = (design: Design) => Object.fromEntries(homesOf(design));

describe('where namespaces stand', () => {
  it('is their own cluster, else that of the nearest environment, else the first', () => {
    expect(homes(PLATFORM)).toEqual({
      'ns:a': 'cluster:east',
      'ns:b': 'cluster:east',
      'ns:c': 'cluster:east',
      'ns:d': 'cluster:east',
      'ns:e': 'cluster:east',
    });
  });

  it('a placement moves what is in its environments, whatever it names itself, and nothing else', () => {
    expect(homes(placedAs(PLATFORM, 'placement:merged'))).toEqual({
      'ns:a': 'cluster:west',
      'ns:b': 'cluster:west',
      'ns:c': 'cluster:west',
      'ns:d': 'cluster:east',
      'ns:e': 'cluster:east',
    });
    expect(placedAs(PLATFORM, DRAWN)).toBe(PLATFORM);
    expect(placedAs(PLATFORM, 'constructor')).toBe(PLATFORM);
  });

  it('counts placements that move nothing only once', () => {
    expect(placementsOf(PLATFORM).map((p) => p.id)).toEqual([DRAWN, 'placement:merged', 'placement:same']);
    expect(otherPlacements(PLATFORM).map((p) => p.id)).toEqual(['placement:merged']);
  });
});

describe('placing environments', () => {
  it('merges two in one edit, takes their namespaces along, and undoes', () => {
    const document = { design: PLATFORM, layout: EMPTY_LAYOUT };
    const [after, step] = edited(
      PLATFORM,
      (d) => void placeEnvironments(d, DRAWN, ['env:dev', 'env:test'], 'cluster:west'),
    );
    expect(homes(after.design)).toMatchObject({
      'ns:a': 'cluster:west',
      'ns:b': 'cluster:west',
      'ns:c': 'cluster:west',
    });
    expect(after.design.namespaces['ns:c']).not.toHaveProperty('cluster');
    expect(validateDesign(after.design)).toEqual([]);
    expect(applyChange(after, invertChange(step))).toEqual(document);
  });

  it('changes a named placement only, and says what is not there', () => {
    const problems: (string | undefined)[] = [];
    const [{ design }] = edited(PLATFORM, (d) => {
      placeEnvironments(d, 'placement:merged', ['env:test'], undefined);
      problems.push(placeEnvironments(d, 'placement:merged', ['env:test'], 'cluster:gone'));
      problems.push(placeEnvironments(d, DRAWN, ['env:gone'], 'cluster:west'));
      problems.push(placeEnvironments(d, 'placement:gone', ['env:test'], 'cluster:west'));
    });
    expect(problems).toEqual([
      'there is no cluster `cluster:gone`',
      'there is no environment `env:gone`',
      'there is no placement `placement:gone`',
    ]);
    expect(design.placements['placement:merged']?.clusters).toEqual({ 'env:dev': 'cluster:west' });
    expect(design.environments).toBe(PLATFORM.environments);
  });

  it('a new placement starts as things stand, on clusters that can be made', () => {
    const [{ design }] = edited(PLATFORM, (d) => {
      addPlacement(d);
      addPlacement(d);
      addCluster(d, 'north', 'on-premises');
    });
    expect(design.placements['placement:another-placement']?.clusters).toEqual({
      'env:dev': 'cluster:east',
      'env:test': 'cluster:west',
    });
    expect(new Set(Object.values(design.placements).map((p) => p.name)).size).toBe(4);
    expect(design.clusters['cluster:north']).toMatchObject({ name: 'north', site: 'on-premises' });
    expect(validateDesign(design)).toEqual([]);
    expect(placeText(design, ['env:dev', 'env:test'], 'cluster:west')).toBe('Place dev and test on west');
  });
});
