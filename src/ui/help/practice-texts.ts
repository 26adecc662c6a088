/** What the practices ask for, and what of it this version does. Whoever adds or mends a feature keeps this true. */
import type { PracticeNumber } from '../../state/studio.ts';

export interface PracticeText {
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** How it is drawn here. Words in backticks are names, as in the other texts. */
  readonly draw: readonly string[];
  /** What the studio proves or checks today. */
  readonly checks: readonly string[];
  /** What belongs to it and this version does not do. */
  readonly notYet: readonly string[];
}

export const PRACTICE_TEXTS: Readonly<Record<PracticeNumber, PracticeText>> = {
  1: {
    title: 'Plane segmentation',
    why: 'The control, management and data planes carry different risks. A breach in one of them must not become a breach of the others.',
    draw: [
      'Draw planes and put namespaces, hosts and outside endpoints into them. The inventory suggests the plane of what was imported, with its evidence.',
      'Add the guardrail Separate planes. What has to cross it gets an exception, drawn as a gate in the wall.',
    ],
    checks: [
      'The guardrail is written as ClusterNetworkPolicy of the Admin tier, which no NetworkPolicy can take back, and proved with the export.',
      'Try to break it, beside each guardrail, proves that it holds whatever a persona writes, or shows the manifests that break it.',
      'What the target cannot enforce, such as traffic in from outside addresses, is listed and never shown as holding.',
    ],
    notYet: ['Libraries of the connections that a control plane needs.'],
  },
  2: {
    title: 'Environment segmentation',
    why: 'Development may break; production may not. Where both share a cluster, only policy stands between them.',
    draw: [
      'Draw environments, put namespaces into them, and group the map by environment.',
      'Add the guardrail Separate environments, with exceptions for what has to cross it.',
      'Place environments on clusters under Governance, in several placements where that is open: every check runs for each.',
    ],
    checks: [
      'As for planes: written for the Admin tier, solved, and proved with the export.',
      'Members that no label tells apart are listed by name, and the export says that a new namespace needs a new export.',
    ],
    notYet: ['Overlays for each environment in the export.'],
  },
  3: {
    title: 'Multi-tenancy',
    why: 'Teams, units and customers that share a platform must not see one another, and must not have to trust one another. Shared services are the exception, and are named as such.',
    draw: [
      'Draw tenants, one inside of another where they are, and put namespaces into them.',
      'Add the guardrail Separate tenants. An exception holds its reason, ticket, owner, approver and expiry.',
      'Forbid single connections with a flow marked must not: in the sentence bar, `dev/* -x> prod/*`.',
      'Name a shared service at its namespace or workload, with its consumers: each of them gets its flow, and a gate in every guardrail between.',
    ],
    checks: [
      'Reach shows whom a breach would touch, at once and in steps; a drill names the guardrails that it gets around.',
      'Exceptions that open no gate are named, and those that have expired or soon will are marked.',
      'Conflicts, a flow against a guardrail or guardrails against one another, are found before anything is compiled, with both owners and the ways out; each way is noted as a decision.',
    ],
    notYet: ['Egress addresses for each tenant.', 'Handing parts of a design over to the teams that own them.'],
  },
  4: {
    title: 'Application microsegmentation',
    why: 'Inside of an application, too, each service needs only a few others. Whatever is open beyond that serves only an intruder.',
    draw: [
      'Draw flows between workloads, or say them in the sentence bar: `shop/web -> orders/db 5432 because checkout`.',
      'Let the design manage a namespace: what its policies allow becomes flows, and the rest is closed.',
    ],
    checks: [
      'Each flow is written at both of its ends, egress and ingress, under a default deny for the whole namespace.',
      'Each flow wears its verdict, and a trace shows who decides, with the line.',
      'The proof holds every pair of workloads against the drawing.',
    ],
    notYet: [
      'Rules by service account or by request: they are kept in the file, and the export lists requests as a loss.',
      'Labels that tell shared services from applications.',
    ],
  },
  5: {
    title: 'Cluster hardening',
    why: 'Whoever holds a node holds all of its pods. The kubelet, etcd and the nodes themselves need walls of their own.',
    draw: [
      'Draw host groups with their role, plane and addresses, and the flows from and to them.',
      'Give the addresses of pods, nodes and services with nothing selected, under Cluster.',
    ],
    checks: [
      'Flows with hosts are written by address, and solved with the nodes that were imported.',
      'Workloads in the network of their host are named: no policy selects them, and nothing is claimed for them.',
    ],
    notYet: [
      'Policies for the hosts themselves (Calico host endpoints, Cilium host firewall).',
      'Proof that a rollout locks nobody out of the control plane.',
    ],
  },
  6: {
    title: 'Ingress control',
    why: 'What is reachable from outside is attacked first. Each way in is a decision: for whom, on which port, through what.',
    draw: [
      'Import reads Ingresses, routes of gateways, load balancers and node ports, and draws them as exposures.',
      'Draw who comes from outside as an external with its networks, or the internet, and flows from it.',
    ],
    checks: [
      'Exposed workloads are marked, and their openness says whether outside addresses come in.',
      'The export says where the address that arrives is the one of a node, not the one of the client.',
    ],
    notYet: [
      'Drawing an exposure by hand.',
      'A standard of the ways in that each environment may use.',
      'Policies ahead of address translation.',
    ],
  },
  7: {
    title: 'Egress control',
    why: 'Data leaves by egress, and so does every call home of an intruder. Most clusters close ingress and leave egress open.',
    draw: [
      'Draw externals with their networks and audience, and flows to them with owner and reason.',
      'A namespace that the design manages reaches only what its flows name.',
    ],
    checks: [
      'Openness and reach show who can leave the cluster, today and in the design.',
      'Domains and feeds, which a NetworkPolicy cannot express, are listed as losses.',
    ],
    notYet: [
      'Policies by domain name (Calico, Cilium).',
      'Feeds of known bad addresses.',
      'Egress gateways and rules for a firewall around the cluster.',
    ],
  },
  8: {
    title: 'Separation of duties by role',
    why: 'Security teams set what must always hold, platform teams what is shared, developers what their application needs. No one of them should be able to undo what another answers for.',
    draw: [
      'Give zones, namespaces, flows, guardrails and exceptions their owners.',
      'Say under Governance what each persona may write, from the first day and after the handover.',
      'Guardrails stand above flows: the Admin tier is asked before any NetworkPolicy.',
    ],
    checks: [
      'A trace shows the tiers in their order, and who decides.',
      'Try to break it proves that a guardrail holds whatever one persona writes.',
      'The export lays namespaces out by tenant, one folder for each team.',
    ],
    notYet: ['Roles that hold each persona to what it may write.', 'CODEOWNERS, and an export split by owner.'],
  },
  9: {
    title: 'Governance',
    why: 'Policies select by labels, so whoever sets a label opens doors. Labels need a standard, and the privileged ones an approval.',
    draw: [
      'The inventory shows what every namespace is, suggests what is missing with its evidence, and takes many at once.',
      'Exceptions carry approver, ticket and expiry.',
      'The label standard under Governance says what each key means, its values, and who may set them.',
    ],
    checks: [
      'Labels that policies depend on are part of the export, as patches where somebody else owns the namespace.',
      'Change, and the comparison of versions, show what opens and closes before it is applied; Review says it in sentences, with the reason behind each.',
      'The export carries `REVIEW.md`, the page that a reviewer reads.',
    ],
    notYet: ['Admission policies, quotas, and approvals of labels.', 'Sign-off of a review.'],
  },
  10: {
    title: 'Central, standard policy by GitOps over many clusters',
    why: 'Policy that is written by hand in each cluster drifts apart. One source in git, reviewed and applied the same way everywhere, can be trusted.',
    draw: [
      'The design is one YAML file, made to live in git beside the manifests that it compiles to.',
      'Export writes the whole tree, the same bytes for the same design, with the order in which it is applied.',
    ],
    checks: [
      'The written manifests are read back, solved, and held against the drawing, pair by pair.',
      'The command line answers in a pipeline: `validate`, `check`, `diff`, `review`, `export`, with exit codes.',
      'Today, Design and Change show how far the imported manifests are from the drawing.',
    ],
    notYet: [
      'What is common to several clusters, and what differs in each.',
      'Commit and push, and files for Argo CD or Flux.',
      'Watching a live cluster for drift.',
    ],
  },
};
