/** Paths as a tree of folders, folders first, each in order. */

export interface PathNode {
  /** The last part of the path; of folders that hold one folder only, their parts joined. */
  readonly name: string;
  readonly path: string;
  /** `undefined`: a file. */
  readonly children: readonly PathNode[] | undefined;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

export function pathTree(paths: Iterable<string>): readonly PathNode[] {
  const root: Folder = { folders: new Map(), files: [] };
  for (const path of paths) {
    const parts = path.split('/');
    const name = parts.pop() ?? path;
    let at = root;
    for (const part of parts) {
      let next = at.folders.get(part);
      if (!next) {
        next = { folders: new Map(), files: [] };
        at.folders.set(part, next);
      }
      at = next;
    }
    at.files.push(name);
  }
  return nodesOf(root, '');
}

function nodesOf(folder: Folder, prefix: string): readonly PathNode[] {
  const folders = [...folder.folders]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, child]) => {
      let label = name;
      let inner = child;
      for (;;) {
        const only = inner.files.length === 0 && inner.folders.size === 1 ? [...inner.folders][0] : undefined;
        if (!only) break;
        label += `/${only[0]}`;
        inner = only[1];
      }
      const path = prefix + label;
      return { name: label, path, children: nodesOf(inner, `${path}/`) };
    });
  const files = folder.files
    .toSorted((a, b) => a.localeCompare(b, 'en'))
    .map((name) => ({ name, path: prefix + name, children: undefined }));
  return [...folders, ...files];
}

/** The paths of every folder in a tree. */
export function folderPaths(nodes: readonly PathNode[]): string[] {
  return nodes.flatMap((node) => (node.children ? [node.path, ...folderPaths(node.children)] : []));
}
