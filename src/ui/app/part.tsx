import { type ReactNode, Suspense } from 'react';
import { Button } from '../widgets/button.tsx';
import { EmptyState } from '../widgets/empty-state.tsx';
import { ErrorBoundary } from '../widgets/error-boundary.tsx';

/** A part of the page that is loaded when needed, and whose faults stay its own. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(error, retry) => (
        <div role="alert">
          <EmptyState
            icon="error"
            title={`${name} cannot be shown`}
            action={<Button onPress={retry}>Show it again</Button>}
          >
            {error.message}. The design itself is kept as it was.
          </EmptyState>
        </div>
      )}
    >
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
