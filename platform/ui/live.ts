import type { QueryClient } from '@tanstack/react-query';

/** What the server sends on `/api/events` as event `change`: the topics whose answers are no longer current. */
interface Change {
  readonly topics: readonly string[];
}

/**
 * Follows `GET /api/events` (server-sent events) and reads again what changed. After a lost connection everything is
 * read again, since changes may have been missed. Returns the function that stops it.
 */
export function followChanges(client: QueryClient): () => void {
  let lost = false;
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => {
    if (lost) void client.invalidateQueries();
    lost = false;
  });
  source.addEventListener('error', () => {
    lost = true;
  });
  source.addEventListener('change', event => {
    const { topics } = JSON.parse((event as MessageEvent<string>).data) as Change;
    for (const topic of [...topics, 'me']) void client.invalidateQueries({ queryKey: [topic] });
  });
  return () => source.close();
}
