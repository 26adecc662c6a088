/** The engine's worker: a shell. */
import { coreCalls } from './core-calls.ts';
import { messagePort } from './message-port.ts';
import { serve } from './serve.ts';
import { createSession } from './session.ts';

serve(messagePort(self), createSession(coreCalls));
