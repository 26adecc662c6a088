import type { ReactNode } from 'react';
import { Tabs as RacTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './tabs.module.css';

const cx = classes(styles);

export interface TabDefinition<T extends string> {
  readonly id: T;
  readonly label: string;
  /** A count or badge behind the label. */
  readonly badge?: ReactNode;
  readonly content: ReactNode;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly selected: T;
  readonly onSelect: (id: T) => void;
  readonly tabs: readonly TabDefinition<T>[];
  /** Controls at the end of the tab row. */
  readonly actions?: ReactNode;
}

export function Tabs<T extends string>({ label, selected, onSelect, tabs, actions }: TabsProps<T>) {
  return (
    <RacTabs className={cx('tabs')} selectedKey={selected} onSelectionChange={(key) => onSelect(key as T)}>
      <div className={cx('bar')}>
        <TabList className={cx('list')} aria-label={label}>
          {tabs.map((tab) => (
            <Tab key={tab.id} id={tab.id} className={cx('tab')}>
              {tab.label}
              {tab.badge}
            </Tab>
          ))}
        </TabList>
        {actions && <div className={cx('actions')}>{actions}</div>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={cx('panel')}>
          {tab.content}
        </TabPanel>
      ))}
    </RacTabs>
  );
}
