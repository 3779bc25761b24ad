import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Meetings', fr: 'Réunions' },
  subjects: { meeting: { en: 'meeting', fr: 'réunion' }, minutes: { en: 'minutes of', fr: 'compte rendu de' } },
  kinds: {
    'agenda.reviewed': { en: 'Agenda reviewed by counsel', fr: 'Ordre du jour revu par le conseil' },
    'agenda.sent': { en: 'Agenda sent', fr: 'Ordre du jour envoyé' },
    'agenda.written': { en: 'Agenda written', fr: 'Ordre du jour rédigé' },
    'attendance.recorded': { en: 'Attendance recorded', fr: 'Présence consignée' },
    'item.deferred': { en: 'Item put off', fr: 'Point reporté' },
    'item.done': { en: 'Item done', fr: 'Point traité' },
    'item.noted': { en: 'Item noted', fr: 'Point noté' },
    'item.released': { en: 'Stopped item released', fr: 'Point arrêté libéré' },
    'item.stopped': { en: 'Item stopped', fr: 'Point arrêté' },
    'item.taken-up': { en: 'Item taken up', fr: 'Point abordé' },
    'meeting.cancelled': { en: 'Meeting cancelled', fr: 'Réunion annulée' },
    'meeting.changed': { en: 'Meeting changed', fr: 'Réunion modifiée' },
    'meeting.closed': { en: 'Meeting closed', fr: 'Réunion close' },
    'meeting.joined': { en: 'Meeting joined', fr: 'Réunion rejointe' },
    'meeting.opened': { en: 'Meeting opened', fr: 'Réunion ouverte' },
    'meeting.planned': { en: 'Meeting planned', fr: 'Réunion prévue' },
    'minutes.approved': { en: 'Minutes approved', fr: 'Compte rendu approuvé' },
    'minutes.returned': { en: 'Minutes returned', fr: 'Compte rendu renvoyé' },
    'minutes.reviewed': { en: 'Minutes reviewed by counsel', fr: 'Compte rendu revu par le conseil' },
    'minutes.written': { en: 'Minutes written', fr: 'Compte rendu rédigé' },
  },
} satisfies ActTable;
