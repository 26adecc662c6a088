/** What is kept of a design's files, read back from the browser as far as it is sound. */
import { type ExportedFile, type FileDraft, type KeptFiles, type LastExport, NO_FILES } from '../state/kept-files.ts';
import type { StoredFiles } from './database-schema.ts';

/** The parts put together; what has another form is left out. */
export function readKeptFiles(parts: readonly StoredFiles[]): KeptFiles {
  const value = (part: StoredFiles['part']) => parts.find((p) => p.part === part)?.value;
  const designText = value('designText');
  return {
    drafts: readDrafts(value('drafts')),
    exported: readExport(value('exported')),
    designText: typeof designText === 'string' ? designText : NO_FILES.designText,
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readDrafts(value: unknown): Readonly<Record<string, FileDraft>> {
  const drafts = Object.entries(isRecord(value) ? value : {}).flatMap(([path, draft]): [string, FileDraft][] => {
    if (!isRecord(draft)) return [];
    const { text, base } = draft;
    return typeof text === 'string' && typeof base === 'string' ? [[path, { text, base }]] : [];
  });
  return Object.fromEntries(drafts);
}

function readExport(value: unknown): LastExport | undefined {
  if (!isRecord(value)) return undefined;
  const { at, digest, files } = value;
  if (typeof at !== 'number' || typeof digest !== 'string' || !Array.isArray(files)) return undefined;
  return { at, digest, files: files.flatMap((file) => readFile(file) ?? []) };
}

function readFile(value: unknown): ExportedFile | undefined {
  if (!isRecord(value)) return undefined;
  const { path, digest, text } = value;
  if (typeof path !== 'string' || typeof digest !== 'string') return undefined;
  return { path, digest, ...(typeof text === 'string' ? { text } : {}) };
}
