/**
 * The desk: what the studio can do outside its stores (files, folders, downloads, the designs kept in this browser).
 * The composition root makes one of `storage`; features use it through `useDesk` and never see storage itself.
 */
import { createContext, type ReactNode, use } from 'react';
import type { PolicySource } from '../core/analyses/answers.ts';

/** How something with the outside went. `cancelled`: the user closed the file dialog; nothing is said. */
export type DeskOutcome =
  | { readonly kind: 'done'; readonly text?: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: string };

/** A design kept in this browser's database. */
export interface RecentDesign {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Files, folders and zips as the user gave them. */
export type Given = DataTransfer | readonly File[];

export interface Desk {
  readonly canWriteFolders: boolean;
  readonly recentDesigns: () => Promise<readonly RecentDesign[]>;
  readonly openRecent: (id: string) => Promise<DeskOutcome>;
  readonly forgetRecent: (id: string) => Promise<DeskOutcome>;
  /** Opens an example that ships with the studio. */
  readonly openExample: (name: 'online-boutique') => Promise<DeskOutcome>;
  readonly newDesign: () => void;
  /** Reads texts out of what was given: zips unpacked, folders walked, binary files left out. */
  readonly readTexts: (given: Given) => Promise<readonly PolicySource[]>;
  /** Opens a design file of this studio if there is one among the texts; `undefined` if there is none. */
  readonly openDesignFrom: (texts: readonly PolicySource[]) => Promise<DeskOutcome | undefined>;
  /** Asks for a design file and opens it. */
  readonly openDesign: () => Promise<DeskOutcome>;
  /** Writes the design and its layout to where they came from, or asks, or downloads them. */
  readonly saveDesign: () => Promise<DeskOutcome>;
  readonly downloadZip: (name: string, files: readonly OutputFile[]) => Promise<DeskOutcome>;
  readonly writeFolder: (files: readonly OutputFile[]) => Promise<DeskOutcome>;
  readonly download: (name: string, content: Blob) => void;
  readonly copy: (text: string) => Promise<DeskOutcome>;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

/** The desk of the studio this component stands in. A programming error outside a `DeskProvider`. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('useDesk stands outside a DeskProvider');
  return desk;
}
