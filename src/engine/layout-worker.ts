/** The layout's worker: a shell. */
import type { LayoutReply, LayoutRequest } from './layout-client.ts';
import { runLayout } from './layout-run.ts';
import { holdLifeline } from './lifeline.ts';
import { messagePort } from './message-port.ts';

holdLifeline((message) => self.postMessage(message), navigator.locks);
const port = messagePort<LayoutReply, LayoutRequest>(self);

port.listen(({ id, boxes }) => {
  runLayout(boxes).then(
    (places) => port.post({ id, places }),
    (error: unknown) => port.post({ id, message: error instanceof Error ? error.message : String(error) }),
  );
});
