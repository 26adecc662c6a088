/** The composition root of the studio: engine, storage, stores and page are joined here and nowhere else. */
import './ui/styles/tokens.css';
import './ui/styles/fonts.css';
import './ui/styles/base.css';
import { createRoot } from 'react-dom/client';
import { createWorkerEngine } from './engine/worker-client.ts';
import { createStudio } from './state/create-studio.ts';
import { createDatabase } from './storage/database.ts';
import { recallView, rememberView } from './storage/tab-memory.ts';
import { App } from './ui/app/app.tsx';
import { createBrowserDesk } from './ui/app/desk/browser-desk.ts';
import { readView, viewToKeep } from './ui/app/kept-view.ts';
import { openLinked } from './ui/app/links/open-linked.ts';
import { readPreferences } from './ui/app/preferences.ts';
import { applyTheme } from './ui/app/theme.ts';
import { reportOutcome } from './ui/report.ts';
import { toast } from './ui/widgets/toast.tsx';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no element #root');
  const database = createDatabase();
  const engine = createWorkerEngine();
  const [kept, last] = await Promise.all([database.loadPreferences(), openLinked(database)]);
  const preferences = readPreferences(kept);
  applyTheme(preferences.theme ?? 'system');
  const view = last.kind === 'opened' ? readView(recallView()) : {};
  const studio = createStudio({ engine, storage: database, preferences, view });
  studio.view.subscribe((now) => rememberView(viewToKeep(now)));
  const desk = createBrowserDesk({ studio, engine, database });
  const resumed = desk.resume(last);
  createRoot(root).render(<App studio={studio} desk={desk} />);
  reportOutcome(resumed);
  // a development server changes its files all the time
  if (import.meta.env.PROD) whenQuiet(() => void stayOffline().catch(() => {}));
}

async function stayOffline(): Promise<void> {
  const { keepOffline } = await import('./offline/keep-offline.ts');
  await keepOffline({ onNewVersion: announce });
}

/** After the page has loaded and has nothing else to do: what is kept for later must not slow down now. */
function whenQuiet(work: () => void): void {
  // not in every browser
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
  const later = () => void idle(work, { timeout: 5_000 });
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

function announce(reload: () => void): void {
  toast({
    text: 'A new version of Bulkhead is ready',
    description: 'Reload when it suits you: until then, this tab stays with its own.',
    action: { label: 'Reload', run: reload },
    isLasting: true,
  });
}

if (window.top === window.self) void start();
// a page around this one could lay something over it; not every server can say that it must not
else document.body.textContent = 'Bulkhead does not run inside of another page. Open it in a tab of its own.';
