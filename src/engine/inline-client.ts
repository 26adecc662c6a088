/** The engine in process: for Node, for tests, and where there are no workers. */
import type { Engine } from './engine.ts';
import { createEngineClient } from './engine-client.ts';
import type { ClientPort, Reply, Request } from './protocol.ts';
import { serve } from './serve.ts';
import type { Session } from './session.ts';

/** An engine that runs sessions here. A session is made at the first call, and anew after a cancelled one. */
export function createInlineEngine(newSession: () => Session): Engine {
  return createEngineClient({ spawn: () => inlinePort(newSession()) });
}

/** A line within the process; messages arrive in later microtasks, as those of a worker arrive in later tasks. */
function inlinePort(session: Session): ClientPort {
  let closed = false;
  let toServer: (request: Request) => void = () => {};
  let toClient: (reply: Reply) => void = () => {};
  const deliver = (run: () => void) => {
    queueMicrotask(() => {
      if (!closed) run();
    });
  };
  serve(
    {
      post: (reply) => deliver(() => toClient(reply)),
      listen: (onRequest) => {
        toServer = onRequest;
      },
    },
    session,
  );
  return {
    post: (request) => deliver(() => toServer(request)),
    listen: (onReply) => {
      toClient = onReply;
    },
    onCrash: () => {},
    close: () => {
      closed = true;
    },
  };
}
