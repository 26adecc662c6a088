import { useEffect, useState } from 'react';
import { useDesk } from '../desk.tsx';
import { startImport } from '../import/start-import.ts';
import { reportWhenDone } from '../report.ts';
import { useStudio } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './page-drop.module.css';

const cx = classes(styles);

/** Files dropped anywhere on the page are opened or imported. */
export function PageDrop() {
  const [isOver, setIsOver] = useState(false);
  const studio = useStudio();
  const desk = useDesk();
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    function onDragOver(event: DragEvent): void {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    }
    function onDragLeave(event: DragEvent): void {
      if (event.relatedTarget === null) setIsOver(false);
    }
    function onDrop(event: DragEvent): void {
      setIsOver(false);
      if (event.defaultPrevented || !hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      const texts = desk.readTexts(event.dataTransfer);
      reportWhenDone(startImport(studio, desk, texts, { designAmongManifests: 'open' }));
    }
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [studio, desk]);
  if (!isOver) return null;
  return (
    <div className={cx('over')}>
      <p className={cx('text')}>
        <Icon name="import" size={20} />
        Drop manifests, a folder, a zip or a design
      </p>
    </div>
  );
}
