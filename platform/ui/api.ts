import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';

/** An error of the interface's own server (RFC 9457), with the pointer and the next step that Entente adds. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  /** JSON pointer into what was sent */
  readonly pointer?: string;
  /** what to do next */
  readonly next?: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  const base = { status: response.status, code: `http-${response.status}`, title: response.statusText || 'Error' };
  if (!type.includes('json')) return base;
  try {
    const body = (await response.json()) as Partial<Problem>;
    return { ...base, ...body, status: response.status };
  } catch {
    return base;
  }
}

/**
 * One request to the server. The header `x-entente` cannot be set by a form of another site, so it stands against
 * request forgery. Throws a `ProblemError`, also when the server cannot be reached (`status` 0, code `unreachable`).
 */
async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json', 'x-entente': '1' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError({ status: 0, code: 'unreachable', title: 'unreachable' });
  }
  if (!response.ok) throw new ProblemError(await problemOf(response));
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** Requests to `/api/…`; bodies are JSON. */
export const api = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal),
  post: <T>(path: string, body: unknown = {}) => request<T>('POST', path, body),
  put: <T>(path: string, body: unknown) => request<T>('PUT', path, body),
  patch: <T>(path: string, body: unknown) => request<T>('PATCH', path, body),
  delete: <T>(path: string) => request<T>('DELETE', path),
};

/** The topic of an address is its first part after `/api/`; live updates name topics. */
export const topicOf = (path: string): string => /^\/api\/([^/?]+)/.exec(path)?.[1] ?? 'other';

const retry = (count: number, error: Error): boolean =>
  error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 502) && count < 2;

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });

/**
 * Reads one address and keeps it up to date; `null` waits. `every` reads again after so many milliseconds; `keep` shows
 * the previous answer while the next address is read.
 */
export function useApi<T>(
  path: string | null,
  options: { readonly every?: number; readonly keep?: boolean } = {},
): UseQueryResult<T, ProblemError> {
  const topic = path ? topicOf(path) : 'none';
  const settings: UseQueryOptions<T, ProblemError> = {
    queryKey: [topic, path],
    queryFn: ({ signal }) => api.get<T>(path ?? '', signal),
    enabled: path !== null,
    refetchInterval: options.every ?? false,
  };
  return useQuery<T, ProblemError>(options.keep ? { ...settings, placeholderData: keepPreviousData } : settings);
}

/** Changes something; afterwards the given topics (and that of the rail's numbers, `me`) are read again. */
export function useAct<In, Out = unknown>(act: (input: In) => Promise<Out>, topics: readonly string[] = []) {
  const client = useQueryClient();
  return useMutation<Out, ProblemError, In>({
    mutationFn: act,
    onSettled: () => Promise.all([...topics, 'me'].map(topic => client.invalidateQueries({ queryKey: [topic] }))),
  });
}
