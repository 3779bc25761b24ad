/** `GET /api/auth/credentials`. */
export interface Credentials {
  readonly password: { readonly set: boolean; readonly since: string | null };
  readonly totp: { readonly enrolled: boolean; readonly since: string | null; readonly backupCodesLeft: number };
}
