import { useState } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './page.module.css';
import { nextPlace, type Place, SelectionWords } from './selection-words.tsx';

const cx = classes(styles);

export interface FileStripProps {
  readonly design: Design;
  readonly ids: readonly string[];
  /** Where the selection stands, in order of the tree. */
  readonly places: readonly Place[];
  readonly path: string;
  readonly isEditable: boolean;
  readonly onShow: (place: Place) => void;
  readonly onMap: () => void;
}

/** The line under the file: where the selection stands, and how one writes here. It is always there, so that nothing moves. */
export function FileStrip({ design, ids, places, path, isEditable, onShow, onMap }: FileStripProps) {
  const [shown, setShown] = useState<Place | undefined>(undefined);
  // from somewhere else the way starts in the file on show
  const from = shown?.path === path ? shown : undefined;
  const next = from ? nextPlace(places, from) : (places.find((p) => p.path === path) ?? places[0]);
  return (
    <div className={cx('strip')}>
      <span className={cx('stripText')}>
        {ids.length > 0 ? (
          <SelectionWords design={design} ids={ids} places={places} path={path} />
        ) : (
          <span>
            {isEditable ? 'Write in the text: what it changes is shown before it is applied.' : 'To be read only.'}
          </span>
        )}
      </span>
      {ids.length > 0 && (
        <span className={cx('stripButtons')}>
          {next && (
            <Button
              variant="quiet"
              onPress={() => {
                setShown(next);
                onShow(next);
              }}
            >
              Next place
            </Button>
          )}
          <Button variant="quiet" onPress={onMap}>
            Show on the map
          </Button>
        </span>
      )}
    </div>
  );
}
