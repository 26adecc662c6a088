import { type ReactNode, useState } from 'react';
import { Button as RacButton } from 'react-aria-components';
import { type ExampleName, useDesk } from '../desk.tsx';
import { reportWhenDone } from '../report.ts';
import { useActions, useStudio, useStudioStore } from '../studio-context.tsx';
import { beginTour, tourLabel } from '../tour-place.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import type { IconName } from '../widgets/icon-paths.ts';
import { BoutiquePreview } from './boutique-preview.tsx';
import styles from './gallery.module.css';
import { PlatformPreview } from './platform-preview.tsx';
import { RecentDesigns } from './recent-designs.tsx';

const cx = classes(styles);

/** The first screen: what this is, the examples, three ways in, and the designs kept in this browser. */
export function Gallery() {
  const desk = useDesk();
  const { setView } = useActions();
  return (
    <div className={cx('page')}>
      <main className={cx('gallery')}>
        <header className={cx('head')}>
          <h1 className={cx('product')}>
            <Icon name="bulkhead" size={24} />
            Bulkhead
          </h1>
          <p className={cx('lead')}>
            Draw how a Kubernetes platform may connect. Get the policies that enforce it, and the proof that they do.
          </p>
          <TourWay />
        </header>
        <section aria-label="Start" className={cx('start')}>
          <div className={cx('examples')}>
            <Example name="online-boutique" title="Online Boutique" drawing={<BoutiquePreview />}>
              A shop of eleven services with its real manifests: see what its policies allow, then change it.
            </Example>
            <Example name="reference-platform" title="Reference platform" drawing={<PlatformPreview />}>
              Sixty namespaces and their policies, some wrong in the ways people get them wrong: find them, then wall
              them in.
            </Example>
          </div>
          <div className={cx('others')}>
            <Way icon="import" title="Import manifests" onPress={() => setView({ dialog: 'import' })}>
              Files, a folder, a zip or a kubectl dump. Or drop them anywhere on this page.
            </Way>
            <Way icon="add" title="Empty page" onPress={() => desk.newDesign()}>
              Start with planes, namespaces and flows of your own.
            </Way>
            <Way icon="open" title="Open a design" onPress={() => reportWhenDone(desk.openDesign())}>
              A design.yaml that was saved before, or a diagram that carries its design.
            </Way>
          </div>
        </section>
        <RecentDesigns />
        <footer className={cx('foot')}>
          <Icon name="lock" />
          Nothing leaves this browser. Everything is read, solved and kept in this page until you export it.
        </footer>
      </main>
    </div>
  );
}

/** The way in for who is new: the tour, or the rest of it. */
function TourWay() {
  const studio = useStudio();
  const desk = useDesk();
  const tour = useStudioStore('preferences', (p) => p.tour);
  return (
    <p className={cx('tour')}>
      <Button icon="tour" size="large" onPress={() => beginTour(studio, desk)}>
        {tourLabel(tour)}
      </Button>
      {tour
        ? 'It waits where you left it.'
        : 'New here? Five minutes on a real shop, from what is enforced to manifests with a proof.'}
    </p>
  );
}

interface ExampleProps {
  readonly name: ExampleName;
  readonly title: string;
  readonly drawing: ReactNode;
  readonly children: ReactNode;
}

function Example({ name, title, drawing, children }: ExampleProps) {
  const desk = useDesk();
  const [opening, setOpening] = useState(false);
  const open = () => {
    if (opening) return;
    setOpening(true);
    reportWhenDone(desk.openExample(name).finally(() => setOpening(false)));
  };
  return (
    <RacButton className={cx('card', 'example')} onPress={open} aria-label={`Open the example ${title}`}>
      <span className={cx('drawing')}>{drawing}</span>
      <span className={cx('caption')}>
        <span className={cx('title')}>{title}</span>
        <span className={cx('text')} role="status">
          {opening ? 'Opening…' : children}
        </span>
      </span>
    </RacButton>
  );
}

interface WayProps {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
  readonly onPress: () => void;
}

function Way({ icon, title, children, onPress }: WayProps) {
  return (
    <RacButton className={cx('card', 'way')} onPress={onPress}>
      <span className={cx('icon')}>
        <Icon name={icon} size={20} />
      </span>
      <span className={cx('caption')}>
        <span className={cx('title')}>{title}</span>
        <span className={cx('text')}>{children}</span>
      </span>
    </RacButton>
  );
}
