import { expect, type Locator, type Page } from 'playwright/test';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

type Tool = 'plane' | 'environment' | 'tenant' | 'namespace' | 'workload' | 'external' | 'host group';

/** The map: what stands on it is found by its spoken name, and moved by where it stands. */
export class MapPage {
  readonly page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('main', { name: 'Map' });
  }

  /** `Deployment web in shop, …`; without a place, wherever it stands. */
  card(name: string, place?: string): Locator {
    const where = place === undefined ? '' : ` in ${place}`;
    return this.canvas.getByRole('group', {
      name: new RegExp(`^(Deployment|StatefulSet|Pod|external) ${name}${where}\\b`),
    });
  }

  /** A plane, environment, tenant or namespace. */
  frame(kind: 'plane' | 'environment' | 'tenant' | 'namespace', name: string): Locator {
    return this.canvas.getByRole('group', { name: new RegExp(`^${kind} ${name},`) });
  }

  /** An arrow, by its spoken name: `F-1: web → db tcp 5432: …`. */
  arrow(name: string | RegExp): Locator {
    return this.canvas.getByRole('group', { name });
  }

  tool(tool: Tool): Locator {
    return this.canvas.getByRole('toolbar', { name: 'Add' }).getByRole('button', { name: `Add ${tool}`, exact: true });
  }

  /** Presses a tool and gives the new thing its name. */
  async add(tool: Tool, name: string): Promise<void> {
    await this.tool(tool).click();
    await this.nameNew(name);
  }

  /** Drags a tool to a point of the window and gives the new thing its name. */
  async addAt(tool: Tool, name: string, at: Spot): Promise<void> {
    await this.drag(await middleOf(this.tool(tool)), at);
    await this.nameNew(name);
  }

  private async nameNew(name: string): Promise<void> {
    const field = this.canvas.getByRole('textbox', { name: /^Name of / });
    await expect(field).toBeFocused();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press('Enter');
    await expect(field).toBeHidden();
    await expect(this.canvas.getByRole('group', { name: new RegExp(`\\b${name}\\b`) }).first()).toBeFocused();
  }

  async renameByDoubleClick(thing: Locator, name: string): Promise<void> {
    await thing.dblclick();
    await this.nameNew(name);
  }

  async renameByKey(thing: Locator, name: string): Promise<void> {
    await thing.click();
    await this.page.keyboard.press('F2');
    await this.nameNew(name);
  }

  /** Draws from the socket at the right of one thing to the middle of another. */
  async connect(from: Locator, to: Locator): Promise<void> {
    const box = await boxOf(from);
    await from.hover();
    await this.drag({ x: box.x + box.width, y: box.y + box.height / 2 }, await middleOf(to));
    await expect(
      this.page.getByRole('dialog', { name: 'New flow' }).getByRole('textbox', { name: 'Ports' }),
    ).toBeFocused();
  }

  /** Drags a thing by its middle, or by `grip`, to a point of the window. */
  async move(thing: Locator, to: Spot): Promise<void> {
    await this.drag(await middleOf(thing), to);
  }

  /** Moves the pointer in steps, as a hand does. */
  async drag(from: Spot, to: Spot): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }

  /** A press on the empty canvas, which selects nothing. */
  async leave(): Promise<void> {
    const box = await boxOf(this.canvas);
    await this.page.mouse.click(box.x + box.width / 2, box.y + 110);
  }
}

export async function boxOf(thing: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await thing.boundingBox();
  if (!box) throw new Error(`${thing} is not on screen`);
  return box;
}

export async function middleOf(thing: Locator): Promise<Spot> {
  const { x, y, width, height } = await boxOf(thing);
  return { x: x + width / 2, y: y + height / 2 };
}

/** A point inside something, given as parts of its width and height. */
export async function within(thing: Locator, right: number, down: number): Promise<Spot> {
  const { x, y, width, height } = await boxOf(thing);
  return { x: x + width * right, y: y + height * down };
}
