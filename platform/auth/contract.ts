import type { Actor } from './actor.ts';

/** What other rooms may ask of this one. */
export interface AuthService {
  /** A new single-use link for the person, good for 24 hours; older ones end. Shown once, to whom it is handed. */
  linkFor(actor: Actor, person: number): Promise<string>;
}

/** The numbers beside the entries of the rail; whoever composes the service may offer them. */
export interface CountsService {
  of(actor: Actor): Promise<Readonly<Record<string, number>>>;
}

declare module '#platform/room/room.ts' {
  interface Services {
    auth: AuthService;
    counts?: CountsService;
  }
}
