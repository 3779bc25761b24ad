/** `GET /api/people`. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly zone: string;
  /** at home in the party acted for: a link may be made for them */
  readonly own: boolean;
}

/** `GET /api/appointments`. */
export interface AppointmentLine {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly roles: readonly string[];
  readonly starts: string;
  readonly ends: string;
  readonly evidence: string;
  readonly revokedAt: string | null;
  readonly state: 'holds' | 'to-come' | 'ended' | 'revoked';
}

export interface Appointments {
  readonly appointments: readonly AppointmentLine[];
  /** roles that can be given */
  readonly roles: readonly string[];
}
