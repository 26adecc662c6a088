/**
 * The verdict table of semantics/kubernetes.md 3.1, row by row: id, the objects that exist, the verdicts, what the row is about.
 * `A` allowed, `D` denied; `;;` separates objects. The notation is read by `rows.ts`, the world is `world.ts`.
 */
const TABLE = `
N01 | none | x/a→y/b T80 A, 8.8.8.8→x/a T80 A, x/a→8.8.8.8 U53 A | no policy = allow [E]
N02 | NP: {podSelector: {}, policyTypes: [Ingress]} | y/a→x/a T80 D, x/b→x/a T80 D, x/a→y/a T80 A, 8.8.8.8→x/a T80 D | default-deny ingress leaves egress alone [E]
N03 | NP: {podSelector: {}} | x/b→x/a T80 D, x/a→y/a T80 A | policyTypes missing, no egress → [Ingress] [V]
N04 | NP: {podSelector: {}, egress: []} | y/a→x/a T80 D, x/a→y/a T80 A | empty egress list does NOT add Egress type [V]
N05 | NP: {podSelector: {}, egress: [{}]} | y/a→x/a T80 D, x/a→y/a T80 A | one (allow-all) egress rule adds Egress; Ingress still implied → ingress denied [V]
N06 | NP: {podSelector: {}, policyTypes: [], egress: [{ports: [{port: 80}]}]} | y/a→x/a T80 D, x/a→y/a T80 A, x/a→y/a T81 D | empty policyTypes is defaulted like missing [V]
N07 | NP: {podSelector: {}, policyTypes: [Egress]} | x/a→y/a T80 D, x/a→x/b T80 D, y/a→x/a T80 A | deny-all egress needs explicit type [E]
N08 | NP: {podSelector: {}, policyTypes: [Egress], ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}]}], egress: [{}]} | y/a→x/a T80 A | ingress rules ignored when Ingress not in policyTypes [T]
N09 | NP: {podSelector: {}, policyTypes: [Ingress], egress: [{to: [{podSelector: {}}]}]} | x/a→y/a T80 A, y/a→x/a T80 D | egress rules ignored when Egress not listed [T]
N10 | NP: {podSelector: {}, policyTypes: [Ingress], ingress: [{}]} | y/a→x/a T80 A, 8.8.8.8→x/a U99 A | [{}] = allow everything [E]
N11 | NP: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [], ports: []}]} | y/a→x/a T80 A | empty from/ports inside a rule = no restriction [V]
N12 | NP: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: null, ports: null}]} | y/a→x/a T80 A | YAML null list = missing
N13 | NP: {podSelector: null, policyTypes: [Ingress]} | y/a→x/c T80 D | null podSelector = {} (used in upstream conformance YAML) [C]
N14 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress]} | y/a→x/a T80 D, y/a→x/b T80 A | only selected pods are isolated [E]
N15 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress]} | y/b→y/a T80 A | same labels in another namespace not selected
N16 | NP: {podSelector: {}, policyTypes: [Ingress]} ;; NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress], ingress: [{}]} | y/a→x/a T80 A, y/a→x/b T80 D | union of policies [E]
N17 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{namespaceSelector: {matchLabels: {env: prod}}}], ports: [{port: 81}]}]} ;; NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{ports: [{port: 80}], from: [{podSelector: {}}]}]} | y/a→x/a T81 A, y/a→x/a T80 D, x/b→x/a T80 A, x/b→x/a T81 D | union is per rule; from of one and ports of another never mix
N18 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {matchLabels: {env: prod}}, podSelector: {matchLabels: {pod: a}}}]}]} ;; NP y: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {env: dev}}}]}]} | x/a→y/a T80 A, x/a→y/b T80 D, x/b→y/b T80 A, z/a→y/b T80 D | both ends must allow [E]
N19 | NP: {podSelector: {}, policyTypes: [Ingress, Egress]} | x/a→x/a T80 A | pod to its own pod IP cannot be blocked (e2e skips the diagonal) [T]
N20 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{podSelector: {}}]}]} | x/b→x/a T80 A, y/b→x/a T80 D, 8.8.8.8→x/a T80 D | peer podSelector alone = policy's namespace [E]
N21 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{namespaceSelector: {}}]}]} | x/b→x/a T80 A, y/b→x/a T80 A, 8.8.8.8→x/a T80 D | all pods of all namespaces but not external IPs [E]
N22 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{namespaceSelector: {matchLabels: {env: prod}}, podSelector: {matchLabels: {pod: b}}}]}]} | y/b→x/a T80 A, y/a→x/a T80 D, x/b→x/a T80 D | one peer, AND [E]
N23 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{namespaceSelector: {matchLabels: {env: prod}}}, {podSelector: {matchLabels: {pod: b}}}]}]} | y/b→x/a T80 A, y/a→x/a T80 A, x/b→x/a T80 A, z/b→x/a T80 D | two peers, OR [E]
N24 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [x]}]}, podSelector: {matchLabels: {pod: b}}}]}]} | y/b→x/a T80 A, z/b→x/a T80 A, x/b→x/a T80 D, y/a→x/a T80 D | default namespace label [E]
N25 | NP: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchLabels: {env: prod}}, podSelector: null}]}]} | y/a→x/a T80 A, z/a→x/a T80 D | null podSelector next to a namespaceSelector = absent = all pods there
N26 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {pod: zzz}}}]}]} | x/a→x/b T80 D, x/a→8.8.8.8 T443 D | selector matching nobody still isolates
N30 | NP: {podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [gold]}]}, policyTypes: [Ingress]} | y/a→x/a T80 A, y/a→x/b T80 D, y/a→x/c T80 D | NotIn matches pods WITHOUT the key (x/c) and with other value [V]; policy-assistant gets x/c wrong
N31 | NP: {podSelector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}, policyTypes: [Ingress]} | y/a→x/a T80 A, y/a→x/b T80 A, y/a→x/c T80 D | key with empty value exists
N32 | NP: {podSelector: {matchExpressions: [{key: tier, operator: Exists}]}, policyTypes: [Ingress]} | y/a→x/a T80 D, y/a→x/b T80 D, y/a→x/c T80 A | Exists includes empty value
N33 | NP: {podSelector: {matchLabels: {tier: ""}}, policyTypes: [Ingress]} | y/a→x/b T80 D, y/a→x/c T80 A | equals "" needs the key present [V]
N34 | NP: {podSelector: {matchExpressions: [{key: tier, operator: In, values: [gold, ""]}]}, policyTypes: [Ingress]} | y/a→x/a T80 D, y/a→x/b T80 D, y/a→x/c T80 A | In needs the key present
N35 | NP: {podSelector: {matchLabels: {pod: a}, matchExpressions: [{key: tier, operator: DoesNotExist}]}, policyTypes: [Ingress]} | y/a→x/a T80 A | matchLabels AND matchExpressions
N36 | NP: {podSelector: {matchExpressions: [{key: tier, operator: Exists}, {key: tier, operator: DoesNotExist}]}, policyTypes: [Ingress]} | y/a→x/a T80 A, y/a→x/c T80 A | contradictory selector is legal and selects nobody
N37 | NP: {podSelector: {}, ingress: [{from: [{namespaceSelector: {matchExpressions: [{key: env, operator: NotIn, values: [prod]}]}}]}]} | z/a→x/a T80 A, x/b→x/a T80 A, y/a→x/a T80 D | unlabelled namespace z matches NotIn
N40 | NP: {podSelector: {}, ingress: [{ports: [{port: 80}]}]} | y/a→x/a T80 A, y/a→x/a U80 D, y/a→x/a T81 D | protocol defaults to TCP only [V]
N41 | NP: {podSelector: {}, ingress: [{ports: [{protocol: UDP}]}]} | y/a→x/a U9999 A, y/a→x/a T80 D | protocol without port = all its ports [E]
N42 | NP: {podSelector: {}, ingress: [{ports: [{}]}]} | y/a→x/a T9999 A, y/a→x/a U80 D, y/a→x/a S80 D | empty port item = all TCP, not all traffic [V]
N43 | NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{ports: [{port: 81, protocol: SCTP}]}]} | y/a→x/a S81 A, y/a→x/a T81 D | SCTP rule never matches TCP, still isolates [E]
N44 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 80, endPort: 81}]}]} | x/a→y/a T80 A, x/a→y/a T81 A, x/a→y/a T82 D, x/a→y/a T79 D | inclusive range [V]
N45 | NP: {podSelector: {}, ingress: [{ports: [{port: 80, endPort: 80}]}]} | y/a→x/a T80 A, y/a→x/a T81 D | endPort equal to port is valid [V]
N46 | NP: {podSelector: {}, ingress: [{ports: [{port: serve-81-tcp}]}]} | y/a→x/a T81 A, y/a→x/a T80 D, y/a→x/a U81 D | named port on the destination pod [E]
N47 | NP: {podSelector: {}, ingress: [{ports: [{port: serve-81-udp}]}]} | y/a→x/a U81 D, y/a→x/a T81 D | name exists as UDP but rule protocol defaults to TCP → nothing matches [N]
N48 | NP: {podSelector: {}, ingress: [{ports: [{port: web, protocol: UDP}]}]} | y/a→x/c U8080 A, y/a→x/a U8080 D | name undefined on x/a → no match there, x/a stays isolated [N]
N49 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: web}]}]} | x/a→y/c T8080 A, x/a→z/b T9090 A, x/a→y/c T9090 D, x/a→y/a T8080 D, x/a→8.8.8.8 T8080 D | egress name resolved per destination pod in any namespace; never an external IP [E]
N50 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: web}]}]} | x/a→8.8.8.8 T8080 D, x/a→y/c T8080 A | named port + ipBlock: only destinations that are pods
N51 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {matchLabels: {pod: b}}}]}], egress: [{ports: [{port: 80}]}]} | x/b→x/a T81 A, x/a→y/a T80 A, x/a→y/a T81 D, x/c→x/a T80 D | ports of egress do not limit ingress [E]
N60 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.1.2/32}}]}]} | x/a→y/b T80 A, x/a→y/a T80 D | ipBlock matches POD IPs (upstream e2e) [E]
N61 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.2/32]}}]}]} | x/a→x/b T80 D, x/a→y/b T80 A | except [E]
N62 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.2/32]}}]}]} ;; NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.2/32}}]}]} | x/a→x/b T80 A | except is not a deny; another rule re-allows [E]
N63 | NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.2/32]}}, {podSelector: {}}]}]} | x/a→x/b T80 A | except does not subtract from sibling peers
N64 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]} | x/a→8.8.8.8 T443 A, x/a→2001:db8::1 T443 D, x/a→y/a T80 A | 0.0.0.0/0 is IPv4 only
N65 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: "::/0"}}]}]} | x/a→2001:db8::1 T443 A, x/a→8.8.8.8 T443 D | ::/0 is IPv6 only
N66 | NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.0.1.7/24}}]}]} | x/a→y/a T80 A, x/a→z/a T80 D | host bits masked on import (API accepts ≤1.35, rejects ≥1.36)
N67 | NP: {podSelector: {}, policyTypes: [Ingress]} | 192.168.0.10→x/a T80 A, 192.168.0.11→x/a T80 D, 192.168.0.10→y/a T80 A | own node always allowed in; other nodes are plain IPs [T]
N68 | NP: {podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 192.168.0.11/32}}]}]} | 192.168.0.11→x/a T80 A | other nodes can be allowed by ipBlock
N69 | NP: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]} ;; NP y: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}}]}]} | h/n→x/a T80 A, h/n→y/a T80 D | host-network pod is not matched by selectors: allowed to x/a only as x/a's own node (default model)
N70 | NP h: {podSelector: {}, policyTypes: [Ingress, Egress]} | x/a→h/n T80 A, h/n→y/a T80 A | host-network pod is not isolated (default model)
C01 | CNP: {subject: {namespaces: {}}} | x/a→y/a T80 A | no rules = no effect, no implicit isolation [T]
C02 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | y/a→x/a T80 D, x/b→x/a T80 D, x/a→y/a T80 A, 8.8.8.8→x/a T80 A | ingress peers select pods only: external IPs never match [T]
C03 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, ingress: [{action: Accept, from: [{namespaces: {matchLabels: {env: prod}}}]}, {action: Deny, from: [{namespaces: {matchLabels: {env: prod}}}]}]} | y/a→x/a T80 A | first matching rule wins [C]
C04 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, ingress: [{action: Deny, from: [{namespaces: {matchLabels: {env: prod}}}]}, {action: Accept, from: [{namespaces: {matchLabels: {env: prod}}}]}]} | y/a→x/a T80 D | swapped order [C]
C05 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, ingress: [{action: Pass, from: [{namespaces: {matchLabels: {env: prod}}}]}, {action: Deny, from: [{namespaces: {matchLabels: {env: prod}}}]}]} | y/a→x/a T80 A | Pass skips the later Deny; no NP/Baseline → default allow [C]
C06 | CNP: {priority: 50, subject: {namespaces: {}}, egress: [{action: Deny, to: [{namespaces: {}}]}]} ;; CNP: {priority: 40, subject: {namespaces: {}}, egress: [{action: Accept, to: [{namespaces: {matchLabels: {env: prod}}}]}]} | x/a→y/a T80 A, x/a→z/a T80 D | lower number wins regardless of file order [C]
C07 | CNP: {priority: 40, subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {}}]}]} ;; CNP: {priority: 50, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | y/a→x/a T80 A | Pass in one policy skips ALL later policies of the tier [C]
C08 | CNP: {subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]} ;; NP: {podSelector: {}, policyTypes: [Ingress]} | y/a→x/a T80 A, 8.8.8.8→x/a T80 D | Admin Accept overrides NP deny; unmatched traffic falls to NP [C]
C09 | CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {matchLabels: {env: prod}}}]}]} ;; NP: {podSelector: {}, ingress: [{}]} | y/a→x/a T80 D, z/a→x/a T80 A | Admin Deny overrides NP allow [C]
C10 | CNP: {tier: Baseline, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} ;; NP: {podSelector: {matchLabels: {pod: a}}, ingress: [{from: [{podSelector: {}}]}]} | x/b→x/a T80 A, y/a→x/a T80 D, x/a→x/b T80 D | NP allow beats Baseline deny; Baseline applies to pods with no NP [C]
C11 | CNP: {tier: Baseline, subject: {namespaces: {}}, ingress: [{action: Accept, from: [{namespaces: {}}]}]} ;; NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Ingress]} | y/a→x/a T80 D | Baseline Accept cannot rescue NP-denied traffic [T]
C12 | CNP: {tier: Baseline, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} ;; NP: {podSelector: {matchLabels: {pod: a}}, policyTypes: [Egress], egress: [{}]} | y/a→x/a T80 D | NP selecting only for Egress does not stop Baseline ingress (per-direction reading; see 2.6) [N]
C13 | CNP: {subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {}}]}]} ;; CNP: {tier: Baseline, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | y/a→x/a T80 D | Admin Pass → no NP → Baseline decides [C]
C14 | CNP: {tier: Baseline, priority: 1, subject: {namespaces: {}}, ingress: [{action: Pass, from: [{namespaces: {matchLabels: {env: prod}}}]}]} ;; CNP: {tier: Baseline, priority: 2, subject: {namespaces: {}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | y/a→x/a T80 A, z/a→x/a T80 D | Baseline Pass = default allow
C15 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Accept, to: [{namespaces: {}}]}]} ;; CNP: {priority: 20, subject: {namespaces: {matchLabels: {env: prod}}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | x/a→y/a T80 D | egress Accept does not bypass ingress at the destination [T]
C16 | CNP: {subject: {namespaces: {}}, egress: [{action: Accept, to: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {number: 80}}}]}, {action: Deny, to: [{namespaces: {}}]}], ingress: [{action: Accept, from: [{namespaces: {}}], protocols: [{udp: {destinationPort: {number: 80}}}]}, {action: Deny, from: [{namespaces: {}}]}]} | x/a→y/a T80 D, x/a→y/a U80 D | allow sets of the two directions are intersected [N]
C17 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Deny, to: [{namespaces: {}}], protocols: [{tcp: {destinationPort: {range: {start: 80, end: 81}}}}, {udp: {destinationPort: {number: 53}}}]}]} | x/a→y/a T81 D, x/a→y/a T82 A, x/a→y/a U53 D, x/a→y/a U80 A | protocols entries are ORed [C]
C18 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Accept, to: [{namespaces: {}}], protocols: [{destinationNamedPort: serve-80-udp}]}, {action: Deny, to: [{namespaces: {}}]}]} | x/a→y/a U80 A, x/a→y/a T80 D | named port carries the container port's own protocol (unlike NP v1) [C]
C19 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Deny, to: [{namespaces: {}}], protocols: [{destinationNamedPort: web}]}]} | x/a→y/c T8080 D, x/a→z/b T9090 D, x/a→y/a T8080 A | unresolved name matches nothing, even for Deny
C20 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Accept, to: [{pods: {namespaceSelector: {matchLabels: {env: prod}}, podSelector: {}}}]}, {action: Deny, to: [{networks: [0.0.0.0/0]}]}]} | x/a→y/a T80 A, x/a→z/a T80 D, x/a→8.8.8.8 T443 D, x/a→2001:db8::1 T443 A | networks also matches pod IPs; IPv4 only [C]
C21 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Pass, to: [{namespaces: {}}]}, {action: Deny, to: [{networks: [0.0.0.0/0, "::/0"]}]}]} | x/a→z/a T80 A, x/a→8.8.8.8 T443 D, x/a→192.168.0.11 T22 D | Pass pods first, then deny the rest = deny external incl. nodes
C22 | CNP: {subject: {namespaces: {matchLabels: {env: dev}}}, egress: [{action: Accept, to: [{nodes: {matchLabels: {role: worker}}}], protocols: [{tcp: {destinationPort: {number: 6443}}}]}, {action: Deny, to: [{nodes: {}}]}]} | x/a→192.168.0.11 T6443 A, x/a→192.168.0.11 T22 D, x/a→h/n T22 D, x/a→8.8.8.8 T22 A | nodes peer = node IPs, so it covers host-network pods [C]
C23 | CNP: {subject: {namespaces: {}}, egress: [{action: Deny, to: [{namespaces: {}}]}], ingress: [{action: Deny, from: [{namespaces: {}}]}]} | h/n→y/a T80 A, x/a→h/n T80 A | host-network pods are never subject nor namespaces/pods peer [T]
C24 | CNP: {subject: {namespaces: {}}, egress: [{action: Deny, to: [{namespaces: {}}]}], ingress: [{action: Deny, from: [{namespaces: {}}]}]} | x/a→x/a T80 A, x/a→x/b T80 D | own pod IP is outside CNP (via Service VIP it is inside) [T]
C25 | CNP: {subject: {pods: {podSelector: {matchLabels: {pod: a}}}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | y/b→x/a T80 D, x/b→z/a T80 D, y/b→x/b T80 A | namespaceSelector optional in v1alpha2 = all namespaces [V]
C26 | CNP: {subject: {namespaces: {matchExpressions: [{key: env, operator: NotIn, values: [prod]}]}}, ingress: [{action: Deny, from: [{namespaces: {}}]}]} | y/a→z/a T80 D, z/a→y/a T80 A | unlabelled namespace z is a subject
C27 | CNP: {subject: {namespaces: {}}, ingress: [{action: Deny, from: [{pods: {namespaceSelector: {}, podSelector: {matchLabels: {pod: b}}}}, {namespaces: {matchLabels: {env: prod}}}]}]} | z/b→x/a T80 D, y/c→x/a T80 D, z/c→x/a T80 A | peers are ORed
C28 | CNP: {priority: 1, subject: {namespaces: {}}, egress: [{action: Accept, to: [{namespaces: {matchLabels: {env: prod}}}], protocols: [{udp: {destinationPort: {number: 53}}}]}]} ;; NP: {podSelector: {}, policyTypes: [Egress]} | x/a→y/a U53 A, x/a→y/a T53 D, x/a→z/a U53 D | admin DNS carve-out through a tenant default deny
C29 | CNP: {subject: {namespaces: {}}, egress: [{action: Pass, to: [{networks: [0.0.0.0/0]}]}]} ;; CNP: {tier: Baseline, subject: {namespaces: {}}, egress: [{action: Deny, to: [{networks: [0.0.0.0/0]}]}]} ;; NP: {podSelector: {}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 8.0.0.0/8}}], ports: [{port: 53, protocol: UDP}]}]} | x/a→8.8.8.8 U53 A, x/a→8.8.8.8 T53 D, y/a→8.8.8.8 U53 D | three tiers at once [N]
`;

export type VerdictRow = readonly [id: string, objects: string, verdicts: string, subject: string];

export const VERDICT_ROWS: readonly VerdictRow[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [id = '', objects = '', verdicts = '', subject = ''] = line.split(' | ');
    return [id, objects, verdicts, subject];
  });
