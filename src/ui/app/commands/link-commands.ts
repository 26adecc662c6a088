import { thingsText } from '../../../core/design/thing-words.ts';
import { reportWhenDone } from '../../report.ts';
import { copyDesignLink, copyPlaceLink } from '../links/copy-links.ts';
import type { Command } from './command.ts';
import { designOf, needsDocument, selectedOf } from './needs.ts';

export const LINK_COMMANDS: readonly Command[] = [
  {
    id: 'file.link',
    label: 'Copy link to this',
    section: 'File',
    keys: ['L'],
    icon: 'link',
    unless: needsDocument,
    hint: (context) => {
      const [design, ids] = [designOf(context), selectedOf(context)];
      return design && ids.length > 0 ? `Copy a link to ${thingsText(design, ids)}` : 'Copy a link to this view';
    },
    run: ({ studio, desk }) => reportWhenDone(copyPlaceLink(studio, desk)),
  },
  {
    id: 'file.link-design',
    label: 'Copy link with the design',
    section: 'File',
    icon: 'link',
    unless: needsDocument,
    run: ({ studio, desk }) => reportWhenDone(copyDesignLink(studio, desk)),
  },
];
