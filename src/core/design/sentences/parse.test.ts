import { describe, expect, it, test } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { portsLabel } from '../ports-text.ts';
import type { Design } from '../schema.ts';
import { parseSentence, parseSentences } from './parse.ts';
import type { Effect, Sentence } from './sentence.ts';

const DESIGN = draw(
  `
  plane data                env prod            tenant acme
  ns shop plane=data
  ns orders
  ns billing
  wl shop/web 8080
  wl shop/api 8080,9090
  wl shop/db 3306
  wl orders/db 5432
  wl orders/worker
  wl billing/ledger
  ext bank 203.0.113.0/24
  ext stripe domain=api.stripe.com
  host nodes 10.0.0.0/24
  group shop/front tier=front
  F-1 shop/web -> orders/db 5432 because checkout
  F-2 shop/api -> shop/db ? because reports
  F-3 shop/web -> ext:bank any must not
  F-4 shop/api -> orders/db 5432 open question
  F-5 shop/db -> orders/db 5432 http
`
    .split('\n')
    .flatMap((line) => line.split(/\s{3,}/))
    .join('\n'),
);

/** A design with things whose names need care. */
const HARD: Design = {
  ...DESIGN,
  externals: {
    ...DESIGN.externals,
    'ext:payment': { id: 'ext:payment', name: 'Payment provider', networks: [], internet: false, domains: [] },
    'ext:out': { id: 'ext:out', name: 'Outside', networks: [], internet: true, domains: [] },
  },
  workloads: {
    ...DESIGN.workloads,
    'wl:shop/named': {
      id: 'wl:shop/named',
      namespace: 'ns:shop',
      name: 'named',
      kind: 'StatefulSet',
      labels: {},
      ports: [
        { name: 'http', protocol: 'TCP', port: 8081 },
        { name: 'grpc', protocol: 'TCP', port: 9000 },
      ],
      serviceAccount: 'default',
      hostNetwork: false,
    },
  },
};

function effectText(effect: Effect): string {
  if (effect.kind === 'new') return '';
  const ref = 'id' in effect.flow ? effect.flow.id : `line ${effect.flow.line}`;
  if (effect.kind === 'same') return ` (as ${ref})`;
  const { more, reason, owner, status } = effect;
  const parts = [more && portsLabel(more), reason && `"${reason}"`, owner && `owner ${owner}`, status];
  return ` (${ref} + ${parts.filter((p) => p !== undefined).join(', ')})`;
}

function flowTexts({ flows }: Sentence): string[] {
  return flows.map(({ from, to, ports, status, reason, owner, effect }) =>
    [
      `${from} -> ${to} ${portsLabel(ports)}`,
      status && ` [${status}]`,
      owner && ` {${owner}}`,
      reason === undefined ? '' : ` "${reason}"`,
      effectText(effect),
    ]
      .filter((part) => part !== undefined)
      .join(''),
  );
}

/** What a line says, or its problem, in one text. */
function understood(line: string, design = DESIGN): string {
  const sentence = parseSentence(line, design);
  const [problem] = sentence.problems;
  if (problem) return `! ${problem.message}`;
  return sentence.kind === 'nothing' ? '-' : flowTexts(sentence).join('; ');
}

const WEB_DB = 'wl:shop/web -> wl:orders/db tcp 6000';

describe('a sentence', () => {
  test.each([
    'shop/web -> orders/db 6000',
    'shop/web->orders/db 6000',
    'shop/web --> orders/db tcp 6000',
    'shop/web => orders/db 6000/tcp',
    'shop/web → orders/db tcp/6000',
    'shop/web –> orders/db tcp:6000',
    'shop/web to orders/db on port 6000',
    'from shop/web to orders/db 6000',
    'shop/web talks to orders/db 6000',
    'shop/web may reach orders/db 6000',
    'orders/db <- shop/web 6000',
    'orders/db:6000 <- shop/web',
    'shop/web -> orders/db:6000',
    'shop/web -> orders/db (6000)',
    'web -> orders/db 6000',
    '"shop/web" -> `orders/db` 6000',
    'wl:shop/web -> workload:orders/db 6000',
    'SHOP/Web -> Orders/DB 6000',
    'shop/web[Deployment] -> orders/db 6000',
    '@wl:shop/web -> @wl:orders/db 6000',
    'shop/web -> db.orders.svc.cluster.local 6000',
    '- shop/web -> orders/db 6000',
    '12. shop/web -> orders/db 6000',
    '* [x] F-7 shop/web -> orders/db 6000',
    'shop/web\torders/db\t6000',
    '3\tshop/web\torders/db\t6000',
    'shop/web -> orders/db\t6000',
    '| shop/web | orders/db | 6000 |',
    'shop/web->orders/db,6000',
  ])('is read: %s', (line) => {
    expect(understood(line)).toBe(`${WEB_DB} (F-1 + tcp 6000)`);
  });

  test.each([
    ['', '-'],
    ['   ', '-'],
    ['# shop/web -> orders/db', '-'],
    ['// later', '-'],
    ['|---|:--|', '-'],
    ['```', '-'],
  ])('is nothing: %s', (line, text) => expect(understood(line)).toBe(text));
});

