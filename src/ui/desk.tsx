/**
 * The desk: what the studio can do outside its stores (files, folders, downloads, the designs kept in this browser).
 * The composition root makes one of `storage`; features use it through `useDesk` and never see storage itself.
 */
import { createContext, type ReactNode, use } from 'react';
import type { ExportFile, PolicySource } from '../core/analyses/answers.ts';
import type { Diagnostic } from '../core/diagnostics.ts';

/** How something with the outside went. `cancelled`: the user closed the file dialog; nothing is said. */
export type DeskOutcome =
  | { readonly kind: 'done'; readonly text?: string }
  | { readonly kind: 'cancelled' }
  | DeskFailure;

export interface DeskFailure {
  readonly kind: 'failed';
  readonly error: string;
  /** What can be done about it at once. */
  readonly wayOut?: { readonly label: string; readonly run: () => void };
}

/** A folder that holds something else under some paths: nothing is overwritten before somebody says so. */
export interface FolderDiffers {
  readonly kind: 'differs';
  readonly paths: readonly string[];
  readonly overwrite: () => Promise<DeskOutcome>;
  readonly leave: () => Promise<DeskOutcome>;
}

/** A design kept in this browser's database. */
export interface RecentDesign {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** Files, folders and zips as the user gave them. */
export type Given = DataTransfer | readonly File[];

/** Texts out of what was given, and complaints about what is none. */
export interface GivenTexts {
  readonly files: readonly PolicySource[];
  readonly problems: readonly Diagnostic[];
}

/** Designs of this studio among texts, told apart from manifests. */
export interface SortedTexts {
  readonly designs: readonly PolicySource[];
  readonly manifests: readonly PolicySource[];
}

/** A file of an archive of pictures. */
export interface PictureFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** The examples that ship with the studio, by their folder. */
export type ExampleName = 'online-boutique' | 'reference-platform';

export interface Desk {
  readonly canWriteFolders: boolean;
  readonly recentDesigns: () => Promise<readonly RecentDesign[]>;
  readonly openRecent: (id: string) => Promise<DeskOutcome>;
  readonly forgetRecent: (id: string) => Promise<DeskOutcome>;
  /** Opens an example that ships with the studio. */
  readonly openExample: (name: ExampleName) => Promise<DeskOutcome>;
  readonly newDesign: () => void;
  /** Call it while the drop event is handled: later, the browser has emptied the transfer. Never rejects. */
  readonly readTexts: (given: Given) => Promise<GivenTexts>;
  readonly sortTexts: (texts: readonly PolicySource[]) => Promise<SortedTexts>;
  /** Opens the design among these texts, with its layout. */
  readonly openDesignFrom: (texts: readonly PolicySource[]) => Promise<DeskOutcome>;
  /** Asks for the files of a design and opens it. */
  readonly openDesign: () => Promise<DeskOutcome>;
  /** Writes the design and its layout to where they were saved before, else asks, else downloads them. */
  readonly saveDesign: () => Promise<DeskOutcome>;
  /** The same, and always asks where. */
  readonly saveDesignAs: () => Promise<DeskOutcome>;
  /** Downloads a version of the open design, as `saveDesign` would have saved it then. */
  readonly saveVersion: (id: number) => Promise<DeskOutcome>;
  /** Goes on with the design that another tab has, in this one. */
  readonly takeOver: () => Promise<DeskOutcome>;
  /** Downloads what could not be read back from this browser, as it was found. */
  readonly downloadRescue: () => Promise<DeskOutcome>;
  readonly downloadZip: (name: string, files: readonly ExportFile[]) => Promise<DeskOutcome>;
  /** Like `downloadZip`, for files that need not be text. */
  readonly downloadPictures: (name: string, files: readonly PictureFile[]) => Promise<DeskOutcome>;
  readonly writeFolder: (files: readonly ExportFile[]) => Promise<DeskOutcome | FolderDiffers>;
  readonly download: (name: string, content: Blob) => void;
  readonly copy: (text: string) => Promise<DeskOutcome>;
  /** Puts a PNG into the clipboard. */
  readonly copyPicture: (png: Blob) => Promise<DeskOutcome>;
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
