import type { ActTable } from './registry.ts';

const person = { en: 'person', fr: 'personne' };

/** The acts of what is no room: signing in, persons and appointments, mail. */
export const ownActs: Readonly<Record<string, ActTable>> = {
  auth: {
    room: { en: 'Signing in', fr: 'Connexion' },
    subjects: { person, place: { en: 'place', fr: 'lieu' }, token: { en: 'token', fr: 'jeton' } },
    kinds: {
      'link.made': { en: 'One-time link made', fr: 'Lien à usage unique créé' },
      'password.changed': { en: 'Password changed', fr: 'Mot de passe changé' },
      'password.set': { en: 'Password set', fr: 'Mot de passe défini' },
      'profile.changed': { en: 'Profile changed', fr: 'Profil modifié' },
      'sessions.ended': { en: 'Other sessions ended', fr: 'Autres sessions fermées' },
      'sign-in.locked': { en: 'Sign-in locked after failures', fr: 'Connexion bloquée après des échecs' },
      'signed-in': { en: 'Signed in', fr: 'Connexion ouverte' },
      'token.made': { en: 'Token made', fr: 'Jeton créé' },
      'token.revoked': { en: 'Token revoked', fr: 'Jeton révoqué' },
      'totp.backup-codes-renewed': { en: 'Backup codes renewed', fr: 'Codes de secours renouvelés' },
      'totp.enrolled': { en: 'Second factor set up', fr: 'Second facteur mis en place' },
      'totp.removed': { en: 'Second factor removed', fr: 'Second facteur retiré' },
    },
  },
  parties: {
    room: { en: 'Participation', fr: 'Participation' },
    subjects: {
      person,
      party: { en: 'party', fr: 'organisation' },
      appointment: { en: 'appointment', fr: 'mandat' },
    },
    kinds: {
      'appointment.made': { en: 'Appointment made', fr: 'Mandat donné' },
      'appointment.revoked': { en: 'Appointment revoked', fr: 'Mandat révoqué' },
      'party.registered': { en: 'Party registered', fr: 'Organisation inscrite' },
      'person.invited': { en: 'Person invited', fr: 'Personne invitée' },
    },
  },
  mail: {
    room: { en: 'Outbox', fr: 'Boîte d’envoi' },
    subjects: { mail: { en: 'message', fr: 'message' } },
    kinds: {
      'mail.held': { en: 'Message held back', fr: 'Message retenu' },
      'mail.released': { en: 'Message released', fr: 'Message libéré' },
    },
  },
};
