/**
 * The cases without a fixed answer (semantics/kubernetes.md 3.2) in the notation of `rows.ts`: id, objects, query, the
 * answer (`A`, `D`, or `undefined` with its reason), and the row's own words. U07, U08 and U10 are about service addresses and
 * about time, which a packet between endpoints does not have; U09 has a test of its own.
 */
export const OPEN_ROWS: readonly (readonly [
  id: string,
  objects: string,
  query: string,
  answer: string,
  subject: string,
])[] = [
  [
    'U01',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}',
    'y/a→x/a T80',
    'undefined same-priority',
    'same priority, one Accept one Deny for the same traffic',
  ],
  [
    'U01 egress',
    'CNP: {subject: {namespaces: {}}, egress: [{action: Accept, to: [{networks: [0.0.0.0/0]}]}]} ;; CNP: {subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [8.0.0.0/8]}]}]}',
    'x/a→8.8.8.8 T80',
    'undefined same-priority',
    'same priority, one Accept one Deny for the same outside address',
  ],
  [
    'U02 both deny',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}',
    'y/a→x/a T80',
    'D',
    'same priority, both Deny: not ambiguous',
  ],
  [
    'U02 disjoint',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {matchLabels: {env: prod}}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {matchLabels: {env: dev}}}]}]}',
    'y/a→x/a T80',
    'A',
    'same priority, disjoint matches: not ambiguous',
  ],
  [
    'U02 disjoint ports',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 80}}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 81}}}]}]}',
    'y/a→x/a T81',
    'D',
    'same priority, disjoint ports: not ambiguous',
  ],
  [
    'U03',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {}}]}]} ;; NP: {podSelector: {}, ingress: [{}]}',
    'y/a→x/a T80',
    'A',
    'same priority, Accept vs Pass, and NP allows: not ambiguous',
  ],
  [
    'U03 denied',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {}}]}]} ;; NP: {podSelector: {}, policyTypes: [Ingress]}',
    'y/a→x/a T80',
    'undefined same-priority',
    'same priority, Accept vs Pass, and NP denies: the orders disagree',
  ],
  [
    'U01 other end denies',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]} ;; CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} ;; NP y: {podSelector: {}, policyTypes: [Egress]}',
    'y/a→x/a T80',
    'D',
    'the final verdicts do not differ: egress denies whatever the order',
  ],
  [
    'U04',
    'NP: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}',
    'y/a→x/a O',
    'undefined non-L4-proto',
    'isolated pod, ICMP echo, NP rule with from but no ports',
  ],
  ['U04 no rule', 'NP: {podSelector: {}}', 'y/a→x/a O', 'undefined non-L4-proto', 'isolated pod, no rule, ICMP'],
  [
    'U04 free',
    'NP: {podSelector: {}, ingress: [{}]}',
    'y/a→x/a O',
    'A',
    'a rule without restriction allows every protocol',
  ],
  ['U04 no policy', 'none', 'y/a→x/a O', 'A', 'not isolated'],
  [
    'U04 admin',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}',
    'y/a→x/a O',
    'D',
    'protocols absent: matches every IP protocol, ICMP too (2.6)',
  ],
  [
    'U04 admin protocols',
    'CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {range: {start: 1, end: 65535}}}}]}]}',
    'y/a→x/a O',
    'A',
    'protocols present: TCP, UDP, SCTP only (2.6)',
  ],
  [
    'U06',
    'NP: {podSelector: {}, policyTypes: [Egress]}',
    'x/a→192.168.0.10 T22',
    'undefined own-node-egress',
    'egress-isolated pod to its own node',
  ],
  [
    'U06 other node',
    'NP: {podSelector: {}, policyTypes: [Egress]}',
    'x/a→192.168.0.11 T22',
    'D',
    'another node is a plain address',
  ],
  [
    'U06 allowed',
    'NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.168.0.10/32}}]}]}',
    'x/a→192.168.0.10 T22',
    'A',
    'own node, allowed by a rule',
  ],
  [
    'U06 host network',
    'NP: {podSelector: {}, policyTypes: [Egress]}',
    'x/a→h/n T80',
    'undefined own-node-egress',
    'a host-network pod of the own node is the own node',
  ],
];

/** Rows that the host-network option decides (U05): objects, query, answer with `host`, answer with `pod`. */
export const HOST_NETWORK_ROWS: readonly (readonly [
  objects: string,
  query: string,
  host: 'A' | 'D',
  pod: 'A' | 'D',
])[] = [
  ['NP y: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]}', 'h/n→y/a T80', 'D', 'A'],
  ['NP h: {podSelector: {}, policyTypes: [Ingress]}', 'y/a→h/n T80', 'A', 'D'],
  ['CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]}', 'h/n→y/a T80', 'A', 'D'],
];