describe('ends', () => {
  test.each([
    ['shop/web -> billing/*', 'wl:shop/web -> ns:billing to be confirmed'],
    ['shop/web -> billing', 'wl:shop/web -> ns:billing to be confirmed'],
    ['shop/web -> ns:billing', 'wl:shop/web -> ns:billing to be confirmed'],
    ['plane:data -> env:prod 80', 'plane:data -> env:prod tcp 80'],
    ['tenant:acme -> environment:PROD 80', 'tenant:acme -> env:prod tcp 80'],
    ['shop/web -> bank 443', 'wl:shop/web -> ext:bank tcp 443'],
    ['shop/web -> 203.0.113.0/24 443', 'wl:shop/web -> ext:bank tcp 443'],
    ['shop/web -> api.stripe.com 443', 'wl:shop/web -> ext:stripe tcp 443'],
    ['shop/web -> API.stripe.com. 443', 'wl:shop/web -> ext:stripe tcp 443'],
    ['shop/web -> https://api.stripe.com/v1/charges?x=1', 'wl:shop/web -> ext:stripe tcp 443'],
    ['shop/web -> https://api.stripe.com:8443/v1', 'wl:shop/web -> ext:stripe tcp 8443'],
    ['nodes -> shop/web 10250', 'host:nodes -> wl:shop/web tcp 10250'],
    ['shop{tier=front} -> orders/db 1', 'group:shop/front -> wl:orders/db tcp 1'],
    ['shop{ tier : front } -> orders/db 1', 'group:shop/front -> wl:orders/db tcp 1'],
    ['worker, ledger -> bank 1', 'wl:orders/worker -> ext:bank tcp 1; wl:billing/ledger -> ext:bank tcp 1'],
    ['worker and ledger -> bank 1', 'wl:orders/worker -> ext:bank tcp 1; wl:billing/ledger -> ext:bank tcp 1'],
    [
      'worker -> bank, stripe 80,443',
      'wl:orders/worker -> ext:bank tcp 80, 443; wl:orders/worker -> ext:stripe tcp 80, 443',
    ],
    ['worker -> bank, 443', 'wl:orders/worker -> ext:bank tcp 443'],
    ['worker <-> ledger 1', 'wl:orders/worker -> wl:billing/ledger tcp 1; wl:billing/ledger -> wl:orders/worker tcp 1'],
  ])('%s', (line, text) => expect(understood(line)).toBe(text));

  test.each([
    ['shop/named -> Payment provider 443', 'wl:shop/named -> ext:payment tcp 443'],
    ['shop/named -> "Payment provider" 443', 'wl:shop/named -> ext:payment tcp 443'],
    ['shop/named -> ext:"Payment provider" 443', 'wl:shop/named -> ext:payment tcp 443'],
    ['Payment provider -> shop/named 443', 'ext:payment -> wl:shop/named tcp 443'],
    ['internet -> shop/named 443', 'ext:out -> wl:shop/named tcp 443'],
  ])('of several words: %s', (line, text) => expect(understood(line, HARD)).toBe(text));

  test.each([
    ['shop/web -> db 5432', '`db` could be `shop/db`, `orders/db`', ['shop/db', 'orders/db']],
    ['worker -> db 5432', '`db` could be `orders/db`, `shop/db`', ['orders/db', 'shop/db']],
    ['shop/web -> data 1', 'nothing is called `data`', ['plane:data', 'shop/data', 'data/*', 'ext:data']],
    ['shop/web -> wrker 1', 'nothing is called `wrker`', ['worker', 'shop/wrker', 'wrker/*', 'ext:wrker']],
    ['shop/web -> Shop Cart/db', '`Cart/db` is no port that is known here', undefined],
    [
      'shop/web -> Cart_1/db',
      '`Cart_1` is no namespace name: use lower-case letters, digits and `-`, starting and ending with a letter or digit',
      ['cart-1/db'],
    ],
    [
      'shop/web -> 10.0.0.5/8 443',
      '`10.0.0.5/8` has bits set beyond its prefix, which newer API servers refuse',
      ['10.0.0.0/8'],
    ],
    ['shop/web -> 443', '`443` is a port, and no name', []],
    ['shop/web:80 -> bank 443', '`80` is a port of where it comes from', []],
    ['shop/web ->', 'it does not say what is reached', []],
    ['shop/web -> because checkout', 'it does not say what is reached', []],
    ['-> shop/web', 'it does not say where the flow comes from', []],
    ['shop/web', 'there is no arrow', []],
    ['shop/web -> "bank 443', 'a quote or brace is opened and not closed', []],
    ['shop/web -> shop{app=', 'a quote or brace is opened and not closed', []],
    ['shop/web -> shop{a b=c}', '`a b=c` is no label', []],
    ['shop/web -> @wl:gone 1', 'nothing has the id `wl:gone`', []],
    ['shop/web -> cluster:east 1', 'no cluster is called `east`', []],
    ['shop/web -> group:east 1', 'no group is called `east`', []],
    ['shop/web -> plane: 1', 'the plane has no name', []],
    ['shop/web -> bank -> stripe 1', 'there is a second arrow', []],
  ])('that cannot be: %s', (line, message, fixes) => {
    const sentence = parseSentence(line, DESIGN);
    expect(sentence.problems[0]?.message).toBe(message);
    if (fixes) expect(sentence.problems[0]?.fixes.map((f) => f.text)).toEqual(fixes);
    expect(sentence.problems[0]?.help).not.toBe('');
    expect(sentence.flows).toEqual([]);
  });

  it('point at the place in the line', () => {
    const line = '- shop/web -> orders/db, db 5432';
    const [problem] = parseSentence(line, DESIGN).problems;
    expect(problem && line.slice(problem.start, problem.end)).toBe('db');
    expect(problem?.start).toBe(25);
  });
});

