import { describe, expect, test } from 'vitest';
import { namespaces } from '../../../../testing/namespaces.ts';
import { columnsOf, isWholeTable, targetsOfHeadings } from './columns.ts';
import { editDistance, nearNames } from './near-names.ts';
import { parseTable, tableText } from './parse-table.ts';
import { planTable } from './plan-table.ts';

const texts = (source: string) => parseTable(source).rows.map((row) => row.map((cell) => cell.text));

describe('reading', () => {
  test.each([
    [
      'tabs',
      'a\tb\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'commas',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'semicolons',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['more semicolons than commas', 'a;b;c,d', [['a', 'b', 'c,d']]],
    ['tabs before commas', 'a, b\tc', [['a, b', 'c']]],
    ['a separator that is named', 'sep=;\r\na;b', [['a', 'b']]],
    [
      'line ends of Windows',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'line ends of old Macs',
      'a,b\rc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a byte order mark', '\uFEFFa,b', [['a', 'b']]],
    ['empty columns at the end', 'a,b,,,\nc,,\n,,,\n', [['a', 'b'], ['c']]],
    ['empty lines', '\n\na,b\n\n', [['a', 'b']]],
    ['spaces', ' a , b ', [['a', 'b']]],
    ['quotes', '"a,1","say ""hi""", "c"', [['a,1', 'say "hi"', 'c']]],
    ['a line end in quotes', '"a\r\nb",c', [['a\nb', 'c']]],
    ['a quote inside', 'it"s,b', [['it"s', 'b']]],
    ['nothing', '', []],
    ['one column', 'a\nb', [['a'], ['b']]],
  ])('%s', (_, source, expected) => {
    expect(texts(source)).toEqual(expected);
  });

  test('cells know their place', () => {
    const { rows } = parseTable('a,bc\n"x\ny",d\ne');
    expect(rows.flat().map(({ text, line, column }) => `${text.replace('\n', '/')} ${line}:${column}`)).toEqual([
      'a 1:1',
      'bc 1:3',
      'x/y 2:1',
      'd 3:4',
      'e 4:1',
    ]);
  });

  test('a quote that is never closed is named, and costs its line only', () => {
    const table = parseTable('a,"b\nc,d');
    expect(table.problems).toEqual([{ line: 1, column: 3, message: 'the quote that opens here is not closed' }]);
    expect(table.rows.map((r) => r.map((c) => c.text))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  test('what is copied is read back', () => {
    const rows = [
      ['a', 'b\tc', 'say "hi"'],
      ['d\ne', '', 'f'],
    ];
    expect(texts(tableText(rows))).toEqual(rows);
  });
});

describe('columns', () => {
  test.each([
    ['Namespace,Env,Team,Plane,Application,Owner', ['namespace', 'environment', 'tenant', 'plane', 'app', 'owner']],
    ['NAMESPACE,Tenant,Team', ['namespace', 'tenant', 'owner']],
    ['name-space,Business Unit,Cost centre', ['namespace', 'tenant', undefined]],
    ['ns,env,Environment', ['namespace', 'environment', undefined]],
  ])('%s', (headings, expected) => {
    expect(targetsOfHeadings(headings.split(','))).toEqual(expected);
  });

  test('without headings, by what stands in them', () => {
    const design = namespaces('shop tenant:retail\npay');
    const targets = (source: string) => columnsOf(design, parseTable(source)).map((c) => c.target);
    expect(targets('1\tshop\tprod\tretail\n2\tpay\tdev\tretail')).toEqual([
      undefined,
      'namespace',
      'environment',
      'tenant',
    ]);
    expect(targets('Name\tStage\nshop\tprod')).toEqual(['namespace', 'environment']);
  });

  test.each([
    ['Namespace\tEnv\nx\ty', true],
    ['shop\tprod\npay\tdev', true],
    ['prod\tretail', false],
    ['shop\npay', false],
    ['prod', false],
  ])('%j is a whole table: %s', (source, expected) => {
    expect(isWholeTable(namespaces('shop\npay'), parseTable(source))).toBe(expected);
  });
});

describe('plans', () => {
  const design = namespaces('shop-prod env:dev\npay-prod\npay-dev env:dev owner:ann\nlogs plane:data');

  test('rows are matched, changes and new zones are told, the rest is named', () => {
    const source = [
      'Namespace,Env,Plane,Owner',
      'shop-prod,Production,data,ben',
      'PAY-DEV,dev,,ann',
      'pay-prd,prod,data,cat',
      'namespace/logs,-,mgmt,',
    ].join('\r\n');
    const plan = planTable(design, parseTable(source));
    expect(plan.matched).toBe(3);
    expect(plan.unmatched).toEqual([{ text: 'pay-prd', line: 4, column: 1, near: ['ns:pay-prod'] }]);
    expect(plan.conflicts).toEqual([
      { id: 'ns:shop-prod', attribute: 'environment', before: 'dev', after: 'Production', line: 2 },
      { id: 'ns:logs', attribute: 'plane', before: 'data', after: 'mgmt', line: 5 },
    ]);
    expect(plan.newZones).toEqual([
      { attribute: 'environment', name: 'Production', namespaces: 1 },
      { attribute: 'plane', name: 'mgmt', namespaces: 1 },
    ]);
    expect(plan.same).toBe(2);
    expect(plan.problems).toEqual([]);
    expect(plan.assignments.map((a) => `${a.id} ${a.attribute} ${a.value}`)).toEqual([
      'ns:shop-prod environment Production',
      'ns:shop-prod plane data',
      'ns:shop-prod owner ben',
      'ns:logs plane mgmt',
    ]);
  });

  test('a word finds the zone that means it', () => {
    const [assignment] = planTable(namespaces('a env:prod\nb'), parseTable('ns,env\nb,Production')).assignments;
    expect(assignment).toMatchObject({ id: 'ns:b', value: 'prod', zone: 'env:prod' });
  });

  test('what is set may stay', () => {
    const table = parseTable('ns,env,owner\nshop-prod,prod,ben');
    const plan = planTable(design, table, { keepPresent: true });
    expect(plan.assignments.map((a) => a.attribute)).toEqual(['owner']);
    expect(plan.conflicts).toHaveLength(1);
    expect(plan.newZones).toEqual([]);
  });

  test('rows and columns may be told', () => {
    const table = parseTable('ns,env,Contact person\npay-prd,prod,ben');
    const choices = { rows: new Map([[2, 'ns:pay-prod']]), columns: new Map([[2, 'owner' as const]]) };
    const plan = planTable(design, table, choices);
    expect(plan.unmatched).toEqual([]);
    expect(plan.assignments.map((a) => `${a.id} ${a.attribute} ${a.value}`)).toEqual([
      'ns:pay-prod environment prod',
      'ns:pay-prod owner ben',
    ]);
  });

  test.each([
    ['no namespaces', 'env,owner\nprod,ann', ['1:1 no column holds the names of namespaces']],
    ['a row twice', 'ns,env\nlogs,a\nlogs,b', ['3:1 `logs` stands in line 2 already; this row is passed over']],
    ['a flag that is none', 'ns,system\nlogs,maybe', ['2:6 `maybe` is neither `yes` nor `no`']],
    ['a label that is none', 'ns,app\nlogs,a b', ['2:6 `a b` is no label value']],
    ['an open quote', 'ns,app\nlogs,"shop', ['2:6 the quote that opens here is not closed']],
  ])('%s is named with its place', (_, source, expected) => {
    const { problems } = planTable(design, parseTable(source));
    expect(problems.map((p) => `${p.line}:${p.column} ${p.message}`.slice(0, (expected[0] ?? '').length))).toEqual(
      expected,
    );
  });

  test('namespaces of one name are told apart by their cluster', () => {
    const a = { id: 'ns:a', name: 'shop', cluster: 'cluster:a', labels: {}, complianceZones: [] };
    const cluster = (name: string) => ({ id: `cluster:${name}`, name });
    const two = {
      ...design,
      clusters: { 'cluster:a': cluster('a'), 'cluster:b': cluster('b') },
      namespaces: { 'ns:a': a, 'ns:b': { ...a, id: 'ns:b', cluster: 'cluster:b' } },
    } as unknown as typeof design;
    expect(planTable(two, parseTable('ns,env\nshop,x')).problems[0]?.message).toContain('stands in 2 clusters');
    expect(planTable(two, parseTable('ns,cluster,env\nshop,b,x')).assignments[0]?.id).toBe('ns:b');
  });
});

describe('near names', () => {
  test.each([
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'acb', 1],
    ['abc', 'abcd', 1],
    ['', 'ab', 2],
    ['kitten', 'sitting', 3],
    ['abcdefgh', 'x', 4],
  ])('%s to %s: %i', (a, b, expected) => {
    expect(editDistance(a, b, 3)).toBe(expected);
  });

  test('the nearest first, and none that is nothing like it', () => {
    const names = ['payments-api-prod', 'payments-api-dev', 'orders', 'payments'];
    expect(nearNames('paymnets-api-prod', names)[0]).toBe('payments-api-prod');
    expect(nearNames('payments-api', names)).toContain('payments-api-dev');
    expect(nearNames('zzzz', names)).toEqual([]);
  });
});
