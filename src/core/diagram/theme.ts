/** Colours of the picture: those of the studio's themes (`look.md`, Colour), since a file cannot ask for its tokens. */
import type { Band } from './describe.ts';
import type { Tone } from './tone.ts';

export type ThemeName = 'light' | 'dark' | 'print';

export interface Theme {
  readonly name: ThemeName;
  readonly paper: string;
  readonly card: string;
  readonly frame: string;
  readonly strong: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly wall: string;
  readonly tone: Readonly<Record<Tone, string>>;
  readonly band: Readonly<Record<Band, { readonly ink: string; readonly surface: string }>>;
}

type Bands = Theme['band'];

function bands(
  surfaceOfTenant: string,
  inks: readonly string[],
  planes: Pick<Bands, 'control' | 'management' | 'data' | 'neutral'>,
): Bands {
  const tenant = (i: number) => ({ ink: inks[i] ?? '', surface: surfaceOfTenant });
  return {
    ...planes,
    'tenant-1': tenant(0),
    'tenant-2': tenant(1),
    'tenant-3': tenant(2),
    'tenant-4': tenant(3),
    'tenant-5': tenant(4),
    'tenant-6': tenant(5),
    'tenant-7': tenant(6),
    'tenant-8': tenant(7),
  };
}

function tones(
  allowed: string,
  blocked: string,
  surplus: string,
  undefinedInk: string,
  grey: string,
  ink: string,
): Theme['tone'] {
  return {
    allowed,
    blocked,
    partly: blocked,
    surplus,
    undefined: undefinedInk,
    question: undefinedInk,
    'kept-out': grey,
    unjudged: grey,
    exposed: ink,
  };
}

const LIGHT: Theme = {
  name: 'light',
  paper: '#ffffff',
  card: '#ffffff',
  frame: '#ffffff',
  strong: '#14181f',
  text: '#2c333d',
  muted: '#58616e',
  line: '#c6ccd4',
  lineStrong: '#7f8896',
  wall: '#14181f',
  tone: tones('#1559c7', '#bd3812', '#8a5a00', '#6f5a8a', '#616976', '#2c333d'),
  band: bands('#f7f8f9', ['#3f6aa8', '#7a5c9e', '#4a7a52', '#96583f', '#2f7686', '#8f4d74', '#6c6a2b', '#5b6470'], {
    control: { ink: '#6a42c2', surface: '#f7f4fd' },
    management: { ink: '#0a6f6c', surface: '#f1f9f8' },
    data: { ink: '#4a5d78', surface: '#f4f6fa' },
    neutral: { ink: '#7f8896', surface: '#f7f8f9' },
  }),
};

const DARK: Theme = {
  name: 'dark',
  paper: '#16191e',
  card: '#23282f',
  frame: '#1d2127',
  strong: '#f3f5f7',
  text: '#d5dae1',
  muted: '#a0a8b4',
  line: '#3f4751',
  lineStrong: '#737d8b',
  wall: '#f3f5f7',
  tone: tones('#7fb0ff', '#ff8d68', '#e9b44c', '#bfa9dc', '#99a2af', '#d5dae1'),
  band: bands('#1a1e24', ['#8ab0e6', '#c0a3e0', '#8fc398', '#dba58c', '#7cc2d1', '#d898bd', '#c0bd6f', '#aab3bf'], {
    control: { ink: '#b79cff', surface: '#201d2b' },
    management: { ink: '#5cc8c2', surface: '#172525' },
    data: { ink: '#a5b7d1', surface: '#1b2028' },
    neutral: { ink: '#737d8b', surface: '#1a1e24' },
  }),
};

const PRINT: Theme = {
  name: 'print',
  paper: '#ffffff',
  card: '#ffffff',
  frame: '#ffffff',
  strong: '#000000',
  text: '#111111',
  muted: '#3a3a3a',
  line: '#6a6a6a',
  lineStrong: '#4a4a4a',
  wall: '#000000',
  tone: tones('#0d4095', '#9c2a08', '#6d4700', '#54426c', '#5c5c5c', '#111111'),
  band: bands('#ffffff', ['#24446f', '#503a69', '#2c4f33', '#633726', '#1c4c57', '#5f304c', '#464519', '#3a4049'], {
    control: { ink: '#4c2c92', surface: '#ffffff' },
    management: { ink: '#07504e', surface: '#ffffff' },
    data: { ink: '#35455b', surface: '#ffffff' },
    neutral: { ink: '#4a4a4a', surface: '#ffffff' },
  }),
};

export const THEMES: Readonly<Record<ThemeName, Theme>> = { light: LIGHT, dark: DARK, print: PRINT };
