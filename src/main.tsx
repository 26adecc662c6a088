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
import { readPreferences } from './ui/app/preferences.ts';
import { applyTheme } from './ui/app/theme.ts';
import { toast } from './ui/widgets/toast.tsx';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no element #root');
  const database = createDatabase();
  const engine = createWorkerEngine();
  const [kept, last] = await Promise.all([database.loadPreferences(), database.openLast()]);
  const preferences = readPreferences(kept);
  applyTheme(preferences.theme ?? 'system');
  const view = last.kind === 'opened' ? readView(recallView()) : {};
  const studio = createStudio({ engine, storage: database, preferences, view });
  studio.view.subscribe((now) => rememberView(viewToKeep(now)));
  if (last.kind === 'opened') studio.actions.open(last.document, last.today, last.problems, last.record, last.files);
  const desk = createBrowserDesk({ studio, engine, database });
  createRoot(root).render(<App studio={studio} desk={desk} />);
  if (last.kind === 'failed') toast({ text: last.error, tone: 'error' });
}

void start();
