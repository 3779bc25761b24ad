import type { ColumnType, Generated } from 'kysely';
import type { Role } from '#platform/auth/roles.ts';

type Json<T> = ColumnType<T, string | undefined, string>;

export interface PartyTable {
  id: Generated<number>;
  slug: string;
  name: string;
  names: Json<Record<string, string>>;
  kind: string;
  country: string | null;
  sectors: Generated<string[]>;
  parent: number | null;
  standing: Generated<'local' | 'attested' | 'unverified'>;
  attributes: Json<Record<string, unknown>>;
  created_at: Generated<Date>;
}

export interface PersonTable {
  id: Generated<number>;
  name: string;
  email: string;
  language: Generated<'en' | 'fr'>;
  zone: Generated<string>;
  home: number | null;
  nationality: Generated<string[]>;
  created_at: Generated<Date>;
}

export interface AppointmentTable {
  id: Generated<number>;
  person: number;
  party: number;
  roles: Role[];
  starts: Date;
  ends: Date;
  evidence: Generated<string>;
  revoked_at: Date | null;
}

interface Period {
  starts: Generated<Date>;
  ends: Date | null;
}

declare module '#platform/db/tables.ts' {
  interface Tables {
    'party.party': PartyTable;
    'party.person': PersonTable;
    'party.appointment': AppointmentTable;
    'party.community': { id: Generated<number>; slug: string; name: string; charter: Generated<string> };
    'party.membership': Period & { community: number; party: number };
    'party.service': Period & { party: number; supplier: number };
    'party.enrolment': { party: number; mode: 'exercise' | 'drill'; name: string; starts: Date; ends: Date };
  }
}
