/** What a line of the sentence bar is understood as, as plain data. The grammar stands in the README beside. */
import type { Axis, DesignNamespace, External, Flow, Ports } from '../schema.ts';

/** A stretch of a line, in UTF-16 units from its start; the end is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a stretch of a line is. `ignored`: bullets, comments, heads of tables. `unknown`: not understood. */
export type TokenKind =
  | 'from'
  | 'arrow'
  | 'to'
  | 'port'
  | 'reason'
  | 'owner'
  | 'status'
  | 'keyword'
  | 'punctuation'
  | 'ignored'
  | 'unknown';

/** A classified stretch. The tokens of a line are in order, never overlap, and cover all but white space. */
export interface Token extends Range {
  readonly kind: TokenKind;
}

/** A text that would do in place of a stretch. */
export interface Fix {
  readonly text: string;
  /** What it means: `workload in shop`, `new namespace`. */
  readonly what: string;
}

/** Something about a stretch of a line. A problem keeps the line from being added, a note does not. */
export interface Remark extends Range {
  /** Lower case, no full stop, the user's own words in backticks. */
  readonly message: string;
  /** The way out, one sentence. */
  readonly help: string;
  readonly fixes: readonly Fix[];
}

/** The kinds of things that a flow begins and ends at. */
export type EndKind =
  | 'workload'
  | 'namespace'
  | 'label group'
  | 'external'
  | 'host group'
  | 'cluster'
  | 'plane'
  | 'environment'
  | 'tenant'
  | 'compliance zone';

/** An id of the design, or the key of a thing to be made, which starts with `+`. */
export type EndRef = string;

/** Something that does not exist yet and that a sentence makes. */
export type NewThing = { readonly ref: EndRef; readonly name: string } & (
  | { readonly kind: 'namespace' | 'host group' | Axis | 'compliance zone' }
  | { readonly kind: 'workload'; readonly namespace: EndRef; readonly ownName: string }
  | { readonly kind: 'external'; readonly fields: Pick<External, 'networks' | 'domains' | 'internet'> }
  | {
      readonly kind: 'label group';
      readonly namespace: EndRef | undefined;
      readonly labels: Readonly<Record<string, string>>;
    }
);

/** One end as it was understood. */
export interface SentenceEnd extends Range {
  readonly ref: EndRef;
  readonly kind: EndKind;
  /** What it is called: `orders/db`. */
  readonly name: string;
  readonly isNew: boolean;
}

/** What adding a flow would do to the flows that are there, or that lines before it add. */
export type Effect =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly flow: FlowRef }
  | {
      readonly kind: 'changes';
      readonly flow: FlowRef;
      /** Ports that it gets beside those it has. */
      readonly more?: Ports;
      readonly reason?: string;
      readonly owner?: string;
      readonly status?: Flow['status'];
    };

/** A flow of the design by its handle, or one that a line before (counted from 1) adds. */
export type FlowRef = { readonly id: string } | { readonly line: number };

/** A flow that a sentence asks for. */
export interface SentenceFlow {
  readonly from: EndRef;
  readonly to: EndRef;
  readonly ports: Ports;
  /** `destination`: not said, and the one port that the destination has. `left open`: not said, and not known. */
  readonly portsBy: 'said' | 'destination' | 'left open';
  readonly status?: Flow['status'];
  readonly reason?: string;
  readonly owner?: string;
  readonly effect: Effect;
}

/** A line as it was understood. With a problem it has no flows; what could be read of it is there all the same. */
export interface Sentence {
  readonly text: string;
  /** `nothing`: a blank line, a comment, the head of a table. */
  readonly kind: 'sentence' | 'nothing';
  readonly tokens: readonly Token[];
  readonly from: readonly SentenceEnd[];
  readonly to: readonly SentenceEnd[];
  readonly flows: readonly SentenceFlow[];
  /** What it makes, and lines before it do not. In order: what contains comes first. */
  readonly makes: readonly NewThing[];
  readonly problems: readonly Remark[];
  readonly notes: readonly Remark[];
}

/** Where new namespaces stand. */
export type HomeZones = Pick<Partial<DesignNamespace>, Axis>;
