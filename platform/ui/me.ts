import { createContext, useContext } from 'react';
import type { Mode } from '#engines/kernel/mode.ts';
import { useApi } from './api.ts';

/** A role held by the person for a party and for a period. */
export interface Appointment {
  readonly id: string;
  readonly title: string;
  readonly party: { readonly id: string; readonly slug: string; readonly name: string; readonly country: string };
  readonly roles: readonly string[];
  /** end of the appointment, ISO 8601 */
  readonly until: string | null;
}

/** `GET /api/me`. */
export interface Me {
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly language: string;
    readonly zone: string;
  };
  readonly acting: {
    readonly appointment: string;
    readonly party: Appointment['party'];
    readonly roles: readonly string[];
    readonly until: string | null;
  } | null;
  readonly appointments: readonly Appointment[];
  readonly mode: Mode;
  readonly counts: Readonly<Record<string, number>>;
}

export const useMeQuery = () => useApi<Me>('/api/me');

const MeContext = createContext<Me | null>(null);
export const MeProvider = MeContext.Provider;

/** The person signed in and for whom they act; null on pages without a session. */
export const useMe = (): Me | null => useContext(MeContext);

/** The reader's own zone: that of their profile, otherwise that of the browser. */
export function useZone(): string {
  return useMe()?.person.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
