import type { Role } from './roles.ts';

/**
 * Who does something: a person, for a party, under an appointment. Every act and every database transaction has one.
 * `via` says through which door they came; no door has rules of its own.
 */
export interface Actor {
  readonly person: number | null;
  readonly party: number | null;
  readonly appointment: number | null;
  readonly roles: readonly Role[];
  readonly via: 'session' | 'token' | 'job' | 'terminal' | 'start';
}

/** The installation itself: first start, demonstration world, terminal commands of whoever runs the machine. */
export const installation: Actor = { person: null, party: null, appointment: null, roles: ['system'], via: 'start' };
