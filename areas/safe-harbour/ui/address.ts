import { useParams, useSearch } from '@tanstack/react-router';

const asked = ['incident', 'recipient', 'class', 'purpose', 'at', 'knownAt'] as const;
export type Asked = (typeof asked)[number];

/** What the address asks about, the part of an address that says so, and the same with one part changed. */
export function useAsked(): {
  readonly id: string;
  readonly values: Readonly<Partial<Record<Asked, string>>>;
  readonly query: string;
  readonly changed: (name: Asked, value: string) => string;
} {
  const params: Record<string, string> = useParams({ strict: false });
  const search: Record<string, unknown> = useSearch({ strict: false });
  const values = Object.fromEntries(
    asked.flatMap(name => (search[name] === undefined || search[name] === '' ? [] : [[name, String(search[name])]])),
  );
  return {
    id: params['id'] ?? '',
    values,
    query: queryOf(values),
    changed: (name, value) => queryOf({ ...values, [name]: value }),
  };
}

function queryOf(values: Readonly<Partial<Record<Asked, string>>>): string {
  const told = Object.entries(values).filter(([, value]) => value !== '');
  const text = new URLSearchParams(told).toString();
  return text && `?${text}`;
}