describe('what does not exist yet', () => {
  const makes = (line: string) => parseSentence(line, DESIGN).makes.map((m) => `${m.kind} ${m.name}`);
  test.each([
    ['cart/web -> cart/db 5432', ['namespace cart', 'workload cart/web', 'workload cart/db']],
    ['shop/cart -> orders/db 1', ['workload shop/cart']],
    ['shop/web -> crm/* 1', ['namespace crm']],
    ['shop/web -> ns:crm 1', ['namespace crm']],
    ['shop/web -> 10.0.0.0/8 1', ['external 10.0.0.0/8']],
    ['shop/web -> 192.0.2.7 1', ['external 192.0.2.7/32']],
    ['shop/web -> 2001:db8::/32 1', ['external 2001:db8::/32']],
    ['shop/web -> *.Example.com 1', ['external *.example.com']],
    ['internet -> shop/web 1', ['external Internet']],
    ['shop/web -> ext:CRM 1', ['external CRM']],
    ['shop/web -> ext:"Old mainframe" 1', ['external Old mainframe']],
    ['host:bastion -> shop/web 22', ['host group bastion']],
    ['plane:edge -> tenant:b 1', ['plane edge', 'tenant b']],
    ['shop{app=web} -> orders/db 1', ['label group shop{app=web}']],
    ['crm{app=web,tier=a} -> orders/db 1', ['namespace crm', 'label group crm{app=web,tier=a}']],
    ['{app=web} -> orders/db 1', ['label group *{app=web}']],
    ['* -> orders/db 1', ['label group *{}']],
    ['shop/web -> orders/db 1', []],
  ])('is listed: %s', (line, expected) => expect(makes(line)).toEqual(expected));

  it('is pointed out when it is nearly the name of something else', () => {
    const note = (line: string) => parseSentence(line, DESIGN).notes.flatMap((n) => n.fixes.map((f) => f.text));
    expect(note('shop/web -> orders/wroker 1')).toEqual(['orders/worker']);
    expect(note('shop/web -> ordres/worker 1')).toEqual(['orders/worker']);
    expect(note('shop/web -> shop/cart 1')).toEqual([]);
  });
});

