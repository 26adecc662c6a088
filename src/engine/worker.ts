/** The engine's worker: a shell. */
import { coreCalls, prepareCall } from './core-calls.ts';
import { holdLifeline } from './lifeline.ts';
import { messagePort } from './message-port.ts';
import { serve } from './serve.ts';
import { createSession } from './session.ts';

holdLifeline((message) => self.postMessage(message), navigator.locks);
serve(messagePort(self), createSession(coreCalls), prepareCall);
