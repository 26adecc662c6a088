import { type ReactNode, useMemo } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './file-tree.module.css';
import { Icon } from './icon.tsx';
import { MiddleTruncate } from './middle-truncate.tsx';
import { folderPaths, type PathNode, pathTree } from './path-tree.ts';

const cx = classes(styles);

export interface FileTreeProps {
  readonly label: string;
  readonly paths: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (path: string) => void;
  /** Something at the end of a file's row: a count of problems. */
  readonly mark?: (path: string) => ReactNode;
  /** `gone`: struck through. `marked`: with a bar at its side. */
  readonly look?: (path: string) => 'gone' | 'marked' | undefined;
}

/** Files by folder, all folders open at first. */
export function FileTree({ label, paths, selected, onSelect, mark, look }: FileTreeProps) {
  const nodes = useMemo(() => pathTree(paths), [paths]);
  const files = useMemo(() => new Set(paths), [paths]);
  const open = useMemo(() => folderPaths(nodes), [nodes]);
  const renderNode = (node: PathNode) => (
    <TreeItem id={node.path} textValue={node.name} className={cx('item')}>
      <TreeItemContent>
        <span className={cx('row', node.children ? undefined : look?.(node.path))}>
          {node.children ? (
            <Button slot="chevron" className={cx('chevron')}>
              <Icon name="chevron-right" size={12} />
            </Button>
          ) : (
            <span className={cx('chevron')} />
          )}
          <span className={cx('icon')}>
            <Icon name={node.children ? 'folder' : 'file'} />
          </span>
          <MiddleTruncate text={node.name} tail={10} />
          {!node.children && <span className={cx('mark')}>{mark?.(node.path)}</span>}
        </span>
      </TreeItemContent>
      <Collection items={node.children ?? []}>{(child) => renderNode({ ...child })}</Collection>
    </TreeItem>
  );
  return (
    <Tree
      key={open.join('\n')}
      aria-label={label}
      className={cx('tree')}
      items={nodes.map((node) => ({ ...node, id: node.path }))}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={selected === undefined ? [] : [selected]}
      defaultExpandedKeys={open}
      dependencies={[mark, look]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (typeof key === 'string' && files.has(key)) onSelect(key);
      }}
    >
      {renderNode}
    </Tree>
  );
}