describe('ports', () => {
  test.each([
    ['443', 'tcp 443'],
    ['tcp 80, 443 udp 53', 'tcp 80, 443 udp 53'],
    ['80,443', 'tcp 80, 443'],
    ['53 udp', 'udp 53'],
    ['udp/53', 'udp 53'],
    ['53/udp', 'udp 53'],
    ['8080-8090', 'tcp 8080-8090'],
    ['8080–8090', 'tcp 8080-8090'],
    ['8080..8090/sctp', 'sctp 8080-8090'],
    ['https', 'tcp 443'],
    ['dns', 'tcp 53 udp 53'],
    ['postgres and redis', 'tcp 5432, 6379'],
    ['udp any', 'udp 1-65535'],
    ['any', 'any port'],
    ['any port', 'any port'],
    ['all ports', 'any port'],
    ['?', 'to be confirmed'],
    ['tbc', 'to be confirmed'],
    ['to be confirmed', 'to be confirmed'],
    ['443?', 'tcp 443 [open question]'],
    ['443 ?', 'tcp 443 [open question]'],
    ['? ?', 'to be confirmed [open question]'],
  ])('%s', (ports, text) => {
    expect(understood(`worker -> bank ${ports}`)).toBe(`wl:orders/worker -> ext:bank ${text}`);
  });

  test.each([
    ['worker -> web', 'wl:orders/worker -> wl:shop/web tcp 8080'],
    ['worker -> api', 'wl:orders/worker -> wl:shop/api to be confirmed'],
    ['worker -> ledger', 'wl:orders/worker -> wl:billing/ledger to be confirmed'],
    ['worker -x> web', 'wl:orders/worker -> wl:shop/web any port [must not]'],
  ])('that nobody says: %s', (line, text) => expect(understood(line)).toBe(text));

  it('by the names that the destination has for them, before the well-known ones', () => {
    expect(understood('worker -> named http', HARD)).toBe('wl:orders/worker -> wl:shop/named tcp 8081');
    expect(understood('worker -> web http', HARD)).toBe('wl:orders/worker -> wl:shop/web tcp 80');
    expect(understood('worker -> shop/* grpc', HARD)).toBe('wl:orders/worker -> ns:shop tcp 9000');
  });

  test.each([
    ['0', '`0` is no port'],
    ['70000', '`70000` is no port'],
    ['90-80', '`90-80` ends before it starts'],
    ['tcp', '`tcp` is a protocol: which ports?'],
    ['checkout', '`checkout` is no port that is known here'],
  ])('that are none: %s', (ports, message) => {
    expect(parseSentence(`worker -> bank ${ports}`, DESIGN).problems.map((p) => p.message)).toEqual([message]);
  });
});

describe('reason, owner and status', () => {
  test.each([
    ['because checkout', ' "checkout"'],
    ['# checkout', ' "checkout"'],
    ['// checkout', ' "checkout"'],
    ['as agreed on Monday', ' "agreed on Monday"'],
    ['for checkout', ' "checkout"'],
    ['because "a, owner b"', ' "a, owner b"'],
    ['because "a" owner b', ' {b} "a"'],
    ['by Ada', ' {Ada}'],
    ['by Ada Lovelace because checkout', ' {Ada Lovelace} "checkout"'],
    ['owner payments proposed because checkout', ' [proposed] {payments} "checkout"'],
    ['because checkout owner payments', ' {payments} "checkout"'],
    ['because checkout owner payments proposed', ' [proposed] {payments} "checkout"'],
    ['because checkout, by Ada Lovelace', ' {Ada Lovelace} "checkout"'],
    ['because checkout; owner: payments; open question', ' [open question] {payments} "checkout"'],
    ['because is it needed ?', ' [open question] "is it needed"'],
    ['because both agreed', ' "both agreed"'],
    ['because it is paid by card', ' "it is paid by card"'],
    ['because it has no owner yet', ' "it has no owner yet"'],
    ['because x -> y, and #5', ' "x -> y, and #5"'],
    ['because it\'s "new', ' "it\'s "new"'],
    ['proposed', ' [proposed]'],
    ['open question', ' [open question]'],
    ['must not', ' [must not]'],
    ['never', ' [must not]'],
  ])('%s', (tail, text) => {
    expect(understood(`worker -> bank 443 ${tail}`)).toBe(`wl:orders/worker -> ext:bank tcp 443${text}`);
  });

  test.each([
    'worker -x> bank 443',
    'worker must not reach bank 443',
    'worker never -> bank 443',
    'worker must not -> bank 443',
    'worker cannot talk to bank 443',
    'worker ↛ bank 443',
    'worker must never bank 443',
  ])('a ban: %s', (line) => expect(understood(line)).toBe('wl:orders/worker -> ext:bank tcp 443 [must not]'));
});

describe('flows that are there', () => {
  test.each([
    ['shop/web -> orders/db 5432', 'tcp 5432 (as F-1)'],
    ['shop/web -> orders/db', 'tcp 5432 (as F-1)'],
    ['shop/web -> orders/db 5432 because checkout', 'tcp 5432 "checkout" (as F-1)'],
    ['shop/web -> orders/db 5432, 6432', 'tcp 5432, 6432 (F-1 + tcp 6432)'],
    ['shop/web -> orders/db 6432 because pooling', 'tcp 6432 "pooling" (F-1 + tcp 6432, "checkout; pooling")'],
    [
      'shop/web -> orders/db 5432 owner payments proposed',
      'tcp 5432 [proposed] {payments} (F-1 + owner payments, proposed)',
    ],
    ['shop/web -> orders/db any', 'any port (F-1 + any port)'],
  ])('%s', (line, text) => expect(understood(line)).toBe(`wl:shop/web -> wl:orders/db ${text}`));

  test.each([
    ['api -> shop/db 3306', 'wl:shop/api -> wl:shop/db tcp 3306 (F-2 + tcp 3306)'],
    ['shop/web -x> bank', 'wl:shop/web -> ext:bank any port [must not] (as F-3)'],
    ['shop/web -> bank 443', 'wl:shop/web -> ext:bank tcp 443'],
    ['api -> orders/db 5432', 'wl:shop/api -> wl:orders/db tcp 5432'],
    ['api -> orders/db 5432 agreed', 'wl:shop/api -> wl:orders/db tcp 5432 [agreed] (F-4 + agreed)'],
    ['shop/db -> orders/db 5432', 'wl:shop/db -> wl:orders/db tcp 5432'],
  ])('of other kinds: %s', (line, text) => expect(understood(line)).toBe(text));

  it('that say the opposite are pointed out', () => {
    const notes = (line: string) => parseSentence(line, DESIGN).notes.map((n) => n.message);
    expect(notes('shop/web -> bank 443')).toEqual(['F-3 forbids tcp 443 here']);
    expect(notes('shop/web -x> orders/db')).toEqual(['F-1 asks for what this forbids']);
    expect(notes('shop/web -x> orders/db 80')).toEqual([]);
  });
});

describe('many lines', () => {
  const all = (...lines: string[]) => parseSentences(lines, DESIGN);

  it('know what the ones before make and add', () => {
    const [first, second, third, fourth] = all(
      'cart/web -> cart/db 5432',
      'cart/web -> cart/db 5432',
      'cart/web -> cart/db 6432',
      'orders/worker -> cart/db',
    );
    expect(first?.makes).toHaveLength(3);
    expect(second?.makes).toEqual([]);
    expect(second?.flows[0]?.effect).toEqual({ kind: 'same', flow: { line: 1 } });
    expect(third?.flows[0]?.effect).toMatchObject({ kind: 'changes', flow: { line: 1 } });
    expect(fourth?.makes).toEqual([]);
  });

  it('know nothing of a line with a problem', () => {
    const [bad, good] = all('cart/web -> cart/db 99999', 'cart/web -> cart/db 5432');
    expect(bad?.problems).toHaveLength(1);
    expect(good?.makes).toHaveLength(3);
  });

  it('are rows under a head that says what the columns hold', () => {
    const [head, row] = all('Nr,Port,Destination,Source,Why', '1,"80, 443",bank,orders/worker,"invoices, paid"');
    expect(head?.kind).toBe('nothing');
    expect(row && flowTexts(row)).toEqual(['wl:orders/worker -> ext:bank tcp 80, 443 "invoices, paid"']);
  });

  it('are rows with reason, owner and status', () => {
    const [row, semicolons, bad] = all(
      'orders/worker\tbank\t443/TCP\tinvoices\tpayments\tproposed',
      'orders/worker;stripe;443;payments by card',
      'orders/worker\tbank\t443\t\t\tmaybe',
    );
    expect(row && flowTexts(row)).toEqual(['wl:orders/worker -> ext:bank tcp 443 [proposed] {payments} "invoices"']);
    expect(semicolons && flowTexts(semicolons)).toEqual(['wl:orders/worker -> ext:stripe tcp 443 "payments by card"']);
    expect(bad?.problems.map((p) => p.message)).toEqual(['`maybe` is no status']);
  });
});

describe('tokens', () => {
  it('classify every part of a line', () => {
    const kinds = (line: string) =>
      parseSentence(line, DESIGN).tokens.map((t) => `${t.kind}:${line.slice(t.start, t.end)}`);
    expect(kinds('- web, api -> orders/db:5432 tcp 80, https by Ada proposed because it is so')).toEqual([
      'ignored:- ',
      'from:web',
      'punctuation:,',
      'from:api',
      'arrow:->',
      'to:orders/db',
      'punctuation::',
      'port:5432',
      'port:tcp',
      'port:80',
      'punctuation:,',
      'port:https',
      'keyword:by',
      'owner:Ada',
      'status:proposed',
      'keyword:because',
      'reason:it is so',
    ]);
    expect(kinds('web -> bank 443 what is this').at(-1)).toBe('unknown:this');
  });
});
